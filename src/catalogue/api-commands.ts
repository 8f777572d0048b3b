/** Lists the API's commands, for whoever looks for one by what it does instead of by its words. */
import type { CommandTree, TreeNode } from '../command/command.ts';
import type { ApiCommand } from '../model/command.ts';

/** Every API command of the tree, under the word that is typed first. Reads every shard. */
export function listApiCommands(tree: CommandTree): ApiCommand[] {
  return tree.groups().flatMap(({ name }) => {
    const node = tree.open(name);
    return node === undefined ? [] : listBelow(node);
  });
}

function listBelow({ leaf, children }: TreeNode): ApiCommand[] {
  return [...(leaf?.kind === 'api' ? [leaf.command] : []), ...children.flatMap(listBelow)];
}
