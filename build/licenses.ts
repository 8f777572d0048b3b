/** Lists the packages that the bundle contains, with their licences. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';

/** A package of which the bundle contains something. */
export interface BundledPackage {
  name: string;
  version: string;
  /** As its manifest has it: an SPDX id or expression. */
  license: string;
  /** The text of the licence, empty where the package brings none. */
  text: string;
}

/** @returns each once, by name @throws Error where a package names no licence */
export async function listBundledPackages(root: string, metafile: Metafile): Promise<BundledPackage[]> {
  const folders = new Set<string>();
  for (const input of Object.keys(metafile.inputs)) {
    const match = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input);
    if (match) folders.add(match[0]);
  }
  return Promise.all([...folders].toSorted().map((folder) => readPackage(join(root, folder))));
}

/** One text with name, version and licence of each package. */
export function writeNotices(packages: readonly BundledPackage[]): string {
  return packages
    .map(({ name, version, license, text }) => `${name} ${version} (${license})\n\n${text}\n`)
    .join(noticeRule);
}

/** What stands between two notices. */
export const noticeRule = `\n${'-'.repeat(72)}\n\n`;

async function readPackage(folder: string): Promise<BundledPackage> {
  const manifest: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const { name, version, license } = manifest as Record<string, unknown>;
  if (typeof license !== 'string') throw new Error(`${String(name)} names no licence.`);
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? '' : (await readFile(join(folder, file), 'utf8')).trim();
  return { name: String(name), version: String(version), license, text };
}
