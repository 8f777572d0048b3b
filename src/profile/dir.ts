/** Where the profiles are kept. */
import { isAbsolute, posix, win32 } from 'node:path';
import { UsageError } from '../errors.ts';
import type { Io } from '../io.ts';

/**
 * The folder of the profiles: SORACOM_PROFILE_DIR, else `.soracom` in the home folder. Relative only where HOME is empty
 * or relative itself.
 */
export function findProfileDir({
  env,
  homedir,
  cwd,
  platform,
}: Pick<Io, 'env' | 'homedir' | 'cwd' | 'platform'>): string {
  const path = platform === 'win32' ? win32 : posix;
  const given = env['SORACOM_PROFILE_DIR'];
  if (given === undefined || given === '') return path.join(homedir, '.soracom');
  if (given === '~' || given.startsWith('~/')) return path.join(homedir, given.slice(2));
  if (platform !== 'win32') return path.isAbsolute(given) ? given : path.resolve(cwd, given);
  // There a path may be absolute and leave the drive open.
  return given.startsWith('~\\') ? path.join(homedir, given.slice(2)) : path.resolve(cwd, given);
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
