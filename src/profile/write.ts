/**
 * Writes profile files: whole or not at all, owner-only, unknown fields kept. Loaded only by the commands that
 * change a profile, because conf is heavy.
 */
import Conf from 'conf';
import { SoracomError, UnexpectedError } from '../errors.ts';
import { reasonOf } from '../files/errno.ts';
import { draftsOf, removeLeftovers } from '../files/leftovers.ts';
import { replaceFile } from '../files/replace-file.ts';
import { writeJson } from '../json/write.ts';
import { openProfileFolder } from './folder.ts';
import type { Profile } from './profile.ts';
import { profilePath } from './store.ts';
import { readDocument, toDocument } from './text.ts';

/**
 * Replaces the profile by `profile`. A crash leaves the old file or the new one.
 *
 * @throws UsageError for an unsafe name
 * @throws CredentialsError for a folder that others can write to
 * @throws UnexpectedError when the folder or file can't be written
 */
export function writeProfile(dir: string, name: string, profile: Profile, platform: NodeJS.Platform): void {
  const path = profilePath(dir, name);
  try {
    openProfileFolder(dir, platform);
    new ProfileConf(dir, name).store = profile;
    removeLeftovers(dir, { of: draftsOf(path) });
  } catch (error) {
    if (error instanceof SoracomError) throw error;
    const reason = reasonOf(error);
    throw new UnexpectedError((t) => t.profile.unwritable(path, reason(t)), { cause: error });
  }
}

/**
 * conf holds the profile, and every change of it ends in an assignment to `store`; that assignment is ours. conf's
 * own does not notice a write that took only a part, and writes in place where it takes itself to be in a snap.
 */
class ProfileConf extends Conf<Profile> {
  constructor(dir: string, name: string) {
    super({
      cwd: dir,
      configName: name,
      fileExtension: 'json',
      projectName: 'soracom',
      accessPropertiesByDotNotation: false,
    });
  }

  /** conf's own reader would wait for a pipe, and take in a file of any size. */
  override get store(): Profile {
    const stored = readDocument(this.path);
    return stored === undefined ? {} : (JSON.parse(writeJson(stored)) as Profile);
  }

  override set store(profile: Profile) {
    replaceFile(this.path, `${writeJson(toDocument(profile, readDocument(this.path)), 2)}\n`);
  }
}
