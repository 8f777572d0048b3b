/** Removes a profile, and what crashes left of it: a draft of a profile holds its secrets, too. */
import { rmSync } from 'node:fs';
import { CredentialsError } from '../errors.ts';
import { codeOf, isAbsence } from '../files/errno.ts';
import { draftsOf, removeLeftovers } from '../files/leftovers.ts';
import { profilePath } from './store.ts';

/**
 * Removes a profile's file and every draft of it. Must run under the lock of the profiles: a draft that another
 * process is writing would go, too.
 *
 * @returns false where there was no such profile
 * @throws CredentialsError where the file can't be removed
 */
export function removeProfile(dir: string, name: string): boolean {
  const path = profilePath(dir, name);
  try {
    removeLeftovers(dir, { of: draftsOf(path), fresh: true });
    rmSync(path);
    return true;
  } catch (error) {
    if (isAbsence(error)) return false;
    throw new CredentialsError((t) => t.profile.unwritable(path, codeOf(error)), { cause: error });
  }
}
