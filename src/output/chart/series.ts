/** The series of amounts in a response: what a chart draws, one chart for each currency and each list. */
import { JsonNumber, type JsonValue } from '../../json/value.ts';
import type { Schema } from '../../model/command.ts';
import type { Tone } from '../../model/meaning.ts';
import { itemSchemaOf, propertiesOf, type Schemas } from '../../model/schema.ts';
import { labelOf, type CellContext } from '../table/cell.ts';
import { toPrintable } from '../../terminal/printable.ts';
import { columnsByRank, type Column } from '../table/columns.ts';
import { cellText, currencyIn } from '../table/drawing.ts';
import { declaredFields } from '../rows/field.ts';
import { toneOf } from '../palette.ts';
import type { Part, RowsPart } from '../table/parts.ts';
import type { Cells } from '../rows/row.ts';
import type { KnownSource } from '../rows/known-properties.ts';
import { WholeRowReader } from '../rows/row-reader.ts';
import { rowSchema, type Shape } from '../shape.ts';

/** One bar. */
export interface Bar {
  label: string;
  /** The amount, a JSON number's text. */
  amount: string;
  /** A word on how it stands, where something is open or went wrong. */
  status: { word: string; tone: Tone } | undefined;
}

/** Amounts in one currency, to be compared by length. */
export interface Series {
  /** What the amounts belong to, where a response has several series. */
  title: string | undefined;
  /** Whether the title is a time, and the series have an order of their own. */
  isTitleTimed: boolean;
  /** The names of the fields that amounts and labels come from. */
  amountName: string;
  labelName: string;
  currency: string;
  /** Whether they are amounts to pay, and not prices of one piece. */
  isMoney: boolean;
  /** Whether the amounts add up. */
  isSummed: boolean;
  /** Whether the labels are times, which have an order of their own. */
  isTimed: boolean;
  bars: Bar[];
}

/** Whether a response's schema promises amounts in rows; where it promises nothing, there may be some. */
export function hasAmounts(shape: Shape, schemas: Schemas): boolean {
  if (shape.kind === 'unknown') return true;
  if (shape.kind === 'lists') {
    const lists = propertiesOf(shape.schema, schemas).map(({ schema }) => itemSchemaOf(schema, schemas));
    return lists.some((item) => declaredFields(item, schemas).some(({ kind }) => kind === 'money'));
  }
  const schema = rowSchema(shape);
  const fields = declaredFields(schema, schemas);
  if (shape.kind === 'list' && (fields.length === 0 || fields.some(({ kind }) => kind === 'money')))
    return true;
  const inner = propertiesOf(schema, schemas).map((property) => itemSchemaOf(property.schema, schemas));
  return inner.some((item) => declaredFields(item, schemas).some(({ kind }) => kind === 'money'));
}

/**
 * The series of one part: its rows' amounts, or else those of the lists inside its rows.
 *
 * @param known the response that the part is from
 */
export function seriesOf(part: Part, known: KnownSource, context: CellContext): Series[] {
  if (part.kind === 'value') return [];
  const own = part.kind === 'rows' ? seriesOfRows(part, part.title, undefined, context) : [];
  return own.length > 0 ? own : innerSeries(part, known, context);
}

function seriesOfRows(
  part: RowsPart,
  title: string | undefined,
  currency: string | undefined,
  context: CellContext,
): Series[] {
  const columns = columnsByRank(part);
  const amount = amountOf(columns);
  const label = labelColumn(columns);
  if (amount === undefined || label === undefined) return [];
  const statuses = columns.filter(({ field }) => field.words !== undefined);
  const byCurrency = new Map<string, Bar[]>();
  for (const cells of part.rows) {
    const value = cells[amount.index];
    if (!(value instanceof JsonNumber)) continue;
    const own = currencyIn(amount, cells) ?? currency ?? '';
    const bar = {
      label: cellText(label, cells, context),
      amount: value.text,
      status: statusOf(statuses, cells),
    };
    const bars = byCurrency.get(own);
    if (bars === undefined) byCurrency.set(own, [bar]);
    else bars.push(bar);
  }
  const names = {
    title,
    isTitleTimed: false,
    amountName: amount.heading,
    labelName: label.heading,
    isMoney: amount.field.meaning === 'money',
    isSummed: amount.field.meaning === 'money',
    isTimed: label.field.kind === 'time',
  };
  return Array.from(byCurrency, ([own, bars]) => ({ ...names, currency: own, bars }));
}

/** Amounts that add up come before others; where no schema says what an amount is, the first number is charted. */
function amountOf(columns: readonly Column[]): Column | undefined {
  const money = columns.filter(({ field }) => field.kind === 'money');
  const found = money.find(({ field }) => field.meaning === 'money') ?? money[0];
  const isUndeclared = columns.every(({ field }) => !field.isDeclared);
  return found ?? (isUndeclared ? columns.find(({ field }) => field.kind === 'number') : undefined);
}

/** The name of a thing says more than its id; else what ranks first. */
function labelColumn(columns: readonly Column[]): Column | undefined {
  const texts = columns.filter(({ field }) => field.kind === 'text' || field.kind === 'time');
  return texts.find(({ field }) => field.meaning === 'name' && field.path.length === 1) ?? texts[0];
}

/** The first word on how a row stands that is worth a look. */
function statusOf(statuses: readonly Column[], cells: Cells): Bar['status'] {
  for (const { index, field } of statuses) {
    const word = cells[index];
    const tone = typeof word === 'string' ? toneOf(word, field.words ?? {}) : undefined;
    if (typeof word === 'string' && (tone === 'bad' || tone === 'pending'))
      return { word: toPrintable(labelOf(word, field.labels)), tone };
  }
  return undefined;
}

function innerSeries(
  part: Exclude<Part, { kind: 'value' }>,
  known: KnownSource,
  context: CellContext,
): Series[] {
  const columns = columnsByRank(part);
  const rows = part.kind === 'rows' ? part.rows : [part.cells];
  return rows.flatMap((cells) => {
    const label = labelColumn(columns);
    const title = label === undefined || rows.length === 1 ? undefined : cellText(label, cells, context);
    const isTitleTimed = title !== undefined && label?.field.kind === 'time';
    const currencyColumn = columns.find(({ field }) => field.kind === 'currency');
    const currency = currencyColumn === undefined ? undefined : cells[currencyColumn.index];
    return columns.flatMap(({ field, index }) => {
      const inner = field.kind === 'list' ? toRows(cells[index], field.items, known) : undefined;
      if (inner === undefined) return [];
      const own = typeof currency === 'string' ? currency : undefined;
      return seriesOfRows(inner, title, own, context).map((series) => ({ ...series, isTitleTimed }));
    });
  });
}

function toRows(
  list: JsonValue | undefined,
  items: Schema | undefined,
  known: KnownSource,
): RowsPart | undefined {
  if (!Array.isArray(list) || list.length === 0) return undefined;
  const reader = new WholeRowReader(items, known);
  const rows = list.map((element) => reader.read(element));
  return { kind: 'rows', title: undefined, reader, rows };
}
