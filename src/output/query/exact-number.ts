/**
 * JSON values as the query library takes them, and back.
 *
 * The library computes with JavaScript's numbers. One that those would change (9007199254740993, 1.50) goes in as an
 * {@link ExactNumber}; objects that come out as they went in are the very ones that were sent.
 */
import type { JSONObject, JSONValue } from '@jmespath-community/jmespath';
import { JsonNumber, type JsonObject, type JsonValue } from '../../json/value.ts';

/** A number that knows its text. An object to the library, which compares and adds it as a number all the same. */
export class ExactNumber {
  [member: string]: JSONValue;
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  [Symbol.toPrimitive](): number {
    return Number(this.text);
  }
}

/** Which object of ours an object of the library's was made from. */
export type Origins = WeakMap<object, JsonObject>;

/** @param origins is told about every object made */
export function toPlain(value: JsonValue, origins: Origins): JSONValue {
  if (value instanceof JsonNumber) {
    const number = Number(value.text);
    return String(number) === value.text ? number : new ExactNumber(value.text);
  }
  if (Array.isArray(value)) return value.map((element) => toPlain(element, origins));
  if (!(value instanceof Map)) return value;
  // without a prototype, so that no name of its own can be taken for data
  const object: JSONObject = Object.create(null) as JSONObject;
  for (const [key, member] of value) object[key] = toPlain(member, origins);
  origins.set(object, value);
  return object;
}

export function fromPlain(value: JSONValue | undefined, origins: Origins): JsonValue {
  if (value === undefined || value === null) return null;
  // neither JSON nor an expression has a way to write infinities
  if (typeof value === 'number') return Number.isFinite(value) ? new JsonNumber(String(value)) : null;
  if (value instanceof ExactNumber) return new JsonNumber(value.text);
  if (Array.isArray(value)) return value.map((element) => fromPlain(element, origins));
  if (typeof value !== 'object') return value;
  const members = Object.entries(value).map(([key, member]) => [key, fromPlain(member, origins)] as const);
  return origins.get(value) ?? new Map(members);
}

/** The value with ordinary numbers throughout, for comparing and computing. */
export function withoutExact(value: JSONValue): JSONValue {
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof ExactNumber) return Number(value.text);
  if (Array.isArray(value)) return value.map(withoutExact);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withoutExact(member)]));
}

/** The JSON text of a number of either kind; `undefined` for anything else. */
export function numberText(value: JSONValue): string | undefined {
  if (value instanceof ExactNumber) return value.text;
  return typeof value === 'number' ? String(value) : undefined;
}
