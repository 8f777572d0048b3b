/** Answers any operation from what its document shows: the example of the response, else one made from the schema. */
import { resolve, type OpenApiDocument, type Operation } from './document.ts';
import { arrayAt, isObject, numberAt, objectAt, stringAt, type JsonObject } from '../model/json-object.ts';

const deepest = 8;

/** The body that the document's success response describes; undefined where it describes none. */
export function createExampleBody(operation: Operation): unknown {
  const { media, contentType, status } = operation.success;
  if (contentType === undefined || status === 204) return undefined;
  if (media['example'] !== undefined) return media['example'];
  const [first] = Object.values(objectAt(media, 'examples'));
  const example = resolve(operation.document, first)['value'];
  if (example !== undefined) return example;
  return createValue(operation.document, objectAt(media, 'schema'), 0);
}

/** A value that fits `schema`, from its example, default, enum or type. */
function createValue(document: OpenApiDocument, given: JsonObject, depth: number): unknown {
  const schema = resolve(document, given);
  const type = typeOf(schema);
  const shown = conform(
    document,
    schema,
    schema['example'] ?? schema['default'] ?? arrayAt(schema, 'enum')[0],
  );
  if (shown !== undefined && fits(shown, type)) return shown;
  const branches = [...arrayAt(schema, 'oneOf'), ...arrayAt(schema, 'anyOf')];
  if (branches[0] !== undefined) return createValue(document, resolve(document, branches[0]), depth + 1);
  if (type === 'object' || schema['allOf'] !== undefined) return createObject(document, schema, depth);
  if (type === 'array') return createArray(document, schema, depth);
  return createScalar(schema, type);
}

/** An example as its schema means it: without quotes in YAML, `20231004` is a number and not the string it stands for. */
function conform(document: OpenApiDocument, given: JsonObject, value: unknown): unknown {
  const schema = resolve(document, given);
  if (Array.isArray(value)) return value.map((entry) => conform(document, objectAt(schema, 'items'), entry));
  if (isObject(value)) {
    const known = objectAt(schema, 'properties');
    const rest = objectAt(schema, 'additionalProperties');
    const entries = Object.entries(value);
    return Object.fromEntries(
      entries.map(([name, entry]) => [
        name,
        conform(document, name in known ? objectAt(known, name) : rest, entry),
      ]),
    );
  }
  if (typeOf(schema) === 'string' && (typeof value === 'number' || typeof value === 'boolean'))
    return String(value);
  return value;
}

function typeOf(schema: JsonObject): string | undefined {
  // OpenAPI 3.1 allows a list of types.
  const type = schema['type'];
  const named = Array.isArray(type) ? type.find((entry) => entry !== 'null') : type;
  if (typeof named === 'string') return named;
  if (schema['properties'] !== undefined) return 'object';
  return schema['items'] === undefined ? undefined : 'array';
}

function fits(value: unknown, type: string | undefined): boolean {
  if (type === undefined) return true;
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isObject(value);
  return typeof value === type;
}

function createObject(document: OpenApiDocument, schema: JsonObject, depth: number): JsonObject {
  const parts = [schema, ...arrayAt(schema, 'allOf').map((part) => resolve(document, part))];
  const properties = parts.flatMap((part) => Object.entries(objectAt(part, 'properties')));
  const required = new Set(parts.flatMap((part) => arrayAt(part, 'required')));
  // A recursive schema ends where nothing is required any more.
  const wanted = properties.filter(([name]) => depth < deepest || required.has(name));
  if (depth > 4 * deepest) return {};
  return Object.fromEntries(
    wanted.map(([name, part]) => [name, createValue(document, asObject(part), depth + 1)]),
  );
}

function createArray(document: OpenApiDocument, schema: JsonObject, depth: number): unknown[] {
  // Objects without required properties fit every branch at once, and `oneOf` wants exactly one: none fits.
  if (resolve(document, schema['items'])['oneOf'] !== undefined) return [];
  if (depth >= deepest && (numberAt(schema, 'minItems') ?? 0) === 0) return [];
  const length = Math.max(1, Math.min(numberAt(schema, 'minItems') ?? 1, 100));
  return Array.from({ length }, () => createValue(document, objectAt(schema, 'items'), depth + 1));
}

function createScalar(schema: JsonObject, type: string | undefined): unknown {
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

function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}
