/** Opens the index that a run reads: the shipped one, or the one that has the user's documents merged in. */
import { findIndex } from '../definitions/find-index.ts';
import { openIndex, type CommandIndex } from '../definitions/index-reader.ts';
import { definitionsDir } from '../definitions/paths.ts';
import { readState, untrusted } from '../definitions/read-state.ts';
import type { Definition } from '../definitions/state.ts';
import { isOwnFile, UntrustedError } from '../definitions/trust.ts';
import { join } from 'node:path';
import { SoracomError } from '../errors.ts';
import type { Text } from '../text/en.ts';
import type { Language } from '../text/language.ts';
import type { App } from '../command/command.ts';

/** What an index is chosen by. */
export interface IndexSources {
  app: App;
  /** Folder of the profile files. */
  profileDir: string;
  text: Text;
  lang: Language;
  /** What was typed, as in {@link findIndex}. */
  words?: readonly string[];
  /** One line on stderr. */
  warn: (line: string) => Promise<void>;
}

/** Never fails for what a user added: the shipped commands stay there, and stderr says why the others don't. */
export async function openCommands(choice: IndexSources): Promise<CommandIndex> {
  const { app, profileDir, text, lang, warn, words } = choice;
  const dir = definitionsDir(profileDir);
  const shipped = app.indexDir(lang);
  try {
    const state = readState(dir);
    const folder = findIndex({ state, dir, shipped, language: lang, ...(words && { words }) });
    if (folder === shipped) return openIndex(shipped);
    if (folder !== undefined) return openMerged(folder, shipped);
    return await rebuild(state?.definitions ?? [], choice);
  } catch (error) {
    if (!(error instanceof SoracomError)) throw error;
    await warn(text.definitions.notCompiled(error.sentence(text)));
    return openIndex(shipped);
  }
}

/**
 * A merged index. Where credentials go is ours to say, whatever it holds; a file that others could have written is
 * not opened.
 */
function openMerged(folder: string, shipped: string): CommandIndex {
  const index = openIndex(folder);
  return {
    readRoot: () => ({ ...index.readRoot(), hosts: openIndex(shipped).readRoot().hosts }),
    readShard(file) {
      const path = join(folder, file);
      if (!isOwnFile(path)) throw untrusted(new UntrustedError(path));
      return index.readShard(file);
    },
  };
}

async function rebuild(
  definitions: readonly Definition[],
  { app, profileDir, text, lang, warn }: IndexSources,
): Promise<CommandIndex> {
  const { buildStored, keepIndex, openStore } = await import('../definitions/store.ts');
  const store = openStore(profileDir, (language) => openIndex(app.indexDir(language)));
  const built = buildStored(store, definitions);
  try {
    await keepIndex(store, definitions, built);
  } catch (error) {
    if (!(error instanceof SoracomError)) throw error;
    await warn(text.definitions.notKept(error.sentence(text)));
  }
  const { root, shards } = built.indexes[lang];
  return {
    readRoot: () => root,
    readShard: (file) => shards[file] ?? openIndex(app.indexDir(lang)).readShard(file),
  };
}
