/** Our JSON against the one of the language: what the one takes the other takes, and nothing is lost on the way. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compactJson, formatJson } from '../../../src/json/format.ts';
import { parseJson } from '../../../src/json/parse.ts';
import { expectEnd, skipSpace, skipValue } from '../../../src/json/scan.ts';
import { writeJson } from '../../../src/json/write.ts';
import { anyText, holds } from '../../helpers/properties.ts';

const values = fc.jsonValue({ stringUnit: 'binary', maxDepth: 6 });

/** JSON in any layout, and texts that are almost JSON. */
const spaced = fc
  .tuple(values, fc.constantFrom(0, 2, '\t', ' \r\n'))
  .map(([value, indent]) => JSON.stringify(value, undefined, indent));
const broken = fc
  .tuple(
    spaced,
    fc.nat(),
    fc.nat({ max: 3 }),
    fc.constantFrom('', ',', '"', '\\', '}', '0', '\u0000', '\u2028'),
  )
  .map(([text, at, gone, more]) => {
    const start = text.length === 0 ? 0 : at % text.length;
    return text.slice(0, start) + more + text.slice(start + gone);
  });

/** A decimal number of any length, as the grammar has it. */
const numbers = fc.stringMatching(/^-?(0|[1-9]\d{0,40})(\.\d{1,30})?([eE][+-]?\d{1,4})?$/);

function isScanned(text: string): boolean {
  try {
    expectEnd(text, skipValue(text, skipSpace(text, 0)));
    return true;
  } catch {
    return false;
  }
}

function isParsed(text: string, parse: (text: string) => unknown): boolean {
  try {
    parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('JSON', () => {
  it('means the same after formatting, in one line, and after parsing and writing', () => {
    holds(spaced, (text) => {
      const value: unknown = JSON.parse(text);
      expect(JSON.parse(formatJson(text, 2))).toEqual(value);
      expect(JSON.parse(compactJson(text))).toEqual(value);
      expect(JSON.parse(writeJson(parseJson(text)))).toEqual(value);
      expect(JSON.parse(writeJson(parseJson(text), 2))).toEqual(value);
    });
  });

  it('is laid out as JSON.stringify lays it out, whatever it was before', () => {
    holds(values, (value) => {
      const written = JSON.stringify(value);
      // A number's own text stays, so that only texts of the same numbers can be compared.
      expect(formatJson(JSON.stringify(value, undefined, '\t'), 2)).toBe(JSON.stringify(value, undefined, 2));
      expect(compactJson(JSON.stringify(value, undefined, 3))).toBe(written);
      expect(formatJson(formatJson(written, 2), 2)).toBe(formatJson(written, 2));
    });
  });

  it('keeps every digit of a number', () => {
    holds(numbers, (number) => {
      const text = `[${number},{"a":${number}}]`;
      expect(compactJson(formatJson(text, 2))).toBe(text);
      expect(writeJson(parseJson(text))).toBe(text);
    });
  });

  it('is taken and refused as JSON.parse does', () => {
    holds(fc.oneof(spaced, broken, anyText), (text) => {
      const expected = isParsed(text, (given) => JSON.parse(given) as unknown);
      expect([isScanned(text), isParsed(text, parseJson)]).toEqual([expected, expected]);
    });
  });
});
