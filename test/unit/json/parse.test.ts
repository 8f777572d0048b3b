import { describe, expect, it } from 'vitest';
import { parseJson } from '../../../src/json/parse.ts';
import { JsonSyntaxError, maxDepth } from '../../../src/json/scan.ts';
import { JsonNumber, type JsonValue } from '../../../src/json/value.ts';
import { writeJson } from '../../../src/json/write.ts';

/** The value as JSON.parse would give it, to compare with. */
function plain(value: JsonValue): unknown {
  if (value instanceof JsonNumber) return Number(value.text);
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Map)
    return Object.fromEntries(Array.from(value, ([key, member]) => [key, plain(member)]));
  return value;
}

function failureOf(text: string): JsonSyntaxError {
  try {
    parseJson(text);
  } catch (error) {
    if (error instanceof JsonSyntaxError) return error;
    throw error;
  }
  throw new Error(`parsed: ${text}`);
}

describe('parseJson', () => {
  it.each([
    'null',
    ' true ',
    'false',
    '0',
    '-0',
    '-12.50e+3',
    '1E5',
    '""',
    String.raw`"a\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00"`,
    '"日本 😀"',
    '[]',
    '{}',
    ' [ 1 , [ ] , { } ] ',
    '{"a":{"b":[1,"2",null]},"c":true}',
    '{"a":1,"a":2}',
    '\t\r\n[1]\n',
  ])('reads %s as JSON.parse does', (text) => {
    expect(plain(parseJson(text))).toEqual(JSON.parse(text));
  });

  it.each([
    '',
    ' ',
    '01',
    '1.',
    '.5',
    '+1',
    '-',
    '1e',
    '1e+',
    'nul',
    'True',
    'NaN',
    'Infinity',
    "'a'",
    '"a',
    '"\t"',
    String.raw`"\x41"`,
    String.raw`"\u12g4"`,
    '"\\',
    '[1,]',
    '[1 2]',
    '[',
    ']',
    '{"a"}',
    '{"a":}',
    '{"a":1,}',
    '{a:1}',
    '{"a":1',
    '1 2',
    '[1]]',
    '\u00a01',
    '// comment\n1',
    '\ufeff1',
  ])('refuses %j as JSON.parse does', (text) => {
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
    expect(() => parseJson(text)).toThrow(JsonSyntaxError);
  });

  it.each([
    ['{"a": tru}', 1, 7],
    ['{\n  "a": 1,\n  "b" 2\n}', 3, 7],
    ['[1, 02]', 1, 6],
    ['"ab', 1, 4],
    ['[\r\n"\u0001"]', 2, 2],
  ])('says where %j breaks', (text, line, column) => {
    expect(failureOf(text)).toMatchObject({ line, column });
  });

  it('keeps numbers, the order of keys and odd keys', () => {
    const text = '{"10":9007199254740993,"2":1.50,"__proto__":-0.0,"":1e400}';
    const value = parseJson(text);
    expect(value instanceof Map && [...value.keys()]).toEqual(['10', '2', '__proto__', '']);
    expect(writeJson(value)).toBe(text);
  });

  it('reads the deepest nesting allowed and refuses the next', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect(writeJson(parseJson(nested(maxDepth)))).toBe(nested(maxDepth));
    expect(failureOf(nested(maxDepth + 1)).column).toBe(maxDepth + 1);
  });

  it.each([
    ['arrays', '['],
    ['objects', '{"a":'],
  ])('refuses 100,000 nested %s without exhausting the stack', (_, open) => {
    expect(() => parseJson(open.repeat(100_000))).toThrow(JsonSyntaxError);
  });
});
