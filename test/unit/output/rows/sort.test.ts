import { describe, expect, it } from 'vitest';
import { parseSortKey } from '../../../../src/output/rows/sort.ts';
import { renderJsonPages } from '../rendering.ts';

async function order(values: readonly unknown[], sortBy: string): Promise<string[]> {
  const items = values.map(
    (v, n) => `{"n":${n},"v":${typeof v === 'string' && v.startsWith('=') ? v.slice(1) : JSON.stringify(v)}}`,
  );
  const { text } = await renderJsonPages([`[${items.join(',')}]`], undefined, {
    format: 'text',
    columns: ['n'],
    sortBy,
  });
  return text.trim().split('\n');
}

describe('--sort-by', () => {
  it.each([
    ['numbers', [10, 9, 1.5, -1], ['3', '2', '1', '0']],
    ['numbers beyond doubles', ['=9007199254740993', '=9007199254740992'], ['1', '0']],
    ['words', ['b', 'a', 'B'], ['2', '1', '0']],
    ['months', ['202511', '202501'], ['1', '0']],
    ['types apart', ['a', true, 1], ['2', '0', '1']],
    ['lists by length', [[1, 2], []], ['1', '0']],
    ['what is missing last', [null, 1, null, 0], ['3', '1', '0', '2']],
    ['equals as they came', [1, 1, 0, 1], ['2', '0', '1', '3']],
  ])('puts in order %s', async (_, values, expected) => {
    expect(await order(values, 'v')).toEqual(expected);
  });

  it('turns the order round, but keeps what is missing last and equals as they came', async () => {
    expect(await order([1, null, 2, 2, 0], 'v:desc')).toEqual(['2', '3', '0', '4', '1']);
  });

  it.each([
    ['a.b', { name: 'a.b', path: ['a', 'b'], isDescending: false }],
    ['a:desc', { name: 'a', path: ['a'], isDescending: true }],
    ['a:ASC', { name: 'a', path: ['a'], isDescending: false }],
    ['a:b', { name: 'a:b', path: ['a:b'], isDescending: false }],
  ])('reads %s', (spec, expected) => {
    expect(parseSortKey(spec)).toEqual(expected);
  });

  it('keeps what stands around a list, the tokens of items, and all pages', async () => {
    const pages = ['{"total":1.0,"l":[{"v":2.0}],"next":"\\u0061"}', '{"total":2,"l":[{"v":1e0}]}'];
    const { text } = await renderJsonPages(pages, undefined, { format: 'json', sortBy: 'v' });
    expect(text.replaceAll(/\s/g, '')).toBe('{"total":1.0,"l":[{"v":1e0},{"v":2.0}],"next":"\\u0061"}');
  });

  it('leaves what is no list as it is, and says so', async () => {
    const { text, notes } = await renderJsonPages(['{"a":[2,1],"b":1}'], undefined, {
      format: 'jsonl',
      sortBy: 'a',
    });
    expect(text).toBe('{"a":[2,1],"b":1}\n');
    expect(notes).toEqual(['The answer is no list, so there is nothing to sort.']);
  });

  it('notes a name that nothing has, where no schema could tell before', async () => {
    const { notes } = await renderJsonPages(['[{"a":1}]'], undefined, { format: 'jsonl', sortBy: 'b' });
    expect(notes).toEqual(['Nothing is called "b" here. There are: a']);
  });
});
