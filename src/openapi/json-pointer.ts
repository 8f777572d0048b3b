/** Values of a parsed document together with the JSON pointer (RFC 6901) that says where they stand. */
import { escapePointer, property } from '../model/json-object.ts';

/** A value and the JSON pointer to it; the document itself has the empty pointer. */
export interface Located<T = unknown> {
  value: T;
  pointer: string;
}

export function child(parent: Located, key: string): Located {
  return { value: property(parent.value, key), pointer: `${parent.pointer}/${escapePointer(key)}` };
}

/** The properties of an object or the items of an array, in document order; none for anything else. */
export function children(parent: Located): [key: string, node: Located][] {
  if (typeof parent.value !== 'object' || parent.value === null) return [];
  return Object.entries(parent.value).map(([key, value]: [string, unknown]) => [
    key,
    { value, pointer: `${parent.pointer}/${escapePointer(key)}` },
  ]);
}

/** The string at `key` without surrounding blanks; undefined where there is none or it is blank. */
export function textAt(parent: Located, key: string): string | undefined {
  const value = property(parent.value, key);
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? undefined : text;
}

/** The segments of a pointer, unescaped. */
export function splitPointer(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Follows a pointer from the document's root; undefined where it leads nowhere. */
export function followPointer(root: unknown, pointer: string): unknown {
  return splitPointer(pointer).reduce<unknown>(
    (value, segment) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, segment)
        ? Reflect.get(value, segment)
        : undefined,
    root,
  );
}
