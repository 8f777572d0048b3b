/** The columns of a table: which of the fields, in which order, under which heading. */
import { rankOf, secondary } from './rank.ts';
import type { Field } from './field.ts';

/** A field as a column shows it. */
export interface Column {
  heading: string;
  field: Field;
  /** Where the field's value stands in the cells of a row. */
  index: number;
  /** Where the value's currency stands in the cells of a row, for amounts. */
  currencyIndex: number | undefined;
  align: 'left' | 'right';
  /** Smaller columns stay longer when the terminal is narrow. */
  rank: number;
}

/** How many declared fields a table shows by itself. */
const most = 8;

/** The fields a table shows, the most useful first, those that only the data knows last; with `isWide` all of them. */
export function chooseColumns(fields: readonly Field[], entity: string, isWide: boolean): Column[] {
  const all = fields.map((_, index) => toColumn(fields, index, entity));
  const declared = all.filter(({ field }) => field.isDeclared).toSorted((a, b) => a.rank - b.rank);
  const found = all.filter(({ field }) => !field.isDeclared);
  const primary = declared.filter((column) => column.rank < secondary);
  if (isWide || declared.length <= most) return [...declared, ...found];
  return [...(primary.length > 0 ? primary : declared).slice(0, most), ...found];
}

export function toColumn(fields: readonly Field[], index: number, entity: string): Column {
  const field = fields[index];
  if (field === undefined) throw new RangeError(`no field ${index}`);
  return {
    heading: field.name,
    field,
    index,
    currencyIndex: field.kind === 'money' ? currencyOf(fields, field) : undefined,
    align: field.kind === 'money' || field.kind === 'number' ? 'right' : 'left',
    rank: rankOf(field, entity),
  };
}

/** The currency that stands nearest to an amount: beside it, or beside an object around it. */
function currencyOf(fields: readonly Field[], { path }: Field): number | undefined {
  for (let depth = path.length - 1; depth >= 0; depth -= 1) {
    const name = [...path.slice(0, depth), 'currency'].join('.');
    const index = fields.findIndex((field) => field.name === name);
    if (index >= 0) return index;
  }
  return undefined;
}
