/** `soracom configure get`: a profile as it is stored, its secrets masked. */
import type { BuiltinCommand } from '../src/cli/builtin.ts';
import { valueOf } from '../src/cli/settings.ts';
import { CredentialsError } from '../src/errors.ts';
import { jsonResult } from '../src/output/json-result.ts';
import { maskProfile } from '../src/profile/mask.ts';
import { defaultProfileName } from '../src/profile/name.ts';
import { listProfiles, readProfile } from '../src/profile/store.ts';

export const configureGet: BuiltinCommand = {
  description: (t) => t.configure.getDescription,
  flags: [{ name: 'show-secrets', type: 'boolean', description: (t) => t.configure.showSecrets }],
  examples: ['configure get', 'configure get --profile work --output json'],
  run: ({ values }, { settings, profileDir, io }) => {
    const name = valueOf(settings, 'profile') ?? defaultProfileName;
    const profile = readProfile(profileDir, name, io.platform);
    if (profile === undefined) {
      const names = listProfiles(profileDir);
      throw new CredentialsError((t) => t.auth.noProfile(name), { hint: (t) => t.auth.noProfileHint(names) });
    }
    const shown = values.get('show-secrets') === true ? profile : maskProfile(profile);
    return Promise.resolve(jsonResult(JSON.stringify(shown)));
  },
};
