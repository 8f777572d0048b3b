/** Reads the keywords of one schema object, in the spellings of OpenAPI 3.0 and 3.1. */
import type { JsonScalar, ScalarLimits, SchemaNote } from '../model/command.ts';
import { property, type JsonObject } from '../model/json-object.ts';
import type { PlainSchema } from '../model/schema.ts';
import type { Located } from './json-pointer.ts';
import { proseAt } from './prose.ts';
import type { Problems } from './problem.ts';

/** The types that a schema states, `null` left out: OpenAPI 3.1 allows a list of them. */
export function statedTypes(schema: JsonObject): unknown[] {
  return [schema['type']].flat().filter((type) => type !== 'null' && type !== undefined);
}

/** The type that a schema states, or else the one its other keywords only make sense for. */
export function typeOf(schema: JsonObject): PlainSchema['type'] {
  const stated = statedTypes(schema);
  const [type] = stated;
  if (stated.length > 1) return 'any';
  if (type === 'object' || type === 'array') return type;
  if (type === 'string' || type === 'integer' || type === 'number' || type === 'boolean') return type;
  if (type !== undefined) return 'any';
  if (['properties', 'additionalProperties', 'required'].some((key) => schema[key] !== undefined))
    return 'object';
  if (schema['items'] !== undefined) return 'array';
  const values = enumOf(schema);
  return values.length > 0 && values.every((value) => typeof value === 'string') ? 'string' : 'any';
}

const knownTypes = ['string', 'integer', 'number', 'boolean', 'object', 'array', 'null'];

/** Reports keywords whose values make no sense; the schema is then read as if they were not there. */
export function checkKeywords({ value, pointer }: Located<JsonObject>, problems: Problems): void {
  const { type, required } = value;
  const types: unknown[] = Array.isArray(type) ? type : [type];
  if (type !== undefined && (types.length === 0 || types.some((item) => !isKnownType(item)))) {
    const found = JSON.stringify(type);
    problems.warn(`${pointer}/type`, (t) => t.openapi.unknownType(found, knownTypes));
  }
  const isList = Array.isArray(required) && required.every((name) => typeof name === 'string');
  if (required !== undefined && !isList)
    problems.warn(`${pointer}/required`, (t) => t.openapi.notNames('required'));
}

function isKnownType(type: unknown): boolean {
  return knownTypes.some((known) => known === type);
}

export function enumOf(schema: JsonObject): JsonScalar[] {
  const list: unknown = schema['const'] === undefined ? schema['enum'] : [schema['const']];
  return Array.isArray(list) ? list.filter(isScalar) : [];
}

export function noteOf(node: Located<JsonObject>): SchemaNote {
  const { value } = node;
  const description = proseAt(node, 'description');
  const examples: unknown = value['examples'];
  const example: unknown = value['example'] ?? (Array.isArray(examples) ? examples[0] : undefined);
  const nullable = value['nullable'] === true || allowsNull(value);
  return {
    ...(description !== undefined && { description }),
    ...(value['default'] !== undefined && { default: value['default'] }),
    ...(example !== undefined && { example }),
    ...(nullable && { nullable }),
    ...(value['readOnly'] === true && { readOnly: true }),
  };
}

/** Compiling a longer pattern takes time that nothing can stop. In UTF-16 units. */
const longestPattern = 1000;

/** The limits that a schema states; numbers that are none are passed over. */
export function limitsOf(schema: JsonObject): ScalarLimits {
  const limits: ScalarLimits = {};
  for (const key of ['minimum', 'maximum', 'minLength', 'maxLength'] as const) {
    const limit = schema[key];
    if (typeof limit === 'number' && Number.isFinite(limit)) limits[key] = limit;
  }
  Object.assign(limits, exclusiveLimitsOf(schema, limits));
  const { multipleOf } = schema;
  if (typeof multipleOf === 'number' && multipleOf > 0) limits.multipleOf = multipleOf;
  const pattern = schema['pattern'];
  if (typeof pattern === 'string' && pattern.length <= longestPattern && isRegExp(pattern))
    limits.pattern = pattern;
  return limits;
}

/** OpenAPI 3.1 gives exclusive bounds as numbers; in 3.0 `true` makes the bound beside it exclusive. */
function exclusiveLimitsOf(schema: JsonObject, { minimum, maximum }: ScalarLimits): ScalarLimits {
  const { exclusiveMinimum, exclusiveMaximum } = schema;
  const above = exclusiveMinimum === true ? minimum : exclusiveMinimum;
  const below = exclusiveMaximum === true ? maximum : exclusiveMaximum;
  return {
    ...(typeof above === 'number' && { exclusiveMinimum: above }),
    ...(typeof below === 'number' && { exclusiveMaximum: below }),
  };
}

/** How many items an array may have. */
export function countsOf(schema: JsonObject): { minItems?: number; maxItems?: number } {
  const { minItems, maxItems } = schema;
  return {
    ...(typeof minItems === 'number' && { minItems }),
    ...(typeof maxItems === 'number' && { maxItems }),
  };
}

function isRegExp(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

/** OpenAPI 3.1 says with a type list, or with a branch, what 3.0 says with `nullable`. */
function allowsNull(schema: JsonObject): boolean {
  if (Array.isArray(schema['type']) && schema['type'].includes('null')) return true;
  return ['oneOf', 'anyOf'].some((keyword) => {
    const branches: unknown = schema[keyword];
    return Array.isArray(branches) && branches.some((branch) => property(branch, 'type') === 'null');
  });
}

export function isScalar(value: unknown): value is JsonScalar {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
