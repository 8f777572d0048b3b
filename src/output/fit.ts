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
  const kept = new Set(columns);
  const least = (column: Fittable): number => (keepAll ? Math.min(column.least, 3) : column.least);
  const needed = (): number => sum([...kept].map(least)) + gap * (kept.size - 1);
  while (!keepAll && kept.size > 1 && needed() > width) {
    // of equals the last goes first
    kept.delete([...kept].reduce((worst, column) => (column.rank >= worst.rank ? column : worst)));
  }
  const room = width - gap * (kept.size - 1);
  const widths = shrink(
    [...kept].map((column) => ({ width: column.width, least: least(column) })),
    room,
  );
  let next = 0;
  return columns.map((column) => (kept.has(column) ? widths[next++] : undefined));
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
