/** Finds, in argv, the words that name a command, wherever flags stand between them. */
import { allGlobalFlags } from '../command/global-flags.ts';
import type { CommandTree, TreeNode } from '../command/command.ts';

/** What argv names. */
export interface FoundCommand {
  /** The words that led to `node`. */
  words: string[];
  /** Undefined at the root. */
  node: TreeNode | undefined;
  /** Everything of argv that is not a command word, unread: flags, their values, arguments. */
  rest: string[];
  /** The first word that names nothing, where a command word was due. */
  stray: string | undefined;
}

/**
 * Walks argv as far as it names commands. Flags on the way are stepped over together with their values; whatever
 * follows the last command word is left to the flag parser.
 */
export function findCommand(argv: readonly string[], tree: CommandTree): FoundCommand {
  const words: string[] = [];
  const rest: string[] = [];
  let node: TreeNode | undefined;
  let at = 0;
  for (; at < argv.length && mayDescend(node); at += 1) {
    const token = argv[at] ?? '';
    if (token === '--') break;
    if (isFlag(token)) {
      const length = takesNext(token, argv[at + 1], node, tree) ? 2 : 1;
      rest.push(...argv.slice(at, at + length));
      at += length - 1;
      continue;
    }
    const child = findChild(token, node, tree);
    if (child === undefined) break;
    words.push(child.name);
    node = child;
  }
  rest.push(...argv.slice(at));
  const next = argv[at] === '--' ? argv[at + 1] : argv[at];
  return { words, node, rest, stray: node?.leaf === undefined ? next : undefined };
}

/** False for a command without subcommands: no further word can name one. */
function mayDescend(node: TreeNode | undefined): boolean {
  return node === undefined || node.children.length > 0;
}

function isFlag(token: string): boolean {
  return token.startsWith('-') && token !== '-';
}

function findChild(word: string, node: TreeNode | undefined, tree: CommandTree): TreeNode | undefined {
  if (node === undefined) return tree.open(word);
  return node.children.find(({ name, formerName }) => word === name || word === formerName);
}

/** True where the word after a flag is its value. After an unknown flag it is, unless it names a command. */
function takesNext(
  token: string,
  next: string | undefined,
  node: TreeNode | undefined,
  tree: CommandTree,
): boolean {
  if (next === undefined || token.includes('=')) return false;
  const known = isBoolean(token, node);
  if (known !== undefined) return !known;
  return token.startsWith('--') && token !== '--help' && !isFlag(next) && !findChild(next, node, tree);
}

/** Whether a flag that is known here takes no value; undefined for an unknown one. */
function isBoolean(token: string, node: TreeNode | undefined): boolean | undefined {
  const own = node?.leaf?.kind === 'api' ? node.leaf.flags : [];
  const flag =
    own.find(({ name }) => token === `--${name}`) ??
    allGlobalFlags.find(
      ({ name, short }) => token === `--${name}` || (short !== undefined && token === `-${short}`),
    );
  return flag && (flag.type === 'boolean' || ('bare' in flag && flag.bare !== undefined));
}
