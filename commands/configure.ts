/** `soracom configure`: writes a profile, by questions on a terminal or wholly from flags. */
import { hasCredentials } from '../src/auth/credentials.ts';
import type { BuiltinCommand } from '../src/cli/builtin.ts';
import type { CommandContext } from '../src/cli/context.ts';
import { canAsk, confirm, requirePrompter } from '../src/cli/prompt.ts';
import { valueOf } from '../src/cli/settings.ts';
import { UsageError } from '../src/errors.ts';
import { defaultProfileName } from '../src/profile/name.ts';
import { findFieldFault, type Profile } from '../src/profile/profile.ts';
import { listProfiles, profilePath, readForeignFields } from '../src/profile/store.ts';
import { fieldFlags, readGivenProfile } from './configuring/given.ts';
import { askProfile } from './configuring/questions.ts';

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
    const name = valueOf(settings, 'profile') ?? defaultProfileName;
    const path = profilePath(profileDir, name);
    const given = await readGivenProfile(values, context);
    refuseFaults(given);
    await allowOverwrite(name, path, values.get('overwrite') === true, context);
    const profile = hasCredentials(given) ? given : await complete(given, context);
    refuseFaults(profile);
    const { writeProfile } = await import('../src/profile/write.ts');
    writeProfile(profileDir, name, { ...readForeignFields(profileDir, name), ...profile }, io.platform);
    await io.stderr.write(`${text.configure.written(name, path)}\n`);
    return { kind: 'none' };
  },
};

/** An existing profile is replaced only on the user's word. */
async function allowOverwrite(
  name: string,
  path: string,
  overwrite: boolean,
  context: CommandContext,
): Promise<void> {
  if (overwrite || !listProfiles(context.profileDir).includes(name)) return;
  if (!canAsk(context.io)) {
    throw new UsageError((t) => t.configure.exists(name), { hint: (t) => t.configure.existsHint });
  }
  await confirm(context, context.text.configure.confirmOverwrite(name, path));
}

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
