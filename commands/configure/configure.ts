/** `soracom configure`: writes a profile, by questions on a terminal or wholly from flags. */
import { hasCredentials } from '../../src/auth/credentials.ts';
import { requirePrompter } from '../../src/terminal/prompt.ts';
import { profileNameOf } from '../../src/command/settings.ts';
import { UsageError } from '../../src/errors.ts';
import { requireHome } from '../../src/profile/dir.ts';
import { findFieldFault, type Profile } from '../../src/profile/profile.ts';
import { readForeignFields } from '../../src/profile/change.ts';
import { profilePath } from '../../src/profile/store.ts';
import { replaceProfile } from './change.ts';
import { fieldFlags, readGivenProfile } from './given.ts';
import { allowOverwrite } from './overwrite.ts';
import { askProfile } from './questions.ts';
import type { BuiltinCommand, CommandContext } from '../../src/command/command.ts';

export const configure: BuiltinCommand = {
  description: (t) => t.configure.description,
  flags: [
    ...fieldFlags.map(({ field: _, ...flag }) => flag),
    { name: 'secret-stdin', type: 'boolean', description: (t) => t.configure.secretStdin },
    { name: 'overwrite', type: 'boolean', description: (t) => t.configure.overwrite },
  ],
  examples: [
    'configure',
    'configure --profile work --coverage-type jp --auth-key-id keyId-xxxx --secret-stdin < secret.txt',
    'configure --profile vault --profile-command "vault read -field=profile soracom"',
  ],
  run: async ({ values }, context) => {
    const { settings, profileDir, io, text } = context;
    const name = profileNameOf(settings);
    const path = profilePath(profileDir, name);
    requireHome(profileDir);
    const given = await readGivenProfile(values, context);
    refuseFaults(given);
    await allowOverwrite(name, values.get('overwrite') === true, context);
    const profile = hasCredentials(given) ? given : await complete(given, context);
    refuseFaults(profile);
    await replaceProfile(
      name,
      { ...readForeignFields(profileDir, name, context.io.platform), ...profile },
      context,
    );
    await io.stderr.write(`${text.configure.written(name, path)}\n`);
    const { endpoint } = given;
    if (endpoint !== undefined) await io.stderr.write(`${text.configure.endpointStored(endpoint)}\n`);
    return { kind: 'none' };
  },
};

async function complete(given: Profile, context: CommandContext): Promise<Profile> {
  const prompter = await requirePrompter(
    context,
    (t) => t.configure.incomplete,
    (t) => t.configure.incompleteHint,
  );
  return askProfile(given, prompter, context.text);
}

function refuseFaults(profile: Profile): void {
  for (const [field, value] of Object.entries(profile)) {
    const fault = findFieldFault(field, value);
    if (fault) throw new UsageError((t) => t.configure.badValue(field, t.profile.expected[fault.expected]));
  }
}
