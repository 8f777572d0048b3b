/** `soracom unconfigure`: removes a profile. */
import { askOrRead } from '../../src/terminal/prompt.ts';
import { isOn, profileNameOf } from '../../src/command/settings.ts';
import { CancelledError } from '../../src/errors.ts';
import { hasLeftovers, removeProfile } from '../../src/profile/change.ts';
import { listProfiles, noSuchProfile, profilePath } from '../../src/profile/store.ts';
import { lockProfiles } from '../configure/change.ts';
import type { BuiltinCommand } from '../../src/command/command.ts';

export const unconfigure: BuiltinCommand = {
  description: (t) => t.configure.unconfigureDescription,
  flags: [],
  examples: ['unconfigure --profile old', 'unconfigure --profile old --yes'],
  run: async (_, context) => {
    const { settings, profileDir, text, io } = context;
    const name = profileNameOf(settings);
    const path = profilePath(profileDir, name);
    const isThere = listProfiles(profileDir).includes(name);
    if (!isThere && !hasLeftovers(profileDir, name)) throw noSuchProfile(profileDir, name);
    if (!isOn(settings, 'yes') && !(await askOrRead(context, text.configure.confirmRemoval(name, path)))) {
      throw new CancelledError((t) => t.configure.kept(name));
    }
    await lockProfiles(context, () => Promise.resolve(removeProfile(profileDir, name)));
    const { forgetProfileTokens } = await import('../../src/auth/token-keeper.ts');
    forgetProfileTokens(profileDir, name, io.platform);
    await io.stderr.write(`${text.configure.removed(name)}\n`);
    return { kind: 'none' };
  },
};
