/**
 * Writes profile files: whole or not at all, owner-only, unknown fields kept. Loaded only by the commands that
 * change a profile, because conf is heavy.
 */
import { chmodSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Conf from 'conf';
import { UnexpectedError } from '../errors.ts';
import { profilePath } from './store.ts';
import { profileFields, type Profile } from './profile.ts';

/**
 * Replaces the profile by `profile`. A crash leaves the old file or the new one.
 *
 * @throws UsageError for an unsafe name
 * @throws UnexpectedError when the folder or file can't be written
 */
export function writeProfile(dir: string, name: string, profile: Profile, platform: NodeJS.Platform): void {
  const path = profilePath(dir, name);
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    if (platform !== 'win32') chmodSync(dir, 0o700);
    const file = new Conf<Profile>({
      cwd: dir,
      configName: name,
      fileExtension: 'json',
      configFileMode: 0o600,
      projectName: 'soracom',
      accessPropertiesByDotNotation: false,
      serialize: (value) => `${JSON.stringify(value, undefined, 2)}\n`,
      // A damaged file is about to be replaced; what it held can't be kept.
      clearInvalidConfig: true,
    });
    file.store = order(profile);
    sweep(dir, name);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UnexpectedError((t) => t.profile.unwritable(path, reason), { cause: error });
  }
}

/** A crash in the middle of a write leaves its half, secrets and all, beside the profile. */
function sweep(dir: string, name: string): void {
  const left = readdirSync(dir).filter((file) => file.startsWith(`${name}.json.tmp`));
  for (const file of left) {
    const path = join(dir, file);
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    // A younger one may belong to a process that is still writing.
    if (age > 60_000) rmSync(path, { force: true });
  }
}

/** Known fields first, in their usual order; then the others as they stood. */
function order(profile: Profile): Profile {
  const sorted: Profile = {};
  for (const field of [...Object.keys(profileFields), ...Object.keys(profile)]) {
    if (profile[field] !== undefined) sorted[field] = profile[field];
  }
  return sorted;
}
