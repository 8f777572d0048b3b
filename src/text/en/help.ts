/** The frame of the help pages. */
export const help = () => ({
  tagline: 'soracom: the Soracom API on your command line.',
  usage: 'Usage',
  commands: 'Commands',
  flags: 'Flags',
  globalFlags: 'Global flags',
  examples: 'Examples',
  more: 'See also',
  subcommandPlace: '<command> [flags]',
  flagsPlace: '[flags]',
  required: '(required)',
  default: (value: string) => `Default of the API: ${value}.`,
  oneOf: (values: string) => `One of: ${values}.`,
  format: (format: string) => `Format: ${format}.`,
  calendar: {
    month: 'Typed as 202610, 2026-10, this-month or last-month (UTC).',
    day: 'Typed as 20261005, 2026-10-05, today or yesterday (UTC).',
  },
  fromToken: 'Taken from your credentials when left out.',
  bodyAlone: 'Text, @file, or - for the standard input.',
  bodyForm: (type: string) => `A form (${type}), sent as it is: its fields have no flags.`,
  bodySources: 'Text, @file, or - for the standard input; other flags override what it holds.',
  shadowed: (flag: string) =>
    `Stands for the global --${flag}, whose name this command uses for a flag of its own.`,
  operation: (call: string, operationId: string) => `API operation: ${operationId} (${call})`,
  aliases: (names: string) => `Also: ${names}`,
  wholeApi: 'soracom definitions add soracom adds the commands of the whole Soracom API.',
  sandbox: 'Runs in the sandbox alone: use a profile that soracom configure-sandbox made.',
  topics:
    'soracom <command> --help explains a command. Topics: soracom help exit-codes, soracom help environment, soracom help output.',
});
