/** Changes stored profiles, one process at a time, so that no change is lost. */
import { join } from 'node:path';
import { requireWritableDir } from '../../src/profile/change.ts';
import { completeProfile, type Profile } from '../../src/profile/profile.ts';
import { noSuchProfile, readProfile } from '../../src/profile/store.ts';
import type { CommandContext } from '../../src/command/command.ts';

/**
 * Runs `work`, which changes profiles, while no other process does.
 *
 * @throws UsageError where HOME names no place for secrets
 * @throws CredentialsError for a folder that others can write to
 * @throws UnexpectedError where the folder can't be made or written
 */
export async function lockProfiles<T>(
  { profileDir, io }: CommandContext,
  work: () => Promise<T>,
): Promise<T> {
  const { withLock } = await import('../../src/files/lock.ts');
  requireWritableDir(profileDir, io.platform);
  // With somebody listening for it, a signal can't end the process between the draft and the file.
  return withLock(join(profileDir, '.profiles.lock'), work, { signal: io.signal });
}

/** Writes what `change` makes of a profile; it is told undefined where there is none yet. */
export async function changeProfile(
  name: string,
  context: CommandContext,
  change: (profile: Profile | undefined) => Profile,
): Promise<void> {
  const { profileDir, io } = context;
  const { writeProfile } = await import('../../src/profile/write.ts');
  await lockProfiles(context, () => {
    const profile = change(readProfile(profileDir, name, io.platform));
    writeProfile(profileDir, name, completeProfile(profile), io.platform);
    return Promise.resolve();
  });
}

/** Writes a profile whatever stood there before, even a file that can't be read. */
export async function replaceProfile(name: string, profile: Profile, context: CommandContext): Promise<void> {
  const { profileDir, io } = context;
  const { writeProfile } = await import('../../src/profile/write.ts');
  await lockProfiles(context, () => {
    writeProfile(profileDir, name, completeProfile(profile), io.platform);
    return Promise.resolve();
  });
}

/** A profile that must be there. @throws CredentialsError where it is not, naming those that are */
export function requireProfile(name: string, { profileDir, io }: CommandContext): Profile {
  const profile = readProfile(profileDir, name, io.platform);
  if (profile !== undefined) return profile;
  throw noSuchProfile(profileDir, name);
}
