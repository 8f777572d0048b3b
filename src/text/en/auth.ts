/** Sentences about credentials and tokens. */
export const auth = () => ({
  none: (profile: string) => `No credentials were given, and there is no profile "${profile}".`,
  noProfile: (profile: string) => `There is no profile "${profile}".`,
  noProfileHint: (names: readonly string[]) =>
    names.length === 0
      ? 'Make one with: soracom configure'
      : `Choose one with --profile or SORACOM_PROFILE: ${names.join(', ')}. Or make one with: soracom configure`,
  noSource: (profile: string, source: string) =>
    `The profile "${profile}" takes its credentials from "${source}" (sourceProfile), and there is no such profile.`,
  noSourceHint: (profile: string, others: readonly string[]) =>
    `Name another one with: soracom configure set sourceProfile NAME --profile ${profile}.${others.length === 0 ? '' : ` There are: ${others.join(', ')}`}`,
  noneHint: 'Make a profile with "soracom configure", or try the built-in demo: --profile demo',
  configureHint: (profile: string) => `Fix it with: soracom configure --profile ${profile} --overwrite`,
  profileIncomplete: (profile: string) =>
    `The profile "${profile}" holds no complete credentials: an AuthKey (id and secret), e-mail and password, or operator id, user name and password.`,
  switchIncomplete: (profile: string) =>
    `The profile "${profile}" names a sourceProfile, so it needs operatorId and username too.`,
  chainedSource: (profile: string, source: string) =>
    `The profile "${profile}" takes its credentials from "${source}", which has a sourceProfile itself; that can't be chained.`,
  refused: (message: string) => `The credentials were refused: ${message}`,
  refusedHint: 'soracom configure show shows which credentials are used, and where they come from.',
  codeQuestion: 'One-time code (MFA):',
  codeHint:
    'On a terminal the code is asked for; elsewhere put it into the profile: soracom configure set mfaOTPCode -',
  cacheUnusable: (dir: string, reason: string) =>
    `The token is not cached, because ${dir} can't be used: ${reason}.`,
  noToken: 'The answer to the authentication holds no key or token.',
  pairSignsNothing: "An API key and a token are the result of signing in; they can't sign in again.",
  noOperatorId: 'The token does not hold the operator id.',
  noOperatorIdHint: 'Give it with --operator-id.',
  commandEmpty: 'The profile command is empty.',
  commandQuotes: 'The quotes in the profile command are not balanced.',
  commandNotFound: (file: string) => `The profile command ${file} was not found.`,
  commandUnusable: (file: string, reason: string) => `The profile command ${file} can't be run: ${reason}.`,
  commandTalksOn: (file: string, megabytes: number) =>
    `The profile command ${file} printed more than ${megabytes} MB, which can't be a profile.`,
  commandTimedOut: (file: string, seconds: number) =>
    `The profile command ${file} took longer than ${seconds} s.`,
  commandFailed: (file: string, code: string) => `The profile command ${file} failed (exit code ${code}).`,
  demoIsClosed: (flag: string) =>
    `The demo profile has its own endpoint and credentials; it can't be used with ${flag}.`,
});
