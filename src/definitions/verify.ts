/** Looks whether what was added is still what was fetched: every text against its hash, the index against its record. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { readRegularFile } from '../files/read-bounded.ts';
import { maxDocumentLength } from '../openapi/load.ts';
import type { Language } from '../text/language.ts';
import { version } from '../version.ts';
import { isReadable } from './find-index.ts';
import { definitionsDir, indexPath, textPath } from './paths.ts';
import { readState } from './read-state.ts';
import { isOwnFile, isOwnIndex } from './trust.ts';

const languages: readonly Language[] = ['en', 'ja'];

/** What the added definitions are like. */
export interface DefinitionsReport {
  /** How many there are. */
  count: number;
  /** Files that are missing, changed, or could have been written by others. */
  damaged: string[];
}

/** @throws UnexpectedError where the record itself can't be read or is not trusted */
export function verifyDefinitions(profileDir: string): DefinitionsReport {
  const dir = definitionsDir(profileDir);
  const state = readState(dir);
  if (state === undefined) return { count: 0, damaged: [] };
  const texts = state.definitions.flatMap(({ document, japanese }) =>
    japanese === undefined ? [document] : [document, japanese],
  );
  const damaged = texts.map(({ sha256 }) => ({ sha256, path: textPath(dir, sha256) })).filter(isDamaged);
  const { index } = state;
  // An index of another version is made anew by the next command; it is no damage.
  const isSound =
    index?.tool !== version ||
    (isOwnIndex(dir, index.key, languages) &&
      languages.every((language) => isReadable(join(indexPath(dir, index.key), language))));
  return {
    count: state.definitions.length,
    damaged: [...damaged.map(({ path }) => path), ...(isSound ? [] : [indexPath(dir, index.key)])],
  };
}

function isDamaged({ sha256, path }: { sha256: string; path: string }): boolean {
  if (!isOwnFile(path)) return true;
  try {
    return (
      createHash('sha256')
        .update(readRegularFile(path, { most: maxDocumentLength }))
        .digest('hex') !== sha256
    );
  } catch {
    return true;
  }
}
