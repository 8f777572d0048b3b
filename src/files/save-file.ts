/** Writes a file that is there whole or not at all. */
import { codeOf } from './errno.ts';
import { randomBytes } from 'node:crypto';
import { access, constants, link, lstat, open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { InterruptedError, UnexpectedError, UsageError } from '../errors.ts';

/** Where a file shall be, and whether one that is there may go. */
export interface Target {
  path: string;
  overwrite: boolean;
}

/**
 * Says before anything is sent what would keep the file from being written. Only a file is ever replaced: a rename
 * over a device, a pipe or a link would put a file in its place.
 *
 * @throws UsageError
 */
export async function checkTarget({ path, overwrite }: Target): Promise<void> {
  const found = await lstat(path).catch(() => undefined);
  if (found?.isDirectory() === true) throw new UsageError((t) => t.wire.isFolder(path));
  if (found !== undefined && !found.isFile()) {
    throw new UsageError((t) => t.wire.isNoFile(path), { hint: (t) => t.wire.isNoFileHint });
  }
  if (found !== undefined && !overwrite) throw fileExists(path);
  const folder = dirname(path);
  const parent = await stat(folder).catch(() => undefined);
  if (parent?.isDirectory() !== true) throw new UsageError((t) => t.wire.noFolder(folder));
  try {
    await access(folder, constants.W_OK);
  } catch (error) {
    throw new UsageError((t) => t.wire.unwritable(path, codeOf(error)), { cause: error });
  }
}

/**
 * Writes `chunks` under a temporary name beside the target, and renames it when all of them are on the disk.
 * Whatever goes wrong, no part of it stays.
 *
 * @returns the number of bytes
 * @throws UsageError where a file has come to stand there meanwhile
 * @throws UnexpectedError where the disk refuses
 */
export async function saveFile(
  { path, overwrite }: Target,
  chunks: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<number> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.part`);
  try {
    const bytes = await writeAll(temporary, chunks, path);
    // Behind this line the file is there: an interrupt that came before must still win.
    if (signal.aborted) throw new InterruptedError((t) => t.errors.interrupted);
    await (overwrite ? rename(temporary, path) : putIfAbsent(temporary, path)).catch((error: unknown) => {
      throw describe(error, path);
    });
    return bytes;
  } finally {
    await rm(temporary, { force: true });
  }
}

async function writeAll(temporary: string, chunks: AsyncIterable<Uint8Array>, path: string): Promise<number> {
  let file: FileHandle;
  try {
    file = await open(temporary, 'wx');
  } catch (error) {
    throw describe(error, path);
  }
  let bytes = 0;
  try {
    for await (const chunk of chunks) {
      await writeWhole(file, chunk, path);
      bytes += chunk.byteLength;
    }
    await file.sync().catch((error: unknown) => {
      throw describe(error, path);
    });
  } finally {
    await file.close();
  }
  return bytes;
}

/** A write may take less than it was given. */
async function writeWhole(file: FileHandle, chunk: Uint8Array, path: string): Promise<void> {
  let offset = 0;
  while (offset < chunk.byteLength) {
    try {
      offset += (await file.write(chunk, offset)).bytesWritten;
    } catch (error) {
      throw describe(error, path);
    }
  }
}

/** A link fails where a file stands, a rename would replace it. */
async function putIfAbsent(temporary: string, path: string): Promise<void> {
  try {
    await link(temporary, path);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw error;
    // Some file systems have no links: there the look is not one with the act, and that must do.
    await checkTarget({ path, overwrite: false });
    await rename(temporary, path);
  }
}

function describe(error: unknown, path: string): Error {
  if (error instanceof UsageError) return error;
  if (codeOf(error) === 'EEXIST') return fileExists(path);
  return new UnexpectedError((t) => t.wire.unwritable(path, codeOf(error)), { cause: error });
}

function fileExists(path: string): UsageError {
  return new UsageError((t) => t.wire.fileExists(path), { hint: (t) => t.wire.fileExistsHint });
}
