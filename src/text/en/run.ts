/** Sentences around running a command. */
export const run = {
  deprecated: (words: string, alternative: string | undefined) =>
    `"${words}" is deprecated.${alternative === undefined ? '' : ` Use "${alternative}" instead.`}`,
  declined: 'Nothing was changed.',
  binaryToTerminal: 'The answer is binary and would garble the terminal.',
  binaryHint: 'Send it to a file: … > file',
};
