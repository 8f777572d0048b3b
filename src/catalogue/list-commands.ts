/** The commands of the tree in a row, for whoever lists them or looks for one. */
import type { ApiLeaf, CommandTree, Leaf, TreeNode } from '../command/command.ts';

/** A command and the words that are typed for it. */
export interface ListedCommand {
  words: readonly string[];
  summary: string;
  leaf: Leaf;
}

/** All commands, in the order of their words. Reads every shard. */
export function listCommands(tree: CommandTree): ListedCommand[] {
  return tree.first().flatMap(({ name }) => {
    const node = tree.open(name);
    return node === undefined ? [] : listBelow(node, []);
  });
}

/** The API's commands alone, for whoever looks for one by what it does instead of by its words. Reads every shard. */
export function listApiLeaves(tree: CommandTree): ApiLeaf[] {
  return tree
    .groups()
    .flatMap(({ name }) => tree.open(name) ?? [])
    .flatMap((node) => listBelow(node, []))
    .flatMap(({ leaf }) => (leaf.kind === 'api' ? [leaf] : []));
}

/** The command that a node is, if it is one, and those below it. @param above the words that lead to the node */
export function listBelow(node: TreeNode, above: readonly string[]): ListedCommand[] {
  const words = [...above, node.name];
  const own = node.leaf === undefined ? [] : [{ words, summary: summaryOf(node), leaf: node.leaf }];
  return [...own, ...node.children.flatMap((child) => listBelow(child, words))];
}

/** A node that is a parent as well has the summary of the group; the command's own is in its document. */
function summaryOf({ leaf, summary }: TreeNode): string {
  return leaf?.kind === 'api' ? leaf.command.summary : summary;
}
