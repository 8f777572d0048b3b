/** Sentences about bodies that don't fit their schema. */
export const body = () => ({
  place: (pointer: string, fault: string) => `--body${pointer === '' ? '' : ` at ${pointer}`}: ${fault}`,
  flag: (flag: string, fault: string) => `--${flag}: ${fault}`,
  types: {
    object: 'an object',
    array: 'an array',
    string: 'a string',
    integer: 'a whole number',
    number: 'a number',
    boolean: 'true or false',
    null: 'null',
  },
  wrongType: (expected: string, found: string) => `Expected ${expected}, found ${found}.`,
  lacks: (property: string) => `The property "${property}" is missing.`,
  notInEnum: (value: string, known: readonly string[], nearest: string | undefined) =>
    `${value} is not one of ${known.join(', ')}.${nearest === undefined ? '' : ` Did you mean ${nearest}?`}`,
  atLeast: (minimum: number, value: string) => `Expected ${minimum} or more, found ${value}.`,
  atMost: (maximum: number, value: string) => `Expected ${maximum} or less, found ${value}.`,
  moreThan: (bound: number, value: string) => `Expected more than ${bound}, found ${value}.`,
  lessThan: (bound: number, value: string) => `Expected less than ${bound}, found ${value}.`,
  notMultiple: (of: number, value: string) => `Expected a multiple of ${of}, found ${value}.`,
  tooShort: (minimum: number, length: number) => `Expected ${minimum} characters or more, found ${length}.`,
  tooLong: (maximum: number, length: number) => `Expected ${maximum} characters or fewer, found ${length}.`,
  noMatch: (pattern: string) => `The text does not match the pattern ${pattern}.`,
  tooFew: (minimum: number, count: number) => `Expected ${minimum} items or more, found ${count}.`,
  tooMany: (maximum: number, count: number) => `Expected ${maximum} items or fewer, found ${count}.`,
  flagsNeedJson: (flags: readonly string[], type: string) =>
    `${flags.map((flag) => `--${flag}`).join(', ')} can't be sent as ${type}: give the whole body by --body.`,
  contentType: 'Content type of the body, where the API takes several.',
  generateBody: 'Print a body to start from as JSON, and send nothing.',
});
