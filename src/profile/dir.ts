/** Where the profiles are kept. */
import { isAbsolute, join, resolve } from 'node:path';
import type { Io } from '../io.ts';

/** The folder of the profiles: SORACOM_PROFILE_DIR, else `.soracom` in the home folder. */
export function findProfileDir(io: Pick<Io, 'env' | 'homedir' | 'cwd'>): string {
  const given = io.env['SORACOM_PROFILE_DIR'];
  if (given === undefined || given === '') return join(io.homedir, '.soracom');
  if (given === '~' || given.startsWith('~/')) return join(io.homedir, given.slice(1));
  return isAbsolute(given) ? given : resolve(io.cwd, given);
}
