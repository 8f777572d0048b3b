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
