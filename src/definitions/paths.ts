/** Where the user's documents and the index made of them stand. */
import { join } from 'node:path';

/** Where the definitions of a profile folder stand. */
export function definitionsDir(profileDir: string): string {
  return join(profileDir, 'definitions');
}

/** The folder of an index by its key, one folder per language in it. */
export function indexPath(dir: string, key: string): string {
  return join(dir, 'index', key);
}

/** The file of a fetched text. */
export function textPath(dir: string, sha256: string): string {
  return join(dir, 'documents', sha256);
}

/** The record's file. */
export function statePath(dir: string): string {
  return join(dir, 'state.json');
}
