/** The tree of everything that can be typed: API commands from the index, hand-written ones from the catalogue. */
import type { CommandNode, Shard } from '../model/command-index.ts';
import type { Text } from '../text/en.ts';
import type { CommandIndex } from '../definitions/index-reader.ts';
import { once } from '../lazy.ts';
import { firstWords } from './first-words.ts';
import { createApiLeaf } from '../command/api-flags.ts';
import type { BuiltinEntry, CommandTree, TreeNode } from '../command/command.ts';

/** Joins index and catalogue. A hand-written command displaces an API command of the same words. */
export function growTree(index: CommandIndex, catalogue: readonly BuiltinEntry[], text: Text): CommandTree {
  const root = index.readRoot();
  const groups = new Map(root.groups.map((group) => [group.name, group]));
  return {
    hosts: root.hosts,
    groups: () => [...groups.values()],
    first() {
      const words = catalogue.map(({ words: [name = '', ...rest], summary }) => ({
        name,
        summary: summary(text),
        whole: rest.length === 0,
      }));
      return firstWords(words, [...groups.values()]).map(({ name, summary }) => ({ name, summary }));
    },
    open(word) {
      const group = groups.get(word);
      const own = catalogue.filter(({ words }) => words[0] === word);
      if (group === undefined && own.length === 0) return undefined;
      const node = group === undefined ? bareNode(word) : fromShard(index.readShard(group.shard), text);
      for (const entry of own) addBuiltin(node, entry, text);
      return node;
    },
  };
}

function fromShard({ node, schemas }: Shard, text: Text): TreeNode {
  const convert = ({ name, summary, command, children = [] }: CommandNode): TreeNode => ({
    name,
    summary,
    ...(command && { leaf: createApiLeaf(command, schemas, text) }),
    children: children.map(convert),
  });
  return convert(node);
}

function addBuiltin(root: TreeNode, entry: BuiltinEntry, text: Text): void {
  let node = root;
  for (const word of entry.words.slice(1)) {
    let child = node.children.find(({ name }) => name === word);
    if (child === undefined) {
      child = bareNode(word);
      node.children.push(child);
      node.children.sort(byName);
    }
    node = child;
  }
  if (entry.formerName !== undefined) node.formerName = entry.formerName;
  // Whoever reads its flags asks for the command, and whoever runs it.
  if (entry.load) node.leaf = { kind: 'builtin', load: once(entry.load) };
  else {
    delete node.leaf;
    node.reserved = true;
  }
  if (node.summary === '' || node.children.length === 0) node.summary = entry.summary(text);
}

function bareNode(name: string): TreeNode {
  return { name, summary: '', children: [] };
}

function byName(a: { name: string }, b: { name: string }): number {
  return a.name < b.name ? -1 : 1;
}
