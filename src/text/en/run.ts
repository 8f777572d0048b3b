/** Sentences around running a command. */
export const run = () => ({
  sandboxOnly: (words: string, endpoint: string) =>
    `"${words}" is an operation of the sandbox, and calls go to ${endpoint}.`,
  sandboxOnlyHint:
    'Make a sandbox profile with "soracom configure-sandbox --profile sandbox", then add --profile sandbox.',
  deprecated: (words: string, alternative: string | undefined) =>
    `"${words}" is deprecated.${alternative === undefined ? '' : ` Use "${alternative}" instead.`}`,
  cannotAsk:
    'This command asks before it goes on, and can only ask where standard input and standard error are both a terminal.',
  cannotAskHint: 'To go on without the question, add --yes.',
  declined: 'Cancelled.',
  maybeDone: 'The request may have been carried out. Check before you run the command again.',
  carriedOut: 'The request was carried out; only what followed failed.',
  unsafeRetry: (words: string) =>
    `"${words}" spends money or destroys something, so it can't be run with --retry-unsafe.`,
  binaryToTerminal: 'The answer is binary and would garble the terminal.',
  binaryHint: 'Write it to a file: --output-file FILE, or … > FILE',
  outputUnwritable: (path: string, reason: string) => `${path} can't be written: ${reason}.`,
  foreignTarget: (path: string) =>
    `${path} is another user's link or pipe: what is written to it would go where they choose.`,
  windowsName: (path: string) => `${path} is no file name on Windows.`,
  windowsNameHint:
    'Leave out < > : " | ? *, a dot or space at the end, and the names of devices such as CON.',
  foreignTargetHint: 'Name another file, or remove this one first.',
});
