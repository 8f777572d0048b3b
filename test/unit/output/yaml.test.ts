import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { renderJsonPages } from './rendering.ts';

async function toYaml(...pages: unknown[]): Promise<string> {
  return (await renderJsonPages(pages, undefined, { format: 'yaml' })).text;
}

const strings = [
  '',
  ' ',
  'a',
  'two words',
  'true',
  'False',
  'null',
  '~',
  'yes',
  'No',
  'on',
  'y',
  '1',
  '1.0',
  '0x1f',
  '1e3',
  '.5',

  '-',
  '- a',
  '? a',
  ': a',
  'a: b',
  'a:',
  'a #b',
  '#a',
  '@a',
  '%a',
  '&a',
  '*a',
  '!a',
  '|',
  '>',
  "'a'",
  '"a"',
  '`a`',

  '[a]',
  '{a}',
  ',',
  '---',
  '...',
  '=',
  '<<',
  '2025-11-01',
  '12:30',
  '202511',
  '.inf',
  '.nan',
  'Infinity',
  'nan',

  'a\nb',
  'a\n',
  '\ta',
  'a ',
  ' a',
  'a  b',
  '日本語',
  'é',
  '😀',
  '\u0085',
  '\u2028',
  '\u007f',
  '\ufeff',
  '\u0000',
  '\u001b',

  'a/b',
  'a.b',
  'a-b',
  '_a',
  'a\\b',
  "it's",
  'https://example.com/?a=b#c',
  'a@example.com',
  '+81 90',
  'が',
];

describe('yaml', () => {
  it.each(strings)('reads %j back as the string it is', async (text) => {
    expect(parse(await toYaml([{ [text]: text }]))).toEqual([{ [text]: text }]);
    // YAML 1.1 is what many readers still speak
    expect(parse(await toYaml([{ key: text }]), { version: '1.1' })).toEqual([{ key: text }]);
  });

  it.each([
    [null],
    [true],
    ['a'],
    [[]],
    [{}],
    [[[], {}, [[1, [2]], { a: [] }]]],
    [{ a: { b: { c: [{ d: 1, e: [1, 2] }, 'x'] } }, f: {} }],
    [{ list: [{ a: 1, b: { c: 2 } }, { a: [] }], next: null }],
    [{ list: [] }],
  ])('reads %j back', async (value) => {
    expect(parse(await toYaml(JSON.stringify(value)))).toEqual(value);
  });

  it('writes blocks with two spaces', async () => {
    expect(await toYaml({ count: 1, list: [{ id: 'a', tags: ['x'] }, ['x']], empty: {} })).toBe(
      'count: 1\nlist:\n  - id: a\n    tags:\n      - x\n  - - x\nempty: {}\n',
    );
  });

  it('keeps the text of numbers', async () => {
    expect(await toYaml('[9007199254740993,1.50,1E+2,-0.0]')).toBe(
      '- 9007199254740993\n- 1.50\n- 1E+2\n- -0.0\n',
    );
  });

  it.each([
    [['{"l":[1],"next":1}', '{"l":[2],"next":2}'], 'l:\n  - 1\n  - 2\nnext: 1\n'],
    [['[]', '[]'], '[]\n'],
    [['[]', '[1]'], '- 1\n'],
    [['{"l":[]}', '{"l":[1]}'], 'l:\n  - 1\n'],
  ])('merges the pages %j', async (pages, expected) => {
    expect(await toYaml(...pages)).toBe(expected);
  });
});
