/** Puts the script and the start-up line in their places, and takes them away again. */
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { UnexpectedError, UsageError } from '../errors.ts';
import { makeFolder } from '../files/make-folder.ts';
import { isAbsence, reasonOf } from '../files/errno.ts';
import { readRegularFile } from '../files/read-bounded.ts';
import { replaceFile, requireReplaceable } from '../files/replace-file.ts';
import { addStartupLine, findOtherLine, removeStartupLine } from './startup-line.ts';
import type { InstallPlace } from './install-places.ts';

/** What became of one file. */
export type FileChange = 'written' | 'unchanged' | 'removed' | 'absent' | 'foreign';

/** What was done. */
export interface InstallReport {
  script: FileChange;
  /** Undefined for a shell that needs no line. */
  startup?: FileChange;
  /** The user's own line that does the same already; nothing was written then. */
  otherLine?: string;
}

/**
 * Installs a script. Doing it twice changes nothing.
 *
 * @throws UsageError where a file of somebody else has the script's name
 * @throws UnexpectedError where something can't be read or written
 */
export function install(place: InstallPlace, script: string): InstallReport {
  const { startup } = place;
  const before = startup && readBytes(startup.path, place);
  const otherLine = before === undefined ? undefined : findOtherLine(before);
  if (otherLine !== undefined) return { script: 'absent', otherLine };
  const old = readBytes(place.script, place);
  if (old !== undefined && !isOurs(old)) {
    throw new UsageError((t) => t.completion.foreign(place.script), {
      hint: (t) => t.completion.foreignHint,
    });
  }
  // Windows PowerShell takes a file without this mark for one in the system's old encoding.
  const content = place.shell === 'powershell' ? `\uFEFF${script}` : script;
  const after = startup && addStartupLine(before, toBytes(startup.line));
  const startupChange = startup && (after === before ? 'unchanged' : 'written');
  if (startup) prepare(startup.path, place);
  if (old !== toBytes(content)) writeBytes(place.script, toBytes(content), place);
  if (startup && after !== undefined && startupChange === 'written') writeBytes(startup.path, after, place);
  return {
    script: old === toBytes(content) ? 'unchanged' : 'written',
    ...(startupChange && { startup: startupChange }),
  };
}

/** Removes what {@link install} wrote, and nothing else. @throws UnexpectedError where something can't be changed */
export function uninstall(place: InstallPlace): InstallReport {
  const { startup } = place;
  const before = startup && readBytes(startup.path, place);
  const after = before === undefined ? undefined : removeStartupLine(before);
  const startupChange = startup && (before === undefined || before === after ? 'absent' : 'removed');
  if (startup && startupChange === 'removed') {
    if (after === undefined) removeFile(startup.path, place);
    else writeBytes(startup.path, after, place);
  }
  const old = readBytes(place.script, place);
  const isMine = old !== undefined && isOurs(old);
  if (isMine) removeFile(place.script, place);
  return {
    script: isMine ? 'removed' : old === undefined ? 'absent' : 'foreign',
    ...(startupChange && { startup: startupChange }),
  };
}

/** Every script of ours says so in one of its first lines. */
function isOurs(bytes: string): boolean {
  return bytes
    .split('\n', 2)
    .some((line) => /# Completion of soracom for \w+, written by "soracom completion/.test(line));
}

/** More than any shell reads as it starts, in bytes. */
const mostOfStartup = 16_777_216;

/** A file's bytes, one a character; undefined where there is none. */
function readBytes(path: string, place: InstallPlace): string | undefined {
  try {
    return readRegularFile(path, { most: mostOfStartup }).toString('latin1');
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw failure(path, error, place);
  }
}

function toBytes(text: string): string {
  return Buffer.from(text).toString('latin1');
}

/** Finds that a file can't be written before anything else is. */
function prepare(path: string, place: InstallPlace): void {
  try {
    makeFolder(dirname(path));
    requireReplaceable(path);
  } catch (error) {
    throw failure(path, error, place);
  }
}

function writeBytes(path: string, bytes: string, place: InstallPlace): void {
  try {
    makeFolder(dirname(path));
    replaceFile(path, Buffer.from(bytes, 'latin1'), { mode: 0o644, keepMode: true });
  } catch (error) {
    throw failure(path, error, place);
  }
}

function removeFile(path: string, place: InstallPlace): void {
  try {
    rmSync(path);
  } catch (error) {
    throw failure(path, error, place);
  }
}

function failure(path: string, error: unknown, { byHand }: InstallPlace): UnexpectedError {
  return new UnexpectedError((t) => t.completion.unwritable(path, reasonOf(error)(t)), {
    hint: (t) => t.completion.byHand(byHand),
    cause: error,
  });
}
