/** Safe steps through values that came out of JSON, for documents and bodies whose shape nobody promised. */

/** A JSON object of unknown content. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether `value` is a JSON object: no array, no null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object under `key`; an empty one where there is none. */
export function objectAt(value: unknown, key: string): JsonObject {
  const child = isObject(value) ? value[key] : undefined;
  return isObject(child) ? child : {};
}

/** The array under `key`; an empty one where there is none. */
export function arrayAt(value: unknown, key: string): readonly unknown[] {
  const child = isObject(value) ? value[key] : undefined;
  return Array.isArray(child) ? child : [];
}

/** The string under `key`, if it is one. */
export function stringAt(value: unknown, key: string): string | undefined {
  const child = isObject(value) ? value[key] : undefined;
  return typeof child === 'string' ? child : undefined;
}

/** The number under `key`, if it is one. */
export function numberAt(value: unknown, key: string): number | undefined {
  const child = isObject(value) ? value[key] : undefined;
  return typeof child === 'number' ? child : undefined;
}
