/** What the commands that change profiles need besides the writer; nothing else loads it. */
import { accessSync, constants, rmSync } from 'node:fs';
import { SoracomError, UnexpectedError } from '../errors.ts';
import { isAbsence, reasonOf } from '../files/errno.ts';
import { whenReleased } from '../files/held.ts';
import { draftsOf, listLeftovers, removeLeftovers } from '../files/leftovers.ts';
import { currentOwner, readOwnFile } from '../files/own.ts';
import { isObject } from '../model/json-object.ts';
import { requireHome } from './dir.ts';
import { openProfileFolder } from './folder.ts';
import { findFieldFault, profileFields, type Profile } from './profile.ts';
import { profilePath } from './store.ts';

/**
 * What a profile's file holds that none of our settings replaces: unknown fields and extra headers. A file that
 * others can read, or whose known fields are wrong, is about to be replaced and may not lose them; one that is no
 * profile at all, or another user's, has none.
 */
export function readForeignFields(dir: string, name: string, platform: NodeJS.Platform): Profile {
  let old: unknown;
  try {
    const read = readOwnFile(profilePath(dir, name), {
      owner: currentOwner(platform),
      mayBeExposed: true,
    });
    if ('kind' in read) return {};
    old = JSON.parse(read.text);
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

/**
 * Makes the folder where it is missing.
 *
 * @throws UsageError, CredentialsError, UnexpectedError where no profile could be written
 */
export function requireWritableDir(dir: string, platform: NodeJS.Platform): void {
  requireHome(dir);
  try {
    openProfileFolder(dir, platform);
    accessSync(dir, constants.W_OK);
  } catch (error) {
    if (error instanceof SoracomError) throw error;
    throw new UnexpectedError((t) => t.profile.unwritable(dir, reasonOf(error)(t)), { cause: error });
  }
}

/** Whether a write that was killed left a draft of a profile, which holds its secrets, too. */
export function hasLeftovers(dir: string, name: string): boolean {
  return listLeftovers(dir, draftsOf(profilePath(dir, name))).length > 0;
}

/**
 * Removes a profile's file and every draft of it. Must run under the lock of the profiles: a draft that another
 * process is writing would go, too.
 *
 * @returns false where there was no such profile
 * @throws UnexpectedError where the file can't be removed
 */
export function removeProfile(dir: string, name: string): boolean {
  const path = profilePath(dir, name);
  try {
    removeLeftovers(dir, { of: draftsOf(path), fresh: true });
    whenReleased(() => rmSync(path), process.platform);
    return true;
  } catch (error) {
    if (isAbsence(error)) return false;
    throw new UnexpectedError((t) => t.profile.unwritable(path, reasonOf(error)(t)), { cause: error });
  }
}
