/** `soracom configure rename`: gives a profile another name, and tells the profiles that refer to it. */
import { renameSync } from 'node:fs';
import { CredentialsError, UsageError } from '../../src/errors.ts';
import { whenReleased } from '../../src/files/held.ts';
import { completeProfile, type Profile } from '../../src/profile/profile.ts';
import { isTaken, listProfiles, profilePath, readProfile } from '../../src/profile/store.ts';
import { lockProfiles, requireProfile } from './change.ts';
import type { BuiltinCommand, CommandContext } from '../../src/command/command.ts';

export const configureRename: BuiltinCommand = {
  description: (t) => t.signIn.renameDescription,
  flags: [],
  arguments: [
    { name: 'OLD', required: true, valuesFrom: 'profile' },
    { name: 'NEW', required: true },
  ],
  examples: ['configure rename default work'],
  run: async (input, context) => {
    const { profileDir, io, text } = context;
    const [from = '', to = ''] = input.arguments;
    const paths = [profilePath(profileDir, from), profilePath(profileDir, to)] as const;
    const followers = await lockProfiles(context, async () => {
      requireProfile(from, context);
      if (isTaken(profileDir, to, from)) {
        throw new UsageError((t) => t.configure.exists(to));
      }
      whenReleased(() => renameSync(...paths), io.platform);
      return follow(from, to, context);
    });
    await io.stderr.write(`${text.signIn.renamed(from, to)}\n`);
    for (const name of followers) await io.stderr.write(`${text.signIn.sourceFollows(name, to)}\n`);
    return { kind: 'none' };
  },
};

async function follow(from: string, to: string, { profileDir, io }: CommandContext): Promise<string[]> {
  const followers = listProfiles(profileDir).filter((name) => readSource(name) === from);
  const { writeProfile } = await import('../../src/profile/write.ts');
  for (const name of followers) {
    const profile = readProfile(profileDir, name, io.platform);
    writeProfile(profileDir, name, completeProfile({ ...profile, sourceProfile: to }), io.platform);
  }
  return followers;

  function readSource(name: string): Profile['sourceProfile'] {
    try {
      return readProfile(profileDir, name, io.platform)?.sourceProfile;
    } catch (error) {
      // A broken profile follows nobody, and is no reason to refuse.
      if (error instanceof CredentialsError) return undefined;
      throw error;
    }
  }
}
