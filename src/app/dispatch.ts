/** Does the one thing that was asked for: prints help, runs a hand-written command, or calls the API. */
import type { CommandContext, CommandResult, TreeNode } from '../command/command.ts';
import { refuseProblems } from '../command/settings.ts';
import type { Sentence } from '../errors.ts';
import { isAsked } from '../request/flag-values.ts';
import { toPosixWord } from '../terminal/quote.ts';
import type { Invocation } from './read-argv.ts';

/** @throws SoracomError */
export async function dispatch(invocation: Invocation, context: CommandContext): Promise<CommandResult> {
  const { words, node, stray, builtin, typed } = invocation;
  if (stray !== undefined) {
    const { tree } = context;
    // What follows the stray word may be the group that it is a command of.
    const [, next] = typed.positionals;
    const { refuseUnknown } = await import('../catalogue/unknown-command.ts');
    return refuseUnknown({
      words,
      word: stray,
      candidates: node?.children ?? tree.first(),
      ...(node === undefined && { next, open: (word) => tree.open(word) }),
    });
  }
  const leaf = node?.leaf;
  if (leaf === undefined || typed.asksForHelp) {
    if (leaf === undefined) refuseIncomplete(invocation);
    const { showHelp } = await import('../help/show-help.ts');
    return showHelp(words, node, context);
  }
  const bareFor = findFlagFor(invocation);
  const misplaced = await findMisplaced(invocation, bareFor);
  if (leaf.kind === 'api') {
    const { callApi } = await import('../call/call.ts');
    const problems = [...typed.problems, ...typed.settingProblems, ...misplaced];
    // One mistake is told once: the flag that the argument was meant for is not called missing as well.
    const own = bareFor === undefined ? typed.own : new Map([...typed.own, [bareFor, []]]);
    return callApi(leaf, own, problems, context);
  }
  const command = builtin ?? (await leaf.load());
  const { runBuiltin } = await import('../command/run-builtin.ts');
  return runBuiltin({ words, command, typed, misplaced }, context);
}

/** A parent is no command; with flags that only a command could take, something was forgotten. */
function refuseIncomplete({ words, typed }: Invocation): void {
  refuseProblems(
    [...typed.problems, ...typed.settingProblems, ...typed.positionals.map((word) => unexpected(word))],
    (t) => t.flags.helpHint(words.join(' ')),
  );
}

/** A word behind the command that takes none. Below a parent of commands it was meant as a command. */
async function findMisplaced(
  { words, node, builtin, typed }: Invocation,
  bareFor: string | undefined,
): Promise<Sentence[]> {
  const [argument] = typed.positionals;
  if (argument === undefined || builtin?.arguments !== undefined) return [];
  const children: readonly TreeNode[] = node?.children ?? [];
  if (children.length === 0) return [unexpected(argument, bareFor)];
  const { unknownCommand } = await import('../catalogue/unknown-command.ts');
  return [unknownCommand({ words, word: argument, candidates: children })];
}

/** The flag that a lone argument was meant for: the only one that is required, where it was not typed. */
function findFlagFor({ node, typed }: Invocation): string | undefined {
  const { leaf } = node ?? {};
  if (leaf?.kind !== 'api' || typed.positionals.length !== 1) return undefined;
  const [flag, ...others] = leaf.command.flags.filter((each) => isAsked(each) && each.fromToken !== true);
  return flag === undefined || others.length > 0 || typed.own.has(flag.name) ? undefined : flag.name;
}

function unexpected(argument: string, bareFor?: string): Sentence {
  const meant = bareFor === undefined ? undefined : `--${bareFor} ${toPosixWord(argument)}`;
  return (t) => t.flags.unexpectedArgument(argument, meant);
}
