/**
 * Finds which list of the API has the values of a flag, for shell completion: the list that the document names, the
 * one that the flag's place in the path leads to, or the only one that has values of that name.
 */
import type { Sentence } from '../errors.ts';
import type { ApiCommand, ApiFlag, ListedValues, Property } from '../model/command.ts';
import type { Shard } from '../model/command-index.ts';
import { listedPropertiesOf } from '../model/schema.ts';
import { splitName } from '../model/name-words.ts';
import { commandsOf } from './tree.ts';

/** A command that lists items, and what they may hold. */
interface ListCommand {
  command: ApiCommand;
  items: readonly (readonly Property[])[];
}

/**
 * Completes the flags of an index with where their values come from.
 *
 * @param warn told what is wrong with a command
 */
export function findValueSources(
  shards: readonly Shard[],
  warn: (command: ApiCommand, sentence: Sentence) => void,
): void {
  const commands = shards.flatMap(({ node }) => commandsOf(node));
  const lists = shards.flatMap((shard) =>
    commandsOf(shard.node).flatMap((command) => toList(command, shard)),
  );
  checkStated(commands, lists, warn);
  const byPath = new Map(lists.toReversed().map((list) => [list.command.basePath + list.command.path, list]));
  const byName = new Map<string, ListedValues | undefined>();
  for (const [flag, command] of openFlags(commands)) {
    const found = findByPath(flag, command, byPath);
    if (found === undefined) continue;
    flag.valuesFrom = found;
    const name = comparable(flag.source.name);
    byName.set(name, byName.has(name) && !isSame(byName.get(name), found) ? undefined : found);
  }
  for (const [flag] of openFlags(commands)) {
    const found = isIdName(flag.source.name) ? byName.get(comparable(flag.source.name)) : undefined;
    if (found !== undefined) flag.valuesFrom = found;
  }
}

/** A read that needs nothing but what its path, or the token, says. */
function toList(command: ApiCommand, { schemas }: Shard): ListCommand[] {
  const { method, effect, response, flags } = command;
  if (method !== 'GET' || effect !== 'read' || response.kind !== 'json') return [];
  if (flags.some(({ required, source }) => required === true && source.in !== 'path')) return [];
  const items = listedPropertiesOf(response.schema, schemas);
  return items.length === 0 ? [] : [{ command, items }];
}

/** Of what a document names, only its own commands can be looked at: others may stand in another document. */
function checkStated(
  commands: readonly ApiCommand[],
  lists: readonly ListCommand[],
  warn: (command: ApiCommand, sentence: Sentence) => void,
): void {
  const known = new Set(commands.map(({ words }) => words.join(' ')));
  for (const command of commands) {
    for (const { valuesFrom } of command.flags) {
      if (typeof valuesFrom !== 'object' || !known.has(valuesFrom.command)) continue;
      const list = lists.find((other) => other.command.words.join(' ') === valuesFrom.command);
      if (list?.items.some((item) => item.some(({ name }) => name === valuesFrom.property)) === true)
        continue;
      warn(command, (t) => t.openapi.strayComplete(valuesFrom.command, valuesFrom.property));
    }
  }
}

/** Flags whose values nothing names yet. */
function openFlags(commands: readonly ApiCommand[]): [ApiFlag, ApiCommand][] {
  return commands.flatMap((command) =>
    command.flags
      .filter(
        ({ type, enum: known, fromToken, valuesFrom }) =>
          type !== 'boolean' && known === undefined && fromToken !== true && valuesFrom === undefined,
      )
      .map((flag): [ApiFlag, ApiCommand] => [flag, command]),
  );
}

/** `/orders/{order_id}/cancel` is about one of the things that `/orders` lists. */
function findByPath(
  { source }: ApiFlag,
  { basePath, path }: ApiCommand,
  lists: ReadonlyMap<string, ListCommand>,
): ListedValues | undefined {
  const at = source.in === 'path' ? path.indexOf(`/{${source.name}}`) : -1;
  const list = at === -1 ? undefined : lists.get(basePath + path.slice(0, at));
  if (list === undefined) return undefined;
  for (const item of list.items) {
    const property = findProperty(source.name, item);
    if (property !== undefined) return { command: list.command.words.join(' '), property };
  }
  return undefined;
}

/** The property of the parameter's name; else, of a month, the only month, and of a bare `id`, what an item is known by. */
function findProperty(name: string, item: readonly Property[]): string | undefined {
  const same = item.find((property) => comparable(property.name) === comparable(name));
  if (same) return same.name;
  const meaning = name === 'yyyyMM' ? 'month' : name.toLowerCase() === 'id' ? 'id' : undefined;
  const found = item.filter((property) => meaning !== undefined && property.meaning === meaning);
  return found.length === 1 ? found[0]?.name : undefined;
}

/** Whether a name says what it is the id of: `id` alone, or a `name`, may be that of anything. */
function isIdName(name: string): boolean {
  const words = splitName(name);
  return words.length > 1 && words.at(-1) === 'id';
}

function comparable(name: string): string {
  return name.replaceAll(/[_-]/g, '').toLowerCase();
}

function isSame(one: ListedValues | undefined, other: ListedValues): boolean {
  return one?.command === other.command && one.property === other.property;
}
