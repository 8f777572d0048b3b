/** The files of the merged indexes: a folder per content, complete from the moment it has its name. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { randomUUID } from 'node:crypto';
import { basename, join } from 'node:path';
import type { Language } from '../text/language.ts';
import { isReadable, rootFile } from './find-index.ts';
import type { Index } from './merge-index.ts';
import { indexPath } from './paths.ts';
import type { Definition } from './state.ts';
import { unwritable } from './write-state.ts';

/** An index that was superseded this many milliseconds ago is in no one's hands any more. */
const graceMs = 60_000;

/** Writes the indexes under their key. What stands there already is the same. @throws UnexpectedError */
export function writeIndexes(dir: string, key: string, indexes: Record<Language, Index>): void {
  const target = indexPath(dir, key);
  const files = Object.entries(indexes).flatMap(([language, { root, shards }]) =>
    [[rootFile, root] as const, ...Object.entries(shards)].map(
      ([file, content]) => [join(language, file), content] as const,
    ),
  );
  const isComplete = files.every(([file]) => existsSync(join(target, file)));
  if (isComplete && Object.keys(indexes).every((language) => isReadable(join(target, language)))) return;
  const draft = `${target}.${randomUUID()}`;
  try {
    for (const language of Object.keys(indexes))
      mkdirSync(join(draft, language), { recursive: true, mode: 0o700 });
    for (const [file, content] of files) {
      writeFileSync(join(draft, file), JSON.stringify(content), { mode: 0o600 });
    }
    // Only a damaged one can be in the way.
    rmSync(target, { recursive: true, force: true });
    renameSync(draft, target);
  } catch (error) {
    discard(draft);
    throw unwritable(target, error);
  }
}

/** What could not be written may not be removable either; the failure to tell of is the first one. */
function discard(draft: string): void {
  try {
    rmSync(draft, { recursive: true, force: true });
  } catch {
    // Nothing to add.
  }
}

/** Starts the time after which an index is removed: another process may be about to read it. */
export function markSuperseded(dir: string, key: string): void {
  const path = indexPath(dir, key);
  if (!existsSync(path)) return;
  const now = new Date();
  utimesSync(path, now, now);
}

/** Removes the texts and indexes that nothing refers to any more. */
export function sweep(dir: string, definitions: readonly Definition[], key: string | undefined): void {
  const hashes = new Set(
    definitions.flatMap(({ document, japanese }) => [document.sha256, japanese?.sha256]),
  );
  for (const path of entriesOf(join(dir, 'documents'))) {
    if (!hashes.has(basename(path))) rmSync(path, { force: true });
  }
  for (const path of entriesOf(join(dir, 'index'))) {
    if (basename(path) !== key && Date.now() - statSync(path).mtimeMs > graceMs) {
      rmSync(path, { recursive: true, force: true });
    }
  }
}

function entriesOf(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}
