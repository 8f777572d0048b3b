/** Arranges commands by the words that are typed: one tree for each first word. */
import type { ApiCommand } from '../model/command.ts';
import type { CommandNode, GroupEntry, Shard } from '../model/command-index.ts';
import type { Text } from '../text/en.ts';

/** How many children's names a group without a summary is described by. */
const namesShown = 3;

/** A command or a group while the tree grows. */
interface Branch {
  command?: ApiCommand;
  children: Map<string, Branch>;
}

/** What groups are described by, in falling precedence. */
export interface GroupTexts {
  /** Summaries by group words; they go before a command's own summary where a node is both. */
  groups: ReadonlyMap<string, string>;
  /** Summaries of tags, by {@link tagKey}. */
  tags: ReadonlyMap<string, string>;
}

/** Tags belong to one document. */
export function tagKey(source: string, tag: string): string {
  return `${source}\n${tag}`;
}

/**
 * The tree's nodes below each first word, both levels and siblings sorted by name.
 * A group without a summary of its own is described by the tag that most of its commands have, or else by the names
 * of what is in it.
 */
export function buildTree(commands: readonly ApiCommand[], texts: GroupTexts, text: Text): CommandNode[] {
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
  return finish(root, { words: [], tag: undefined }, texts, text);
}

function finish(
  branch: Branch,
  parent: { words: string[]; tag: string | undefined },
  texts: GroupTexts,
  text: Text,
): CommandNode[] {
  const byName = [...branch.children].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return byName.map(([name, next]) => {
    const { command, children } = next;
    const words = [...parent.words, name];
    const tag = findTag(next);
    const below = finish({ children }, { words, tag }, texts, text);
    const summary = texts.groups.get(words.join(' ')) ?? command?.summary;
    return {
      name,
      // What the tag says, the group around this one says already if it has the same.
      summary: summary ?? summarize(below, tag === parent.tag ? undefined : tag, texts, text),
      ...(command && { command }),
      ...(below.length > 0 && { children: below }),
    };
  });
}

function summarize(
  below: readonly CommandNode[],
  tag: string | undefined,
  { tags }: GroupTexts,
  text: Text,
): string {
  const described = tag === undefined ? undefined : tags.get(tag);
  if (described !== undefined) return described;
  const names = below.map(({ name }) => name);
  const listed = text.openapi.groupSummary(names.slice(0, namesShown), names.length > namesShown);
  return tag === undefined ? listed : text.openapi.tagSummary(tag.slice(tag.indexOf('\n') + 1), listed);
}

/** The tag that more than half of a branch's commands have first. */
function findTag(branch: Branch): string | undefined {
  const counts = new Map<string, number>();
  let total = 0;
  const pending = [branch];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    pending.push(...next.children.values());
    if (next.command === undefined) continue;
    total += 1;
    const { source, tags } = next.command;
    const [tag] = tags;
    if (tag !== undefined) counts.set(tagKey(source, tag), (counts.get(tagKey(source, tag)) ?? 0) + 1);
  }
  return [...counts].find(([, count]) => count * 2 > total)?.[0];
}

/** The first words as the root of an index lists them. */
export function groupsOf(shards: Readonly<Record<string, Shard>>): GroupEntry[] {
  return Object.entries(shards).map(([shard, { node }]) => ({
    name: node.name,
    summary: node.summary,
    shard,
    ...(node.heading !== undefined && { heading: node.heading }),
  }));
}

/** Every command at and below a node. */
export function commandsOf(node: CommandNode): ApiCommand[] {
  const below = (node.children ?? []).flatMap(commandsOf);
  return node.command ? [node.command, ...below] : below;
}
