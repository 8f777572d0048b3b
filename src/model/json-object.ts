/** Safe steps through what `JSON.parse` or a YAML parser made, where nobody vouches for the shape. */

/** A JSON object of unknown content. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** A {@link JsonObject} that belongs to the caller, who may change it. */
export type WritableObject = Record<string, unknown>;

/** Whether a value is an object; null and arrays are not. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** {@link isObject} for a copy that the caller may change. */
export function isWritable(value: unknown): value is WritableObject {
  return isObject(value);
}

/** An object's own property; undefined where the value is not an object or has none of that name. */
export function property(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The object under `key`; an empty one where there is none. */
export function objectAt(value: unknown, key: string): JsonObject {
  const child = property(value, key);
  return isObject(child) ? child : {};
}

/** The array under `key`; an empty one where there is none. */
export function arrayAt(value: unknown, key: string): readonly unknown[] {
  const child = property(value, key);
  return Array.isArray(child) ? child : [];
}

/** The string under `key`, if it is one. */
export function stringAt(value: unknown, key: string): string | undefined {
  const child = property(value, key);
  return typeof child === 'string' ? child : undefined;
}

/** The number under `key`, if it is one. */
export function numberAt(value: unknown, key: string): number | undefined {
  const child = property(value, key);
  return typeof child === 'number' ? child : undefined;
}

/** One step of a JSON pointer (RFC 6901, section 3). */
export function escapePointer(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1');
}
