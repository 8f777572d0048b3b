/** The draft beside a file that is about to be replaced: where it is, and how it takes the file's place. */
import { codeOf } from './errno.ts';
import { draftPath } from './leftovers.ts';
import { lookAt } from './look.ts';
import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, resolve } from 'node:path';

/** How a file is replaced. */
export interface ReplaceOptions {
  /** Who may read a new file; its owner alone unless given. */
  mode?: number;
  /** A file that is there keeps its mode. */
  keepMode?: boolean;
  /** A file that is there is an error, `EEXIST`. */
  onlyIfAbsent?: boolean;
}

/** A file that takes the place of another when it is complete. */
export interface Draft {
  path: string;
  /** The file behind every link. */
  target: string;
  mode: number;
  isModeKept: boolean;
  /** The target is a pipe or a device, which nothing can take the place of. */
  isSpecial: boolean;
  onlyIfAbsent: boolean;
}

/** Decides where a file is written first, and what it replaces. @throws what the system says */
export function planDraft(
  path: string,
  { mode = 0o600, keepMode = false, onlyIfAbsent = false }: ReplaceOptions,
): Draft {
  const found = lookAt(path);
  const old = typeof found === 'string' ? undefined : found;
  if (old?.isDirectory() === true) throw systemError('EISDIR', path);
  const isSpecial = old !== undefined && !old.isFile();
  // The link `/dev/stdout` leads to a pipe that has no path.
  const target = isSpecial ? path : followLinks(path);
  const kept = keepMode && old?.isFile() === true ? old.mode & 0o777 : undefined;
  return {
    path: draftPath(target),
    target,
    mode: kept ?? mode,
    isModeKept: kept !== undefined,
    isSpecial,
    onlyIfAbsent,
  };
}

/** Where a path leads in the end, also where nothing is there yet. */
function followLinks(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
  let link: string;
  try {
    link = readlinkSync(path);
  } catch {
    return path;
  }
  return followLinks(resolve(realpathSync(dirname(path)), link));
}

/** Gives the complete draft the name of its target. @throws what the system says */
export function putInPlace({ path, target, onlyIfAbsent }: Draft): void {
  if (onlyIfAbsent) putIfAbsent(path, target);
  else renameSync(path, target);
  syncFolder(dirname(target));
}

/** A link fails where a file is, a rename would replace it. */
function putIfAbsent(path: string, target: string): void {
  try {
    linkSync(path, target);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw error;
    // Some file systems have no links: there an empty file takes the name first.
    closeSync(openSync(target, 'wx'));
    try {
      renameSync(path, target);
    } catch (failure) {
      discardDraft(target);
      throw failure;
    }
    return;
  }
  discardDraft(path);
}

/** Puts the new name on the disk, too. Windows can't, and some file systems need not. */
function syncFolder(dir: string): void {
  try {
    const folder = openSync(dir, 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  } catch {
    // The file is in place: this is no failure to write it.
  }
}

/** What could not be written may not be removable either; the failure to tell of is the first one. */
export function discardDraft(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // A later run removes it.
  }
}

/** Nothing can take the place of a pipe or a device. */
export function refuseSpecial(path: string): Error {
  return systemError('ENOTSUP', path);
}

function systemError(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code });
}
