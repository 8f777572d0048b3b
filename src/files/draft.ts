/** The draft beside a file that is about to be replaced: where it is, and how it takes the file's place. */
import {
  closeSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
} from 'node:fs';
import { dirname, resolve } from 'node:path';
import { UsageError } from '../errors.ts';
import { codeOf } from './errno.ts';
import { whenReleased } from './held.ts';
import { draftPath } from './leftovers.ts';
import { lookAt } from './look.ts';
import { currentOwner, isForeign, type Owner } from './own.ts';
import { isNul, isOrdinaryName, nulDevice } from './windows-name.ts';

/** How a file is replaced. */
export interface ReplaceOptions {
  /** Who may read a new file; its owner alone unless given. */
  mode?: number;
  /**
   * A file that is there keeps its mode, if it is the user's own and has no other name: one that somebody else put
   * there would decide who reads what we write.
   */
  keepMode?: boolean;
  /** A file that is there is an error, `EEXIST`. */
  onlyIfAbsent?: boolean;
  /** A link or pipe in the file's place is replaced itself: for names that nobody but us should give. */
  replaceLink?: boolean;
  /** The file may be a program that runs: Windows lets it be renamed, and not replaced. */
  mayRun?: boolean;
  /** Whose files keep their mode, and whose links are followed; the user's of this process unless given. */
  owner?: Owner;
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
  /** Where the target goes before the draft takes its place, which is then no longer one step. */
  aside?: string;
}

/**
 * Decides where a file is written first, and what it replaces.
 *
 * @throws UsageError where another user's link or pipe is in the file's place, or the name is none on Windows
 * @throws what the system says
 */
export function planDraft(
  path: string,
  {
    mode = 0o600,
    keepMode = false,
    onlyIfAbsent = false,
    owner = currentOwner(process.platform),
    replaceLink = false,
    mayRun = false,
  }: ReplaceOptions,
): Draft {
  if (replaceLink) {
    return { path: draftPath(path), target: path, mode, isModeKept: false, isSpecial: false, onlyIfAbsent };
  }
  refuseForeign(path, owner);
  if (owner.platform === 'win32' && isNul(path)) {
    return { path, target: nulDevice, mode, isModeKept: false, isSpecial: true, onlyIfAbsent };
  }
  if (owner.platform === 'win32' && !isOrdinaryName(path)) {
    throw new UsageError((t) => t.run.windowsName(path), { hint: (t) => t.run.windowsNameHint });
  }
  const found = lookAt(path);
  const old = typeof found === 'string' ? undefined : found;
  if (old?.isDirectory() === true) throw systemError('EISDIR', path);
  const isSpecial = old !== undefined && !old.isFile();
  // The link `/dev/stdout` leads to a pipe that has no path.
  const target = isSpecial ? path : followLinks(path, owner);
  const kept = keepMode && old !== undefined && isOwnAlone(old, owner) ? old.mode & 0o777 : undefined;
  return {
    path: draftPath(target),
    target,
    mode: kept ?? mode,
    isModeKept: kept !== undefined,
    isSpecial,
    onlyIfAbsent,
    ...(mayRun && owner.platform === 'win32' && old !== undefined && { aside: draftPath(target) }),
  };
}

/** A hard link in a folder that others can write to may be anybody's work, whoever owns the file. */
function isOwnAlone(file: Stats, owner: Owner): boolean {
  return file.isFile() && file.nlink === 1 && (owner.uid === undefined || file.uid === owner.uid);
}

/**
 * Another user's link could lead to any file of ours, and their pipe to whoever reads it. A file of theirs is no
 * danger: a new one takes its place.
 */
function refuseForeign(path: string, owner: Owner): void {
  let found: Stats;
  try {
    found = lstatSync(path);
  } catch {
    // Nothing there, or nothing that can be looked at: whoever opens it is told.
    return;
  }
  if ((found.isSymbolicLink() || found.isFIFO() || found.isSocket()) && isForeign(found, owner)) {
    throw new UsageError((t) => t.run.foreignTarget(path), { hint: (t) => t.run.foreignTargetHint });
  }
}

/** Where a path leads in the end, also where nothing is there yet. @throws UsageError for another user's link */
function followLinks(path: string, owner: Owner): string {
  refuseForeign(path, owner);
  let link: string;
  try {
    link = readlinkSync(path);
  } catch {
    return path;
  }
  // A loop of links ends here, with what the system says of it.
  if (lookAt(path) === 'unreachable') return realpathSync(path);
  return followLinks(resolve(realpathSync(dirname(path)), link), owner);
}

/** Gives the complete draft the name of its target. @throws what the system says */
export function putInPlace({ path, target, onlyIfAbsent, aside }: Draft): void {
  if (onlyIfAbsent) putIfAbsent(path, target);
  else if (aside !== undefined) putWhereMoved(path, target, aside);
  else whenReleased(() => renameSync(path, target), process.platform);
  syncFolder(dirname(target));
}

/** A program that still runs stays under the name of a draft; a later run removes it. */
function putWhereMoved(path: string, target: string, aside: string): void {
  whenReleased(() => renameSync(target, aside), process.platform);
  try {
    whenReleased(() => renameSync(path, target), process.platform);
  } catch (error) {
    whenReleased(() => renameSync(aside, target), process.platform);
    throw error;
  }
  discardDraft(aside);
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
      whenReleased(() => renameSync(path, target), process.platform);
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

/** Drafts that are being written and are to go with the process, however it ends. */
const unfinished = new Set<string>();

/**
 * Removes a draft should the process end while it is written, as it does at the second interrupt.
 *
 * @returns what to call when the draft is in its place or gone
 */
export function discardAtExit(path: string): () => void {
  if (unfinished.size === 0) process.once('exit', discardUnfinished);
  unfinished.add(path);
  return () => {
    unfinished.delete(path);
    if (unfinished.size === 0) process.removeListener('exit', discardUnfinished);
  };
}

function discardUnfinished(): void {
  for (const path of unfinished) discardDraft(path);
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
