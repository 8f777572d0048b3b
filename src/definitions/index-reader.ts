/** Reads a compiled index: the root, and the one shard that a command line needs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UnexpectedError } from '../errors.ts';
import type { RootIndex, Shard } from '../model/command-index.ts';
import { readRootFile, rootFile } from './find-index.ts';

/** Where commands come from, however they are stored. */
export interface CommandIndex {
  readRoot(): RootIndex;
  readShard(file: string): Shard;
}

/**
 * An index in a folder of JSON files. The compiler vouches for their shape, the root's schema version for the
 * compiler.
 *
 * @throws UnexpectedError, from either reader, for a file that is missing, damaged or of another schema version
 */
export function openIndex(dir: string): CommandIndex {
  return {
    readRoot: () => orBroken(join(dir, rootFile), () => readRootFile(dir)),
    readShard: (file) =>
      orBroken(join(dir, file), () => JSON.parse(readFileSync(join(dir, file), 'utf8')) as Shard),
  };
}

function orBroken<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new UnexpectedError((t) => t.errors.brokenInstallation(path), {
      hint: (t) => t.errors.brokenInstallationHint,
      cause: error,
    });
  }
}
