/** A response as the parts that a table draws one below the other: lists of rows, and records. */
import { parseJson } from '../json/parse.ts';
import type { JsonObject, JsonValue } from '../json/value.ts';
import type { Schema } from '../model/command.ts';
import { itemsOf } from './items.ts';
import { RowReader, type Cells } from './row-reader.ts';
import { entityOf, itemSchemaOf, propertiesOf, type Schemas } from './schema.ts';
import type { Shape } from './shape.ts';
import type { Source } from './source.ts';

/** Rows of a list. */
export interface RowsPart {
  kind: 'rows';
  /** The list's name, where it is not the only one. */
  title: string | undefined;
  /** What one row is called: `Order`. */
  entity: string;
  reader: RowReader;
  rows: Cells[];
}

/** A single object. */
export interface RecordPart {
  kind: 'record';
  entity: string;
  reader: RowReader;
  cells: Cells;
}

export type Part = RowsPart | RecordPart | { kind: 'value'; value: JsonValue };

/** Reads a source to its end. The pages of a list make one part; several lists in one object make a part each. */
export async function readParts({ pages, shape, schemas }: Source): Promise<Part[]> {
  const list = startRows(shape.kind === 'list' ? shape.item : undefined, schemas);
  const others: Part[] = [];
  let hasList = false;
  for await (const page of pages) {
    const items = itemsOf(page, shape);
    if (items === undefined) others.push(...partsOf(parseJson(page), shape, schemas));
    else {
      hasList = true;
      for (const item of items) list.rows.push(list.reader.read(parseJson(item)));
    }
  }
  return hasList ? [list, ...others] : others;
}

function startRows(item: Schema | undefined, schemas: Schemas, title?: string): RowsPart {
  return { kind: 'rows', title, entity: entityOf(item), reader: new RowReader(item, schemas), rows: [] };
}

function partsOf(value: JsonValue, shape: Shape, schemas: Schemas): Part[] {
  if (!(value instanceof Map)) return [{ kind: 'value', value }];
  if (shape.kind === 'lists') return partsOfLists(value, shape.schema, schemas);
  const schema = shape.kind === 'record' ? shape.schema : undefined;
  const reader = new RowReader(schema, schemas);
  return [{ kind: 'record', entity: entityOf(schema), reader, cells: reader.read(value) }];
}

function partsOfLists(value: JsonObject, schema: Schema, schemas: Schemas): Part[] {
  const properties = propertiesOf(schema, schemas);
  const parts: Part[] = [];
  const rest: JsonObject = new Map();
  for (const [name, member] of value) {
    if (!Array.isArray(member)) {
      rest.set(name, member);
      continue;
    }
    const declared = properties.find((property) => property.name === name);
    const part = startRows(itemSchemaOf(declared?.schema, schemas), schemas, name);
    for (const item of member) part.rows.push(part.reader.read(item));
    parts.push(part);
  }
  return rest.size === 0 ? parts : [...parts, ...partsOf(rest, { kind: 'unknown' }, schemas)];
}
