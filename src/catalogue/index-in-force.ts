/** Opens the index that a run reads: the shipped one, or the one that has the user's documents merged in. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { definitionsDir, indexPath } from '../definitions/paths.ts';
import { readState, type DefinitionState } from '../definitions/state.ts';
import { SoracomError } from '../errors.ts';
import type { Io } from '../io.ts';
import { findProfileDir } from '../profile/dir.ts';
import type { Text } from '../text/en.ts';
import type { Language } from '../text/language.ts';
import { version } from '../version.ts';
import { openIndex, type CommandIndex } from './index-reader.ts';
import type { App } from '../command/command.ts';

/** What an index is chosen by. */
export interface IndexChoice {
  app: App;
  io: Io;
  text: Text;
  lang: Language;
}

/** Never fails for what a user added: the shipped commands stay there, and stderr says why the others don't. */
export async function openCommands(choice: IndexChoice): Promise<CommandIndex> {
  const { app, io, text, lang } = choice;
  const profileDir = findProfileDir(io);
  try {
    const state = readState(definitionsDir(profileDir));
    if (state === undefined) return openIndex(app.indexDir(lang));
    return openFresh(state, profileDir, lang) ?? (await rebuild(state, profileDir, choice));
  } catch (error) {
    if (!(error instanceof SoracomError)) throw error;
    await warn(io, text, text.definitions.notCompiled(error.sentence(text)));
    return openIndex(app.indexDir(lang));
  }
}

/** The index on disk, unless another version of the tool made it or it is gone. */
function openFresh({ index }: DefinitionState, profileDir: string, lang: Language): CommandIndex | undefined {
  if (index?.tool !== version) return undefined;
  const folder = join(indexPath(definitionsDir(profileDir), index.key), lang);
  return existsSync(join(folder, 'root.json')) ? openIndex(folder) : undefined;
}

async function rebuild(
  { definitions }: DefinitionState,
  profileDir: string,
  { app, io, text, lang }: IndexChoice,
): Promise<CommandIndex> {
  const { buildStored, keepIndex, openStore } = await import('../definitions/store.ts');
  const store = openStore(profileDir, (language) => openIndex(app.indexDir(language)));
  const built = buildStored(store, definitions);
  try {
    await keepIndex(store, definitions, built);
  } catch (error) {
    if (!(error instanceof SoracomError)) throw error;
    await warn(io, text, text.definitions.notKept(error.sentence(text)));
  }
  const { root, shards } = built.indexes[lang];
  return {
    readRoot: () => root,
    readShard: (file) => shards[file] ?? openIndex(app.indexDir(lang)).readShard(file),
  };
}

function warn(io: Io, text: Text, line: string): Promise<void> {
  return io.stderr.write(`${text.errors.warningLabel}: ${line}\n`);
}
