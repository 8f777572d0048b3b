/** A profile as the text of its file: known fields in their order, and everything else to the letter. */
import { readOwnFile } from '../files/own.ts';
import { parseJson } from '../json/parse.ts';
import type { JsonMap, JsonValue } from '../json/value.ts';
import { writeJson } from '../json/write.ts';
import { profileFields, type Profile } from './profile.ts';

/**
 * A profile as JSON that keeps what a JavaScript number can't hold: of a field that is not ours and that nobody
 * changed, the value is taken from the file, so that 12345678901234567890 and 1.50 stay what they are.
 */
export function toDocument(profile: Profile, stored: JsonMap | undefined): JsonMap {
  const document: JsonMap = new Map();
  for (const field of new Set([...Object.keys(profileFields), ...Object.keys(profile)])) {
    const value = profile[field];
    if (value === undefined) continue;
    const kept = Object.hasOwn(profileFields, field) ? undefined : stored?.get(field);
    const text = JSON.stringify(value);
    document.set(field, kept !== undefined && plainText(kept) === text ? kept : parseJson(text));
  }
  return document;
}

/** The file is about to be replaced, whoever wrote it. */
const anyOwner = { platform: 'win32' } as const;

/** The file of a profile with every number as it is written; undefined where there is none, or no JSON object in it. */
export function readDocument(path: string): JsonMap | undefined {
  try {
    const read = readOwnFile(path, { owner: anyOwner, mayBeExposed: true });
    if ('kind' in read) return undefined;
    const value = parseJson(read.text);
    return value instanceof Map ? value : undefined;
  } catch {
    // Whoever needs to know why reads it as a profile.
    return undefined;
  }
}

/** What becomes of a value on the way through JavaScript's own numbers. */
function plainText(value: JsonValue): string {
  return JSON.stringify(JSON.parse(writeJson(value)));
}
