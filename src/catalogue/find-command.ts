/** Finds, in argv, the words that name a command, wherever flags stand between them. */
import { apiFlags } from '../command/api-flags.ts';
import { allGlobalFlags } from '../command/global-flags.ts';
import type { CommandTree, TreeNode } from '../command/command.ts';

/** What argv names. */
export interface FoundCommand {
  /** The words that led to `node`. */
  words: string[];
  /** Undefined at the root. */
  node: TreeNode | undefined;
  /** Everything of argv that is not a command word: flags, their values, positional arguments. */
  rest: string[];
  /** The first word that names nothing, where a command word was due. */
  stray: string | undefined;
}

/**
 * Walks argv. Flags before the command words are passed over together with their values: for a flag that is not
 * ours the next word counts as its value unless it names a command.
 */
export function findCommand(argv: readonly string[], tree: CommandTree): FoundCommand {
  const words: string[] = [];
  const rest: string[] = [];
  let node: TreeNode | undefined;
  let stray: string | undefined;
  let mayDescend = true;
  const tokens = [...argv];
  for (let token = tokens.shift(); token !== undefined; token = tokens.shift()) {
    if (token === '--') {
      if (node?.leaf === undefined) stray ??= tokens[0];
      rest.push(token, ...tokens);
      break;
    }
    if (token.startsWith('-') && token !== '-') {
      rest.push(token);
      if (takesNext(token, tokens[0], node, tree)) rest.push(...tokens.splice(0, 1));
      continue;
    }
    const child = mayDescend ? findChild(token, node, tree) : undefined;
    if (child === undefined) {
      mayDescend = false;
      if (node?.leaf === undefined) stray ??= token;
      rest.push(token);
    } else {
      words.push(token);
      node = child;
    }
  }
  return { words, node, rest, stray };
}

function findChild(word: string, node: TreeNode | undefined, tree: CommandTree): TreeNode | undefined {
  if (node === undefined) return tree.open(word);
  return node.children.find(({ name }) => name === word);
}

/** True where the word after a flag is the flag's value. */
function takesNext(
  token: string,
  next: string | undefined,
  node: TreeNode | undefined,
  tree: CommandTree,
): boolean {
  if (next === undefined || token.includes('=')) return false;
  const known = isBoolean(token, node);
  if (known !== undefined) return !known;
  const mayBeValue = token.startsWith('--') && token !== '--help' && (next === '-' || !next.startsWith('-'));
  return mayBeValue && findChild(next, node, tree) === undefined;
}

/** Whether a flag that is known here takes no value; undefined for an unknown one. */
function isBoolean(token: string, node: TreeNode | undefined): boolean | undefined {
  const own = node?.leaf?.kind === 'api' ? apiFlags(node.leaf.command) : [];
  const flag =
    own.find(({ name }) => token === `--${name}`) ??
    allGlobalFlags.find(
      ({ name, short }) => token === `--${name}` || (short !== undefined && token === `-${short}`),
    );
  return flag && (flag.type === 'boolean' || ('bare' in flag && flag.bare !== undefined));
}
