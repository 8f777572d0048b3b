/** Writes the record of the added documents. Replacing that file is the one step that puts a change in force. */
import { reasonOf } from '../files/errno.ts';
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { UnexpectedError } from '../errors.ts';
import { makeFolder } from '../files/make-folder.ts';
import { replaceFile } from '../files/replace-file.ts';
import { statePath } from './paths.ts';
import type { DefinitionState } from './state.ts';

/** Puts a record in force: readers see the old one or the new one. @throws UnexpectedError */
export function writeState(dir: string, state: DefinitionState): void {
  if (state.definitions.length === 0) return rmSync(statePath(dir), { force: true });
  writeOwnFile(statePath(dir), `${JSON.stringify(state, undefined, 2)}\n`);
}

/** Writes a file of ours, and makes the folder for it. @throws UnexpectedError */
export function writeOwnFile(path: string, content: string): void {
  try {
    makeFolder(dirname(path));
    replaceFile(path, content);
  } catch (error) {
    throw unwritable(path, error);
  }
}

/** @param error what the file system said */
export function unwritable(path: string, error: unknown): UnexpectedError {
  const reason = reasonOf(error);
  return new UnexpectedError((t) => t.definitions.unwritable(path, reason(t)), { cause: error });
}
