/** Reads the compiled index: the root, and the one shard that a command line needs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UnexpectedError } from '../errors.ts';
import type { RootIndex, Shard } from '../model/command.ts';

/** Where commands come from, however they are stored. */
export interface CommandIndex {
  readRoot(): RootIndex;
  readShard(file: string): Shard;
}

/** An index in a folder of JSON files. Their shape is the compiler's promise: our own build writes them. @throws UnexpectedError when files lack */
export function openIndex(dir: string): CommandIndex {
  return {
    readRoot: () => readJson(join(dir, 'root.json')) as RootIndex,
    readShard: (file) => readJson(join(dir, file)) as Shard,
  };
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new UnexpectedError((t) => t.errors.brokenInstallation(path), {
      hint: (t) => t.errors.brokenInstallationHint,
      cause: error,
    });
  }
}
