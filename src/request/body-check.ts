/** Checks a body against its schema before it is sent. What the schema leaves open passes. */
import type { Sentence } from '../errors.ts';
import { JsonNumber, jsonTypeOf, type JsonMap, type JsonValue } from '../json/value.ts';
import { writeJson } from '../json/write.ts';
import type { Schema } from '../model/command.ts';
import { escapePointer } from '../model/json-object.ts';
import { findNearest } from '../text/nearest.ts';
import { createPatternTest, type PatternTest } from './pattern.ts';
import {
  resolveSchema,
  type ObjectSchema,
  type PlainSchema,
  type ScalarSchema,
  type Schemas,
} from '../model/schema.ts';

/** Something that the schema does not admit, and where: an RFC 6901 JSON pointer. */
export interface BodyFault {
  pointer: string;
  sentence: Sentence;
}

/** More faults than these help nobody. */
const limit = 20;

/**
 * Everything about a value that its schema does not admit, the first {@link limit} of it.
 *
 * @param matches given by those who check many values and want to bound what all patterns together may take
 */
export function checkBody(
  value: JsonValue,
  schema: Schema,
  schemas: Schemas,
  matches: PatternTest = createPatternTest(),
): BodyFault[] {
  const faults: BodyFault[] = [];
  const visit = (part: JsonValue, expected: Schema, pointer: string): void => {
    if (faults.length >= limit) return;
    const plain = resolveSchema(expected, schemas);
    if (part === null && plain.nullable === true) return;
    const sentence = findFault(part, plain, matches);
    if (sentence !== undefined) faults.push({ pointer, sentence });
    else if (part instanceof Map && plain.type === 'object') visitObject(part, plain, pointer);
    else if (Array.isArray(part) && plain.type === 'array') {
      part.forEach((item, index) => visit(item, plain.items, `${pointer}/${index}`));
    }
  };
  const visitObject = (object: JsonMap, plain: ObjectSchema, pointer: string): void => {
    const known = new Map(plain.properties?.map((property) => [property.name, property.schema]));
    for (const name of plain.required ?? []) {
      const property = known.get(name);
      const isAnswered = property !== undefined && resolveSchema(property, schemas).readOnly === true;
      if (!object.has(name) && !isAnswered) faults.push({ pointer, sentence: (t) => t.body.lacks(name) });
    }
    for (const [name, member] of object) {
      const property = known.get(name) ?? plain.additional;
      if (property !== undefined) visit(member, property, `${pointer}/${escapePointer(name)}`);
    }
  };
  visit(value, schema, '');
  return faults;
}

function findFault(value: JsonValue, schema: PlainSchema, matches: PatternTest): Sentence | undefined {
  const { type } = schema;
  if (type !== 'any' && !hasType(value, type)) {
    const found = jsonTypeOf(value);
    return (t) => t.body.wrongType(t.body.types[type], t.body.types[found]);
  }
  if (schema.type === 'object') return undefined;
  if (schema.type === 'array') return findCountFault(value, schema);
  return findEnumFault(value, schema) ?? findLimitFault(value, schema, matches);
}

function findEnumFault(value: JsonValue, { enum: known }: ScalarSchema): Sentence | undefined {
  if (known === undefined) return undefined;
  const text = value instanceof JsonNumber ? value.text : value;
  if (known.some((entry) => entry === text || (value instanceof JsonNumber && entry === Number(value.text))))
    return undefined;
  const names = known.map(String);
  const nearest = typeof value === 'string' ? findNearest(value, names) : undefined;
  return (t) => t.body.notInEnum(writeJson(value), names, nearest);
}

function findLimitFault(value: JsonValue, schema: ScalarSchema, matches: PatternTest): Sentence | undefined {
  const { minLength, maxLength, pattern } = schema;
  if (value instanceof JsonNumber) return findNumberFault(value, schema);
  if (typeof value === 'string') {
    const length = Array.from(value).length;
    if (minLength !== undefined && length < minLength) return (t) => t.body.tooShort(minLength, length);
    if (maxLength !== undefined && length > maxLength) return (t) => t.body.tooLong(maxLength, length);
    if (pattern !== undefined && matches(pattern, value) === false) return (t) => t.body.noMatch(pattern);
  }
  return undefined;
}

function findNumberFault({ text }: JsonNumber, schema: ScalarSchema): Sentence | undefined {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const number = Number(text);
  if (exclusiveMinimum !== undefined && number <= exclusiveMinimum)
    return (t) => t.body.moreThan(exclusiveMinimum, text);
  if (minimum !== undefined && number < minimum) return (t) => t.body.atLeast(minimum, text);
  if (exclusiveMaximum !== undefined && number >= exclusiveMaximum)
    return (t) => t.body.lessThan(exclusiveMaximum, text);
  if (maximum !== undefined && number > maximum) return (t) => t.body.atMost(maximum, text);
  if (multipleOf !== undefined && !isMultiple(number, multipleOf))
    return (t) => t.body.notMultiple(multipleOf, text);
  return undefined;
}

/** 0.3 is a multiple of 0.1, though no division of the two comes out even. */
function isMultiple(number: number, of: number): boolean {
  const times = number / of;
  return Math.abs(times - Math.round(times)) <= 1e-9 * Math.max(1, Math.abs(times));
}

function findCountFault(
  value: JsonValue,
  { minItems, maxItems }: Extract<PlainSchema, { type: 'array' }>,
): Sentence | undefined {
  const count = Array.isArray(value) ? value.length : 0;
  if (minItems !== undefined && count < minItems) return (t) => t.body.tooFew(minItems, count);
  if (maxItems !== undefined && count > maxItems) return (t) => t.body.tooMany(maxItems, count);
  return undefined;
}

function hasType(value: JsonValue, type: Exclude<PlainSchema['type'], 'any'>): boolean {
  // 1.0 and 1e3 are integers, too (JSON Schema, section 6.1.1 of its validation part).
  if (type === 'integer') return value instanceof JsonNumber && Number.isInteger(Number(value.text));
  return jsonTypeOf(value) === type;
}
