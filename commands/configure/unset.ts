/** `soracom configure unset`: removes one field of a profile. */
import { profileNameOf } from '../../src/command/settings.ts';
import { CredentialsError } from '../../src/errors.ts';
import { changeProfile, requireProfile } from './change.ts';
import { fieldNames, parseFieldName, unsetField } from './fields.ts';
import type { BuiltinCommand } from '../../src/command/command.ts';

export const configureUnset: BuiltinCommand = {
  description: (t) => t.signIn.unsetDescription,
  flags: [],
  arguments: [{ name: 'KEY', required: true, choices: fieldNames }],
  examples: ['configure unset endpoint', 'configure unset headers.X-Own --profile work'],
  run: async (input, context) => {
    const { settings, io, text } = context;
    const [key = ''] = input.arguments;
    const name = profileNameOf(settings);
    const field = parseFieldName(key, requireProfile(name, context));
    await changeProfile(name, context, (profile = {}) => {
      const changed = unsetField(field, profile);
      if (changed === undefined) throw new CredentialsError((t) => t.signIn.fieldUnset(field.label, name));
      return changed;
    });
    await io.stderr.write(`${text.signIn.fieldRemoved(field.label, name)}\n`);
    return { kind: 'none' };
  },
};
