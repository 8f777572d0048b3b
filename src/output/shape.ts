/** What a response is as a whole, as far as its schema tells. */
import type { Schema } from '../model/command.ts';
import { itemSchemaOf, resolveSchema, type Schemas } from '../model/schema.ts';

export type Shape =
  /** A list: the response itself, or what `property` holds. */
  | { kind: 'list'; property?: string; item: Schema }
  /** An object that only holds several lists; the first name is the one that pages would continue. */
  | { kind: 'lists'; names: string[]; schema: Schema }
  | { kind: 'record'; schema: Schema }
  | { kind: 'value' }
  /** No schema, or one that allows anything: the data decides. */
  | { kind: 'unknown' };

/** What a schema makes of a response. */
export function shapeOf(schema: Schema | undefined, schemas: Schemas): Shape {
  if (schema === undefined) return { kind: 'unknown' };
  const plain = resolveSchema(schema, schemas);
  if (plain.type === 'any') return { kind: 'unknown' };
  if (plain.type === 'array') return { kind: 'list', item: plain.items };
  if (plain.type !== 'object') return { kind: 'value' };
  const properties = plain.properties ?? [];
  if (properties.length === 0) return { kind: 'unknown' };
  const lists = properties.filter((property) => itemSchemaOf(property.schema, schemas) !== undefined);
  const names = lists.map(({ name }) => name);
  const isWrapper = properties.every((property) => lists.includes(property) || property.meaning === 'paging');
  const [first, second] = lists;
  if (first === undefined || !isWrapper) return { kind: 'record', schema };
  if (second !== undefined) return { kind: 'lists', names, schema };
  return { kind: 'list', property: first.name, item: itemSchemaOf(first.schema, schemas) ?? { type: 'any' } };
}

/** What a row's values are read by: a list's item, or the record itself. */
export function rowSchema(shape: Shape): Schema | undefined {
  if (shape.kind === 'list') return shape.item;
  return shape.kind === 'record' ? shape.schema : undefined;
}

/** The property whose list pages continue, where the shape names one. */
export function listProperty(shape: Shape): string | undefined {
  if (shape.kind === 'lists') return shape.names[0];
  return shape.kind === 'list' ? shape.property : undefined;
}
