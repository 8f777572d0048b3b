import { describe, expect, it } from 'vitest';
import { compactJson, formatJson } from '../../../src/json/format.ts';
import { parseJson } from '../../../src/json/parse.ts';
import { JsonSyntaxError } from '../../../src/json/scan.ts';
import { writeJson } from '../../../src/json/write.ts';

const sample = {
  list: [{ id: 'a', tags: {}, empty: [], nested: [[1], [2, 3]] }, 'b', null, true],
  text: 'a "quoted" \\ line\n日本 😀',
};

describe('formatJson', () => {
  it.each([0, 1, 2, 4, 8])('lays out as JSON.stringify does with %i spaces', (indent) => {
    for (const given of [JSON.stringify(sample), JSON.stringify(sample, null, 3)]) {
      expect(formatJson(given, indent)).toBe(JSON.stringify(sample, null, indent));
    }
  });

  it('touches no token', () => {
    const text = String.raw`{"b":1.50,"a":9007199254740993,"b":-0.0,"10":1E+2,"\u0061":"\/\u65e5é"}`;
    expect(compactJson(formatJson(text, 2))).toBe(text);
  });

  it('indents what follows the first line where the text stands deeper', () => {
    expect(formatJson('[1]', 2, 2)).toBe('[\n      1\n    ]');
  });

  it.each([
    ['narrow', 'x'.repeat(200_000)],
    ['wide', '日'.repeat(200_000)],
  ])('carries %s tokens longer than its buffer', (_, long) => {
    const text = JSON.stringify([long, { [long]: [long] }, 'end']);
    expect(formatJson(text, 2)).toBe(JSON.stringify(JSON.parse(text), null, 2));
  });

  it('carries many small tokens across its buffer', () => {
    const value = Array.from({ length: 30_000 }, (_, index) => ({ index, name: `é${index}` }));
    expect(formatJson(JSON.stringify(value), 2)).toBe(JSON.stringify(value, null, 2));
  });

  it('indents deep nesting of a short text', () => {
    const text = '['.repeat(1000) + ']'.repeat(1000);
    const lines = formatJson(text, 8).split('\n');
    expect(lines[999]).toBe(' '.repeat(999 * 8) + '[]');
  });

  it.each(['', '{', '[1,]', '{"a":1} x', '"\u0007"'])('refuses %j', (text) => {
    expect(() => formatJson(text, 2)).toThrow(JsonSyntaxError);
  });
});

describe('writeJson', () => {
  it.each([0, 2])('writes what was parsed, with %i spaces', (indent) => {
    const text = JSON.stringify(sample, null, indent);
    expect(writeJson(parseJson(text), indent)).toBe(text);
  });
});
