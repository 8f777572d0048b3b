/** Sentences about `--watch` and `--until`. */
export const waiting = () => ({
  onlyReads: (flag: string, words: string) =>
    `--${flag} goes with commands that only read; "${words}" does not.`,
  noJson: (words: string) => `--until needs an answer in JSON, which "${words}" does not have.`,
  needsTerminal: '--watch redraws a terminal, and the standard output is not one. In a script, use --until.',
  alone: '--until-timeout does nothing without --until.',
  every: (seconds: string) => `Every ${seconds} s: `,
  more: (count: number) => (count === 1 ? '… 1 more line' : `… ${count} more lines`),
  failed: (reason: string, seconds: string) => `${reason} Trying again in ${seconds} s.`,
  stopped: 'Stopped watching.',
  lookingAgain: (expression: string, elapsed: string, seconds: string) =>
    `Waiting for ${expression} (${elapsed} s so far, looking again in ${seconds} s)`,
  timedOut: (expression: string, seconds: number) => `${expression} was not true within ${seconds} s.`,
  timedOutHint: 'Wait longer with --until-timeout SECONDS.',
  lastFailure: (reason: string) => `The last attempt failed: ${reason}`,
});
