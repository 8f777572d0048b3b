/** Everything that can be typed, as plain data: the scripts that shells complete from are written from it. */
import type { Argument, BuiltinCommand, CommandTree, TreeNode } from '../command/command.ts';
import { allGlobalFlags, helpFlag, type LocalFlag } from '../command/global-flags.ts';
import { bodyFlagName, type Flag, type ValueSource } from '../model/command.ts';
import type { Text } from '../text/en.ts';
import { brief, isTypable } from './candidate.ts';

/** A word and what it is for. */
export interface Word {
  name: string;
  description: string;
}

/** A flag, dashes included. */
export interface TreeFlag extends Word {
  values: string;
}

/** A place in the tree: the root, a parent, a command, or both. */
export interface TreePlace {
  /** The words that lead here, joined by spaces; empty at the root. */
  words: string;
  children: Word[];
  flags: TreeFlag[];
  /** What may stand behind the words, in order; several kinds at one place are joined by commas. */
  arguments: string[];
}

/**
 * The tree. What a flag or an argument takes is written as one of these kinds:
 *
 * - `n` nothing, `s` a text that nobody knows
 * - `e3` one of `choices[3]`; `o3` the same, after `=` alone
 * - `f` a file, `d` a folder, `b` a body: `@file` or `-`
 * - `c` the words of a command, `v` what `soracom __complete` answers
 *
 * The kind of a last argument that takes all words left ends with `*`.
 */
export interface WordTree {
  places: TreePlace[];
  globals: TreeFlag[];
  choices: string[][];
}

/** Reads every command, hand-written ones included. */
export async function listWords(tree: CommandTree, text: Text): Promise<WordTree> {
  const choices: string[][] = [];
  const places: TreePlace[] = [{ words: '', children: tree.first().map(toWord), flags: [], arguments: [] }];
  const visit = async (node: TreeNode, words: string): Promise<void> => {
    places.push({ words, children: node.children.map(toWord), ...(await readLeaf(node, text, choices)) });
    for (const child of node.children) await visit(child, `${words} ${child.name}`);
  };
  for (const { name } of tree.first()) {
    const node = tree.open(name);
    if (node !== undefined) await visit(node, name);
  }
  const globals = [...allGlobalFlags, helpFlag].flatMap((flag) => toFlags(flag, text, choices));
  return { places, globals, choices };
}

async function readLeaf(
  { leaf }: TreeNode,
  text: Text,
  choices: string[][],
): Promise<Pick<TreePlace, 'flags' | 'arguments'>> {
  if (leaf === undefined) return { flags: [], arguments: [] };
  if (leaf.kind === 'api') {
    return { flags: leaf.flags.flatMap((flag) => toFlags(flag, text, choices)), arguments: [] };
  }
  const command: BuiltinCommand = await leaf.load();
  return {
    flags: command.flags.flatMap((flag) => toFlags(flag, text, choices)),
    arguments: (command.arguments ?? []).map((argument) => argumentKind(argument, choices)),
  };
}

function toWord({ name, summary }: { name: string; summary: string }): Word {
  return { name, description: brief(summary) };
}

/** A flag with one letter is two words to type. */
function toFlags(flag: Flag | LocalFlag, text: Text, choices: string[][]): TreeFlag[] {
  const { description = '' } = flag;
  const shown = brief(typeof description === 'string' ? description : description(text));
  const values = flagKind(flag, choices);
  const long = { name: `--${flag.name}`, values, description: shown };
  return 'short' in flag && flag.short !== undefined ? [long, { ...long, name: `-${flag.short}` }] : [long];
}

function flagKind(flag: Flag | LocalFlag, choices: string[][]): string {
  if (flag.type === 'boolean') return 'n';
  const known = (flag.enum ?? []).filter(isTypable);
  if ('bare' in flag && flag.bare !== undefined) return `o${indexOf(known, choices)}`;
  if (known.length > 0) return `e${indexOf(known, choices)}`;
  if (flag.name === bodyFlagName && (flag.format === 'json' || flag.format === 'binary')) return 'b';
  return sourceKind(flag.valuesFrom);
}

function argumentKind({ choices: known = [], valuesFrom, variadic }: Argument, choices: string[][]): string {
  const kinds = known.length === 0 ? [] : [`e${indexOf([...known], choices)}`];
  if (kinds.length === 0 || valuesFrom !== undefined) kinds.push(sourceKind(valuesFrom));
  return kinds.join(',') + (variadic === true ? '*' : '');
}

function sourceKind(source: ValueSource | undefined): string {
  switch (source) {
    case undefined:
      return 's';
    case 'file':
      return 'f';
    case 'folder':
      return 'd';
    case 'command':
      return 'c';
    default:
      return 'v';
  }
}

/** The number of a list of choices; many flags share one. */
function indexOf(known: string[], choices: string[][]): number {
  const at = choices.findIndex((list) => JSON.stringify(list) === JSON.stringify(known));
  return at === -1 ? choices.push(known) - 1 : at;
}
