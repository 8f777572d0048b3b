/** What every package holds besides the executable: manual, completion, licences, in the folders of a prefix. */
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gatherPages } from '../build/reference/gather.ts';
import { manFileOf, writeRoff } from '../build/reference/roff.ts';
import { openShippedTree } from '../build/shipped-tree.ts';
import { writeScript } from '../src/completion/shells.ts';
import { en } from '../src/text/en.ts';
import { version } from '../src/version.ts';
import { releaseDate } from './release-date.ts';

const root = join(import.meta.dirname, '..');

/** Where each shell looks below `/usr`, `/usr/local` or another prefix. */
export const completionFiles = {
  bash: 'share/bash-completion/completions/soracom',
  zsh: 'share/zsh/site-functions/_soracom',
  fish: 'share/fish/vendor_completions.d/soracom.fish',
} as const;

/** The licence of the project and those of all that the executable contains. */
export const licenseFiles = ['LICENSE', 'third-party-licenses.txt'] as const;

/**
 * Writes the licences, `share/man` and the completion scripts. Needs a build.
 *
 * @param folder is made where it is missing; files of the same names are replaced
 */
export async function writeContents(folder: string): Promise<void> {
  const [manual, scripts] = await Promise.all([writeManual(), writeCompletions()]);
  for (const [file, text] of [...manual, ...scripts]) await put(join(folder, file), text);
  await copyFile(join(root, 'LICENSE'), join(folder, 'LICENSE'));
  await put(
    join(folder, 'third-party-licenses.txt'),
    await readFile(join(root, 'dist/third-party-licenses.txt')),
  );
}

async function writeManual(): Promise<[file: string, text: string][]> {
  const margins = { version, date: releaseDate() };
  const pages = await gatherPages(openShippedTree());
  return pages.map((page) => [join('share/man', manFileOf(page)), writeRoff(page, margins)]);
}

/** The scripts of the shipped commands, in English; each loads itself anew for whoever has added others. */
async function writeCompletions(): Promise<[file: string, text: string][]> {
  const tree = openShippedTree();
  // A home in which nothing was ever added.
  const profileDir = await mkdtemp(join(tmpdir(), 'soracom-contents-'));
  try {
    const scripts = (['bash', 'zsh', 'fish'] as const).map(async (shell): Promise<[string, string]> => {
      return [completionFiles[shell], await writeScript(shell, { tree, text: en, profileDir })];
    });
    return await Promise.all(scripts);
  } finally {
    await rm(profileDir, { recursive: true, force: true });
  }
}

async function put(path: string, content: string | Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}
