/** Reads the model's schemas: the one place that follows references between them. */
import type { Property, Schema, SchemaReference } from './command.ts';

/** A schema that is not a reference. */
export type PlainSchema = Exclude<Schema, SchemaReference>;

export type ObjectSchema = Extract<PlainSchema, { type: 'object' }>;

export type ScalarSchema = Exclude<PlainSchema, { type: 'object' } | { type: 'array' }>;

/** Schemas by the names that references use. */
export type Schemas = Readonly<Record<string, Schema>>;

/** The schema at the end of a chain of references; `any` where the chain leads nowhere or in a circle. */
export function resolveSchema(schema: Schema, schemas: Schemas): PlainSchema {
  return followReferences(schema, (name) => (Object.hasOwn(schemas, name) ? schemas[name] : undefined));
}

/**
 * As {@link resolveSchema}, for schemas that are looked up in another way. What a reference says of itself (a
 * description, say) takes precedence over what the schema it refers to says.
 *
 * @param reportCycle called with the name that refers back to itself
 */
export function followReferences(
  schema: Schema,
  lookUp: (name: string) => Schema | undefined,
  reportCycle?: (name: string) => void,
): PlainSchema {
  const visited = new Set<string>();
  let found = schema;
  let said: Partial<SchemaReference> = {};
  while ('ref' in found) {
    const { ref, ...note } = found;
    said = { ...note, ...said };
    const isCycle = visited.has(ref);
    if (isCycle) reportCycle?.(ref);
    const next = isCycle ? undefined : lookUp(ref);
    if (next === undefined) return { type: 'any', ...said };
    visited.add(ref);
    found = next;
  }
  return { ...found, ...said };
}

/** The schemas that stand directly inside a schema. */
export function partsOf(schema: PlainSchema): Schema[] {
  if (schema.type === 'array') return [schema.items];
  if (schema.type !== 'object') return [];
  const properties = (schema.properties ?? []).map((item) => item.schema);
  return schema.additional ? [...properties, schema.additional] : properties;
}

/** Those of the schemas that the roots refer to, directly or through others. */
export function pickSchemas(roots: readonly Schema[], schemas: Schemas): Record<string, Schema> {
  const found: Record<string, Schema> = {};
  const pending = [...roots];
  for (let schema = pending.pop(); schema; schema = pending.pop()) {
    if (!('ref' in schema)) {
      pending.push(...partsOf(schema));
      continue;
    }
    const target = Object.hasOwn(schemas, schema.ref) ? schemas[schema.ref] : undefined;
    if (target === undefined || Object.hasOwn(found, schema.ref)) continue;
    found[schema.ref] = target;
    pending.push(target);
  }
  return found;
}

/** The declared properties of an object schema; none for anything else. */
export function propertiesOf(schema: Schema | undefined, schemas: Schemas): readonly Property[] {
  const plain = schema && resolveSchema(schema, schemas);
  return plain?.type === 'object' ? (plain.properties ?? []) : [];
}

/** What an array schema says of its items; `undefined` for anything else. */
export function itemSchemaOf(schema: Schema | undefined, schemas: Schemas): Schema | undefined {
  const plain = schema && resolveSchema(schema, schemas);
  return plain?.type === 'array' ? plain.items : undefined;
}

/**
 * The declared properties of the items that an answer lists: of an array's items, and of the items of every array
 * that stands directly in an object.
 */
export function listedPropertiesOf(schema: Schema | undefined, schemas: Schemas): (readonly Property[])[] {
  const lists = [schema, ...propertiesOf(schema, schemas).map((property) => property.schema)];
  return lists.flatMap((list) => {
    const properties = propertiesOf(itemSchemaOf(list, schemas), schemas);
    return properties.length === 0 ? [] : [properties];
  });
}
