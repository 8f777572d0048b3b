/** Writes the checksums of a release's files, for `sha256sum --check` and whoever installs or updates. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checksumsFile } from '../src/release/names.ts';

/** Checksums by file name, of every file of the folder but the list itself; sorted by name. */
export async function hashFiles(folder: string): Promise<Map<string, string>> {
  const names = (await readdir(folder)).filter((name) => name !== checksumsFile).toSorted();
  const sums = new Map<string, string>();
  for (const name of names) sums.set(name, await hashFile(join(folder, name)));
  return sums;
}

/** Covers every file of the folder. Written last: a folder without it is no whole release. */
export async function writeChecksums(folder: string): Promise<void> {
  const lines = [...(await hashFiles(folder))].map(([name, sum]) => `${sum}  ${name}\n`);
  const draft = join(folder, `.${checksumsFile}.draft`);
  await writeFile(draft, lines.join(''));
  await rename(draft, join(folder, checksumsFile));
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** @throws Error where the file has none */
export function checksumOf(sums: ReadonlyMap<string, string>, file: string): string {
  const sum = sums.get(file);
  if (sum === undefined) throw new Error(`${checksumsFile} has no ${file}.`);
  return sum;
}
