/** Reads what the program keeps for itself between runs. On its own, since every call reads a token. */
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';

/** The file's text, unless others can read it, too: then somebody else may have written it. */
export function readPrivately(path: string, platform: NodeJS.Platform): string | undefined {
  try {
    const file = openSync(path, 'r');
    try {
      const exposed = platform !== 'win32' && (fstatSync(file).mode & 0o077) !== 0;
      return exposed ? undefined : readFileSync(file, 'utf8');
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}
