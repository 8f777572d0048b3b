/** Sums of a list that is read piece by piece, and never held whole. */
import type { Column } from './columns.ts';
import { addDecimals, currencyDecimals, groupDigits } from '../number.ts';
import type { Cells } from '../rows/row.ts';
import { sharedCurrency, totalsOf } from './totals.ts';

interface Sum {
  number: string;
  currency: string | undefined;
}

/** Adds up columns; a column whose amounts turn out not to add up has no sum from then on. */
export class RunningTotals {
  readonly #columns: readonly Column[];
  #sums: (Sum | undefined)[] | undefined;

  constructor(columns: readonly Column[]) {
    this.#columns = columns;
  }

  /** @param rows at least one */
  add(rows: readonly Cells[]): void {
    const totals = totalsOf(this.#columns, rows);
    const sums = this.#columns.map((column, index) => {
      const number = totals[index];
      return number === undefined ? undefined : { number, currency: sharedCurrency(column, rows) };
    });
    this.#sums = this.#sums === undefined ? sums : this.#sums.map((sum, index) => join(sum, sums[index]));
  }

  /** The sums as they are shown, empty where there is none; `undefined` where no column has one. */
  get sums(): string[] | undefined {
    if (this.#sums === undefined || this.#sums.every((sum) => sum === undefined)) return undefined;
    return this.#sums.map((sum) =>
      sum === undefined ? '' : groupDigits(sum.number, currencyDecimals(sum.currency)),
    );
  }
}

function join(a: Sum | undefined, b: Sum | undefined): Sum | undefined {
  if (a === undefined || b === undefined || a.currency !== b.currency) return undefined;
  const number = addDecimals([a.number, b.number]);
  return number === undefined ? undefined : { number, currency: a.currency };
}
