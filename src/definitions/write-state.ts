/** Writes the record of the added documents. Replacing that file is the one step that puts a change in force. */
import { codeOf } from '../files/errno.ts';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { UnexpectedError } from '../errors.ts';
import { statePath } from './paths.ts';
import type { DefinitionState } from './state.ts';

/** Puts a record in force: readers see the old one or the new one. @throws UnexpectedError */
export function writeState(dir: string, state: DefinitionState): void {
  if (state.definitions.length === 0) return rmSync(statePath(dir), { force: true });
  replaceFile(statePath(dir), `${JSON.stringify(state, undefined, 2)}\n`);
}

/** Writes a file of ours whole or not at all. @throws UnexpectedError */
export function replaceFile(path: string, content: string | Uint8Array): void {
  const draft = `${path}.${randomUUID()}`;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(draft, content, { mode: 0o600, flush: true });
    renameSync(draft, path);
  } catch (error) {
    if (existsSync(draft)) rmSync(draft, { force: true });
    throw unwritable(path, error);
  }
}

/** @param error what the file system said */
export function unwritable(path: string, error: unknown): UnexpectedError {
  const reason = codeOf(error);
  return new UnexpectedError((t) => t.definitions.unwritable(path, reason), { cause: error });
}
