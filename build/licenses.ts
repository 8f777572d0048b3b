/** Gathers the licences of the packages that the bundle contains. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';

/** One text with name, version and licence of each bundled package. @throws Error where a package has none */
export async function collectLicenses(root: string, metafile: Metafile): Promise<string> {
  const folders = new Set<string>();
  for (const input of Object.keys(metafile.inputs)) {
    const match = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input);
    if (match) folders.add(match[0]);
  }
  const notices = await Promise.all([...folders].toSorted().map((folder) => readNotice(join(root, folder))));
  return notices.join(`\n${'-'.repeat(72)}\n\n`);
}

async function readNotice(folder: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const { name, version, license } = manifest as Record<string, unknown>;
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? '' : await readFile(join(folder, file), 'utf8');
  if (typeof license !== 'string') throw new Error(`${String(name)} names no licence.`);
  return `${String(name)} ${String(version)} (${license})\n\n${text.trim()}\n`;
}
