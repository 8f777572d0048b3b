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

/** A hand-written command. */
export interface BuiltinCommand {
  description?: Sentence;
  flags: readonly LocalFlag[];
  arguments?: readonly Argument[];
  /** Command lines, without the leading `soracom`. */
  examples?: readonly string[];
  run: (input: BuiltinInput, context: CommandContext) => Promise<Result>;
}

/** What was typed for a hand-written command, checked. */
export interface BuiltinInput {
  values: ReadonlyMap<string, FlagValue>;
  arguments: readonly string[];
}

/** A line of the catalogue: enough for the help of parents, without loading the command. A parent has no `load`. */
export interface BuiltinEntry {
  words: readonly string[];
  summary: Sentence;
  load?: () => Promise<BuiltinCommand>;
}
