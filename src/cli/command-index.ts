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

/** An index in a folder of JSON files, as the build writes it. @throws UnexpectedError when files lack */
export function openIndex(dir: string): CommandIndex {
  return {
    readRoot: () => readJson<RootIndex>(join(dir, 'root.json')),
    readShard: (file) => readJson<Shard>(join(dir, file)),
  };
}

function readJson<T>(path: string): T {
  try {
    // Our own build wrote the file; its shape is the compiler's promise.
    return JSON.parse(readFileSync(path, 'utf8')) as T;
  } catch (error) {
    throw new UnexpectedError((t) => t.errors.brokenInstallation(path), {
      hint: (t) => t.errors.brokenInstallationHint,
      cause: error,
    });
  }
}
