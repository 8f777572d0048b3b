/** Columns fitted to the terminal: wide text gives way first, then the columns that matter least. */

/** A column as fitting sees it; all widths in cells. */
export interface Fittable {
  /** What it would like. */
  width: number;
  /** What it can live with: its heading, and its values where a part of one would mislead. */
  least: number;
  /** Smaller stays longer. */
  rank: number;
}

/** What a column keeps that may not be left out: an ellipsis, where that is three dots. */
const leastKept = 3;

/** Cells between two columns. */
export const gap = 2;

/**
 * The width of every column, `undefined` for one that is left out.
 *
 * @param keepAll columns the user asked for by name are never left out, only cut
 */
export function fitColumns(
  columns: readonly Fittable[],
  width: number,
  keepAll: boolean,
): (number | undefined)[] {
  const kept = keepAll ? new Set(columns) : keepWhatFits(columns, width);
  const room = width - gap * (kept.size - 1);
  let widths = [...kept].map((column) => column.width);
  for (const floor of keepAll ? floorsOfKept : [ownFloor])
    widths = shrink(widths, [...kept].map(floor), room);
  let next = 0;
  return columns.map((column) => (kept.has(column) ? widths[next++] : undefined));
}

const ownFloor = ({ least }: Fittable): number => least;

/** Where all columns have to stay: texts give all they can before a value is cut that only makes sense as a whole. */
const floorsOfKept: ((column: Fittable) => number)[] = [
  ownFloor,
  ({ width, least }) => (least < width ? Math.min(least, leastKept) : least),
  ({ least }) => Math.min(least, leastKept),
];

function keepWhatFits(columns: readonly Fittable[], width: number): Set<Fittable> {
  const kept = new Set(columns);
  let needed = sum(columns.map(({ least }) => least)) + gap * (columns.length - 1);
  while (needed > width && kept.size > 1) {
    // of equals the last goes first
    const worst = [...kept].reduce((found, column) => (column.rank >= found.rank ? column : found));
    kept.delete(worst);
    needed -= worst.least + gap;
  }
  return kept;
}

/** Takes from the widest until all fit, or nothing is left to take. */
function shrink(wanted: readonly number[], floors: readonly number[], room: number): number[] {
  const widths = [...wanted];
  for (let excess = sum(widths) - room; excess > 0; excess -= 1) {
    const widest = widths.reduce((best, width, index) => {
      const canGive = width > (floors[index] ?? 0);
      return canGive && (best < 0 || width > (widths[best] ?? 0)) ? index : best;
    }, -1);
    if (widest < 0) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
