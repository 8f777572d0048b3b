/** Judges files and folders that hold secrets: they belong to the user, and nobody else reads or changes them. */
import { closeSync, fstatSync, type Stats } from 'node:fs';
import { decodeText } from './decode-text.ts';
import { lookAt } from './look.ts';
import { openAtOnce, readBounded } from './read-bounded.ts';

/** Whose files count as the user's own. */
export interface Owner {
  platform: NodeJS.Platform;
  /** The user's id; undefined where the system has none. */
  uid?: number | undefined;
}

/** Why a file or folder is not trusted. */
export type OwnFault =
  /** A pipe, a device or a folder. */
  | { kind: 'notFile' }
  /** Others may do with it what its owner alone should; `mode` in octal. */
  | { kind: 'exposed'; mode: string; isSticky: boolean }
  /** It belongs to another user. */
  | { kind: 'foreign'; owner: number };

/** The user that this process runs as. */
export function currentOwner(platform: NodeJS.Platform): Owner {
  // Windows has neither ids nor mode bits: there a user's folder is private by its access list.
  return { platform, uid: platform === 'win32' ? undefined : process.geteuid?.() };
}

/** More than any profile, token or list of values has, in bytes. */
const mostOfOwn = 16_777_216;

/** How a file is opened. */
export interface OwnFileOptions {
  owner: Owner;
  /** Refuses a symbolic link in the file's place, with `ELOOP`. */
  refuseLink?: boolean;
  /** Takes a file that others can read, too. */
  mayBeExposed?: boolean;
}

/**
 * Reads a file of the user's own. It is opened once and the open file is judged, so that nothing can take its place
 * in between; a pipe does not keep us waiting.
 *
 * @returns the text, or why it is not trusted
 * @throws what the system says; `EFBIG` for a file that is none of ours by its size
 */
export function readOwnFile(
  path: string,
  { owner, refuseLink = false, mayBeExposed = false }: OwnFileOptions,
): { text: string } | OwnFault {
  const file = openAtOnce(path, { refuseLink });
  try {
    const fault = judgeFile(fstatSync(file), owner);
    const isFit = fault === undefined || (fault.kind === 'exposed' && mayBeExposed);
    return isFit ? { text: decodeText(readBounded(file, mostOfOwn)) } : fault;
  } finally {
    closeSync(file);
  }
}

/**
 * What a JSON file holds that we wrote for ourselves: only a file of the user's own, which nobody else reads or writes,
 * and no link to one. Undefined for anything else, since what can't be trusted counts as not there.
 */
export function readOwnJson(
  path: string,
  { owner, mayBeExposed = false }: Omit<OwnFileOptions, 'refuseLink'>,
): unknown {
  try {
    const read = readOwnFile(path, { owner, refuseLink: true, mayBeExposed });
    return 'kind' in read ? undefined : JSON.parse(read.text);
  } catch {
    return undefined;
  }
}

function judgeFile(stats: Stats, owner: Owner): OwnFault | undefined {
  if (!stats.isFile()) return { kind: 'notFile' };
  return judgeOwner(stats, owner) ?? judgeMode(stats, owner, 0o077);
}

/** Why a folder is not trusted. */
export type FolderFault = Exclude<OwnFault, { kind: 'notFile' }>;

/** What is wrong with a folder for secrets. One that does not exist yet, or can't be looked at, has no fault. */
export function findFolderFault(path: string, owner: Owner): FolderFault | undefined {
  const found = lookAt(path);
  if (typeof found === 'string' || !found.isDirectory()) return undefined;
  return judgeWriters(found, owner);
}

/** Whether nobody but the user (and the administrator) can put files into any of these folders. */
export function areOwnFolders(paths: readonly string[], owner: Owner): boolean {
  return paths.every((path) => findFolderFault(path, owner) === undefined);
}

/** Whether only the user (or the administrator) can have written something. */
export function isOwn(stats: Stats, owner: Owner): boolean {
  return judgeWriters(stats, owner) === undefined;
}

function judgeWriters(stats: Stats, owner: Owner): FolderFault | undefined {
  return judgeOwner(stats, owner) ?? judgeMode(stats, owner, 0o022);
}

/** Whether a file belongs to somebody other than the user and the administrator. */
export function isForeign({ uid }: Pick<Stats, 'uid'>, owner: Owner): boolean {
  return owner.uid !== undefined && uid !== owner.uid && uid !== 0;
}

function judgeOwner({ uid }: Stats, owner: Owner): FolderFault | undefined {
  return isForeign({ uid }, owner) ? { kind: 'foreign', owner: uid } : undefined;
}

/** @param closed the permissions that nobody may have */
function judgeMode({ mode }: Stats, { platform }: Owner, closed: number): FolderFault | undefined {
  if (platform === 'win32' || (mode & closed) === 0) return undefined;
  const shown = (mode & 0o777).toString(8).padStart(3, '0');
  return { kind: 'exposed', mode: shown, isSticky: (mode & 0o1000) !== 0 };
}
