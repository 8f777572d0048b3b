/** The fields of a row: what the schema declares, nested objects unfolded, each with what its values mean. */
import type { Schema } from '../../model/command.ts';
import { JsonNumber, type JsonValue } from '../../json/value.ts';
import { propertiesOf, resolveSchema, type SchemaNode, type Schemas } from '../schema.ts';

/** What a field's values mean, which decides how they look. */
export type FieldKind = 'money' | 'number' | 'currency' | 'time' | 'status' | 'text' | 'list' | 'map';

export interface Field {
  /** Property names from the row down to the value. */
  path: readonly string[];
  /** The path joined with dots: what a user types. */
  name: string;
  kind: FieldKind;
  /** False where the field was only found in the data. */
  isDeclared: boolean;
}

/** How deep nested objects are unfolded into fields of their own. */
const maxUnfold = 3;

/** The fields that a schema declares, in its order. */
export function declaredFields(
  schema: Schema | undefined,
  schemas: Schemas,
  path: readonly string[] = [],
): Field[] {
  return propertiesOf(schema, schemas).flatMap(({ name, schema: own }) => {
    const ownPath = [...path, name];
    const node = resolveSchema(own, schemas);
    const isUnfolded = ownPath.length < maxUnfold && propertiesOf(node, schemas).length > 0;
    return isUnfolded
      ? declaredFields(node, schemas, ownPath)
      : [makeField(ownPath, declaredKind(name, node), true)];
  });
}

/** A field that the schema does not know, judged by its name and a value. */
export function foundField(path: readonly string[], value: JsonValue): Field {
  return makeField(path, foundKind(path.at(-1) ?? '', value), false);
}

function makeField(path: readonly string[], kind: FieldKind, isDeclared: boolean): Field {
  return { path, name: path.join('.'), kind, isDeclared };
}

function declaredKind(name: string, node: SchemaNode | undefined): FieldKind {
  switch (node?.type) {
    case 'array':
      return 'list';
    case 'object':
      return 'map';
    case 'integer':
    case 'number':
      return numberKind(name);
    case 'string':
      return stringKind(name, node.format);
    default:
      return 'text';
  }
}

function foundKind(name: string, value: JsonValue): FieldKind {
  if (value instanceof JsonNumber) return numberKind(name);
  if (Array.isArray(value)) return 'list';
  if (value instanceof Map) return 'map';
  return stringKind(name, undefined);
}

function numberKind(name: string): FieldKind {
  if (/(amount|price|cost|balance|due|charge|fee)$/i.test(name)) return 'money';
  return /(time|date|At)$/.test(name) || /(DateTime|Date|Time)$/.test(name) ? 'time' : 'number';
}

function stringKind(name: string, format: string | undefined): FieldKind {
  if (/^currency$|Currency$/.test(name)) return 'currency';
  if (/(status|state)$/i.test(name)) return 'status';
  if (format?.startsWith('yyyy') === true || format === 'date' || format === 'date-time') return 'time';
  return /(yearMonth|yearMonths|month|date|time)$/i.test(name) ? 'time' : 'text';
}
