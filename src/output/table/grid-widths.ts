/** How wide the columns of a grid are, and where the word for its total has room. */
import { fitColumns, gap } from './fit.ts';
import { widthOf } from '../../terminal/width.ts';

/** Narrower than this, a cut text says nothing. */
const leastText = 8;

/** Values that are shown whole may still not push everything else out. */
const mostWhole = 40;

/** What of a column bears on its width; `GridColumn` says the rest. */
interface Measured {
  heading: string;
  rank: number;
  canCut: boolean;
}

/** Neighbouring columns without a sum. */
interface Free {
  start: number;
  span: number;
  width: number;
}

/** The first columns without a sum that a label fits in, or else the first without a sum. */
export function findFree(
  columns: readonly { index: number; width: number }[],
  sums: readonly string[],
  label: string,
): Free | undefined {
  const found: Free[] = [];
  let free: Free | undefined;
  for (const [at, { index, width }] of columns.entries()) {
    if ((sums[index] ?? '') !== '') free = undefined;
    else if (free === undefined) found.push((free = { start: at, span: 1, width }));
    else {
      free.span += 1;
      free.width += gap + width;
    }
  }
  return found.find(({ width }) => width >= widthOf(label)) ?? found[0];
}

/** How wide each column would like to be: as wide as its widest cell. */
export function measureGrid(
  columns: readonly Measured[],
  rows: readonly (readonly string[])[],
  total: { sums: readonly string[]; label: string } | undefined,
  headers: boolean,
): number[] {
  const widths = columns.map(({ heading }) => (headers ? widthOf(heading) : 0));
  for (const row of total === undefined ? rows : [...rows, total.sums]) {
    for (const [index, cell] of row.entries()) {
      // a text is seldom wider than twice its length, so most need no measuring
      if (cell.length * 2 > (widths[index] ?? 0)) widths[index] = Math.max(widths[index] ?? 0, widthOf(cell));
    }
  }
  if (total === undefined) return widths;
  const places = widths.map((width, index) => ({ index, width }));
  const free = findFree(places, total.sums, total.label);
  const lacking = free === undefined ? 0 : widthOf(total.label) - free.width;
  if (free !== undefined && lacking > 0) widths[free.start] = (widths[free.start] ?? 0) + lacking;
  return widths;
}

/** The widths that fit the terminal; `undefined` for a column that finds no room. */
export function fitGrid(
  columns: readonly Measured[],
  widths: readonly number[],
  options: { headers: boolean; width: number | undefined; keepAll: boolean },
): readonly (number | undefined)[] {
  if (options.width === undefined) return widths;
  const fittable = columns.map(({ canCut, rank, heading }, index) => {
    const width = widths[index] ?? 0;
    const least = canCut ? Math.max(leastText, options.headers ? widthOf(heading) : 0) : mostWhole;
    return { width, least: Math.min(width, least), rank };
  });
  return fitColumns(fittable, options.width, options.keepAll);
}
