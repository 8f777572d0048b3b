/** Arranges commands by the words that are typed: one tree for each first word. */
import type { ApiCommand, CommandNode, GroupEntry, Shard } from '../model/command.ts';
import type { Text } from '../text/en.ts';

/** How many children's names a group without a summary is described by. */
const namesShown = 3;

/** A command or a group while the tree grows. */
interface Branch {
  command?: ApiCommand;
  children: Map<string, Branch>;
}

/**
 * The tree's nodes below each first word, both levels and siblings sorted by name.
 *
 * @param groups summaries by group words; they go before a command's own summary where a node is both
 */
export function buildTree(
  commands: readonly ApiCommand[],
  groups: ReadonlyMap<string, string>,
  text: Text,
): CommandNode[] {
  const root: Branch = { children: new Map() };
  for (const command of commands) {
    let branch = root;
    for (const word of command.words) {
      const next: Branch = branch.children.get(word) ?? { children: new Map() };
      branch.children.set(word, next);
      branch = next;
    }
    branch.command = command;
  }
  return finish(root, [], groups, text);
}

function finish(
  branch: Branch,
  words: string[],
  groups: ReadonlyMap<string, string>,
  text: Text,
): CommandNode[] {
  const byName = [...branch.children].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return byName.map(([name, { command, children }]) => {
    const path = [...words, name];
    const below = finish({ children }, path, groups, text);
    const derived = below.map((node) => node.name);
    return {
      name,
      summary: groups.get(path.join(' ')) ?? command?.summary ?? summarize(derived, text),
      ...(command && { command }),
      ...(below.length > 0 && { children: below }),
    };
  });
}

function summarize(names: string[], text: Text): string {
  return text.openapi.groupSummary(names.slice(0, namesShown), names.length > namesShown);
}

/** The first words as the root of an index lists them. */
export function groupsOf(shards: Readonly<Record<string, Shard>>): GroupEntry[] {
  return Object.entries(shards).map(([shard, { node }]) => ({
    name: node.name,
    summary: node.summary,
    shard,
  }));
}

/** Every command at and below a node. */
export function commandsOf(node: CommandNode): ApiCommand[] {
  const below = (node.children ?? []).flatMap(commandsOf);
  return node.command ? [node.command, ...below] : below;
}
