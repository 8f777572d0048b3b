/** What a response is as a whole, as far as its schema tells. */
import type { Schema } from '../model/command.ts';
import { entityOf, itemSchemaOf, propertiesOf, resolveSchema, type Schemas } from './schema.ts';

export type Shape =
  /** A list: the response itself, or what `property` holds. `entity` is what one item is called, where its schema does not say. */
  | { kind: 'list'; property?: string; item: Schema; entity?: string }
  /** An object that only holds several lists; the first name is the one that pages would continue. */
  | { kind: 'lists'; names: string[]; schema: Schema }
  | { kind: 'record'; schema: Schema }
  | { kind: 'value' }
  /** No schema, or one that allows anything: the data decides. */
  | { kind: 'unknown' };

/** What a schema makes of a response. */
export function shapeOf(schema: Schema | undefined, schemas: Schemas): Shape {
  const node = resolveSchema(schema, schemas);
  if (schema === undefined || node === undefined || node.type === 'any') return { kind: 'unknown' };
  if (node.type === 'array') return { kind: 'list', item: node.items };
  if (node.type !== 'object') return { kind: 'value' };
  const properties = propertiesOf(node, schemas);
  if (properties.length === 0) return { kind: 'unknown' };
  const lists = properties.filter((property) => itemSchemaOf(property.schema, schemas) !== undefined);
  const names = lists.map(({ name }) => name);
  const [first, second] = lists;
  if (
    first === undefined ||
    !isListWrapper(
      names,
      properties.map(({ name }) => name),
    )
  )
    return { kind: 'record', schema };
  if (second !== undefined) return { kind: 'lists', names, schema };
  return { kind: 'list', property: first.name, item: itemSchemaOf(first.schema, schemas) ?? { type: 'any' } };
}

/** What a row's values are read by: a list's item, or the record itself. */
export function rowSchema(shape: Shape): Schema | undefined {
  if (shape.kind === 'list') return shape.item;
  return shape.kind === 'record' ? shape.schema : undefined;
}

/** What one row is called: `Order`; the empty string where nothing says. */
export function rowEntity(shape: Shape): string {
  return (shape.kind === 'list' ? shape.entity : undefined) ?? entityOf(rowSchema(shape));
}

/** The property whose list pages continue, where the shape names one. */
export function listProperty(shape: Shape): string | undefined {
  if (shape.kind === 'lists') return shape.names[0];
  return shape.kind === 'list' ? shape.property : undefined;
}

/** Names of properties that tell about a list's pages rather than about a thing. */
const aboutPages =
  /^(total|count|size|limit|offset|page|cursor|next|prev|has_?more|last_?(evaluated|key)|links?$|meta$)/i;

/** Whether an object is only there to hold lists: all that stands beside them is about their pages. */
export function isListWrapper(lists: readonly string[], properties: readonly string[]): boolean {
  return lists.length > 0 && properties.every((name) => lists.includes(name) || aboutPages.test(name));
}
