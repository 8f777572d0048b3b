/** What every package holds besides the executable: manual, completion, licences, in the folders of a prefix. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { noticeRule, writeNotices } from '../build/licenses.ts';
import { gatherPages } from '../build/reference/gather.ts';
import { manFileOf, writeRoff } from '../build/reference/roff.ts';
import { sbomFile } from '../build/sbom.ts';
import { openShippedTree } from '../build/shipped-tree.ts';
import { writeScript } from '../src/completion/shells.ts';
import { en } from '../src/text/en.ts';
import { version } from '../src/version.ts';
import { readReleaseDate } from './release-date.ts';
import { describeRuntime } from './runtime.ts';
import { writeExecutableSbom } from './sbom.ts';

const root = join(import.meta.dirname, '..');

/** Where each shell looks below `/usr`, `/usr/local` or another prefix. */
export const completionFiles = {
  bash: 'share/bash-completion/completions/soracom',
  zsh: 'share/zsh/site-functions/_soracom',
  fish: 'share/fish/vendor_completions.d/soracom.fish',
} as const;

/** Beside `share`: the licence of the project, those of all that the executable contains, and a list of that. */
export const legalFiles = ['LICENSE', 'third-party-licenses.txt', sbomFile] as const;

/**
 * Writes `share/man`, the completion scripts and the files about licences. Needs a build.
 *
 * @param folder is made where it is missing; files of the same names are replaced
 */
export async function writeContents(folder: string): Promise<void> {
  const date = await readReleaseDate();
  const parts = await Promise.all([writeManual(date), writeCompletions(), writeLegal(date)]);
  for (const [file, text] of parts.flat()) {
    const path = join(folder, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
}

/** The text of a file and where it goes. */
type Content = [file: string, text: string];

async function writeLegal(date: Date): Promise<Content[]> {
  const packages = await readFile(join(root, 'dist/third-party-licenses.txt'), 'utf8');
  return [
    ['LICENSE', await readFile(join(root, 'LICENSE'), 'utf8')],
    ['third-party-licenses.txt', [writeNotices([describeRuntime()]), packages].join(noticeRule)],
    [sbomFile, await writeExecutableSbom(date)],
  ];
}

async function writeManual(date: Date): Promise<Content[]> {
  const margins = { version, date };
  const pages = await gatherPages(openShippedTree());
  return pages.map((page) => [join('share/man', manFileOf(page)), writeRoff(page, margins)]);
}

/** The scripts of the shipped commands, in English; each loads itself anew for whoever has added others. */
async function writeCompletions(): Promise<Content[]> {
  const tree = openShippedTree();
  // A home in which nothing was ever added.
  const profileDir = await mkdtemp(join(tmpdir(), 'soracom-contents-'));
  try {
    const scripts = (['bash', 'zsh', 'fish'] as const).map(async (shell): Promise<Content> => {
      return [completionFiles[shell], await writeScript(shell, { tree, text: en, profileDir })];
    });
    return await Promise.all(scripts);
  } finally {
    await rm(profileDir, { recursive: true, force: true });
  }
}
