/**
 * The grammar of JSON over positions in a text: what parsing, formatting and slicing share.
 *
 * Strict RFC 8259. Every function takes the offset of a token's first character and returns the offset behind
 * the token.
 */

/** How deep arrays and objects may nest (RFC 8259 section 9 lets a parser choose); the bound keeps the stack safe. */
export const maxDepth = 1000;

/** The text is not JSON. `line` and `column` count from 1, `column` and `offset` in UTF-16 units. */
export class JsonSyntaxError extends Error {
  readonly offset: number;
  readonly line: number;
  readonly column: number;

  constructor(text: string, offset: number) {
    const before = text.slice(0, offset);
    const line = before.split('\n').length;
    const column = offset - before.lastIndexOf('\n');
    super(`Invalid JSON at line ${line}, column ${column}`);
    this.offset = offset;
    this.line = line;
    this.column = column;
  }
}

/** Called for each element or member: where its value starts, and for a member where its key lies. Returns the value's end. */
export type Visit = (valueAt: number, keyAt: number, keyEnd: number) => number;

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const colon = 0x3a;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;

/** Space, tab, line feed, carriage return. */
export function skipSpace(text: string, at: number): number {
  let next = at;
  for (;;) {
    const code = text.charCodeAt(next);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return next;
    next += 1;
  }
}

/** Whether an array or an object starts here. */
export function opensContainer(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === openBrace || code === openBracket;
}

/** @throws JsonSyntaxError where the string holds a raw control character, a bad escape, or no end */
function skipString(text: string, at: number): number {
  if (text.charCodeAt(at) !== quote) throw new JsonSyntaxError(text, at);
  let next = at + 1;
  for (;;) {
    const code = text.charCodeAt(next);
    if (code === quote) return next + 1;
    if (code === backslash) next = skipEscape(text, next);
    else if (code >= 0x20) next += 1;
    else throw new JsonSyntaxError(text, next); // NaN, behind the end, comes here too
  }
}

function skipEscape(text: string, at: number): number {
  const letter = text.charAt(at + 1);
  if (letter === 'u') {
    if (/^[0-9a-fA-F]{4}$/.test(text.slice(at + 2, at + 6))) return at + 6;
  } else if (letter !== '' && '"\\/bfnrt'.includes(letter)) return at + 2;
  throw new JsonSyntaxError(text, at);
}

function skipDigits(text: string, at: number): number {
  let next = at;
  for (;;) {
    const code = text.charCodeAt(next);
    if (!(code >= 0x30 && code <= 0x39)) break;
    next += 1;
  }
  if (next === at) throw new JsonSyntaxError(text, at);
  return next;
}

function skipNumber(text: string, at: number): number {
  let next = text.charAt(at) === '-' ? at + 1 : at;
  // a leading zero stands alone, so that 012 fails at the 1
  next = text.charAt(next) === '0' ? next + 1 : skipDigits(text, next);
  if (text.charAt(next) === '.') next = skipDigits(text, next + 1);
  const mark = text.charAt(next);
  if (mark === 'e' || mark === 'E') {
    const sign = text.charAt(next + 1);
    next = skipDigits(text, sign === '+' || sign === '-' ? next + 2 : next + 1);
  }
  return next;
}

/** A string, a number, `true`, `false` or `null`. */
export function skipScalar(text: string, at: number): number {
  if (text.charCodeAt(at) === quote) return skipString(text, at);
  if (text.startsWith('true', at) || text.startsWith('null', at)) return at + 4;
  if (text.startsWith('false', at)) return at + 5;
  return skipNumber(text, at);
}

/**
 * Walks the array or object that starts at `at`, handing each element or member to `visit`.
 *
 * @param depth how many containers stand around this one
 * @throws JsonSyntaxError where the text breaks the grammar or nests deeper than {@link maxDepth}
 */
export function scanContainer(text: string, at: number, depth: number, visit: Visit): number {
  if (depth >= maxDepth) throw new JsonSyntaxError(text, at);
  const isObject = text.charCodeAt(at) === openBrace;
  const close = isObject ? closeBrace : closeBracket;
  let next = skipSpace(text, at + 1);
  if (text.charCodeAt(next) === close) return next + 1;
  for (;;) {
    const keyAt = next;
    let keyEnd = next;
    if (isObject) {
      keyEnd = skipString(text, keyAt);
      next = skipSpace(text, keyEnd);
      if (text.charCodeAt(next) !== colon) throw new JsonSyntaxError(text, next);
      next = skipSpace(text, next + 1);
    }
    next = skipSpace(text, visit(next, keyAt, keyEnd));
    const code = text.charCodeAt(next);
    if (code === close) return next + 1;
    if (code !== comma) throw new JsonSyntaxError(text, next);
    next = skipSpace(text, next + 1);
  }
}

/** Any value, checked to its end. */
export function skipValue(text: string, at: number, depth = 0): number {
  if (!opensContainer(text, at)) return skipScalar(text, at);
  return scanContainer(text, at, depth, (valueAt) => skipValue(text, valueAt, depth + 1));
}

/** Checks a whole text. @throws JsonSyntaxError where it is not one JSON value */
export function checkJson(text: string): void {
  expectEnd(text, skipValue(text, skipSpace(text, 0)));
}

/** Whether a whole text is one JSON value. */
export function isJson(text: string): boolean {
  try {
    checkJson(text);
    return true;
  } catch (error) {
    if (error instanceof JsonSyntaxError) return false;
    throw error;
  }
}

/** @throws JsonSyntaxError unless only white space follows */
export function expectEnd(text: string, at: number): void {
  const end = skipSpace(text, at);
  if (end < text.length) throw new JsonSyntaxError(text, end);
}
