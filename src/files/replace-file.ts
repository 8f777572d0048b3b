/**
 * Writes files whole or not at all: into a draft beside the target, which takes the target's place when all of it is
 * on the disk. Every file that the program writes goes through here.
 */
import {
  discardAtExit,
  discardDraft,
  planDraft,
  putInPlace,
  refuseSpecial,
  type ReplaceOptions,
} from './draft.ts';
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  fsyncSync,
  openSync,
  promises,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { InterruptedError, SoracomError } from '../errors.ts';
import { currentOwner } from './own.ts';
import { nulDevice } from './windows-name.ts';

/** How a file is filled. */
export interface FillOptions extends ReplaceOptions {
  /** A pipe or device is written to as it is, not refused. */
  writeThrough?: boolean;
  signal: AbortSignal;
  /** Words what the file system says, to tell it from what the source of the content says. */
  describe: (error: unknown) => Error;
}

/** Writes the next part of a file. */
export type WriteChunk = (chunk: string | Uint8Array) => Promise<void>;

/**
 * Replaces the file at `path` by `content`. A crash, or an error, leaves the old file or the new one, and no draft.
 * A symbolic link stays, and the file behind it is replaced.
 *
 * @throws what the system says, unchanged; `ENOTSUP` for a pipe or device
 */
export function replaceFile(path: string, content: string | Uint8Array, options: ReplaceOptions = {}): void {
  const draft = planDraft(path, options);
  if (draft.isSpecial) throw refuseSpecial(path);
  const file = openSync(draft.path, 'wx', draft.mode);
  try {
    try {
      if (draft.isModeKept) fchmodSync(file, draft.mode);
      const bytes = toBytes(content);
      // A write may take less than it was given.
      for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done, bytes.length - done);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    putInPlace(draft);
  } catch (error) {
    discardDraft(draft.path);
    throw error;
  }
}

/**
 * Like {@link replaceFile}, for content that comes in parts and takes its time. When `fill` throws, the file stays
 * as it was.
 *
 * @returns the number of bytes
 * @throws InterruptedError where the signal came before the file was in place
 * @throws what `fill` throws, and what `describe` makes of the system's errors
 */
export async function fillFile(
  path: string,
  fill: (write: WriteChunk) => Promise<void>,
  options: FillOptions,
): Promise<number> {
  const { describe, signal } = options;
  const attempt = async <T>(work: () => T | Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw error instanceof SoracomError ? error : describe(error);
    }
  };
  const draft = await attempt(() => planDraft(path, options));
  if (draft.isSpecial && options.writeThrough !== true) throw describe(refuseSpecial(path));
  const place = draft.isSpecial ? draft.target : draft.path;
  // Behind a pipe's name there may be a file by now: it is neither made nor emptied, and then refused.
  const flags = draft.isSpecial ? constants.O_WRONLY : 'wx';
  const forget = draft.isSpecial ? undefined : discardAtExit(draft.path);
  try {
    const file = await attempt(() => promises.open(place, flags, draft.mode));
    let size = 0;
    try {
      if (draft.isSpecial && (await file.stat()).isFile()) throw describe(refuseSpecial(path));
      if (draft.isModeKept) await attempt(() => file.chmod(draft.mode));
      await fill(async (chunk) => {
        if (signal.aborted) throw interrupted();
        const bytes = toBytes(chunk);
        let done = 0;
        while (done < bytes.length) {
          done += (await attempt(() => file.write(bytes, done))).bytesWritten;
        }
        size += bytes.length;
      });
      if (!draft.isSpecial) await attempt(() => file.sync());
    } finally {
      await attempt(() => file.close());
    }
    // Behind this line the file is there: an interrupt that came before must still win.
    if (signal.aborted) throw interrupted();
    if (!draft.isSpecial) await attempt(() => putInPlace(draft));
    return size;
  } catch (error) {
    if (!draft.isSpecial) discardDraft(draft.path);
    throw error;
  } finally {
    forget?.();
  }
}

/**
 * Finds what would keep a file from being written, without writing.
 *
 * @param writeThrough whether a pipe or device will do
 * @throws UsageError as {@link planDraft}, and what the system says; `ENOTSUP` for a pipe or device where none will do
 */
export function requireReplaceable(
  path: string,
  { writeThrough = false, owner = currentOwner(process.platform) }: Partial<FillOptions> = {},
): void {
  const { target, isSpecial } = planDraft(path, { owner });
  if (isSpecial && !writeThrough) throw refuseSpecial(path);
  if (target === nulDevice) return;
  accessSync(isSpecial ? target : dirname(target), constants.W_OK);
  // Windows replaces no file that is read-only, or open in a program such as Excel; only opening it tells.
  if (!isSpecial && owner.platform === 'win32' && existsSync(target)) closeSync(openSync(target, 'r+'));
}

function toBytes(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content) : content;
}

function interrupted(): InterruptedError {
  return new InterruptedError((t) => t.errors.interrupted);
}
