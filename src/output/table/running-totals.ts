/** Sums of a list that is read piece by piece, and never held whole: exact, and only where a sum means something. */
import { JsonNumber, type JsonValue } from '../../json/value.ts';
import { addDecimals, readableAmount } from '../number.ts';
import { countsByStatus, isOwnMonth, isVoid } from '../rows/companion.ts';
import type { Field } from '../rows/field.ts';
import type { Cells } from '../rows/row.ts';
import type { Column } from './columns.ts';
import { currencyIn } from './drawing.ts';

interface Sum {
  /** Undefined as long as no row had an amount. */
  number: string | undefined;
  currency: string;
}

/** A list of more months than this is about something else. */
const mostMonths = 1000;

/**
 * Adds up columns of amounts in one currency. Rows whose status says that nothing is paid for them are left out. There
 * are no sums of prices, of what stands around the rows, and over months of several rows each.
 */
export class RunningTotals {
  readonly #columns: readonly Column[];
  readonly #fields: readonly Field[];
  /** By the column's place; `undefined` before the first row, `null` where the amounts do not add up. */
  readonly #sums: (Sum | undefined | null)[];
  readonly #months = new Set<JsonValue>();
  #isMixed = false;
  #leftOut = 0;

  /** @param fields all that rows have, shown or not */
  constructor(columns: readonly Column[], fields: readonly Field[]) {
    this.#columns = columns;
    this.#fields = fields;
    this.#sums = columns.map((column) => (addsUp(column, fields) ? undefined : null));
  }

  add(rows: readonly Cells[]): void {
    if (this.#sums.every((sum) => sum === null)) return;
    const statuses = this.#fields.flatMap((field, index) =>
      countsByStatus(field) ? [{ field, index }] : [],
    );
    const months = this.#fields.flatMap((field, index) => (isOwnMonth(field) ? [index] : []));
    const counted = rows.filter((row) => !statuses.some(({ field, index }) => isVoid(field, row[index])));
    this.#leftOut += rows.length - counted.length;
    if (months.length > 0) for (const row of counted) this.#meetMonth(months.map((index) => row[index]));
    if (counted.length === 0) return;
    this.#columns.forEach((column, index) => {
      const sum = this.#sums[index];
      if (sum !== null) this.#sums[index] = join(sum, sumOf(column, counted)) ?? null;
    });
  }

  /** The sums, empty where there is none; `undefined` where no column has one. */
  get sums(): { text: string; currency: string }[] | undefined {
    if (this.#isMixed && this.#months.size > 1) return undefined;
    const sums = this.#sums.map((sum) =>
      sum?.number === undefined
        ? { text: '', currency: '' }
        : { text: readableAmount(sum.number, sum.currency), currency: sum.currency },
    );
    return sums.some(({ text }) => text !== '') ? sums : undefined;
  }

  /** How many rows are in no sum, as nothing is paid for them. */
  get leftOut(): number {
    return this.#leftOut;
  }

  #meetMonth(values: readonly (JsonValue | undefined)[]): void {
    const month = values.find((value) => value !== undefined && value !== null);
    if (this.#isMixed && this.#months.size > 1) return;
    const value = month instanceof JsonNumber ? month.text : (month ?? null);
    if (this.#months.has(value) || this.#months.size >= mostMonths) this.#isMixed = true;
    this.#months.add(value);
  }
}

function addsUp(column: Column, fields: readonly Field[]): boolean {
  const { field } = column;
  if (field.meaning !== 'money' || field.isOuter === true) return false;
  if (column.currencyIndex === undefined && column.currency === undefined) return false;
  return field.isUncertain !== true || fields.some(countsByStatus);
}

/** The exact sum of a column's amounts; `undefined` where they have several currencies, or a row names none. */
function sumOf(column: Column, rows: readonly Cells[]): Sum | undefined {
  const [first] = rows;
  const currency = first === undefined ? undefined : currencyIn(column, first);
  if (currency === undefined || !rows.every((row) => currencyIn(column, row) === currency)) return undefined;
  const numbers = rows.map((row) => row[column.index]).filter((value) => value instanceof JsonNumber);
  if (numbers.length === 0) return { number: undefined, currency };
  const number = addDecimals(numbers.map(({ text }) => text));
  return number === undefined ? undefined : { number, currency };
}

function join(a: Sum | undefined, b: Sum | undefined): Sum | undefined {
  if (a === undefined || b === undefined) return b;
  if (a.currency !== b.currency) return undefined;
  if (a.number === undefined || b.number === undefined) return a.number === undefined ? b : a;
  const number = addDecimals([a.number, b.number]);
  return number === undefined ? undefined : { number, currency: a.currency };
}
