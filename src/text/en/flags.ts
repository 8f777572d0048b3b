/** Sentences about flags, arguments and bodies: everything that is found before anything is sent. */
const list = (values: readonly string[]) => values.join(', ');

export const flags = () => ({
  missing: (flag: string, description?: string) =>
    `--${flag} is required${description === undefined ? '.' : `: ${firstSentence(description)}`}`,
  notBoolean: (flag: string, value: string) => `--${flag} takes true or false, not "${value}".`,
  notInteger: (flag: string, value: string) => `--${flag} takes a whole number, not "${value}".`,
  notSize: (flag: string, value: string) => `--${flag} takes a size such as 64MB, not "${value}".`,
  sizeOutOfRange: (flag: string, megabytes: number) =>
    `--${flag} must be between 1 byte and ${megabytes} MB.`,
  notNumber: (flag: string, value: string) => `--${flag} takes a number, not "${value}".`,
  tooLarge: (flag: string, value: string) => `--${flag}: ${value} is out of range.`,
  notInEnum: (flag: string, value: string, known: readonly string[], nearest: string | undefined) =>
    `--${flag}: "${value}" is not one of ${list(known)}.${nearest === undefined ? '' : ` Did you mean ${nearest}?`}`,
  notDate: {
    month: (flag: string, value: string) =>
      `--${flag} takes a month such as 202610, 2026-10, this-month or last-month, not "${value}".`,
    day: (flag: string, value: string) =>
      `--${flag} takes a day such as 20261005, 2026-10-05, today or yesterday, not "${value}".`,
  },
  badPathValue: (flag: string, value: string) =>
    `--${flag}: "${value}" can't be part of a path (empty, ".", ".." and control characters can't).`,
  badHeaderValue: (flag: string) => `--${flag} holds characters that a header can't carry.`,
  bodyMissing: 'A body is required: give --body as text, @file, or - for the standard input.',
  bodyNotJson: (line: number, column: number) => `--body is not valid JSON (line ${line}, column ${column}).`,
  bodyFileUnnamed: '--body @ names no file: write --body @FILE, or --body - for the standard input.',
  bodyNotUtf8: '--body is not UTF-8 text.',
  bodyNotObject: '--body should be a JSON object.',
  bodyNotArray: '--body should be a JSON array.',
  propertyMissing: (property: string) => `The body has no "${property}"; give it in --body.`,
  unknownFlag: (flag: string, nearest: string | undefined) =>
    `Unknown flag ${flag}.${nearest === undefined ? '' : ` Did you mean --${nearest}?`}`,
  needsValue: (flag: string) => `${flag} needs a value.`,
  takesNoValue: (flag: string, value: string) =>
    `--${flag} takes no value (or =true or =false), not "${value}".`,
  swallowed: (flag: string, next: string) =>
    `--${flag} needs a value, and ${next} follows. If that is the value, write --${flag}=${next}.`,
  unexpectedArgument: (argument: string, meant?: string) =>
    `Unexpected argument "${argument}".${meant === undefined ? '' : ` Did you mean ${meant}?`}`,
  missingArgument: (name: string) => `The argument ${name} is missing.`,
  unknownCommand: (typed: string, nearest: string | undefined) =>
    `Unknown command "${typed}".${nearest === undefined ? '' : ` Did you mean "${nearest}"?`}`,
  incompleteCommand: (typed: string) => `"${typed}" needs a subcommand.`,
  fromVariable: (variable: string, problem: string) => `${variable}: ${problem}`,
  pairIncomplete: (given: string, lacking: string, ignored: string | undefined) =>
    `${given} needs ${lacking} too: give both.${ignored === undefined ? '' : ` ${ignored} doesn't count beside a typed flag.`}`,
  conflict: (one: string, other: string) => `${one} and ${other} exclude each other.`,
  helpHint: (words: string) => `Run "soracom ${words === '' ? '' : `${words} `}--help" for usage.`,
});

function firstSentence(text: string): string {
  const [sentence = ''] = text.split(/(?<=\.)\s|\n/);
  return sentence.endsWith('.') ? sentence : `${sentence}.`;
}
