/** Paths as users type them: property names joined with dots, from an item down to a value. */
import type { JsonValue } from '../../json/value.ts';

export function splitPath(name: string): string[] {
  return name.split('.');
}

/** What stands at a path; `undefined` where nothing does. A property whose own name has the dots counts too. */
export function valueAt(value: JsonValue | undefined, path: readonly string[]): JsonValue | undefined {
  if (path.length === 0) return value;
  if (!(value instanceof Map)) return undefined;
  const [first = '', ...rest] = path;
  const inner = value.get(first);
  return inner === undefined ? value.get(path.join('.')) : valueAt(inner, rest);
}
