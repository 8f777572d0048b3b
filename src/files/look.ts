/** Looks at files and folders that need not be there. */
import { codeOf } from './errno.ts';
import { readdirSync, statSync, type Stats } from 'node:fs';

/**
 * What is at a path, behind any symbolic link: its stats, `absent` where its folder has no such entry, `unreachable`
 * where something on the way is not a folder, or is closed to us.
 *
 * The `throwIfNoEntry` option can't tell the last two apart: on some versions of Node it covers ENOTDIR, too.
 */
export function lookAt(path: string): Stats | 'absent' | 'unreachable' {
  try {
    return statSync(path);
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? 'absent' : 'unreachable';
  }
}

/** Milliseconds since a file was last written; 0 where there is none. */
export function ageOf(path: string, now: number): number {
  const found = lookAt(path);
  return typeof found === 'string' ? 0 : now - found.mtimeMs;
}

/** The names in a folder; none where it can't be read. */
export function listNames(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch {
    return [];
  }
}

/** Whether a path is a folder, or leads to one through links. */
export function isFolder(path: string): boolean {
  const found = lookAt(path);
  return typeof found !== 'string' && found.isDirectory();
}

/** Whether two paths lead to one file. False where either leads nowhere. */
export function isSameFile(one: string, other: string): boolean {
  // Windows numbers files beyond what a number holds.
  const [a, b] = [one, other].map((path) => statSync(path, { bigint: true, throwIfNoEntry: false }));
  return a !== undefined && b !== undefined && a.dev === b.dev && a.ino === b.ino;
}
