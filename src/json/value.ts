/** JSON as plain values that lose nothing: numbers keep their text, objects their order. */

/** A JSON value. Objects are maps: integer-like keys stay in order, and `__proto__` is a key like any other. */
export type JsonValue = null | boolean | string | JsonNumber | JsonValue[] | JsonMap;

/** A JSON object, in the order in which its keys arrived. */
export type JsonMap = Map<string, JsonValue>;

/** A number as its text: 9007199254740993 and 1.50 stay what they are. */
export class JsonNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What JSON calls a value. */
export type JsonType = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';

/** The type of a value, by JSON's own names. */
export function jsonTypeOf(value: JsonValue): JsonType {
  if (value === null) return 'null';
  if (value instanceof JsonNumber) return 'number';
  if (value instanceof Map) return 'object';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'string' ? 'string' : 'boolean';
}
