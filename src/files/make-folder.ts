/** Makes folders for files of the user's own. */
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { codeOf } from './errno.ts';
import { isFolder } from './look.ts';

/**
 * Makes a folder and those above it that are missing, each for its owner alone. A folder that is there keeps its mode.
 *
 * Folders are made one by one because Node's recursive `mkdir` never ends where the system says that a folder is
 * missing which can't be made, as in `/proc`. Here every step is one level up, so there are no more than levels.
 *
 * @throws what the system says
 */
export function makeFolder(path: string): void {
  const folder = resolve(path);
  try {
    return mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (isFolder(folder)) return undefined;
    if (codeOf(error) !== 'ENOENT' || dirname(folder) === folder) throw refusalOf(error);
  }
  makeFolder(dirname(folder));
  try {
    return mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Another process was faster.
    if (isFolder(folder)) return undefined;
    throw refusalOf(error);
  }
}

/** What stands in a folder's place "already exists" for the system; for the user it is no folder. */
function refusalOf(error: unknown): unknown {
  return codeOf(error) === 'EEXIST'
    ? Object.assign(new Error('ENOTDIR', { cause: error }), { code: 'ENOTDIR' })
    : error;
}
