/** Reads argv, once: which command it names, and everything that was typed for it. */
import { findCommand, type FoundCommand } from '../catalogue/find-command.ts';
import type { BuiltinCommand, CommandTree } from '../command/command.ts';
import { readFlags, type TypedFlags } from '../command/read-flags.ts';
import type { Io } from '../io.ts';

/** What a run was asked to do. Nothing about it has been refused yet. */
export interface Invocation extends Omit<FoundCommand, 'rest'> {
  typed: TypedFlags;
  /** The hand-written command, where the words name one. */
  builtin: BuiltinCommand | undefined;
}

/** Never throws for what was typed: what is wrong with it is part of the answer. */
export async function readArgv(
  argv: readonly string[],
  tree: CommandTree,
  env: Io['env'],
): Promise<Invocation> {
  const { rest, ...found } = findCommand(argv, tree);
  const leaf = found.node?.leaf;
  const builtin = leaf?.kind === 'builtin' ? await leaf.load() : undefined;
  const flags = leaf?.kind === 'api' ? leaf.flags : (builtin?.flags ?? []);
  return { ...found, builtin, typed: await readFlags(rest, flags, env) };
}
