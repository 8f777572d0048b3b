/** Lays the commands of the user's documents over the shipped ones, so that a start reads one index as before. */
import type { ApiCommand, Schema } from '../model/command.ts';
import type { CommandNode, RootIndex, Shard } from '../model/command-index.ts';
import { pickSchemas } from '../model/schema.ts';
import { strongerEffect } from '../openapi/effect.ts';
import { commandsOf, groupsOf } from '../openapi/tree.ts';
import type { CommandIndex } from './index-reader.ts';

/** A whole index as plain values. */
export interface Index {
  root: RootIndex;
  shards: Record<string, Shard>;
}

/** A shipped command and the user's of the same words. */
export interface Overlap {
  /** The words, joined by spaces. */
  command: string;
  shipped: ApiCommand;
  by: ApiCommand;
  /**
   * - `same`: both call the same operation; the shipped one stays, with its texts
   * - `override`: the user's is run in place of the shipped one
   * - `refused`: it would be, but its document may not replace commands; the shipped one stays
   */
  kind: 'same' | 'override' | 'refused';
}

/**
 * Merges command by command. Of two with the same words the shipped one stays where both call the same operation, and
 * where the user's document may not replace it. A command that replaces it has the stronger effect of the two, since
 * whoever types the words expects the guards of the shipped command. The shipped hosts stay the only ones, so that no
 * document can lead credentials elsewhere.
 *
 * @param replacing the names of the documents whose commands may replace shipped ones
 */
export function mergeIndexes(
  shipped: CommandIndex,
  user: Index,
  replacing: ReadonlySet<string>,
): Index & { overlaps: Overlap[] } {
  const { groups, hosts, schemaVersion } = shipped.readRoot();
  const overlaps: Overlap[] = [];
  const shards = new Map(Object.entries(user.shards));
  for (const { shard: file } of groups) {
    const own = shipped.readShard(file);
    const other = shards.get(file);
    shards.set(file, other === undefined ? own : mergeShards(own, other, replacing, overlaps));
  }
  const sorted = [...shards].toSorted(([, a], [, b]) => (a.node.name < b.node.name ? -1 : 1));
  const merged = Object.fromEntries(sorted);
  return { root: { schemaVersion, groups: groupsOf(merged), hosts }, shards: merged, overlaps };
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
function mergeShards(
  shipped: Shard,
  user: Shard,
  replacing: ReadonlySet<string>,
  overlaps: Overlap[],
): Shard {
  const found: Overlap[] = [];
  const node = mergeNodes(shipped.node, user.node, replacing, found);
  overlaps.push(...found);
  const left = dropAliases(node, found);
  // Every start below this word reads the file, so what no command refers to stays out of it.
  const roots = commandsOf(left).flatMap(({ body, response, comparison }) => [
    body?.schema,
    response.schema,
    comparison?.schema,
  ]);
  const known: Record<string, Schema> = { ...shipped.schemas, ...user.schemas };
  const schemas = pickSchemas(
    roots.filter((schema) => schema !== undefined),
    known,
  );
  return { node: left, schemas };
}

function mergeNodes(
  shipped: CommandNode,
  user: CommandNode,
  replacing: ReadonlySet<string>,
  overlaps: Overlap[],
): CommandNode {
  const overlap = shipped.command && user.command && compare(shipped.command, user.command, replacing);
  if (overlap) overlaps.push(overlap);
  const command = overlap ? commandInForce(overlap) : (user.command ?? shipped.command);
  const children = new Map(shipped.children?.map((child) => [child.name, child]));
  for (const child of user.children ?? []) {
    const own = children.get(child.name);
    children.set(child.name, own === undefined ? child : mergeNodes(own, child, replacing, overlaps));
  }
  const sorted = [...children.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return {
    name: shipped.name,
    // What a group is about, our own words say better than a list of what was added to it.
    summary: overlap?.kind === 'override' && sorted.length === 0 ? user.summary : shipped.summary,
    ...(shipped.heading !== undefined && { heading: shipped.heading }),
    ...(command && { command }),
    ...(sorted.length > 0 && { children: sorted }),
  };
}

function compare(shipped: ApiCommand, by: ApiCommand, replacing: ReadonlySet<string>): Overlap {
  const command = by.words.join(' ');
  if (operationOf(shipped) === operationOf(by)) return { command, shipped, by, kind: 'same' };
  if (!replacing.has(by.source)) return { command, shipped, by, kind: 'refused' };
  const guarded = { ...by, effect: strongerEffect(by.effect, shipped.effect) };
  return { command, shipped, by: guarded, kind: 'override' };
}

function commandInForce({ kind, shipped, by }: Overlap): ApiCommand {
  return kind === 'override' ? by : shipped;
}

/** Method and path. What a place in a path is called makes no difference to what is called. */
function operationOf({ method, basePath, path }: ApiCommand): string {
  return `${method} ${basePath}${path.replaceAll(/\{[^{}]*\}/g, '{}')}`;
}

/** Words that run the other document's command are no alias of a command any more. */
function dropAliases(node: CommandNode, overlaps: readonly Overlap[]): CommandNode {
  const { command, children } = node;
  const lost = (alias: string): boolean => {
    const overlap = overlaps.find((item) => item.command === alias);
    if (overlap === undefined || overlap.kind === 'same') return false;
    const runs = commandInForce(overlap);
    return runs.operationId !== command?.operationId || runs.source !== command.source;
  };
  return {
    ...node,
    ...(command && { command: { ...command, aliases: command.aliases.filter((alias) => !lost(alias)) } }),
    ...(children && { children: children.map((child) => dropAliases(child, overlaps)) }),
  };
}
