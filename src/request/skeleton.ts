/** Writes a body to start from: every property that a request may hold, with a value of the right kind. */
import { JsonNumber, type JsonValue } from '../json/value.ts';
import { parseJson } from '../json/parse.ts';
import { writeJson } from '../json/write.ts';
import type { RequestBody, Schema } from '../model/command.ts';
import { resolveSchema, type ObjectSchema, type ScalarSchema, type Schemas } from '../model/schema.ts';

/** A body to start from, laid out to be edited; the empty text where the document does not describe the body. */
export function generateBody(body: RequestBody | undefined, schemas: Schemas): string {
  if (body?.schema === undefined) return '';
  return `${writeJson(writeSkeleton(body.schema, schemas), 2)}\n`;
}

/** Examples and defaults where the document has them, else empty values. A type inside itself is left out. */
export function writeSkeleton(schema: Schema, schemas: Schemas): JsonValue {
  return fill(schema, schemas, []) ?? null;
}

/** @param open the names of the schemas around this one */
function fill(schema: Schema, schemas: Schemas, open: readonly string[]): JsonValue | undefined {
  const name = 'ref' in schema ? schema.ref : undefined;
  if (name !== undefined && open.includes(name)) return undefined;
  const around = name === undefined ? open : [...open, name];
  const plain = resolveSchema(schema, schemas);
  if (plain.type === 'object') return fillObject(plain, schemas, around);
  const given = plain.example ?? plain.default;
  if (given !== undefined) return parseJson(JSON.stringify(given));
  if (plain.type === 'array') {
    const item = fill(plain.items, schemas, around);
    return item === undefined ? [] : [item];
  }
  return fillScalar(plain);
}

function fillObject(plain: ObjectSchema, schemas: Schemas, open: readonly string[]): JsonValue {
  const object = new Map<string, JsonValue>();
  for (const { name, schema } of plain.properties ?? []) {
    if (resolveSchema(schema, schemas).readOnly === true) continue;
    const value = fill(schema, schemas, open);
    if (value !== undefined) object.set(name, value);
  }
  return object;
}

function fillScalar(plain: ScalarSchema): JsonValue {
  const [choice] = plain.enum ?? [];
  if (choice !== undefined) return typeof choice === 'number' ? new JsonNumber(String(choice)) : choice;
  switch (plain.type) {
    case 'integer':
    case 'number':
      return new JsonNumber(String(plain.minimum ?? 0));
    case 'boolean':
      return false;
    case 'string':
      return '';
    case 'any':
      return null;
  }
}
