/** The line under a table: sums of amounts, exact, where all of them are in one currency. */
import { JsonNumber } from '../../json/value.ts';
import type { Column } from './columns.ts';
import { addDecimals } from '../number.ts';
import type { Cells } from '../rows/row.ts';

/** Each column's sum as a number's text, by the column's place; `undefined` where there is none to give. */
export function totalsOf(columns: readonly Column[], rows: readonly Cells[]): (string | undefined)[] {
  return columns.map((column) => {
    const addsUp = column.field.meaning === 'money';
    return addsUp && sharedCurrency(column, rows) !== undefined ? sumOf(column, rows) : undefined;
  });
}

/** The currency of all of a column's amounts; `undefined` where they have several, or a row names none. */
export function sharedCurrency({ currencyIndex }: Column, rows: readonly Cells[]): string | undefined {
  if (currencyIndex === undefined) return undefined;
  const currency = rows[0]?.[currencyIndex];
  if (typeof currency !== 'string') return undefined;
  return rows.every((row) => row[currencyIndex] === currency) ? currency : undefined;
}

function sumOf({ index }: Column, rows: readonly Cells[]): string | undefined {
  const numbers = rows.map((row) => row[index]).filter((value) => value instanceof JsonNumber);
  return addDecimals(numbers.map(({ text }) => text));
}
