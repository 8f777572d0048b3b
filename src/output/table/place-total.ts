/** Where the word for the total and its currency stand in the line below a table. */
import { gap } from './fit.ts';
import { widthOf } from '../../terminal/width.ts';

/** The sums below their columns, empty where there is none, and the word for them. */
export interface Total {
  sums: readonly string[];
  label: string;
  /** The one currency of all sums: its text, the column that it may stand in, and the label that has it as well. */
  currency?: { text: string; column: number | undefined; label: string } | undefined;
}

/** A column that is shown, by its place among all columns. */
interface Shown {
  index: number;
  width: number;
}

/** Neighbouring columns without a sum. */
interface Free {
  start: number;
  span: number;
  width: number;
}

/** A way to write the line: what stands below the columns, and the word for it. */
interface Wording {
  sums: readonly string[];
  label: string;
}

/** The line's texts, and the columns that the label covers; without them it has a line of its own. */
export function placeTotal(total: Total, columns: readonly Shown[]): Wording & { free?: Free | undefined } {
  const ways = waysOf(total, columns).map((way) => ({ ...way, free: findFree(columns, way) }));
  const fitting = ways.find(({ label, free }) => free !== undefined && free.width >= widthOf(label));
  if (fitting !== undefined) return fitting;
  const [first] = ways;
  return { sums: first?.sums ?? total.sums, label: first?.label ?? total.label };
}

/** How many cells the label lacks, and in which column it would have them. */
export function lackingFor(total: Total, columns: readonly Shown[]): { start: number; lacking: number } {
  const ways = waysOf(total, columns);
  const [first = total] = ways;
  const whole = { start: 0, width: columns.reduce((sum, { width }) => sum + gap + width, -gap) };
  const found = ways.flatMap((way) => {
    const free = findFree(columns, way);
    return free === undefined ? [] : [{ start: free.start, lacking: widthOf(way.label) - free.width }];
  });
  return found[0] ?? { start: whole.start, lacking: widthOf(first.label) - whole.width };
}

/** With the currency in its column where that is shown, else in the label. */
function waysOf({ sums, label, currency }: Total, columns: readonly Shown[]): Wording[] {
  if (currency === undefined) return [{ sums, label }];
  const named = { sums, label: currency.label };
  if (!columns.some(({ index }) => index === currency.column)) return [named];
  return [{ sums: sums.map((sum, at) => (at === currency.column ? currency.text : sum)), label }, named];
}

/** The first columns without a sum that the label fits in, or else the first without a sum. */
function findFree(columns: readonly Shown[], { sums, label }: Wording): Free | undefined {
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
