/** Where the profiles are kept. */
import { isAbsolute, join, resolve } from 'node:path';
import { UsageError } from '../errors.ts';
import type { Io } from '../io.ts';

/**
 * The folder of the profiles: SORACOM_PROFILE_DIR, else `.soracom` in the home folder. Relative only where HOME is empty
 * or relative itself.
 */
export function findProfileDir(io: Pick<Io, 'env' | 'homedir' | 'cwd'>): string {
  const given = io.env['SORACOM_PROFILE_DIR'];
  if (given === undefined || given === '') return join(io.homedir, '.soracom');
  if (given === '~' || given.startsWith('~/')) return join(io.homedir, given.slice(2));
  return isAbsolute(given) ? given : resolve(io.cwd, given);
}

/** Whether the folder is the same wherever a command runs; a secret written anywhere else may be found by anybody. */
export function hasHome(profileDir: string): boolean {
  return isAbsolute(profileDir);
}

/** Before a secret is written. @throws UsageError where the folder would depend on where the command runs */
export function requireHome(profileDir: string): void {
  if (!hasHome(profileDir)) {
    throw new UsageError((t) => t.profile.noHome(profileDir), { hint: (t) => t.profile.noHomeHint });
  }
}
