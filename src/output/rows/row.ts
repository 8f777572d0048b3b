/** What a row is, and what reads it into cells. */
import { JsonNumber, type JsonMap, type JsonValue } from '../../json/value.ts';
import { toPrintable } from '../../terminal/printable.ts';
import type { Field } from './field.ts';

/** A row's values by the index of their field; a hole where the row has none. */
export type Cells = (JsonValue | undefined)[];

/** Turns rows into cells. */
export interface RowReader {
  /** May grow, and learn what values mean, while rows are read. */
  readonly fields: readonly Field[];
  /** The headings that the user asked for, for as many of the first fields; absent where all fields are open to choice. */
  readonly headings?: readonly string[];
  read(row: JsonValue): Cells;
  /** The headings of columns asked for that no schema declares and no row had. */
  readonly unseen?: readonly string[];
}

/** Names that a row has, printable, to be offered instead of one that it has not. */
export function namesIn(row: JsonValue | undefined): string {
  return row === undefined ? '' : [...toObject(row).keys()].map(toPrintable).join(', ');
}

/** A row as an object: a list's elements go by their index, a bare value by the name `value`. */
export function toObject(row: JsonValue): JsonMap {
  if (row instanceof Map) return row;
  if (Array.isArray(row)) return new Map(row.map((value, index) => [String(index), value]));
  return new Map([['value', row]]);
}

/** A value as the text that machines read: strings as they are, `undefined` for what is null or not there. */
export function plainText(value: JsonValue | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (value instanceof JsonNumber) return value.text;
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : undefined;
}
