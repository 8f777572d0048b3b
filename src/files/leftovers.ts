/** Names the drafts that files are written to first, and removes those that a crash left. */
import { ageOf, listNames } from './look.ts';
import { rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** A draft that nobody has written to for this many milliseconds belongs to a process that died. */
const leftBehindMs = 600_000;

/** A file name may have 255 bytes on most file systems; the ends of a draft's name take 18. */
const longestName = 200;

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** The names that drafts have, or had in earlier versions; the target's name is the first group. */
const shapes = [
  /^\.(.+)\.[0-9a-f]{12}\.(?:tmp|part)$/,
  new RegExp(`^(.+)\\.${uuid}(?:\\.tmp|\\.part)?$`),
  /^(.+\.json)\.tmp-\d{10}[0-9a-f]{6}$/,
  /^(.+\.token)\.[\w-]+\.tmp$/,
];

/** A new name for a draft of the file at `path`, in the same folder. */
export function draftPath(path: string): string {
  const random = Math.floor(Math.random() * 2 ** 48)
    .toString(16)
    .padStart(12, '0');
  return join(dirname(path), `.${shorten(basename(path))}.${random}.tmp`);
}

/** Which drafts to remove. */
export interface LeftoverFilter {
  /** Chooses by the name of the file that the draft is for. */
  of: (name: string) => boolean;
  /** Milliseconds since the epoch; for a caller whose clock is not the system's. */
  now?: number;
  /** Includes drafts that may still be written: only where a lock keeps every writer out. */
  fresh?: boolean;
}

/**
 * Removes the drafts in a folder that crashes left. Nothing else is touched, whatever it is called.
 *
 * A draft is written in one go, and a download's grows all the time; so whatever has rested for long is left behind.
 *
 * @throws what the system says of a draft that can't be removed
 */
export function removeLeftovers(dir: string, { of, now = Date.now(), fresh = false }: LeftoverFilter): void {
  for (const path of listLeftovers(dir, of)) {
    if (fresh || ageOf(path, now) > leftBehindMs) rmSync(path, { recursive: true, force: true });
  }
}

/** Removes the entries of a folder that nobody has written for so many milliseconds, as far as `of` chooses their names. */
export function removeOlder(
  dir: string,
  age: number,
  { of, now }: { of: (name: string) => boolean; now: number },
): void {
  for (const name of listNames(dir).filter(of)) {
    const path = join(dir, name);
    // Another process may be doing the same.
    if (ageOf(path, now) > age) rmSync(path, { recursive: true, force: true });
  }
}

/** The drafts in a folder, of any age: one of them may still be written. */
export function listLeftovers(dir: string, of: LeftoverFilter['of'] = () => true): string[] {
  return listNames(dir).flatMap((name) => {
    const target = findTarget(name);
    return target !== undefined && of(target) ? [join(dir, name)] : [];
  });
}

/** A filter for the drafts of one file. */
export function draftsOf(path: string): LeftoverFilter['of'] {
  const own = new Set([basename(path), shorten(basename(path))]);
  return (name) => own.has(name);
}

function findTarget(name: string): string | undefined {
  for (const shape of shapes) {
    const target = shape.exec(name)?.[1];
    if (target !== undefined) return target;
  }
  return undefined;
}

function shorten(name: string): string {
  return Buffer.byteLength(name) <= longestName ? name : Buffer.from(name).toString('utf8', 0, longestName);
}
