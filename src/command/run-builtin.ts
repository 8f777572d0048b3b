/** Runs a hand-written command: its flags and arguments are checked like any other's. */
import type { Sentence } from '../errors.ts';
import { checkValues } from '../request/flag-values.ts';
import type { Argument, BuiltinCommand, BuiltinResult, CommandContext } from './command.ts';
import type { TypedFlags } from './read-flags.ts';
import { refuseUnderReadOnly } from './read-only.ts';
import { refuseProblems } from './settings.ts';

/** A hand-written command and what was typed for it. */
export interface BuiltinCall {
  words: readonly string[];
  command: BuiltinCommand;
  typed: TypedFlags;
  /** What is wrong with words behind a command that takes none. */
  misplaced: readonly Sentence[];
}

/** @throws UsageError with everything that is wrong with the command line */
export async function runBuiltin(
  { words, command, typed, misplaced }: BuiltinCall,
  context: CommandContext,
): Promise<BuiltinResult> {
  const flags = command.flags.map(({ description: _, ...flag }) => flag);
  const checked = checkValues(flags, typed.own, 'refuse');
  const missing = flags
    .filter(({ name, required }) => required === true && !typed.own.has(name))
    .map(
      ({ name }): Sentence =>
        (t) =>
          t.flags.missing(name),
    );
  const settingProblems = [...typed.settingProblems, ...findDryRunProblem(words, command, context)];
  refuseProblems(
    [
      ...typed.problems,
      ...misplaced,
      ...findWaitProblems(words, context),
      ...(command.checksSettingsItself === true ? [] : settingProblems),
      ...checked.problems,
      ...missing,
      ...(misplaced.length > 0 ? [] : checkArguments(command.arguments ?? [], typed.positionals)),
    ],
    (t) => t.flags.helpHint(words.join(' ')),
  );
  if (command.sends === 'write') refuseUnderReadOnly(words, context);
  const input = {
    values: checked.values,
    arguments: typed.positionals,
    problems: settingProblems,
    invalid: typed.invalidSettings,
  };
  return command.run(input, context);
}

/** A variable that asks for dry runs is meant for commands that call the API; a flag was typed for this one. */
function findDryRunProblem(
  words: readonly string[],
  { sends }: BuiltinCommand,
  { settings }: Pick<CommandContext, 'settings'>,
): Sentence[] {
  const dryRun = settings.get('dry-run');
  if (dryRun === undefined || (dryRun.origin.kind === 'env' && sends === undefined)) return [];
  return [(t) => t.wire.noDryRun(words.join(' '))];
}

/** Only calls of the API are watched and repeated. */
function findWaitProblems(
  words: readonly string[],
  { settings }: Pick<CommandContext, 'settings'>,
): Sentence[] {
  const names = ['watch', 'until', 'until-timeout'] as const;
  const typed = names.find((name) => settings.get(name)?.origin.kind === 'flag');
  return typed === undefined ? [] : [(t) => t.waiting.onlyReads(typed, words.join(' '))];
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
