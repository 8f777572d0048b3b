/** `soracom unconfigure`: removes a profile. */
import { confirm } from '../../src/terminal/prompt.ts';
import { valueOf } from '../../src/command/settings.ts';
import { defaultProfileName } from '../../src/profile/name.ts';
import { removeProfile } from '../../src/profile/change.ts';
import { listProfiles, noSuchProfile, profilePath } from '../../src/profile/store.ts';
import { lockProfiles } from '../configure/change.ts';
import type { BuiltinCommand } from '../../src/command/command.ts';

export const unconfigure: BuiltinCommand = {
  description: (t) => t.configure.unconfigureDescription,
  flags: [{ name: 'yes', type: 'boolean', description: (t) => t.configure.yes }],
  examples: ['unconfigure --profile old'],
  run: async ({ values }, context) => {
    const { settings, profileDir, text, io } = context;
    const name = valueOf(settings, 'profile') ?? defaultProfileName;
    const path = profilePath(profileDir, name);
    if (!listProfiles(profileDir).includes(name)) throw noSuchProfile(profileDir, name);
    if (values.get('yes') !== true) await confirm(context, text.configure.confirmRemoval(name, path));
    await lockProfiles(context, () => Promise.resolve(removeProfile(profileDir, name)));
    const { forgetProfileTokens } = await import('../../src/auth/token-keeper.ts');
    forgetProfileTokens(profileDir, name);
    await io.stderr.write(`${text.configure.removed(name)}\n`);
    return { kind: 'none' };
  },
};
