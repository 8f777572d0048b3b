/** Both ways to draw a grid give the same lines. */
import { describe, expect, it } from 'vitest';
import { loadPalette } from '../../../../src/output/palette.ts';
import { drawnLines } from '../../../../src/output/table/drawn-lines.ts';
import { Grid, type GridLine, type GridOptions } from '../../../../src/output/table/grid.ts';
import { plainLines } from '../../../../src/output/table/plain-lines.ts';
import { widthOf } from '../../../../src/terminal/width.ts';

const texts = [
  '',
  'a',
  '1,234',
  '請求金額',
  'ﾊﾞﾝｸ',
  '👨‍👩‍👧',
  '❤️',
  'e\u0301か\u3099',
  'two words',
  '長い文、「ここ」まで',
  '🇯🇵 x ',
  '-',
];

function lineOf(grid: Grid, lines: readonly GridLine[]): string[][] {
  const drawn = [...drawnLines(lines, grid.widths)];
  return [drawn, lines.flatMap((line) => plainLines(line, grid.widths))];
}

describe('a grid', () => {
  it.each([
    { width: undefined, wrap: false, color: false, headers: true },
    { width: 30, wrap: false, color: true, headers: true },
    { width: 26, wrap: true, color: true, headers: false },
    { width: 13, wrap: true, color: false, headers: true },
  ])('is drawn alike by the library and line by line: %o', async ({ color, ...given }) => {
    const palette = await loadPalette(color);
    const options: GridOptions = { palette, unicode: true, keepAll: true, ...given };
    const columns = ['first', '見出し', 'n'].map((heading, index) => ({
      heading,
      align: index === 2 ? ('right' as const) : ('left' as const),
      priority: index,
      isExtra: false,
      canCut: true,
      paint: () => palette.bad,
    }));
    const rows = Array.from({ length: 250 }, (_, at) =>
      [at, at * 5 + 1, at * 7 + 3].map((place) => texts[place % texts.length] ?? ''),
    );
    const total = { sums: ['', '', '99'], label: 'Total' };
    const grid = new Grid(columns, rows, total, options);
    const lines = [...grid.head(), ...rows.map((row, at) => grid.row(row, at)), ...grid.total(total)];
    const [drawn, plain] = lineOf(grid, lines);
    expect(drawn).toEqual(plain);
    expect(drawn?.length).toBeGreaterThanOrEqual(252);
    for (const line of drawn ?? []) expect(widthOf(line)).toBeLessThanOrEqual(given.width ?? 100);
  });

  it.each([
    ['across the columns without a sum', ['', '', '5'], ['aa', 'b', 'ccc'], 'Total    5'],
    ['in the first place that has room', ['', '5', ''], ['a', '5', 'cccccc'], '   5  Total'],
    ['in a column made wide enough', ['', '5', ''], ['a', '5', 'c'], 'Total  5'],
    ['on a line of its own where every column has a sum', ['5', '6', '7'], ['5', '6', '7'], 'Total'],
  ])('has the word for the total %s', async (_, sums, row, expected) => {
    const palette = await loadPalette(false);
    const columns = sums.map((sum) => ({
      heading: '',
      align: sum === '' ? ('left' as const) : ('right' as const),
      priority: 0,
      isExtra: false,
      canCut: false,
    }));
    const total = { sums, label: 'Total' };
    const options = { palette, unicode: true, headers: false, width: undefined, keepAll: false, wrap: false };
    const grid = new Grid(columns, [row], total, options);
    for (const lines of lineOf(grid, grid.total(total))) expect(lines[1]).toBe(expected);
  });

  it('draws rows without columns', async () => {
    const options = {
      palette: await loadPalette(false),
      unicode: true,
      headers: true,
      width: undefined,
      keepAll: false,
      wrap: false,
    };
    const none = new Grid([], [[], []], undefined, options);
    const lines = [...none.head(), none.row([], 0)];
    for (const drawn of lineOf(none, lines)) expect(drawn).toEqual(['', '', '']);
  });
});
