/** Follows references between schemas. */
import type { Schema, SchemaReference } from '../model/command.ts';

/** A schema that is no reference. */
export type PlainSchema = Exclude<Schema, SchemaReference>;

/** Schemas by the names that references use. */
export type Schemas = Readonly<Record<string, Schema>>;

/** What the references say goes before what the schema says itself; `any` where they lead nowhere. */
export function resolveSchema(schema: Schema, schemas: Schemas): PlainSchema {
  let found = schema;
  let said: Partial<SchemaReference> = {};
  for (let steps = 0; 'ref' in found; steps += 1) {
    const { ref, ...note } = found;
    said = { ...note, ...said };
    const next = Object.hasOwn(schemas, ref) ? schemas[ref] : undefined;
    if (next === undefined || steps > 50) return { type: 'any', ...said };
    found = next;
  }
  return { ...found, ...said };
}
