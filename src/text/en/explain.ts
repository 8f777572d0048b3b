/** Sentences of `explain`, `describe` and `commands`. */
export const explain = () => ({
  summary: 'Explain what a command sends and answers, field by field',
  description:
    'COMMAND is an API command, optionally followed by the path of a property, such as billList.state. Shows flags, fields, what status words mean, errors and examples. Nothing is sent. --output json prints the same as data.',
  commandsSummary: 'List every command with the operation it calls',
  commandsDescription:
    'One command a row: operation, method, path, kind (read, write, destructive), pagination, and the document it comes from.',
  describeSummary: 'Describe commands as JSON, for programs and agents',
  describeDescription:
    'Without COMMAND, lists the first words and the number of commands below each. With COMMAND, describes its parameters, body and response. Nothing is sent.',
  describeAll: 'List every command with its method and path.',
  builtin: 'built-in',
  parts: { request: 'Body', response: 'Response' },
  responses: 'Responses',
  answerExample: (status: string) => `Example (${status})`,
  limit: (name: string, value: string) => `${name}: ${value}.`,
  example: (value: string) => `Example: ${value}.`,
  nullable: 'May be null.',
  readOnly: 'In responses only.',
  notApi: (command: string) => `"${command}" calls no API operation.`,
  noProperty: (path: string, nearest: string | undefined) =>
    `There is no property "${path}".${nearest === undefined ? '' : ` Did you mean "${nearest}"?`}`,
  properties: (names: readonly string[]) =>
    names.length === 0 ? 'There are no properties here.' : `There are: ${names.join(', ')}`,
  noBody: (command: string) => `"${command}" takes no JSON body.`,
});
