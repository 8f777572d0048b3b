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
  const shrinkable = [...kept].map((column) => ({
    width: column.width,
    least: keepAll ? Math.min(column.least, leastKept) : column.least,
  }));
  const widths = shrink(shrinkable, width - gap * (kept.size - 1));
  let next = 0;
  return columns.map((column) => (kept.has(column) ? widths[next++] : undefined));
}

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
function shrink(columns: { width: number; least: number }[], room: number): number[] {
  const widths = columns.map((column) => column.width);
  for (let excess = sum(widths) - room; excess > 0; excess -= 1) {
    const widest = widths.reduce((best, width, index) => {
      const canGive = width > (columns[index]?.least ?? 0);
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
