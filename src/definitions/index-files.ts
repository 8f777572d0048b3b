/** The files of the merged indexes: a folder per content, which the record names once it is complete. */
import { existsSync, rmSync, utimesSync } from 'node:fs';
import { basename, join } from 'node:path';
import { draftsOf, removeLeftovers } from '../files/leftovers.ts';
import { ageOf, listNames } from '../files/look.ts';
import type { Language } from '../text/language.ts';
import { isReadable, rootFile } from './find-index.ts';
import type { Index } from './merge-index.ts';
import { indexPath, statePath } from './paths.ts';
import type { Definition } from './state.ts';
import { isOwnFile, isOwnFolder, isOwnIndex } from './trust.ts';
import { unwritable, writeOwnFile } from './write-state.ts';

/** An index that was superseded this many milliseconds ago is in no one's hands any more. */
const graceMs = 60_000;

/**
 * Writes the indexes under their key. What is there already is the same. A reader takes a language for complete once
 * its `root.json` is there, so the roots come last.
 *
 * @throws UnexpectedError
 */
export function writeIndexes(dir: string, key: string, indexes: Record<Language, Index>): void {
  const target = indexPath(dir, key);
  const shards: [file: string, content: unknown][] = [];
  const roots: typeof shards = [];
  for (const [language, index] of Object.entries(indexes)) {
    roots.push([join(target, language, rootFile), index.root]);
    for (const [file, shard] of Object.entries(index.shards))
      shards.push([join(target, language, file), shard]);
  }
  const files = [...shards, ...roots];
  const languages = Object.keys(indexes);
  const isComplete = files.every(([file]) => existsSync(file)) && isOwnIndex(dir, key, languages);
  if (isComplete && languages.every((language) => isReadable(join(target, language)))) return;
  removeUntrusted(dir, key, languages);
  for (const [file, content] of files) writeOwnFile(file, JSON.stringify(content));
}

/** What others could have written goes, from the outside in; what is then in a folder of ours is written anew. */
function removeUntrusted(dir: string, key: string, languages: readonly string[]): void {
  const folders = languages.map((language) => join(indexPath(dir, key), language));
  for (const folder of [join(dir, 'index'), indexPath(dir, key), ...folders]) {
    if (!existsSync(folder) || isOwnFolder(folder) || isOwnFile(folder)) continue;
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch (error) {
      throw unwritable(folder, error);
    }
  }
  for (const folder of folders) {
    for (const name of listNames(folder)) {
      if (!isOwnFile(join(folder, name))) rmSync(join(folder, name), { recursive: true, force: true });
    }
  }
}

/** Starts the time after which an index is removed: another process may be about to read it. */
export function markSuperseded(dir: string, key: string): void {
  const path = indexPath(dir, key);
  if (!existsSync(path)) return;
  const now = new Date();
  utimesSync(path, now, now);
}

/** Removes the texts and indexes that nothing refers to any more, and what crashes left. */
export function sweep(dir: string, definitions: readonly Definition[], key: string | undefined): void {
  const hashes = new Set(
    definitions.flatMap(({ document, japanese }) => [document.sha256, japanese?.sha256]),
  );
  for (const path of entriesOf(join(dir, 'documents'))) {
    if (!hashes.has(basename(path))) rmSync(path, { force: true });
  }
  for (const path of entriesOf(join(dir, 'index'))) {
    if (basename(path) !== key && ageOf(path, Date.now()) > graceMs) {
      rmSync(path, { recursive: true, force: true });
    }
  }
  removeLeftovers(dir, { of: draftsOf(statePath(dir)) });
}

function entriesOf(folder: string): string[] {
  return listNames(folder).map((name) => join(folder, name));
}
