/**
 * Takes one file out of an archive of a release, held in memory and verified before. The archives are our own
 * (packaging/archive.ts): plain ustar, and zip without extensions.
 */
import { promisify } from 'node:util';
import { gunzip, inflateRaw } from 'node:zlib';
import { UnexpectedError } from '../errors.ts';

/** Bytes that may come out of an archive. */
const mostOfAll = 600_000_000;

/**
 * @param file the archive's name, which says what kind it is
 * @param path the path of the file inside
 * @throws UnexpectedError where it is not in there, or the archive is broken
 */
export async function unpack(archive: Uint8Array, file: string, path: string): Promise<Uint8Array> {
  try {
    const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
    const found = file.endsWith('.zip') ? await unpackZip(bytes, path) : await unpackTar(bytes, path);
    if (found !== undefined && found.length > 0) return found;
  } catch (error) {
    throw new UnexpectedError((t) => t.release.badArchive(file), { cause: error });
  }
  throw new UnexpectedError((t) => t.release.badArchive(file));
}

const blockSize = 512;

/** A header of 512 bytes before each file, whose content is filled up to whole blocks (POSIX, pax, ustar). */
async function unpackTar(archive: Buffer, path: string): Promise<Uint8Array | undefined> {
  const tar = await promisify(gunzip)(archive, { maxOutputLength: mostOfAll });
  for (let at = 0; at + blockSize <= tar.length && tar[at] !== 0;) {
    const text = (start: number, length: number): string =>
      tar.toString('utf8', at + start, at + start + length).replace(/\0.*$/s, '');
    const size = Number.parseInt(text(124, 12), 8);
    const [name, prefix, type] = [text(0, 100), text(345, 155), text(156, 1)];
    const end = at + blockSize + size;
    if (!(size >= 0) || end > tar.length) return undefined;
    const isFile = type === '0' || type === '';
    if (isFile && (prefix === '' ? name : `${prefix}/${name}`) === path)
      return tar.subarray(at + blockSize, end);
    at += blockSize + Math.ceil(size / blockSize) * blockSize;
  }
  return undefined;
}

/** The list of files stands at the end, and is found by the record behind it (APPNOTE.TXT, sections 4.3.7–4.3.16). */
async function unpackZip(zip: Buffer, path: string): Promise<Uint8Array | undefined> {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0) return undefined;
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (zip.readUInt32LE(at) !== 0x02014b50) return undefined;
    const nameLength = zip.readUInt16LE(at + 28);
    if (zip.toString('utf8', at + 46, at + 46 + nameLength) === path) return unpackEntry(zip, at);
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return undefined;
}

/** @param at where the list tells of the file; its content stands behind another header */
async function unpackEntry(zip: Buffer, at: number): Promise<Uint8Array | undefined> {
  const [method, packed, size] = [
    zip.readUInt16LE(at + 10),
    zip.readUInt32LE(at + 20),
    zip.readUInt32LE(at + 24),
  ];
  const header = zip.readUInt32LE(at + 42);
  const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
  const content = zip.subarray(start, start + packed);
  if (method === 0) return content;
  const bytes = await promisify(inflateRaw)(content, { maxOutputLength: Math.min(size + 1, mostOfAll) });
  return bytes.length === size ? bytes : undefined;
}
