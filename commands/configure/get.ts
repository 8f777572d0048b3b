/** `soracom configure get`: a profile as it is stored, or one field of it; secrets masked where a person looks on. */
import { profileNameOf } from '../../src/command/settings.ts';
import { CredentialsError } from '../../src/errors.ts';
import { parseJson } from '../../src/json/parse.ts';
import { writeJson } from '../../src/json/write.ts';
import { jsonResult } from '../../src/output/result.ts';
import { maskProfile } from '../../src/profile/mask.ts';
import { profilePath } from '../../src/profile/store.ts';
import { readDocument, toDocument } from '../../src/profile/text.ts';
import { requireProfile } from './change.ts';
import { fieldNames, parseFieldName, readField } from './fields.ts';
import type { BuiltinCommand, CommandContext } from '../../src/command/command.ts';

export const configureGet: BuiltinCommand = {
  description: (t) => t.configure.getDescription,
  flags: [{ name: 'show-secrets', type: 'boolean', description: (t) => t.configure.showSecrets }],
  arguments: [{ name: 'KEY', required: false, choices: fieldNames }],
  examples: ['configure get', 'configure get coverageType', 'configure get --profile work | jq -r .endpoint'],
  run: (input, context) => {
    const name = profileNameOf(context.settings);
    const profile = requireProfile(name, context);
    const showsSecrets = input.values.get('show-secrets') ?? !isOnScreen(context);
    const shown = showsSecrets === true ? profile : maskProfile(profile);
    const document = toDocument(shown, readDocument(profilePath(context.profileDir, name)));
    const [key] = input.arguments;
    if (key === undefined) return Promise.resolve(jsonResult(writeJson(document)));
    const field = parseFieldName(key, profile);
    const value = readField(field, shown);
    if (value === undefined) throw new CredentialsError((t) => t.signIn.fieldUnset(field.label, name));
    const whole = field.header === undefined ? document.get(field.field) : undefined;
    const bare = typeof value === 'string' ? value : writeJson(whole ?? parseJson(JSON.stringify(value)));
    return Promise.resolve({ kind: 'text', text: `${bare}\n` });
  },
};

/** Whether the output goes to a screen, where anybody may look on. */
function isOnScreen({ io, settings }: CommandContext): boolean {
  return io.stdout.isTTY && !settings.has('output-file');
}
