/** Answers any operation from what its document shows: the example of the response, else one made from the schema. */
import { arrayAt, isObject, numberAt, property, stringAt, type JsonObject } from '../model/json-object.ts';
import type { PlainSchema } from '../model/schema.ts';
import { child, children, type Located } from '../openapi/json-pointer.ts';
import { statedTypes, typeOf } from '../openapi/schema-keywords.ts';
import type { References } from '../openapi/reference.ts';
import type { Operation } from './document.ts';

const deepest = 8;

/** The body that the document's success response describes; undefined where it describes none. */
export function createExampleBody({ success, references }: Operation): unknown {
  const { content } = success;
  if (content === undefined) return undefined;
  const example = property(content.media.value, 'example');
  if (example !== undefined) return example;
  const [named] = children(child(content.media, 'examples'));
  const shown = named && property(references.resolve(named[1])?.value, 'value');
  if (shown !== undefined) return shown;
  return createValue(references, content.schema, 0);
}

/** A value that fits a schema, from its example, default, enum or type. */
function createValue(references: References, node: Located, depth: number): unknown {
  const schema = resolve(references, node);
  const type = allowedType(schema.value);
  const { value } = schema;
  const shown = conform(
    references,
    schema,
    value['example'] ?? value['default'] ?? arrayAt(value, 'enum')[0],
  );
  if (shown !== undefined && fits(shown, type)) return shown;
  const [branch] = [...children(child(schema, 'oneOf')), ...children(child(schema, 'anyOf'))];
  if (branch !== undefined) return createValue(references, branch[1], depth + 1);
  if (type === 'object' || value['allOf'] !== undefined) return createObject(references, schema, depth);
  if (type === 'array') return createArray(references, schema, depth);
  return createScalar(value, type);
}

/** The schema at the end of a node's references; an empty one where there is none. */
function resolve(references: References, node: Located): Located<JsonObject> {
  const resolved = node.value === undefined ? undefined : references.resolve(node);
  return resolved ?? { value: {}, pointer: node.pointer };
}

/** An example as its schema means it: without quotes in YAML, `20231004` is a number and not the string it stands for. */
function conform(references: References, node: Located, value: unknown): unknown {
  const schema = resolve(references, node);
  if (Array.isArray(value)) {
    const items = child(schema, 'items');
    return value.map((entry: unknown) => conform(references, items, entry));
  }
  if (isObject(value)) {
    const known = child(schema, 'properties');
    const rest = child(schema, 'additionalProperties');
    const entries = Object.entries(value).map(([name, entry]) => {
      const own = child(known, name);
      return [name, conform(references, own.value === undefined ? rest : own, entry)];
    });
    return Object.fromEntries(entries);
  }
  if (allowedType(schema.value) === 'string' && (typeof value === 'number' || typeof value === 'boolean'))
    return String(value);
  return value;
}

/** A type that a schema allows. */
function allowedType(schema: JsonObject): PlainSchema['type'] {
  const [first] = statedTypes(schema);
  return typeOf(first === undefined ? schema : { type: first });
}

function fits(value: unknown, type: PlainSchema['type']): boolean {
  if (type === 'any') return true;
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isObject(value);
  return typeof value === type;
}

function createObject(references: References, schema: Located<JsonObject>, depth: number): JsonObject {
  const branches = children(child(schema, 'allOf')).map(([, branch]) => resolve(references, branch));
  const parts = [schema, ...branches];
  const properties = parts.flatMap((part) => children(child(part, 'properties')));
  const required = new Set(parts.flatMap((part) => arrayAt(part.value, 'required')));
  // A recursive schema ends where nothing is required any more.
  const wanted = properties.filter(([name]) => depth < deepest || required.has(name));
  if (depth > 4 * deepest) return {};
  return Object.fromEntries(wanted.map(([name, part]) => [name, createValue(references, part, depth + 1)]));
}

function createArray(references: References, schema: Located<JsonObject>, depth: number): unknown[] {
  const items = child(schema, 'items');
  const least = numberAt(schema.value, 'minItems') ?? 0;
  // Objects without required properties fit every branch at once, and `oneOf` wants exactly one: none fits.
  if (resolve(references, items).value['oneOf'] !== undefined) return [];
  if (depth >= deepest && least === 0) return [];
  const length = Math.max(1, Math.min(least, 100));
  return Array.from({ length }, () => createValue(references, items, depth + 1));
}

function createScalar(schema: JsonObject, type: PlainSchema['type']): unknown {
  switch (type) {
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return numberAt(schema, 'minimum') ?? 0;
    case 'string':
      return createText(schema);
    default:
      return {};
  }
}

const textsByFormat: Readonly<Record<string, string>> = {
  date: '2025-01-31',
  'date-time': '2025-01-31T00:00:00Z',
  yyyyMM: '202501',
  yyyyMMdd: '20250131',
  yyyyMMddHHmmss: '20250131000000',
  email: 'someone@example.com',
  uri: 'https://example.com/',
  url: 'https://example.com/',
  uuid: '00000000-0000-4000-8000-000000000000',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
};

function createText(schema: JsonObject): string {
  const text = textsByFormat[stringAt(schema, 'format') ?? ''] ?? 'string';
  return text.padEnd(numberAt(schema, 'minLength') ?? 0, '-').slice(0, numberAt(schema, 'maxLength'));
}
