/** `soracom configure get`: a profile as it is stored, or one field of it; secrets masked. */
import { valueOf } from '../../src/command/settings.ts';
import { CredentialsError } from '../../src/errors.ts';
import { jsonResult } from '../../src/output/json-result.ts';
import { maskProfile } from '../../src/profile/mask.ts';
import { defaultProfileName } from '../../src/profile/name.ts';
import { requireProfile } from './change.ts';
import { fieldNames, parseFieldName, readField } from './fields.ts';
import type { BuiltinCommand } from '../../src/command/command.ts';

export const configureGet: BuiltinCommand = {
  description: (t) => t.configure.getDescription,
  flags: [{ name: 'show-secrets', type: 'boolean', description: (t) => t.configure.showSecrets }],
  arguments: [{ name: 'KEY', required: false, choices: fieldNames }],
  examples: ['configure get', 'configure get coverageType', 'configure get --profile work --output json'],
  run: (input, context) => {
    const name = valueOf(context.settings, 'profile') ?? defaultProfileName;
    const profile = requireProfile(name, context);
    const shown = input.values.get('show-secrets') === true ? profile : maskProfile(profile);
    const [key] = input.arguments;
    if (key === undefined) return Promise.resolve(jsonResult(JSON.stringify(shown)));
    const field = parseFieldName(key, profile);
    const value = readField(field, shown);
    if (value === undefined) throw new CredentialsError((t) => t.signIn.fieldUnset(field.label, name));
    const bare = typeof value === 'string' ? value : JSON.stringify(value);
    return Promise.resolve({ kind: 'text', text: `${bare}\n` });
  },
};
