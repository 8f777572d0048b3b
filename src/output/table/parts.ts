/** A response as the parts that a table draws one below the other: lists of rows, and records. */
import { parseJson } from '../../json/parse.ts';
import type { JsonMap, JsonValue } from '../../json/value.ts';
import type { Schema } from '../../model/command.ts';
import { itemSchemaOf, propertiesOf } from '../../model/schema.ts';
import { itemsOf } from '../items.ts';
import type { Cells, RowReader } from '../rows/row.ts';
import { isVoid } from '../rows/companion.ts';
import { makeReader } from '../rows/selection.ts';
import { rowSchema, type Shape } from '../shape.ts';
import type { Source } from '../source.ts';

/** Rows of a list. */
export interface RowsPart {
  kind: 'rows';
  /** The list's name, where it is not the only one. */
  title: string | undefined;
  reader: RowReader;
  rows: Cells[];
  /** The currency of amounts that have none beside them, from what the list stands in. */
  currency?: string | undefined;
}

/** A single object. */
export interface RecordPart {
  kind: 'record';
  reader: RowReader;
  cells: Cells;
}

export type Part = RowsPart | RecordPart | { kind: 'value'; value: JsonValue };

/** The columns asked for, if any were. */
type Columns = readonly string[] | undefined;

/** Reads a source to its end. The pages of a list make one part; several lists in one object make a part each. */
export async function readParts(source: Source, columns: Columns): Promise<Part[]> {
  const { pages, shape } = source;
  const start = new PartStarter(source, columns);
  const list = start.rows(rowSchema(shape));
  const others: Part[] = [];
  let hasList = false;
  for await (const page of pages) {
    const items = itemsOf(page, shape);
    if (items === undefined) others.push(...start.all(parseJson(page), shape));
    else {
      hasList = true;
      for (const item of items) list.rows.push(list.reader.read(parseJson(item)));
    }
  }
  return hasList ? [list, ...others] : others;
}

/** A record with the lists of objects in it as parts of their own, behind the record. */
export function openRecord(record: RecordPart, source: Source): Part[] {
  const { reader, cells } = record;
  // Columns that were asked for by name are shown as they were asked for.
  if (reader.headings !== undefined) return [record];
  const kept = [...cells];
  const lists = reader.fields.flatMap(({ kind, name, items }, index): RowsPart[] => {
    const list = kind === 'list' ? cells[index] : undefined;
    if (!Array.isArray(list) || list.length === 0 || !list.every((item) => item instanceof Map)) return [];
    kept[index] = undefined;
    const inner = makeReader(items, source, undefined);
    const rows = list.map((item) => inner.read(item));
    return [{ kind: 'rows', title: name, reader: inner, rows, currency: currencyOf(record) }];
  });
  return [{ ...record, cells: kept }, ...lists];
}

/** The currency of a record; none where its status says that nothing is paid for it. */
function currencyOf({ reader: { fields }, cells }: RecordPart): string | undefined {
  const isUnpaid = fields.some((field, index) => isVoid(field, cells[index]));
  const at = fields.findIndex(({ kind, path }) => kind === 'currency' && path.length === 1);
  const currency = cells[at];
  return isUnpaid || typeof currency !== 'string' ? undefined : currency;
}

/** Makes parts of values. */
class PartStarter {
  readonly #source: Source;
  readonly #columns: Columns;

  constructor(source: Source, columns: Columns) {
    this.#source = source;
    this.#columns = columns;
  }

  rows(item: Schema | undefined, title?: string): RowsPart {
    const reader = makeReader(item, this.#source, this.#columns);
    return { kind: 'rows', title, reader, rows: [] };
  }

  /** What is no list, or holds several. */
  all(value: JsonValue, shape: Shape): Part[] {
    if (!(value instanceof Map)) return [{ kind: 'value', value }];
    if (shape.kind === 'lists') return this.#lists(value, shape.schema);
    const schema = rowSchema(shape);
    const reader = makeReader(schema, this.#source, this.#columns);
    return [{ kind: 'record', reader, cells: reader.read(value) }];
  }

  #lists(value: JsonMap, schema: Schema): Part[] {
    const properties = propertiesOf(schema, this.#source.schemas);
    const parts: Part[] = [];
    const rest: JsonMap = new Map();
    for (const [name, member] of value) {
      if (Array.isArray(member)) {
        const declared = properties.find((property) => property.name === name);
        const part = this.rows(itemSchemaOf(declared?.schema, this.#source.schemas), name);
        for (const item of member) part.rows.push(part.reader.read(item));
        parts.push(part);
      } else rest.set(name, member);
    }
    return rest.size === 0 ? parts : [...parts, ...this.all(rest, { kind: 'unknown' })];
  }
}
