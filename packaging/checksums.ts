/** Writes the checksums of a release's files, for `sha256sum --check` and whoever installs or updates. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checksumsFile } from '../src/release/names.ts';

/** Covers every file of the folder. Written last: a folder without it is no whole release. */
export async function writeChecksums(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name !== checksumsFile).toSorted();
  const lines: string[] = [];
  for (const name of names) lines.push(`${await hashFile(join(folder, name))}  ${name}\n`);
  const draft = join(folder, `.${checksumsFile}.draft`);
  await writeFile(draft, lines.join(''));
  await rename(draft, join(folder, checksumsFile));
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** Checksums by file name. @throws Error for a line that is none */
export function readChecksums(text: string): Map<string, string> {
  const sums = new Map<string, string>();
  for (const line of text.split('\n').filter((each) => each !== '')) {
    const [, sum, file] = /^([\da-f]{64}) [ *](\S+)$/.exec(line) ?? [];
    if (sum === undefined || file === undefined) throw new Error(`"${line}" is no line of ${checksumsFile}.`);
    sums.set(file, sum);
  }
  return sums;
}

/** @throws Error where the file has none */
export function checksumOf(sums: ReadonlyMap<string, string>, file: string): string {
  const sum = sums.get(file);
  if (sum === undefined) throw new Error(`${checksumsFile} has no ${file}.`);
  return sum;
}
