/** OpenAPI documents to the command index: the one entry to the compiler. */
import type { ApiCommand, HttpMethod, Schema } from '../model/command.ts';
import { indexSchemaVersion, type Heading, type RootIndex, type Shard } from '../model/command-index.ts';
import type { Text } from '../text/en.ts';
import { readCommands, readGroups, readHeadings } from './annotations.ts';
import { openDocument, type DocumentContext } from './context.ts';
import type { OpenApiDocument } from './load.ts';
import { compileOperation } from './operation.ts';
import { findLookCommands } from './file-export.ts';
import { operationIdOf, operationSites, type OperationSite } from './operation-site.ts';
import { hasErrors, type Problem } from './problem.ts';
import { linkQuotations } from './question.ts';
import { readHosts } from './servers.ts';
import { shardFileName } from './shard-name.ts';
import { readTags } from './tags.ts';
import { buildTree, commandsOf, groupsOf, tagKey, type GroupTexts } from './tree.ts';
import { findValueSources } from './value-sources.ts';

/** An operation that no command calls, since it has no annotation. */
export interface SkippedOperation {
  source: string;
  operationId: string;
  method: HttpMethod;
  path: string;
}

export type Compiled = { problems: Problem[]; skipped: SkippedOperation[] } & (
  { ok: true; root: RootIndex; shards: Record<string, Shard> } | { ok: false }
);

/** A command, the document it came from and where its words stand there. */
interface Placed {
  command: ApiCommand;
  context: DocumentContext;
  operation: OperationSite['operation'];
  pointer: string;
}

/**
 * Compiles documents into one index. Never throws for a bad document: what is wrong comes back as problems,
 * and one error among them means that there is no index. Of two documents that name a host or summarise a
 * group, the first counts; two operations with the same command are an error.
 *
 * @param text the language of what the compiler itself has to say in the index
 * @param taken schema names that the documents must leave alone
 */
export function compileDocuments(
  documents: readonly OpenApiDocument[],
  text: Text,
  taken: Iterable<string> = [],
): Compiled {
  const skipped: SkippedOperation[] = [];
  const placed: Placed[] = [];
  const texts = { groups: new Map<string, string>(), tags: new Map<string, string>() };
  const places = new Map<string, Heading>();
  let hosts: RootIndex['hosts'] = {};
  const contexts = openDocuments(documents, taken);
  for (const context of contexts) {
    for (const [words, summary] of readGroups(context.root, context.problems)) {
      if (!texts.groups.has(words)) texts.groups.set(words, summary);
    }
    // Where the overview lists what a user added is not for the document to say.
    if (context.document.added !== true)
      for (const [word, heading] of readHeadings(context.root, context.problems)) places.set(word, heading);
    for (const [tag, summary] of readTags(context.root))
      texts.tags.set(tagKey(context.document.name, tag), summary);
    hosts = { ...readHosts(context), ...hosts };
    for (const site of operationSites(context)) {
      const commands = placeOperation(context, site);
      if (commands) placed.push(...commands);
      else skipped.push(toSkipped(context, site));
    }
  }
  reportClashes(placed);
  linkQuotations(placed);
  // Built even where an error is known already, since schemas are read, and their problems found, on the way.
  const shards = buildShards(placed, texts, places, text);
  findLookCommands(placed.map(({ command }) => command));
  findValueSources(Object.values(shards), (command, sentence) => {
    const place = placed.find((item) => item.command === command);
    place?.context.problems.warn(place.pointer, sentence);
  });
  const problems = problemsOf(contexts);
  if (hasErrors(problems)) return { ok: false, problems, skipped };
  return { ok: true, problems, skipped, root: rootOf(shards, hosts), shards };
}

/** Schema names are shared by all documents; a name taken by an earlier document gets this one's name added. */
function openDocuments(documents: readonly OpenApiDocument[], taken: Iterable<string>): DocumentContext[] {
  const claimed = new Set(taken);
  return documents.map((document) =>
    openDocument(document, (name) => {
      const unique = claimed.has(name) ? `${name}@${document.name}` : name;
      claimed.add(unique);
      return unique;
    }),
  );
}

/** The operation once for each way to type it; undefined where it has no annotation. */
function placeOperation(context: DocumentContext, site: OperationSite): Placed[] | undefined {
  const spellings = readCommands(site.operation, context.problems);
  if (!spellings) return undefined;
  const compiled = compileOperation(context, site);
  const all = spellings.map(({ value }) => value.join(' '));
  return spellings.map(({ value: words, pointer }) => {
    const aliases = all.filter((spelling) => spelling !== words.join(' '));
    return { command: { words, aliases, ...compiled }, context, operation: site.operation, pointer };
  });
}

function toSkipped(context: DocumentContext, site: OperationSite): SkippedOperation {
  const { method, path } = site;
  return { source: context.document.name, operationId: operationIdOf(site), method, path };
}

function reportClashes(placed: readonly Placed[]): void {
  const taken = new Map<string, Placed>();
  for (const item of placed) {
    const words = item.command.words.join(' ');
    const first = taken.get(words);
    if (!first) {
      taken.set(words, item);
      continue;
    }
    const [one, other] = [first, item].map(
      ({ command, context }) => `${command.operationId} (${context.document.name})`,
    );
    item.context.problems.error(item.pointer, (t) => t.openapi.clash(words, one ?? '', other ?? ''));
  }
}

function buildShards(
  placed: readonly Placed[],
  texts: GroupTexts,
  places: ReadonlyMap<string, Heading>,
  text: Text,
): Record<string, Shard> {
  const contexts = new Map(placed.map(({ command, context }) => [command, context]));
  const nodes = buildTree([...contexts.keys()], texts, text);
  return Object.fromEntries(
    nodes.map((node) => {
      const schemas = new Map<string, Schema>();
      for (const command of commandsOf(node)) {
        const roots = [command.body?.schema, command.response.schema, command.comparison?.schema].filter(
          (schema) => schema !== undefined,
        );
        for (const [name, schema] of contexts.get(command)?.schemas.collect(roots) ?? [])
          schemas.set(name, schema);
      }
      const heading = places.get(node.name);
      const byName = [...schemas].toSorted(([a], [b]) => (a < b ? -1 : 1));
      const placedNode = heading === undefined ? node : { ...node, heading };
      return [shardFileName(node.name), { node: placedNode, schemas: Object.fromEntries(byName) }];
    }),
  );
}

function rootOf(shards: Record<string, Shard>, hosts: RootIndex['hosts']): RootIndex {
  return { schemaVersion: indexSchemaVersion, groups: groupsOf(shards), hosts };
}

function problemsOf(contexts: readonly DocumentContext[]): Problem[] {
  return contexts.flatMap((context) =>
    context.problems.found.toSorted((a, b) => a.line - b.line || a.column - b.column),
  );
}
