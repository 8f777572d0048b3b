/**
 * Says which index is in force. `soracom --help` asks before anything else is loaded, so nothing but reading is
 * loaded here: failures are plain errors, which {@link openIndex} and {@link readState} turn into sentences.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { indexSchemaVersion, type RootIndex } from '../model/command-index.ts';
import type { Language } from '../text/language.ts';
import { version } from '../version.ts';
import { indexPath } from './paths.ts';
import type { DefinitionState } from './state.ts';
import { isOwnFile, isOwnIndex, isOwnWay } from './trust.ts';

/** The file of an index's root, in the folder of its language. */
export const rootFile = 'root.json';

/** What decides which index is in force. */
export interface IndexChoice {
  /** The record of the user's documents; undefined where there are none. */
  state: DefinitionState | undefined;
  /** The folder of the definitions. */
  dir: string;
  /** The folder of the shipped index in the language. */
  shipped: string;
  language: Language;
  /**
   * What was typed: of an index with thousands of commands, only the files of these words are looked at. All are
   * where it is missing. Whoever opens another file looks at it first.
   */
  words?: readonly string[];
}

/** The folder of the index in force; undefined where the merged one is stale or not ours alone, and has to be made anew. */
export function findIndex({ state, dir, shipped, language, words }: IndexChoice): string | undefined {
  if (state === undefined) return shipped;
  if (state.index?.tool !== version) return undefined;
  const { key } = state.index;
  const merged = join(indexPath(dir, key), language);
  // Looked at before it is opened: a pipe in a file's place would keep us waiting.
  const isOwn =
    words === undefined
      ? isOwnIndex(dir, key, [language]) && isReadable(merged)
      : isOwnWay(dir, key, language) && areOwnFiles(merged, words);
  return isOwn ? merged : undefined;
}

/** Whether the root of an index, and the files of the words typed, are the user's own and can be read. */
function areOwnFiles(folder: string, words: readonly string[]): boolean {
  if (!isOwnFile(join(folder, rootFile))) return false;
  try {
    return readRootFile(folder).groups.every(
      ({ name, shard }) => !words.includes(name) || isOwnFile(join(folder, shard)),
    );
  } catch {
    return false;
  }
}

/** Whether a folder holds an index that this program can read. */
export function isReadable(folder: string): boolean {
  try {
    readRootFile(folder);
    return true;
  } catch {
    return false;
  }
}

/** The root of the index in a folder. @throws Error where there is none, or its schema version is another */
export function readRootFile(folder: string): RootIndex {
  const root = JSON.parse(readFileSync(join(folder, rootFile), 'utf8')) as RootIndex;
  if (root.schemaVersion === indexSchemaVersion) return root;
  throw new TypeError(`The schema version is ${String(root.schemaVersion)}, not ${indexSchemaVersion}.`);
}
