/** Lays the commands of the user's documents over the shipped ones, so that a start reads one index as before. */
import type { ApiCommand, CommandNode, RootIndex, Schema, Shard } from '../model/command.ts';
import { strongerEffect } from '../openapi/effect.ts';
import { groupsOf } from '../openapi/tree.ts';
import type { CommandIndex } from './index-reader.ts';

/** A whole index as plain values. */
export interface Index {
  root: RootIndex;
  shards: Record<string, Shard>;
}

/** A shipped command and the user's that is run in its place. */
export interface Override {
  command: string;
  shipped: ApiCommand;
  by: ApiCommand;
}

/**
 * Merges command by command: of two with the same words the user's counts, with the stronger effect of the two, since
 * whoever types the words expects the guards of the shipped command. The shipped hosts stay the only ones, so that no
 * document can lead credentials elsewhere.
 */
export function mergeIndexes(shipped: CommandIndex, user: Index): Index & { overrides: Override[] } {
  const { groups, hosts, schemaVersion } = shipped.readRoot();
  const overrides: Override[] = [];
  const shards = new Map(Object.entries(user.shards));
  for (const { shard: file } of groups) {
    const own = shipped.readShard(file);
    const other = shards.get(file);
    shards.set(file, other === undefined ? own : mergeShards(own, other, overrides));
  }
  const sorted = [...shards].toSorted(([, a], [, b]) => (a.node.name < b.node.name ? -1 : 1));
  const merged = Object.fromEntries(sorted);
  return { root: { schemaVersion, groups: groupsOf(merged), hosts }, shards: merged, overrides };
}

/** The names of all schemas of an index, so that other documents can keep clear of them. */
export function schemaNames(index: CommandIndex): Set<string> {
  const names = new Set<string>();
  for (const { shard } of index.readRoot().groups) {
    for (const name of Object.keys(index.readShard(shard).schemas)) names.add(name);
  }
  return names;
}

/** The two have no schema name in common: the user's documents were compiled around the shipped names. */
function mergeShards(shipped: Shard, user: Shard, overrides: Override[]): Shard {
  const schemas: Record<string, Schema> = { ...shipped.schemas, ...user.schemas };
  const found: Override[] = [];
  const node = mergeNodes(shipped.node, user.node, found);
  overrides.push(...found);
  const gone = new Set(found.map(({ command }) => command));
  return { node: dropAliases(node, gone), schemas };
}

function mergeNodes(shipped: CommandNode, user: CommandNode, overrides: Override[]): CommandNode {
  const command = mergeCommands(shipped.command, user.command, overrides);
  const children = new Map(shipped.children?.map((child) => [child.name, child]));
  for (const child of user.children ?? []) {
    const own = children.get(child.name);
    children.set(child.name, own === undefined ? child : mergeNodes(own, child, overrides));
  }
  const sorted = [...children.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return {
    name: shipped.name,
    // What a group is about, our own words say better than a list of what was added to it.
    summary: user.command !== undefined && sorted.length === 0 ? user.summary : shipped.summary,
    ...(command && { command }),
    ...(sorted.length > 0 && { children: sorted }),
  };
}

function mergeCommands(
  shipped: ApiCommand | undefined,
  user: ApiCommand | undefined,
  overrides: Override[],
): ApiCommand | undefined {
  if (shipped === undefined || user === undefined) return user ?? shipped;
  const by: ApiCommand = { ...user, effect: strongerEffect(user.effect, shipped.effect) };
  overrides.push({ command: user.words.join(' '), shipped, by });
  return by;
}

/** A shipped command can't be typed any more by words that the user's documents took. */
function dropAliases(node: CommandNode, gone: ReadonlySet<string>): CommandNode {
  const { command, children } = node;
  const isOverride = command !== undefined && gone.has(command.words.join(' '));
  return {
    ...node,
    ...(command &&
      !isOverride && {
        command: { ...command, aliases: command.aliases.filter((alias) => !gone.has(alias)) },
      }),
    ...(children && { children: children.map((child) => dropAliases(child, gone)) }),
  };
}
