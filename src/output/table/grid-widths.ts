/** How wide the columns of a grid are. */
import { fitColumns } from './fit.ts';
import { lackingFor, type Total } from './place-total.ts';
import { widthOf } from '../../terminal/width.ts';

/** Narrower than this, a cut text says nothing. */
const leastText = 8;

/** What is left of a text that can't be left out: an ellipsis, where that is three dots. */
const leastKept = 3;

/** What of a column bears on its width; `GridColumn` says the rest. */
export interface Measured {
  heading: string;
  priority: number;
  isExtra: boolean;
  canCut: boolean;
  shortest?: number | undefined;
  least?: number | undefined;
}

/** The width of each column's widest value, the sum below it among them. */
export function measureValues(columns: readonly unknown[], rows: Iterable<readonly string[]>): number[] {
  const widths = columns.map(() => 0);
  for (const row of rows) {
    for (const [index, cell] of row.entries()) {
      // a text is seldom wider than twice its length, so most need no measuring
      if (cell.length * 2 > (widths[index] ?? 0)) widths[index] = Math.max(widths[index] ?? 0, widthOf(cell));
    }
  }
  return widths;
}

/** How wide each column would like to be: as wide as its widest value and its heading, with room for the label. */
export function measureGrid(
  columns: readonly Measured[],
  values: readonly number[],
  total: Total | undefined,
  headers: boolean,
): number[] {
  const widths = columns.map(({ heading }, index) =>
    Math.max(values[index] ?? 0, headers ? widthOf(heading) : 0),
  );
  if (total === undefined) return widths;
  const { start, lacking } = lackingFor(
    total,
    widths.map((width, index) => ({ index, width })),
  );
  if (lacking > 0) widths[start] = (widths[start] ?? 0) + lacking;
  return widths;
}

/** The widths that fit the terminal, `undefined` for a column that finds no room; see {@link fitColumns}. */
export function fitGrid(
  columns: readonly Measured[],
  widths: readonly number[],
  values: readonly number[],
  options: { headers: boolean; width: number | undefined; keepAll: boolean },
): readonly (number | undefined)[] | undefined {
  if (options.width === undefined) return widths;
  const fittable = columns.map(({ canCut, shortest, least, priority, isExtra, heading }, index) => {
    const width = widths[index] ?? 0;
    const head = options.headers ? widthOf(heading) : 0;
    const bare = Math.min(width, canCut ? leastKept : Math.min(values[index] ?? 0, shortest ?? Infinity));
    return {
      width,
      least: Math.min(width, Math.max(canCut ? (least ?? leastText) : bare, head)),
      bare,
      priority,
      isExtra,
    };
  });
  return fitColumns(fittable, options.width, options.keepAll);
}
