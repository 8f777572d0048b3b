/** Reads files that may be anything: no more of one than it can sensibly hold. */
import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from 'node:fs';

const chunkSize = 262_144;

/**
 * Reads a regular file to its end. Nothing waits for what is in its place.
 *
 * @param most in bytes
 * @throws Error `ENOTSUP` for a pipe, a device or a folder, `ELOOP` for a link where none is wanted, `EFBIG` for a file
 *   that is longer, and what the system says
 */
export function readRegularFile(
  path: string,
  { most, refuseLink = false }: { most: number; refuseLink?: boolean },
): Buffer {
  const file = openAtOnce(path, { refuseLink });
  try {
    if (fstatSync(file).isFile()) return readBounded(file, most);
    throw Object.assign(new Error(`ENOTSUP: ${path}`), { code: 'ENOTSUP' });
  } finally {
    closeSync(file);
  }
}

/** Flags of open(2). Windows has none of them, and no pipe among its files that could keep us waiting. */
const [nonBlock, noFollow]: (number | undefined)[] = [constants.O_NONBLOCK, constants.O_NOFOLLOW];

/**
 * Opens a file for reading. A pipe that nobody writes to does not keep us waiting.
 *
 * @param refuseLink whether a symbolic link in the file's place is an error
 * @throws Error `ELOOP` for such a link, and what the system says
 */
export function openAtOnce(
  path: string,
  { refuseLink = false, flag = noFollow }: { refuseLink?: boolean; flag?: number | undefined } = {},
): number {
  // Without the flag somebody may be faster than us; there a user's folder is closed to others by its access list.
  if (refuseLink && !flag && lstatSync(path).isSymbolicLink()) {
    throw Object.assign(new Error(`ELOOP: ${path}`), { code: 'ELOOP' });
  }
  return openSync(path, constants.O_RDONLY | (nonBlock ?? 0) | (refuseLink ? (flag ?? 0) : 0));
}

/**
 * Reads an open file to its end. A size that the system tells is not relied on: a device has none, and a file may grow.
 *
 * @param most in bytes
 * @throws Error `EFBIG` for a file that is longer, and what the system says
 */
export function readBounded(file: number, most: number): Buffer {
  const chunks: Buffer[] = [];
  for (let size = 0; ;) {
    const chunk = Buffer.allocUnsafe(Math.min(chunkSize, most + 1));
    const count = readSync(file, chunk);
    if (count === 0) return Buffer.concat(chunks);
    chunks.push(chunk.subarray(0, count));
    size += count;
    if (size > most) throw Object.assign(new Error(`EFBIG: more than ${most} bytes`), { code: 'EFBIG' });
  }
}
