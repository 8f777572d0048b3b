/** JSON as plain values that lose nothing: numbers keep their text, objects their order. */

/** A JSON value. Objects are maps: integer-like keys stay in order, and `__proto__` is a key like any other. */
export type JsonValue = null | boolean | string | JsonNumber | JsonValue[] | JsonObject;

/** A JSON object, in the order in which its keys arrived. */
export type JsonObject = Map<string, JsonValue>;

/** A number as its text: 9007199254740993 and 1.50 stay what they are. */
export class JsonNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Whether a value is an object; arrays, numbers and null are not. */
export function isObject(value: JsonValue | undefined): value is JsonObject {
  return value instanceof Map;
}
