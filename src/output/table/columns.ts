/** The columns of a table: which of the fields, in which order, under which heading. */
import { ranks } from '../../model/meaning.ts';
import type { Field } from '../rows/field.ts';
import type { RecordPart, RowsPart } from './parts.ts';

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

/**
 * The columns of a table: those asked for, or else the most useful fields first and those that only the data
 * knows last. Fields without a value in any row give way to others.
 */
export function chooseColumns(part: RowsPart, isWide: boolean): Column[] {
  const { headings } = part.reader;
  const all = columnsOf(part);
  if (headings !== undefined) return withHeadings(all, headings);
  const declared = all.filter(({ field }) => field.isDeclared).toSorted((a, b) => a.rank - b.rank);
  const found = all.filter(({ field }) => !field.isDeclared);
  const shown = isWide || declared.length <= most ? declared : firstOf(declared, part);
  return [...shown, ...found].map((column) =>
    hasValue(part, column) ? column : { ...column, rank: ranks.secondary },
  );
}

/** All fields as columns, the most useful first. */
export function columnsByRank(part: RowsPart | RecordPart): Column[] {
  return columnsOf(part).toSorted((a, b) => a.rank - b.rank);
}

function firstOf(columns: readonly Column[], part: RowsPart): Column[] {
  const primary = columns.filter(({ rank }) => rank < ranks.secondary);
  const candidates = primary.length > 0 ? primary : columns;
  const filled = candidates.filter((column) => hasValue(part, column));
  return (filled.length > 0 ? filled : candidates).slice(0, most);
}

function hasValue({ rows }: RowsPart, { index }: Column): boolean {
  return rows.some((row) => row[index] !== undefined && row[index] !== null);
}

/** The fields that a record has, the telling ones first. */
export function recordColumns(part: RecordPart): Column[] {
  const { headings } = part.reader;
  const all = columnsOf(part);
  if (headings !== undefined) return withHeadings(all, headings);
  const filled = all.filter(({ index }) => part.cells[index] !== undefined);
  const declared = filled.filter(({ field }) => field.isDeclared).toSorted((a, b) => a.rank - b.rank);
  // what no schema describes stays in the order of whoever sent it
  return [...declared, ...filled.filter(({ field }) => !field.isDeclared)];
}

/** Every field as a column, in the fields' own order. */
function columnsOf({ reader: { fields } }: RowsPart | RecordPart): Column[] {
  return fields.map((field, index) => ({
    heading: field.name,
    field,
    index,
    currencyIndex: field.kind === 'money' ? currencyOf(fields, field) : undefined,
    align: field.kind === 'money' || field.kind === 'number' ? 'right' : 'left',
    rank: field.rank,
  }));
}

/** The first columns, under the headings that were asked for. */
function withHeadings(columns: readonly Column[], headings: readonly string[]): Column[] {
  return columns
    .slice(0, headings.length)
    .map((column, index) => ({ ...column, heading: headings[index] ?? '' }));
}

/** The currency that stands nearest to an amount: beside it, or beside an object around it. */
function currencyOf(fields: readonly Field[], { path }: Field): number | undefined {
  for (let depth = path.length - 1; depth >= 0; depth -= 1) {
    const around = path.slice(0, depth).join('.');
    const index = fields.findIndex(
      ({ kind, path: other }) => kind === 'currency' && other.slice(0, -1).join('.') === around,
    );
    if (index >= 0) return index;
  }
  return undefined;
}
