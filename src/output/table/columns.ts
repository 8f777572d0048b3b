/** The columns of a table: which of the fields, in which order, under which heading. */
import { isToken, ranks, tones, type Tone } from '../../model/meaning.ts';
import { toPrintable } from '../../terminal/printable.ts';
import { displayOrder, type Field, type FieldKind } from '../rows/field.ts';
import { labelOf } from './cell.ts';
import type { RecordPart, RowsPart } from './parts.ts';

/** A field as a column shows it. */
export interface Column {
  heading: string;
  field: Field;
  /** Where the field's value stands in the cells of a row. */
  index: number;
  /** Where the value's currency stands in the cells of a row, for amounts. */
  currencyIndex: number | undefined;
  /** The currency of amounts that have none in their row. */
  currency: string | undefined;
  align: 'left' | 'right';
  /** Smaller columns stand further left. */
  rank: number;
  /** Smaller columns stay longer when the terminal is narrow. */
  priority: number;
  /** Beyond what a table shows by itself: only where a terminal has room for it. */
  isExtra: boolean;
  /** For a status, what its words say, by the words as they are shown. */
  tones: ReadonlyMap<string, Tone>;
}

/** How many declared fields a table shows by itself. */
const most = 8;

/**
 * The columns of a table: those asked for, or else the most useful fields first and those that only the data
 * knows last. Fields without a value in any row give way to others.
 *
 * @param isOpen whether further columns may find room: on a terminal
 */
export function chooseColumns(part: RowsPart, isWide: boolean, isOpen: boolean): Column[] {
  const { headings } = part.reader;
  const all = columnsOf(part);
  if (headings !== undefined) return withHeadings(all, headings);
  const declared = all.filter(({ field }) => field.isDeclared).toSorted((a, b) => a.rank - b.rank);
  const found = all.filter(({ field }) => !field.isDeclared);
  const shown = isWide || declared.length <= most ? declared : firstOf(declared, part);
  const further = isOpen
    ? declared.filter((column) => !shown.includes(column) && hasValue(part, column))
    : [];
  const columns = [...shown, ...further.map((column) => ({ ...column, isExtra: true })), ...found];
  return withPriorities(
    columns.map((column) =>
      hasValue(part, column) || column.isExtra ? column : { ...column, priority: ranks.secondary },
    ),
  );
}

/** What a row is known by, how it stands and what it costs stay before when it was: the first of each, that is. */
function withPriorities(columns: readonly Column[]): Column[] {
  const first = (kind: FieldKind): Column | undefined =>
    columns.find(
      ({ field, priority }) => field.kind === kind && !field.isOuter && priority < ranks.secondary,
    );
  const [status, amount] = [first('status'), first('money')];
  return columns.map((column) => {
    if (column === status) return { ...column, priority: Math.min(column.priority, ranks.identity + 2) };
    return column === amount
      ? { ...column, priority: Math.min(column.priority, ranks.identity + 3) }
      : column;
  });
}

/** All fields as columns, the most useful first. */
export function columnsByRank(part: RowsPart | RecordPart): Column[] {
  return columnsOf(part).toSorted((a, b) => a.rank - b.rank);
}

function firstOf(columns: readonly Column[], part: RowsPart): Column[] {
  const primary = columns.filter(({ field }) => field.rank < ranks.secondary);
  const candidates = primary.length > 0 ? primary : columns;
  const filled = candidates.filter((column) => hasValue(part, column));
  return (filled.length > 0 ? filled : candidates).slice(0, most);
}

/** Whether any of the rows at hand has a value there. */
export function hasValue({ rows }: Pick<RowsPart, 'rows'>, { index }: Pick<Column, 'index'>): boolean {
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
function columnsOf(part: RowsPart | RecordPart): Column[] {
  const { fields } = part.reader;
  const currency = part.kind === 'rows' ? part.currency : undefined;
  return fields.map((field, index) => {
    const rank = displayOrder(field);
    return {
      heading: field.name,
      field,
      index,
      currencyIndex: field.kind === 'money' ? currencyOf(fields, field) : undefined,
      currency: field.kind === 'money' ? currency : undefined,
      align: field.kind === 'money' || field.kind === 'number' ? 'right' : 'left',
      rank,
      priority: rank,
      isExtra: false,
      tones: tonesOf(field),
    };
  });
}

function tonesOf({ kind, words, labels }: Field): Map<string, Tone> {
  if (words === undefined) return new Map();
  const shown = (word: string): string => toPrintable(kind === 'status' ? labelOf(word, labels) : word);
  return new Map(
    tones.toReversed().flatMap((tone) => words[tone]?.map((word) => [shown(word), tone] as const) ?? []),
  );
}

/** How many cells of a name are kept before columns that matter less are. */
const leastName = 24;

/** How many cells a column's texts keep as long as others can give way; `undefined` for no more than any text. */
export function leastWidth({ field, priority }: Column): number | undefined {
  return field.meaning === 'name' && priority < ranks.secondary ? leastName : undefined;
}

/** Whether a part of a value still says something; the parts of ids, codes, addresses and amounts mislead. */
export function isCuttable({ field }: Column): boolean {
  if (field.rank < ranks.identity || isToken(field.meaning) || field.isEnumerated === true) return false;
  return field.kind === 'text' || field.kind === 'map';
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
