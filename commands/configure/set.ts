/** `soracom configure set`: one field of a profile, all others kept. */
import { decodeText } from '../../src/files/decode-text.ts';
import { canAsk, loadPrompter } from '../../src/terminal/prompt.ts';
import { isOn, profileNameOf } from '../../src/command/settings.ts';
import { UsageError } from '../../src/errors.ts';
import { requireHome } from '../../src/profile/dir.ts';
import { profileFields } from '../../src/profile/profile.ts';
import { readProfile } from '../../src/profile/store.ts';
import { changeProfile } from './change.ts';
import { fieldNames, isSecretField, parseFieldName, setField, type FieldName } from './fields.ts';
import type { BuiltinCommand, CommandContext } from '../../src/command/command.ts';

export const configureSet: BuiltinCommand = {
  description: (t) => t.signIn.setDescription(Object.keys(profileFields).join(', ')),
  flags: [],
  arguments: [
    { name: 'KEY', required: true, choices: fieldNames },
    { name: 'VALUE', required: false },
  ],
  examples: [
    'configure set coverageType g',
    'configure set tokenTimeoutSeconds 3600 --profile work',
    'configure set authKey - < secret.txt',
  ],
  run: async (input, context) => {
    const { settings, profileDir, io, text } = context;
    const [key = '', typed] = input.arguments;
    const name = profileNameOf(settings);
    requireHome(profileDir);
    const field = parseFieldName(key, readProfile(profileDir, name, io.platform));
    const value = await readValue(field, typed, context);
    await changeProfile(name, context, (profile = {}) =>
      setField(field, value, profile, isOn(settings, 'insecure-http')),
    );
    await io.stderr.write(`${text.signIn.fieldSet(field.label, name)}\n`);
    return { kind: 'none' };
  },
};

/** The value typed; or, where there is none, what a person or the standard input says. */
async function readValue(
  field: FieldName,
  typed: string | undefined,
  context: CommandContext,
): Promise<string> {
  const { io, secrets, text } = context;
  if (typed !== undefined && typed !== '-') {
    if (isSecretField(field)) secrets.add(typed);
    return typed;
  }
  if (canAsk(io)) {
    const prompter = await loadPrompter(context);
    const question = text.signIn.valueQuestion(field.label);
    return isSecretField(field) ? prompter.secret(question) : prompter.input(question);
  }
  const [line = ''] = decodeText(await io.stdin.read()).split(/\r?\n/);
  if (line === '') {
    throw new UsageError((t) => t.signIn.noValue(field.label), { hint: (t) => t.signIn.noValueHint });
  }
  if (isSecretField(field)) secrets.add(line);
  return line;
}
