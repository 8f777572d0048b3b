/** The fields of a schema as rows: every property with its path, type and meaning, to any depth. */
import type { JsonScalar, Schema, ScalarLimits } from '../model/command.ts';
import { resolveSchema, type PlainSchema, type Schemas } from '../model/schema.ts';

/** A property, or what stands at a path. */
export interface Field {
  /** Names joined by dots; a list's items are at the list's own path. */
  path: string;
  depth: number;
  type: string;
  required: boolean;
  readOnly: boolean;
  nullable: boolean;
  format?: string;
  enum?: JsonScalar[];
  /** What these values mean, by value. */
  valueMeanings?: Record<string, string>;
  default?: unknown;
  example?: unknown;
  limits: ScalarLimits;
  description?: string;
}

/** Beyond so many nothing more is opened: nobody reads it, and schemas that refer to each other multiply. */
const mostFields = 5000;

/** The properties below a schema, outermost first, down to `levels`. A type inside itself is named, not opened. */
export function listFields(schema: Schema, schemas: Schemas, levels: number, prefix = ''): Field[] {
  let count = 0;
  const visit = (part: Schema, path: string, depth: number, open: readonly string[]): Field[] => {
    const name = nameOf(part);
    if (count > mostFields || depth >= levels || (name !== undefined && open.includes(name))) return [];
    const around = name === undefined ? open : [...open, name];
    const plain = resolveSchema(part, schemas);
    if (plain.type === 'array') return visit(plain.items, path, depth, around);
    if (plain.type !== 'object') return [];
    const required = new Set(plain.required);
    const fields = (plain.properties ?? []).flatMap((property) => {
      count += 1;
      const at = join(path, property.name);
      const field = describeField(property.schema, schemas, at, depth, required.has(property.name));
      return [field, ...visit(property.schema, at, depth + 1, around)];
    });
    if (plain.additional === undefined) return fields;
    const at = join(path, '*');
    const rest = describeField(plain.additional, schemas, at, depth, false);
    return [...fields, rest, ...visit(plain.additional, at, depth + 1, around)];
  };
  return visit(schema, prefix, 0, []);
}

/** What one schema says of itself. */
export function describeField(
  schema: Schema,
  schemas: Schemas,
  path: string,
  depth: number,
  required: boolean,
): Field {
  const plain = resolveSchema(schema, schemas);
  const valued = plain.type === 'array' ? resolveSchema(plain.items, schemas) : plain;
  const scalar = valued.type === 'object' || valued.type === 'array' ? undefined : valued;
  const valueMeanings = plain.valueMeanings ?? scalar?.valueMeanings;
  const { minimum, maximum, minLength, maxLength, pattern } = scalar ?? {};
  const limits = Object.entries({ minimum, maximum, minLength, maxLength, pattern });
  return {
    path,
    depth,
    type: typeName(schema, schemas),
    required,
    readOnly: plain.readOnly === true,
    nullable: plain.nullable === true,
    ...(scalar?.format !== undefined && { format: scalar.format }),
    ...(scalar?.enum && { enum: scalar.enum }),
    ...(valueMeanings && { valueMeanings }),
    ...(plain.default !== undefined && { default: plain.default }),
    ...(plain.example !== undefined && { example: plain.example }),
    limits: Object.fromEntries(limits.filter(([, limit]) => limit !== undefined)),
    ...(plain.description !== undefined && { description: plain.description }),
  };
}

/** `Bill`, `string`, `Bill[]`: objects by their own name where they have one. */
function typeName(schema: Schema, schemas: Schemas): string {
  const plain = resolveSchema(schema, schemas);
  if (plain.type === 'array') return `${typeName(plain.items, schemas)}[]`;
  return plain.type === 'object' ? (componentName(schema) ?? 'object') : plain.type;
}

/** The name that the document gives a schema; undefined for one without a name. */
export function componentName(schema: Schema): string | undefined {
  // What follows an @ only tells documents apart; a path is no name that anyone chose.
  const name = nameOf(schema)?.split('@')[0];
  return name?.includes('/') === true ? undefined : name;
}

/**
 * The schema at a path such as `billList.state`; lists are passed through. Undefined where there is none.
 *
 * @returns the names that would have been known where the path ends, in `known`
 */
export function findSchema(
  schema: Schema,
  schemas: Schemas,
  path: readonly string[],
): { found?: Schema; required: boolean; known: string[] } {
  let current = schema;
  let required = false;
  for (const name of path) {
    const object = throughLists(current, schemas);
    const properties = object.type === 'object' ? (object.properties ?? []) : [];
    const property = properties.find((candidate) => candidate.name === name);
    const next = property?.schema ?? (object.type === 'object' ? object.additional : undefined);
    if (next === undefined) return { required: false, known: properties.map((each) => each.name) };
    required = object.type === 'object' && object.required?.includes(name) === true;
    current = next;
  }
  return { found: current, required, known: [] };
}

function throughLists(schema: Schema, schemas: Schemas): PlainSchema {
  let plain = resolveSchema(schema, schemas);
  for (let steps = 0; plain.type === 'array' && steps < 50; steps += 1)
    plain = resolveSchema(plain.items, schemas);
  return plain;
}

/** The name that a reference uses; undefined for a schema that is none. */
export function nameOf(schema: Schema): string | undefined {
  return 'ref' in schema ? schema.ref : undefined;
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
