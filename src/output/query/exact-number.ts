/**
 * JSON text to values as the query library takes them, and back.
 *
 * The library computes with JavaScript's numbers. One that those would change (9007199254740993, 1.50) goes in as an
 * {@link ExactNumber}. Values are read straight from the text: an answer of any size is then held once.
 */
import type { JSONObject, JSONValue } from '@jmespath-community/jmespath';
import { parseInto } from '../../json/parse.ts';

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

/** The keys of objects whose own order is another one: JavaScript puts keys that look like indexes first. */
export type KeyOrders = WeakMap<object, Set<string>>;

/**
 * Parses strict JSON.
 *
 * @param orders is told the order of keys where an object does not keep it
 * @throws JsonSyntaxError with line and column
 */
export function parsePlain(text: string, orders: KeyOrders): JSONValue {
  return parseInto<number | ExactNumber, JSONObject>(text, {
    makeNumber: (token) => (String(Number(token)) === token ? Number(token) : new ExactNumber(token)),
    makeObject: () => ({}),
    setMember: (object, key, value) => {
      let order = orders.get(object);
      if (order === undefined && /^\d+$/.test(key)) {
        order = new Set(Object.keys(object));
        orders.set(object, order);
      }
      order?.add(key);
      if (key === '__proto__') defineMember(object, key, value);
      else object[key] = value;
    },
  });
}

/** Sets a member whose name means something else to an assignment. */
function defineMember(object: JSONObject, key: string, value: JSONValue): void {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}

/** What the library came to as JSON text, numbers and the order of keys as they came in. */
export function writePlain(value: JSONValue | undefined, orders: KeyOrders): string {
  if (value === undefined || value === null) return 'null';
  // neither JSON nor an expression has a way to write infinities
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : 'null';
  if (value instanceof ExactNumber) return value.text;
  if (Array.isArray(value)) return `[${value.map((element) => writePlain(element, orders)).join(',')}]`;
  if (typeof value !== 'object') return JSON.stringify(value);
  const keys = [...(orders.get(value) ?? Object.keys(value))];
  return `{${keys.map((key) => `${JSON.stringify(key)}:${writePlain(value[key], orders)}`).join(',')}}`;
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
