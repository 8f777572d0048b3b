/** The file that a download goes to: checked before anything is sent, there whole or not at all. */
import { codeOf, reasonOf } from '../../files/errno.ts';
import { fillFile, requireReplaceable, type WriteChunk } from '../../files/replace-file.ts';
import { lstatSync } from 'node:fs';
import { dirname } from 'node:path';
import { SoracomError, UnexpectedError, UsageError } from '../../errors.ts';
import { lookAt } from '../../files/look.ts';

/** Where a file goes, and whether it may replace another. */
export interface Target {
  path: string;
  overwrite: boolean;
}

/**
 * Says before anything is sent what would keep the file from being written. Only a file is ever replaced: not a
 * device, a pipe or a link.
 *
 * @throws UsageError
 */
export function checkTarget({ path, overwrite }: Target): void {
  const folder = dirname(path);
  const parent = lookAt(folder);
  if (typeof parent === 'string' || !parent.isDirectory())
    throw new UsageError((t) => t.wire.noFolder(folder));
  const found = lookAt(path);
  if (isLink(path) || (typeof found !== 'string' && !found.isFile() && !found.isDirectory())) {
    throw new UsageError((t) => t.wire.isNoFile(path), { hint: (t) => t.wire.isNoFileHint });
  }
  if (typeof found !== 'string') {
    if (found.isDirectory()) throw new UsageError((t) => t.wire.isFolder(path));
    if (!overwrite) throw fileExists(path);
  }
  try {
    requireReplaceable(path);
  } catch (error) {
    if (error instanceof SoracomError) throw error;
    throw new UsageError((t) => t.wire.unwritable(path, reasonOf(error)(t)), { cause: error });
  }
}

/**
 * Saves a download.
 *
 * @returns the number of bytes
 * @throws UsageError where a file has come to be there meanwhile
 * @throws UnexpectedError where the disk refuses
 */
export function saveDownload(
  { path, overwrite }: Target,
  chunks: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<number> {
  const write = async (put: WriteChunk): Promise<void> => {
    for await (const chunk of chunks) await put(chunk);
  };
  return fillFile(path, write, {
    keepMode: true,
    onlyIfAbsent: !overwrite,
    signal,
    describe: (error) =>
      codeOf(error) === 'EEXIST'
        ? fileExists(path)
        : new UnexpectedError((t) => t.wire.unwritable(path, reasonOf(error)(t)), { cause: error }),
  });
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

function fileExists(path: string): UsageError {
  return new UsageError((t) => t.wire.fileExists(path), { hint: (t) => t.wire.fileExistsHint });
}
