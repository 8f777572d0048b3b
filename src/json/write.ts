/** A value to JSON text, numbers written as they were read. */
import { formatJson } from './format.ts';
import { JsonNumber, type JsonValue } from './value.ts';

/** Writes JSON on one line, or with `indent` spaces per level where that is more than 0. */
export function writeJson(value: JsonValue, indent = 0): string {
  const compact = writeCompact(value);
  return indent === 0 ? compact : formatJson(compact, indent);
}

function writeCompact(value: JsonValue): string {
  if (value instanceof JsonNumber) return value.text;
  if (Array.isArray(value)) return `[${value.map(writeCompact).join(',')}]`;
  if (value instanceof Map) {
    const members = Array.from(value, ([key, member]) => `${JSON.stringify(key)}:${writeCompact(member)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value);
}
