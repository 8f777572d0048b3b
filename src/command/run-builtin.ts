/** Runs a hand-written command: its flags and arguments are checked like any other's. */
import type { Sentence } from '../errors.ts';
import { checkValues } from '../request/flag-values.ts';
import type { ParsedFlags } from './parse-flags.ts';
import { refuseUnderReadOnly } from './read-only.ts';
import { refuseProblems } from './settings.ts';
import type { Argument, BuiltinCommand, BuiltinResult, CommandContext } from './command.ts';

/**
 * @param problems what is wrong with the flags as typed
 * @param settingProblems what is wrong with global flags and environment
 * @throws UsageError with everything that is wrong with the command line
 */
export async function runBuiltin(
  words: readonly string[],
  command: BuiltinCommand,
  parsed: ParsedFlags,
  problems: readonly Sentence[],
  settingProblems: readonly Sentence[],
  context: CommandContext,
): Promise<BuiltinResult> {
  const flags = command.flags.map(({ description: _, ...flag }) => flag);
  const checked = checkValues(flags, parsed.own, true);
  const missing = flags
    .filter(({ name, required }) => required === true && !parsed.own.has(name))
    .map(
      ({ name }): Sentence =>
        (t) =>
          t.flags.missing(name),
    );
  refuseProblems(
    [
      ...problems,
      ...(command.checksSettingsItself === true ? [] : settingProblems),
      ...checked.problems,
      ...missing,
      ...checkArguments(command.arguments ?? [], parsed.positionals),
    ],
    (t) => t.flags.helpHint(words.join(' ')),
  );
  if (command.sends === 'write') refuseUnderReadOnly(words, context);
  const input = { values: checked.values, arguments: parsed.positionals, problems: settingProblems };
  return command.run(input, context);
}

function checkArguments(expected: readonly Argument[], given: readonly string[]): Sentence[] {
  const missing = expected
    .slice(given.length)
    .filter(({ required }) => required)
    .map(
      ({ name }): Sentence =>
        (t) =>
          t.flags.missingArgument(name),
    );
  if (expected.at(-1)?.variadic === true) return missing;
  const surplus = given.slice(expected.length).map(
    (argument): Sentence =>
      (t) =>
        t.flags.unexpectedArgument(argument),
  );
  return [...missing, ...surplus];
}
