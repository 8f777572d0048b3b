/** What the commands that change profiles need besides the writer; nothing else loads it. */
import { accessSync, constants, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { UnexpectedError } from '../errors.ts';
import { codeOf, isAbsence } from '../files/errno.ts';
import { draftsOf, removeLeftovers } from '../files/leftovers.ts';
import { isObject } from '../model/json-object.ts';
import { requireHome } from './dir.ts';
import { findFieldFault, profileFields, type Profile } from './profile.ts';
import { profilePath } from './store.ts';

/**
 * What a profile's file holds that none of our settings replaces: unknown fields and extra headers. A file that
 * others can read, or whose known fields are wrong, is about to be mended and may not lose them; one that is no
 * profile at all has none.
 */
export function readForeignFields(dir: string, name: string): Profile {
  let old: unknown;
  try {
    old = JSON.parse(readFileSync(profilePath(dir, name), 'utf8').replace(/^\uFEFF/, ''));
  } catch {
    return {};
  }
  if (!isObject(old)) return {};
  return Object.fromEntries(
    Object.entries(old).filter(([field, value]) =>
      field === 'headers' ? findFieldFault(field, value) === undefined : !Object.hasOwn(profileFields, field),
    ),
  );
}

/** Makes the folder where it is missing. @throws UsageError, UnexpectedError where no profile could be written */
export function requireWritableDir(dir: string): void {
  requireHome(dir);
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    accessSync(dir, constants.W_OK);
  } catch (error) {
    throw new UnexpectedError((t) => t.profile.unwritable(dir, codeOf(error)), { cause: error });
  }
}

/**
 * Removes a profile's file and every draft of it, which holds its secrets as well. Must run under the lock of the
 * profiles, or the draft of another process goes with them.
 *
 * @returns false where there was no such profile
 * @throws UnexpectedError where the file can't be removed
 */
export function removeProfile(dir: string, name: string): boolean {
  const path = profilePath(dir, name);
  try {
    removeLeftovers(dir, { of: draftsOf(path), fresh: true });
    rmSync(path);
    return true;
  } catch (error) {
    if (isAbsence(error)) return false;
    throw new UnexpectedError((t) => t.profile.unwritable(path, codeOf(error)), { cause: error });
  }
}
