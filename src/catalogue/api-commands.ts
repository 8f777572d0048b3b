/** Lists the API's commands, for whoever looks for one by what it does instead of by its words. */
import type { ApiLeaf, CommandTree, TreeNode } from '../command/command.ts';

/** Every API command of the tree, under the word that is typed first. Reads every shard. */
export function listApiLeaves(tree: CommandTree): ApiLeaf[] {
  return tree.groups().flatMap(({ name }) => {
    const node = tree.open(name);
    return node === undefined ? [] : listBelow(node);
  });
}

function listBelow({ leaf, children }: TreeNode): ApiLeaf[] {
  return [...(leaf?.kind === 'api' ? [leaf] : []), ...children.flatMap(listBelow)];
}
