/** Reading schemas: references followed, properties found, things named. */
import type { Property, Schema } from '../model/command.ts';

/** A schema that is no reference. */
export type SchemaNode = Exclude<Schema, { ref: string }>;

export type Schemas = Record<string, Schema>;

/** Follows references; `undefined` where one leads nowhere or in a circle. */
export function resolveSchema(schema: Schema | undefined, schemas: Schemas): SchemaNode | undefined {
  let found = schema;
  for (let steps = 0; found !== undefined && 'ref' in found; steps += 1) {
    if (steps > 50 || !Object.hasOwn(schemas, found.ref)) return undefined;
    found = schemas[found.ref];
  }
  return found;
}

/** The declared properties of an object schema; none for anything else. */
export function propertiesOf(schema: Schema | undefined, schemas: Schemas): Property[] {
  const node = resolveSchema(schema, schemas);
  return node?.type === 'object' ? (node.properties ?? []) : [];
}

/** What an array schema says of its items; `undefined` for anything else. */
export function itemSchemaOf(schema: Schema | undefined, schemas: Schemas): Schema | undefined {
  const node = resolveSchema(schema, schemas);
  return node?.type === 'array' ? node.items : undefined;
}

/** What a thing of this schema is called, from the component's name: `GetOrderResponse` is an order. */
export function entityOf(schema: Schema | undefined): string {
  if (schema === undefined || !('ref' in schema)) return '';
  const name = schema.ref.replace(/^(Get|List|Create|Update|Register|Estimated)+/, '');
  return name.replace(/(Response|Result|Request|Model|Info|Information)+$/, '');
}
