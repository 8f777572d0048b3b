/** Sentences of the commands around tokens, and of those that change profiles field by field. */
export const signIn = () => ({
  statusSummary: 'Show who you are signed in as, where, and until when',
  statusDescription:
    'Uses the token that is kept, if there is one, else signs in. Prints no secrets. Exit code 3 where signing in is not possible.',
  tokenSummary: 'Print an API key and a token for other tools',
  tokenDescription:
    'The pair opens the API until it expires, so treat the output as a secret. With --shell it comes as export lines for a POSIX shell, together with the endpoint that it belongs to.',
  shell: 'Print export lines for a shell: eval "$(soracom auth token --shell)".',
  logoutSummary: 'Revoke the token in use and forget it',
  logoutDescription:
    'Tells the API that the token is no longer valid and removes it from this machine. It is forgotten here even if the API can not be reached. The next command signs in again.',
  logoutAll: 'Every token that is kept, of all profiles.',
  loggedOut: (endpoint: string) => `The token for ${endpoint} is revoked and forgotten.`,
  alreadyInvalid: (endpoint: string) => `The token for ${endpoint} was no longer valid; it is forgotten.`,
  nothingToForget: 'There is no token to revoke.',
  notRevoked: (endpoint: string, reason: string) =>
    `The token for ${endpoint} is forgotten here, but it was not revoked: ${reason}`,
  notRevokedHint: 'It stays valid until it expires.',
  sandboxSummary: 'Open an account in the sandbox and write a profile for it',
  sandboxDescription:
    'Opens a sandbox account with the AuthKey of a production account, which is used once and not saved, and writes the profile "sandbox", or the one that --profile names. What flags and environment leave open is asked for, if there is a terminal. In a script pass the secrets by SORACOM_AUTH_KEY and SORACOM_PASSWORD, or by --secret-stdin.',
  sandboxAuthKeyId: 'Id of an AuthKey of your production account.',
  sandboxAuthKey: 'Secret of that AuthKey. Better by --secret-stdin or SORACOM_AUTH_KEY.',
  sandboxEmail: 'E-mail address of the new sandbox account.',
  sandboxPassword: 'Password of the new sandbox account. Better by --secret-stdin or SORACOM_PASSWORD.',
  sandboxRegisterPaymentMethod: 'Register a payment method with the account; done unless =false is given.',
  sandboxOverwrite:
    'Replace the profile whatever it holds. A sandbox profile is replaced unless =false is given.',
  sandboxSecretStdin:
    'Read from the standard input, one a line, the secrets not given otherwise: AuthKey, then password.',
  sandboxIncomplete: 'Something is missing, and there is no terminal to ask on.',
  sandboxIncompleteHint:
    'Give --auth-key-id and --email, and the secrets by SORACOM_AUTH_KEY and SORACOM_PASSWORD or by --secret-stdin.',
  sandboxAuthKeyIdQuestion: 'Id of a production AuthKey:',
  sandboxAuthKeyQuestion: 'Its secret (used once, not saved):',
  sandboxEmailQuestion: 'E-mail address for the sandbox account:',
  sandboxPasswordQuestion: 'Password for the sandbox account:',
  setSummary: 'Set one field of a profile',
  setDescription: (fields: string) =>
    `Changes one field and keeps all others, those unknown to soracom included. A profile that does not exist is made. Leave VALUE out, or give -, to type it unseen or to pass it by the standard input: arguments are visible to other users of the machine. One extra header is headers.NAME. Fields: ${fields}.`,
  unsetSummary: 'Remove one field of a profile',
  unsetDescription: 'All other fields are kept. One extra header is headers.NAME.',
  renameSummary: 'Rename a profile',
  renameDescription: 'Profiles that take their credentials from it (sourceProfile) follow.',
  unknownField: (field: string, nearest: string | undefined) =>
    `A profile has no field "${field}".${nearest === undefined ? '' : ` Did you mean ${nearest}?`}`,
  fieldUnset: (field: string, name: string) => `The profile "${name}" has no ${field}.`,
  badHeaderName: (name: string) => `"${name}" can't be the name of a header.`,
  noValue: (field: string) => `The value of ${field} is missing, and there is no terminal to ask on.`,
  noValueHint: 'Give it as an argument, or pass it by the standard input with "-".',
  valueQuestion: (field: string) => `${field}:`,
  fieldSet: (field: string, name: string) => `${field} of the profile "${name}" is set.`,
  fieldRemoved: (field: string, name: string) => `${field} of the profile "${name}" is removed.`,
  renamed: (from: string, to: string) => `The profile "${from}" is now "${to}".`,
  sourceFollows: (name: string, to: string) =>
    `The profile "${name}" now takes its credentials from "${to}".`,
});
