/** `soracom unconfigure`: removes a profile. */
import { confirm } from '../../src/terminal/prompt.ts';
import { valueOf } from '../../src/command/settings.ts';
import { CredentialsError } from '../../src/errors.ts';
import { defaultProfileName } from '../../src/profile/name.ts';
import { hasLeftovers, removeProfile } from '../../src/profile/change.ts';
import { listProfiles, profilePath } from '../../src/profile/store.ts';
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
    const names = listProfiles(profileDir);
    if (!names.includes(name) && !hasLeftovers(profileDir, name)) {
      throw new CredentialsError((t) => t.auth.noProfile(name), { hint: (t) => t.auth.noProfileHint(names) });
    }
    if (values.get('yes') !== true) await confirm(context, text.configure.confirmRemoval(name, path));
    await lockProfiles(path, context, () => Promise.resolve(removeProfile(profileDir, name)));
    const { forgetProfileTokens } = await import('../../src/auth/token-keeper.ts');
    forgetProfileTokens(profileDir, name, io.platform);
    await io.stderr.write(`${text.configure.removed(name)}\n`);
    return { kind: 'none' };
  },
};
