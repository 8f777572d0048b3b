/** Reads files that may be anything: no more of one than it can sensibly hold. */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

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
  // Windows lacks some of the flags.
  const noLink = refuseLink ? (constants.O_NOFOLLOW ?? 0) : 0;
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | noLink);
  try {
    if (fstatSync(file).isFile()) return readBounded(file, most);
    throw Object.assign(new Error(`ENOTSUP: ${path}`), { code: 'ENOTSUP' });
  } finally {
    closeSync(file);
  }
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
