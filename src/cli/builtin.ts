/** The shape of a hand-written command: data and one function, so that help and parsing treat it like any other. */
import type { Sentence } from '../errors.ts';
import type { FlagValue } from '../request/flag-values.ts';
import type { Flag } from '../model/command.ts';
import type { Result } from '../output/result.ts';
import type { CommandContext } from './context.ts';

/** A flag whose description speaks the user's language. */
export interface LocalFlag extends Omit<Flag, 'description'> {
  description: Sentence;
  /** One letter, without the dash. */
  short?: string;
  /** What the flag means without a value; a value can then be given with `=` alone. */
  bare?: string;
}

/** A word after the command's own. */
export interface Argument {
  name: string;
  required: boolean;
  /** Takes all the words that are left. */
  variadic?: boolean;
}

/** What a hand-written command returns: a result, and the exit code where printing it is not all there is to say. */
export type BuiltinResult = Result & { exitCode?: number };

/** A hand-written command. */
export interface BuiltinCommand {
  description?: Sentence;
  flags: readonly LocalFlag[];
  arguments?: readonly Argument[];
  /** Command lines, without the leading `soracom`. */
  examples?: readonly string[];
  /** True for a command that looks into wrong settings itself: they are handed to it instead of being refused. */
  bearsProblems?: true;
  run: (input: BuiltinInput, context: CommandContext) => Promise<BuiltinResult>;
}

/** What was typed for a hand-written command, checked. */
export interface BuiltinInput {
  values: ReadonlyMap<string, FlagValue>;
  arguments: readonly string[];
  /** What is wrong with global flags and environment; empty unless the command bears it. */
  problems: readonly Sentence[];
}

/** A line of the catalogue: enough for the help of parents, without loading the command. A parent has no `load`. */
export interface BuiltinEntry {
  words: readonly string[];
  summary: Sentence;
  load?: () => Promise<BuiltinCommand>;
}
