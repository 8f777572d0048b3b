/** Columns fitted to the terminal: which of them stay, and how wide they are. Values that say nothing in part stay whole. */

/** A column as fitting sees it; all widths in cells. */
export interface Fittable {
  /** What it would like: as wide as its widest cell and its heading. */
  width: number;
  /** What it takes to be read well: its heading, and its values where a part of one would mislead. */
  least: number;
  /** What it takes at all: below this a value that must stay whole would be cut. */
  bare: number;
  /** Smaller stays longer. */
  priority: number;
  /** Shown only where it finds room that nothing else needs. */
  isExtra: boolean;
}

/** Cells between two columns. */
export const gap = 2;

/**
 * The width of every column, `undefined` for one that is left out. `undefined` altogether where the columns say too
 * little in this width: nothing but one of several, or not even that.
 *
 * @param keepAll columns the user asked for by name are never left out
 */
export function fitColumns(
  columns: readonly Fittable[],
  width: number,
  keepAll: boolean,
): (number | undefined)[] | undefined {
  const kept = keepAll ? columns : keepWhatFits(columns, width);
  const room = width - gap * (kept.length - 1);
  let widths = kept.map((column) => column.width);
  for (const floor of ['least', 'bare'] as const)
    widths = shrink(
      widths,
      kept.map((column) => column[floor]),
      room,
    );
  const isAlone = kept.length === 1 && columns.filter(({ isExtra }) => !isExtra).length > 1;
  if (sum(widths) > room || isAlone) return undefined;
  const found = new Map(kept.map((column, at) => [column, widths[at]]));
  return columns.map((column) => found.get(column));
}

/** The columns that matter most, as many as can be read well; further ones where all find the room they would like. */
function keepWhatFits(columns: readonly Fittable[], width: number): readonly Fittable[] {
  const byPriority = columns.toSorted((a, b) => a.priority - b.priority);
  const kept = new Set<Fittable>();
  let used = -gap;
  for (const column of byPriority) {
    if (column.isExtra || (kept.size > 0 && used + gap + column.least > width)) continue;
    kept.add(column);
    used += gap + column.least;
  }
  used = sum([...kept].map((column) => column.width)) + gap * (kept.size - 1);
  for (const column of byPriority) {
    if (kept.has(column) || used + gap + column.width > width) continue;
    kept.add(column);
    used += gap + column.width;
  }
  return columns.filter((column) => kept.has(column));
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
