/** The frame of the help pages. */
type Pairs = readonly (readonly [string, string])[];

export const help = () => ({
  tagline: 'soracom: the Soracom API on your command line.',
  usage: 'Usage',
  headings: {
    costs: 'Bills and costs',
    discounts: 'Coupons and discounts',
    orders: 'Orders',
    account: 'Account and profiles',
    tools: 'Tools',
    added: 'Commands you added',
  },
  manyAdded: 'soracom help COMMAND explains each of them; soracom commands lists everything.',
  footer: [
    ['Try it', 'soracom bills list --profile demo (no account needed)'],
    ['Help', 'soracom help COMMAND, soracom help flags|output|environment|exit-codes'],
  ] as Pairs,
  commands: 'Commands',
  flags: 'Flags',
  examples: 'Examples',
  subcommandPlace: '<command> [flags]',
  commandPlace: '<command>',
  flagsPlace: '[flags]',
  sentence: (summary: string) => (/[.!?]$/.test(summary) ? summary : `${summary}.`),
  join: (first: string, second: string) => `${first} ${second}`,
  required: '(required)',
  default: (value: string) => `Default of the API: ${value}.`,
  oneOf: (values: string) => `One of: ${values}.`,
  meanings: (meanings: Pairs) => `${meanings.map(([value, meaning]) => `${value}: ${meaning}`).join('; ')}.`,
  format: (format: string) => `Format: ${format}.`,
  calendar: {
    month: 'Typed as 202610, 2026-10, this-month or last-month (UTC).',
    day: 'Typed as 20261005, 2026-10-05, today or yesterday (UTC).',
  },
  fromToken: 'Defaults to your own operator.',
  bodySources: 'Text, @file, or - for the standard input; other flags override what it holds.',
  shadowed: (flag: string, variable: string) =>
    `--${flag} is a flag of this command. Set the global --${flag} with ${variable}.`,
  operation: (call: string, operationId: string) => `API: ${call} (${operationId}).`,
  aliases: (names: string) => `Also: ${names}`,
  explained: (words: string) => `Fields and errors: soracom explain ${words}`,
  more: (words: string) => `More about a command: soracom help ${words}`,
  globalFlags: 'Global flags: soracom help flags',
  wholeApi: 'Whole API',
  sandbox: 'For the sandbox only: use a profile made by soracom configure-sandbox.',
});
