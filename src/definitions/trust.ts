/**
 * Says whether what the definitions are kept in can only be the work of this user: an index decides where credentials
 * go and which guards stand before a write, so one that somebody else could have written is never used.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { lookAt } from '../files/look.ts';
import { currentOwner, isOwn, type Owner } from '../files/own.ts';
import { indexPath } from './paths.ts';

/** A file or folder that is not trusted; without a stack, since it says all there is to say. */
export class UntrustedError extends Error {
  readonly path: string;

  constructor(path: string) {
    super(`${path} may have been written by others.`);
    this.path = path;
  }
}

const thisUser = currentOwner(process.platform);

/** Whether a file is a regular one of the user's, which others can't write to. False where there is none. */
export function isOwnFile(path: string): boolean {
  const found = lookAt(path);
  return typeof found !== 'string' && found.isFile() && isOwn(found, thisUser);
}

/** Whether a folder is the user's, and others can't write to it. False where there is none. */
export function isOwnFolder(path: string, owner: Owner = thisUser): boolean {
  const found = lookAt(path);
  return typeof found !== 'string' && found.isDirectory() && isOwn(found, owner);
}

/** @throws UntrustedError for a folder, or a file in it, that others could have written */
export function requireOwn(folder: string, file: string): void {
  if (!isOwnFolder(folder)) throw new UntrustedError(folder);
  if (!isOwnFile(file)) throw new UntrustedError(file);
}

/** Whether the folder of a merged index, and every folder on the way to it, is the user's own. */
export function isOwnWay(dir: string, key: string, language: string): boolean {
  const index = indexPath(dir, key);
  return [dir, join(dir, 'index'), index, join(index, language)].every((folder) => isOwnFolder(folder));
}

/** Whether a merged index, with all that is on the way to it and in it, is the user's own. */
export function isOwnIndex(dir: string, key: string, languages: readonly string[]): boolean {
  return languages.every((language) => {
    const folder = join(indexPath(dir, key), language);
    return isOwnWay(dir, key, language) && readdirSync(folder).every((name) => isOwnFile(join(folder, name)));
  });
}
