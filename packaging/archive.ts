/**
 * Packs a folder into an archive that is the same, byte for byte, wherever and whenever the same files are packed. GNU
 * tar, gzip and Info-ZIP do it: they are on every Linux, and their output has not changed for many years.
 */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, readdir, rename, utimes } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** What is packed, and where to. */
export interface Packing {
  /** Its name becomes the archive's top folder. Modes and times of what it holds are set. */
  folder: string;
  /** Of a zip: what the folder holds stands at the top, without the folder. */
  isBare?: boolean;
  /** Ends in `.tar.gz` or `.zip`. It is there whole or not at all. */
  outFile: string;
  /** The time of every entry. */
  date: Date;
  /** Files that can be run, relative to the folder. */
  executables: readonly string[];
}

/** @throws Error where a tool is missing or fails */
export async function pack({ folder, isBare = false, outFile, date, executables }: Packing): Promise<void> {
  const entries = await settle(folder, date, executables);
  const draft = `${outFile}.draft`;
  if (outFile.endsWith('.zip'))
    await zip(isBare ? folder : dirname(folder), listFiles(folder, entries, isBare), draft);
  else await tar(folder, draft, date);
  await rename(draft, outFile);
}

/**
 * Gives everything in a folder the modes and the time that it has in a package.
 *
 * @param executables files that can be run, relative to the folder
 * @returns all that is in it, the folder itself first
 */
export async function settle(folder: string, date: Date, executables: readonly string[]): Promise<Entry[]> {
  const entries = await listEntries(folder);
  for (const { path, isFolder } of entries) {
    const full = join(folder, path);
    await chmod(full, isFolder || executables.includes(path) ? 0o755 : 0o644);
    await utimes(full, date, date);
  }
  return entries;
}

/** Something in a folder. */
export interface Entry {
  /** Relative to the folder, with slashes; empty for the folder itself. */
  path: string;
  isFolder: boolean;
}

/** Sorted by the bytes of their names, whatever the locale; a folder stands before what it holds. */
async function listEntries(folder: string): Promise<Entry[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const entries = found.map((entry) => {
    if (!entry.isFile() && !entry.isDirectory()) throw new Error(`${entry.name} is no plain file.`);
    const full = join(entry.parentPath, entry.name);
    return { path: full.slice(folder.length + 1).replaceAll('\\', '/'), isFolder: entry.isDirectory() };
  });
  const sorted = entries.toSorted((one, other) =>
    Buffer.compare(Buffer.from(one.path), Buffer.from(other.path)),
  );
  return [{ path: '', isFolder: true }, ...sorted];
}

/** On macOS, Homebrew's GNU tar is called gtar. */
async function tar(folder: string, outFile: string, date: Date): Promise<void> {
  const program = process.platform === 'darwin' ? 'gtar' : 'tar';
  await execute(program, [
    '--create',
    '--format=ustar',
    '--sort=name',
    `--mtime=@${Math.floor(date.getTime() / 1000)}`,
    '--owner=0',
    '--group=0',
    '--numeric-owner',
    '--use-compress-program=gzip -n -9',
    `--file=${outFile}`,
    `--directory=${dirname(folder)}`,
    basename(folder),
  ]);
}

/** Without extra fields, which hold the user and the time of access; a zip's times have no zone. */
async function zip(cwd: string, files: readonly string[], outFile: string): Promise<void> {
  const child = spawn('zip', ['-q', '-X', '-9', '-@', outFile], {
    cwd,
    env: { ...process.env, TZ: 'UTC' },
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  child.stdin.end(files.map((file) => `${file}\n`).join(''));
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`zip ended with ${code}.`);
}

function listFiles(folder: string, entries: readonly Entry[], isBare: boolean): string[] {
  const files = entries.filter(({ isFolder }) => !isFolder);
  return files.map(({ path }) => (isBare ? path : `${basename(folder)}/${path}`));
}
