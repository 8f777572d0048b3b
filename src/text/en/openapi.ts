/** Sentences about OpenAPI documents: what is wrong with one, and what the compiler itself says in the index. */
export const openapi = () => ({
  severity: { error: 'error', warning: 'warning' },
  groupSummary: (names: string[], more: boolean) => names.join(', ') + (more ? ' …' : ''),

  tagSummary: (tag: string, names: string) => `${tag}: ${names}`,

  tooLarge: (megabytes: number) => `The document is larger than ${megabytes} MB.`,
  tooComplex: 'The document is nested too deeply, or its aliases multiply beyond any sensible size.',
  tooManyTokens:
    'The document is too long to be read as YAML with the memory there is. As JSON it takes a fraction of that.',
  notYaml: (reason: string) => `This is neither valid YAML nor JSON: ${reason}`,
  notAMapping: 'Expected a mapping of names to values at the top of the document.',
  duplicateKey: (key: string) => `The key "${key}" appears twice in the same mapping.`,
  unknownVersion: (found: string) =>
    `Expected "openapi: 3.0.x" or "openapi: 3.1.x"${found === '' ? '' : `, found "${found}"`}.`,
  webhooks: (count: number) =>
    `${count === 1 ? '1 webhook is' : `${count} webhooks are`} skipped: the API calls ${count === 1 ? 'it' : 'them'}, not the user.`,
  unknownType: (found: string, known: string[]) =>
    `${found} is not a type (${known.join(', ')}); any value is accepted here.`,
  notNames: (keyword: string) => `Expected "${keyword}" to be a list of property names; it is ignored.`,
  notBoolean: (keyword: string) => `Expected "${keyword}" to be true or false; it is ignored.`,
  noPaths: 'Expected "paths": a mapping of paths to their operations.',
  badPath: (path: string) => `The path "${path}" must start with "/".`,
  badServer: (url: string) => `The server URL "${url}" is not a valid http or https URL; it is ignored.`,
  unsafeServer: (url: string) =>
    `The server URL "${url}" must be an origin and a plain path: without user name, query, fragment, "//", "." or "..".`,
  notPlainPath: (path: string) =>
    `The path "${path}" must be plain: without blanks, control characters, "\\", "//", "." or "..".`,
  unsafeName: (name: string) =>
    `The name "${name}" holds characters that no name can have, such as control characters.`,

  notAnObject: 'Expected an object here.',
  notAList: 'Expected a list here.',
  notText: (key: string) => `Expected a text that is not empty for "${key}".`,
  referenceNotText: 'Expected "$ref" to be a text.',
  externalReference: (reference: string) =>
    `The reference "${reference}" leaves the document; only "#/…" references are followed.`,
  missingReference: (reference: string) => `The reference "${reference}" points to nothing in this document.`,
  cyclicReference: (reference: string) => `"${reference}" refers to itself and never reaches a definition.`,
  recursiveComposition: (name: string) =>
    `"${name}" is composed of itself, or of too many layers; that part of it may hold any value here.`,

  namelessParameter: 'This parameter has no "name".',
  cookieParameter: (name: string) => `The cookie parameter "${name}" is ignored.`,
  unknownPlace: (name: string) => `The parameter "${name}" needs "in" to be path, query or header.`,
  missingPathParameter: (path: string, name: string) =>
    `The path "${path}" has {${name}}, but no path parameter of that name.`,
  strayPathParameter: (path: string, name: string) =>
    `The path parameter "${name}" does not appear in the path "${path}".`,
  objectParameter: (name: string) => `The parameter "${name}" holds an object, which no flag can give.`,
  badFlagName: (name: string) => `No flag can be made from the name "${name}".`,
  takenFlag: {
    parameter: (name: string, flag: string) =>
      `The parameter "${name}" can't be given: another flag is called --${flag} already.`,
    property: (name: string, flag: string) =>
      `"${name}" can be given by --body alone, since --${flag} is taken; "x-soracom-cli-param-name" can name another flag.`,
  },
  bodyWithoutContent: 'This request body names no content type.',

  annotationNotCommands: (annotation: string) =>
    `"${annotation}" must be a list of commands, such as ["bills list"].`,
  badCommand: (annotation: string) =>
    `Each command in "${annotation}" must be words of letters, digits, "-", "_" and ".", separated by spaces, 20 words at most.`,
  tooManyCommands: (annotation: string, most: number) => `"${annotation}" can name ${most} commands at most.`,
  longWord: (annotation: string, limit: number, length: number) =>
    `A word in "${annotation}" has ${length} characters; ${limit} are allowed.`,
  badPagination: (annotation: string) =>
    `"${annotation}" must be {request: {param: NAME}, response: {header: NAME}}.`,
  strayPagination: (param: string) =>
    `The pagination's parameter "${param}" is not among the operation's query parameters.`,
  badEffect: (annotation: string) => `"${annotation}" must be read, write or destructive.`,
  loweredEffect: (annotation: string, stated: string, implied: string) =>
    `"${annotation}: ${stated}" is ignored: an added document can't say that this operation does less than ${implied}.`,
  badChoice: (annotation: string, known: string[]) => `"${annotation}" must be one of ${known.join(', ')}.`,
  badRank: (annotation: string) => `"${annotation}" must be first, last, or an integer from 0 to 99.`,
  badStatusWords: (annotation: string, known: string[]) =>
    `"${annotation}" must map ${known.join(', ')} to a list of words each.`,
  badFileExport: (annotation: string) =>
    `"${annotation}" must be {id: PROPERTY, url: PROPERTY, look: PATH, status: PROPERTY, failed: [WORD]}, the path with one {place} for the id.`,
  badQuestion: (annotation: string) =>
    `"${annotation}" must be {ask: TEXT, next: TEXT, currency: PROPERTY, facts: [FACT]}.`,
  badFact: (annotation: string, kinds: string[]) =>
    `A fact of "${annotation}" must be {fact: KIND, value: PROPERTY}. The kinds are ${kinds.join(', ')}.`,
  badQuotation: (annotation: string) =>
    `"${annotation}" must be {id: PROPERTY, days: 1 to 366, confirm: OPERATION, parameter: NAME}, the operation a command of this document with that path parameter.`,
  badComplete: (annotation: string) => `"${annotation}" must be {command: "bills list", property: NAME}.`,
  strayComplete: (command: string, property: string) =>
    `"${command}" does not list items with a property "${property}", so completion has no values here.`,
  badGroups: (annotation: string) => `"${annotation}" must map group words to a summary each.`,
  clash: (command: string, first: string, second: string) =>
    `Two operations have the same command "${command}": ${first} and ${second}.`,
});
