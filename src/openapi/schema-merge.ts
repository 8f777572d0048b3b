/** Folds the branches of `allOf`, `oneOf` and `anyOf` into one schema that help and flags can use. */
import type { JsonScalar, Property, Schema, SchemaNote } from '../model/command.ts';
import type { PlainSchema, ScalarSchema } from '../model/schema.ts';

/** `all`: both schemas hold (`allOf`); `any`: either may (`oneOf`, `anyOf`). */
export type Mode = 'all' | 'any';

/**
 * One schema that admits what the two admit together, or more: objects become the union of their properties,
 * scalars of one type stay that type, and whatever has no common form becomes `any`.
 */
export function mergeSchemas(a: PlainSchema, b: PlainSchema, mode: Mode): PlainSchema {
  const note = mergeNotes(a, b);
  if (a.type === 'any' || b.type === 'any') {
    const typed = a.type === 'any' ? b : a;
    return mode === 'all' ? { ...typed, ...note } : { ...note, type: 'any' };
  }
  if (a.type === 'object' && b.type === 'object') {
    const required = mergeRequired(a.required ?? [], b.required ?? [], mode);
    const additional = a.additional ?? b.additional;
    return {
      type: 'object',
      ...note,
      ...present('properties', mergeProperties(a.properties ?? [], b.properties ?? [], mode)),
      ...present('required', required),
      ...(additional && { additional }),
    };
  }
  if (a.type === 'array' && b.type === 'array') {
    return { type: 'array', ...note, items: isSame(a.items, b.items) ? a.items : { type: 'any' } };
  }
  if (isScalarSchema(a) && isScalarSchema(b)) return { ...note, ...mergeScalars(a, b, mode) };
  return { ...note, type: 'any' };
}

function isScalarSchema(schema: PlainSchema): schema is ScalarSchema {
  return schema.type !== 'object' && schema.type !== 'array';
}

function mergeScalars(a: ScalarSchema, b: ScalarSchema, mode: Mode): ScalarSchema {
  const type = commonType(a.type, b.type, mode);
  const format = a.format === b.format || (mode === 'all' && b.format === undefined) ? a.format : undefined;
  const known = format ?? (mode === 'all' && a.format === undefined ? b.format : undefined);
  const values = type === 'any' ? [] : mergeEnums(a.enum, b.enum, mode);
  return {
    type,
    ...(known !== undefined && type !== 'any' && { format: known }),
    ...present('enum', values),
  };
}

function commonType(a: ScalarSchema['type'], b: ScalarSchema['type'], mode: Mode): ScalarSchema['type'] {
  if (a === b) return a;
  const numeric = [a, b].every((type) => type === 'integer' || type === 'number');
  if (!numeric) return 'any';
  return mode === 'all' ? 'integer' : 'number';
}

function mergeEnums(a: JsonScalar[] | undefined, b: JsonScalar[] | undefined, mode: Mode): JsonScalar[] {
  if (mode === 'any') return a && b ? [...new Set([...a, ...b])] : [];
  return a && b ? a.filter((value) => b.includes(value)) : (a ?? b ?? []);
}

function mergeRequired(a: string[], b: string[], mode: Mode): string[] {
  return mode === 'all' ? [...new Set([...a, ...b])] : a.filter((name) => b.includes(name));
}

function mergeProperties(a: Property[], b: Property[], mode: Mode): Property[] {
  const merged = new Map(a.map((item) => [item.name, item]));
  for (const item of b) {
    const first = merged.get(item.name);
    merged.set(item.name, first ? mergeProperty(first, item, mode) : item);
  }
  return [...merged.values()];
}

function mergeProperty(a: Property, b: Property, mode: Mode): Property {
  // what only one of them says of the property, both leave standing
  return { ...b, ...a, schema: mergePropertySchema(a.schema, b.schema, mode) };
}

function mergePropertySchema(a: Schema, b: Schema, mode: Mode): Schema {
  if (isSame(a, b)) return a;
  // A reference may lead back to the schema that is being folded, so it is never followed here.
  if ('ref' in a || 'ref' in b) return mode === 'all' ? ('ref' in a ? a : b) : { type: 'any' };
  return mergeSchemas(a, b, mode);
}

function mergeNotes(a: SchemaNote, b: SchemaNote): SchemaNote {
  const description = a.description ?? b.description;
  const nullable = a.nullable ?? b.nullable;
  const readOnly = a.readOnly === true && b.readOnly === true;
  return {
    ...(description !== undefined && { description }),
    ...('default' in a ? { default: a.default } : 'default' in b && { default: b.default }),
    ...('example' in a ? { example: a.example } : 'example' in b && { example: b.example }),
    ...(nullable !== undefined && { nullable }),
    ...(readOnly && { readOnly }),
  };
}

function present<K extends string, T>(key: K, list: T[]): { [P in K]?: T[] } {
  const entry: { [P in K]?: T[] } = {};
  if (list.length > 0) entry[key] = list;
  return entry;
}

function isSame(a: Schema, b: Schema): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
