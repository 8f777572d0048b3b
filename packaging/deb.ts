/**
 * Makes packages for Debian and its kin. dpkg-deb writes them: it is the reference, it is on every machine that
 * releases are made on, and the same files make the same package, byte for byte.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { sbomFile } from '../build/sbom.ts';
import { settle } from './archive.ts';
import { completionFiles, writeContents } from './contents.ts';
import { writeControl, writeCopyright, writeDebianChangelog } from './deb-texts.ts';
import type { Target } from './targets.ts';

const execute = promisify(execFile);
const root = join(import.meta.dirname, '..');

/** What Debian calls the machines that packages are made for, by the name of the target. */
export const architectures: Readonly<Record<string, string>> = {
  'linux-x64': 'amd64',
  'linux-arm64': 'arm64',
};

/** The name of a package's file. It keeps the version's own spelling: forges change a tilde in the name of a file. */
export function debFile(version: string, architecture: string): string {
  return `soracom_${version}_${architecture}.deb`;
}

/** What a package is made of. */
export interface DebParts {
  target: Target;
  /** The executable of the target. */
  executable: string;
  /** The package to write: there whole or not at all. */
  outFile: string;
  /** The time of every file in it. */
  date: Date;
  /** `gzip` is quick, for tests; `xz` takes a minute and makes the package smaller by a third. */
  compression?: 'xz' | 'gzip';
}

/** @throws Error where Debian knows no machine of the target's name, or dpkg-deb is missing or fails */
export async function makeDeb({
  target,
  executable,
  outFile,
  date,
  compression = 'xz',
}: DebParts): Promise<void> {
  const architecture = architectures[target.name];
  if (architecture === undefined) throw new Error(`There is no Debian package for ${target.name}.`);
  const folder = await mkdtemp(join(tmpdir(), 'soracom-deb-'));
  try {
    await fill(folder, executable, date);
    const files = await settle(folder, date, ['usr/bin/soracom']);
    const paths = files.filter(({ isFolder }) => !isFolder).map(({ path }) => path);
    const facts = {
      architecture,
      libc: await findLibc(executable),
      installedSize: await measure(folder, paths),
    };
    await put(join(folder, 'DEBIAN/control'), writeControl(facts));
    await put(join(folder, 'DEBIAN/md5sums'), await writeSums(folder, paths));
    await settle(folder, date, ['usr/bin/soracom']);
    const draft = `${outFile}.draft`;
    const packing = compression === 'xz' ? ['-Zxz'] : ['-Zgzip', '-z1'];
    await execute('dpkg-deb', ['--root-owner-group', ...packing, '--build', folder, draft], {
      env: { ...process.env, SOURCE_DATE_EPOCH: String(Math.floor(date.getTime() / 1000)) },
    });
    await rename(draft, outFile);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Puts everything where Debian wants it, manual and documents packed. */
async function fill(folder: string, executable: string, date: Date): Promise<void> {
  const usr = join(folder, 'usr');
  const doc = join(usr, 'share/doc/soracom');
  await writeContents(usr);
  await move(join(usr, completionFiles.zsh), join(usr, 'share/zsh/vendor-completions/_soracom'));
  await rm(join(usr, dirname(completionFiles.zsh)), { recursive: true });
  await rm(join(usr, 'LICENSE'));
  for (const file of ['third-party-licenses.txt', sbomFile]) await move(join(usr, file), join(doc, file));
  await put(join(doc, 'copyright'), writeCopyright());
  const changelog = await readFile(join(root, 'CHANGELOG.md'), 'utf8');
  await put(join(doc, 'changelog'), writeDebianChangelog(changelog, date));
  await put(join(usr, 'share/lintian/overrides/soracom'), overrides);
  for (const path of [...(await listFiles(join(usr, 'share/man'))), ...(await listFiles(doc))])
    if (!path.endsWith('/copyright')) await compress(path);
  await mkdir(join(usr, 'bin'));
  await copyFile(executable, join(usr, 'bin/soracom'));
}

const overrides = `# The runtime is one file as its project releases it: its symbols name the places of a crash, and it
# links its libraries statically, libjpeg among them.
soracom: unstripped-binary-or-object [usr/bin/soracom]
soracom: embedded-library *libjpeg* [usr/bin/soracom]
`;

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** As `gzip -9n` does: no name and no time. */
async function compress(path: string): Promise<void> {
  await writeFile(`${path}.gz`, gzipSync(await readFile(path), { level: 9 }));
  await rm(path);
}

/** The least glibc that has all the symbols which an executable names. */
async function findLibc(executable: string): Promise<string> {
  const text = await readFile(executable, 'latin1');
  const versions = [...text.matchAll(/GLIBC_2\.(\d+)/g)].map(([, minor]) => Number(minor));
  if (versions.length === 0) throw new Error(`${executable} names no version of glibc.`);
  return `2.${Math.max(...versions)}`;
}

/** In KiB, each file rounded up, as Debian counts. */
async function measure(folder: string, paths: readonly string[]): Promise<number> {
  const sizes = await Promise.all(paths.map(async (path) => (await stat(join(folder, path))).size));
  return sizes.reduce((sum, size) => sum + Math.ceil(size / 1024), 0);
}

async function writeSums(folder: string, paths: readonly string[]): Promise<string> {
  const lines = paths.map(async (path) => {
    const sum = createHash('md5')
      .update(await readFile(join(folder, path)))
      .digest('hex');
    return `${sum}  ${path}\n`;
  });
  return (await Promise.all(lines)).join('');
}

async function move(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await rename(from, to);
}

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
