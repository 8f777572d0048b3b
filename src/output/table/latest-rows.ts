/** A list of months with a list in each: the rows of the latest month, each with its share, in place of the months. */
import { JsonNumber } from '../../json/value.ts';
import { addDecimals, percentOf } from '../number.ts';
import { isOwnMonth } from '../rows/companion.ts';
import type { Field } from '../rows/field.ts';
import { plainText, type Cells, type RowReader } from '../rows/row.ts';
import type { Source } from '../source.ts';
import { toPrintable } from '../../terminal/printable.ts';
import type { Drawing } from './drawing.ts';
import { openRecord, type Part, type RowsPart } from './parts.ts';

/** The part itself where the document asks for no other layout, or the user has chosen the columns. */
export function openLatest(part: RowsPart, source: Source, drawing: Drawing): Part[] {
  const { fields, headings } = part.reader;
  const list = fields.findIndex(({ opens }) => opens === 'latest');
  const month = fields.findIndex(isOwnMonth);
  const latest = latestOf(part.rows, month);
  if (headings !== undefined || drawing.options.sortBy !== undefined || list < 0 || latest === undefined)
    return [part];
  const rows = latest[list];
  if (!Array.isArray(rows) || rows.length === 0) return [part];
  noteOthers(part, latest, month, list, source, drawing);
  const record = { kind: 'record', reader: part.reader, cells: latest } as const;
  return openRecord(record, source).map((inner) =>
    inner.kind === 'rows' && inner.title === fields[list]?.name
      ? withShares({ ...inner, title: undefined }, drawing.context.text.output.share)
      : inner,
  );
}

/** Months compare as texts, whichever of the usual ways they are written in. */
function latestOf(rows: readonly Cells[], month: number): Cells | undefined {
  const monthOf = (cells: Cells): string => plainText(cells[month]) ?? '';
  if (month < 0) return undefined;
  return rows.reduce<Cells | undefined>(
    (found, cells) => (found !== undefined && monthOf(found) >= monthOf(cells) ? found : cells),
    undefined,
  );
}

/** A further column behind the amount: how much of the total it is. */
function withShares(part: RowsPart, name: string): RowsPart {
  const { fields } = part.reader;
  const amount = fields.findIndex(({ meaning, path }) => meaning === 'money' && path.length === 1);
  const amounts = part.rows.map((cells) => cells[amount]);
  const numbers = amounts.filter((value) => value instanceof JsonNumber).map(({ text }) => text);
  const total = numbers.length === amounts.length ? addDecimals(numbers) : undefined;
  const rank = fields[amount]?.rank;
  if (total === undefined || rank === undefined) return part;
  const share: Field = { path: [name], name, kind: 'number', rank: rank + 0.5, isDeclared: true };
  const shared: RowReader = {
    ...part.reader,
    fields: [...fields, share],
    read: (row) => part.reader.read(row),
  };
  const rows = part.rows.map((cells, at): Cells => {
    const full = fields.map((_, index) => cells[index]);
    return [...full, percentOf(numbers[at] ?? '', total)];
  });
  return { ...part, reader: shared, rows };
}

/** Says on a terminal which other months there are, and how to see one of them, or all. */
function noteOthers(
  { reader, rows }: RowsPart,
  latest: Cells,
  month: number,
  list: number,
  { shape, isQueried }: Source,
  { options: { note, width }, context }: Drawing,
): void {
  const others = rows.filter((cells) => cells !== latest).map((cells) => plainText(cells[month]) ?? '');
  const [first] = others;
  const [name, listName] = [month, list].map((index) => reader.fields[index]?.name ?? '');
  if (width === undefined || first === undefined || name === undefined || listName === undefined) return;
  const around = shape.kind === 'list' ? (shape.property ?? '') : '';
  const query = isQueried === true ? undefined : toPrintable(`${around}[?${name}=='${first}']`);
  const months = others.map((value) => toPrintable(context.time(value))).join(', ');
  note?.((t) => t.output.otherMonths(months, query, toPrintable(listName)));
}
