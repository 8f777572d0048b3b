/** Brings packages of this folder's lock file that npm would not install here, since they are for other machines. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const here = import.meta.dirname;
const cacheDir = join(here, 'node_modules/.runtimes');

/** An entry of the lock file. */
export interface LockedPackage {
  /** Where the entry is an alias, the package that it stands for. */
  name?: string;
  version: string;
  license?: string;
  /** `sha512-` and the digest of the tarball in Base64. */
  integrity: string;
}

/**
 * The folder of an unpacked package, which is fetched the first time.
 *
 * @param entry a dependency of package.json
 * @throws Error where it is not locked, can't be fetched, or is not what the lock file says
 */
export async function fetchPackage(entry: string): Promise<string> {
  const { name = entry, version, integrity } = readLocked(entry);
  const folder = join(cacheDir, `${name.replace('/', '-')}-${version}`);
  if (existsSync(folder)) return folder;
  await mkdir(cacheDir, { recursive: true });
  const draft = await mkdtemp(join(cacheDir, 'draft-'));
  try {
    const { stdout } = await execute('npm', [
      'pack',
      `${name}@${version}`,
      '--json',
      '--pack-destination',
      draft,
    ]);
    const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
    const tarball = join(draft, filename);
    const digest = createHash('sha512')
      .update(await readFile(tarball))
      .digest('base64');
    if (`sha512-${digest}` !== integrity)
      throw new Error(`${name} ${version} is not the package that was locked.`);
    await execute('tar', ['-xzf', tarball, '-C', draft]);
    await rename(join(draft, 'package'), folder);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return folder;
}

/** What the lock file says of a dependency. @throws Error where it is not locked */
export function readLocked(entry: string): LockedPackage {
  const lock = JSON.parse(readFileSync(join(here, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockedPackage | undefined>;
  };
  const locked = lock.packages[`node_modules/${entry}`];
  if (locked === undefined) throw new Error(`The lock file of packaging/ has no ${entry}.`);
  return locked;
}
