/** What the `definitions` commands share: the store, the way to fetch, how a definition is shown. */
import { openIndex } from '../../src/definitions/index-reader.ts';
import type { FetchContext } from '../../src/definitions/fetch-text.ts';
import { showSource } from '../../src/definitions/name.ts';
import type { Definition } from '../../src/definitions/state.ts';
import { openStore, type DefinitionStore } from '../../src/definitions/store.ts';
import { UsageError } from '../../src/errors.ts';
import type { CommandContext } from '../../src/command/command.ts';

/** The store of the profile folder in use. */
export function storeOf({ app, profileDir }: CommandContext): DefinitionStore {
  return openStore(profileDir, (language) => openIndex(app.indexDir(language)));
}

/** How this run reaches files and servers. */
export function fetchContextOf(context: CommandContext): FetchContext {
  const { connection, io } = context;
  return { cwd: io.cwd, now: () => io.now(), signal: io.signal, send: connection.send };
}

/** @throws UsageError where there is none of that name */
export function requireDefinition(name: string, definitions: readonly Definition[]): Definition {
  const found = definitions.find((definition) => definition.name === name);
  if (found !== undefined) return found;
  const names = definitions.map((definition) => definition.name);
  throw new UsageError((t) => t.definitions.unknown(name), { hint: (t) => t.definitions.known(names) });
}

/** What is remembered of a definition, as data. */
export function describeDefinition({ name, document, japanese }: Definition) {
  return {
    name,
    source: showSource(document.source),
    fetchedAt: document.fetchedAt,
    bytes: document.bytes,
    sha256: document.sha256,
    ...(japanese && { japanese: showSource(japanese.source) }),
  };
}
