/** Installs the npm package the way a user does: from the tarball, into a folder of its own. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const root = join(import.meta.dirname, '..');

/** @returns the program in `folder` @throws Error where it can't be packed or installed */
export async function installPackage(folder: string): Promise<string> {
  const packing = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
  const { stdout } = await execute('npm', packing, { cwd: root });
  const [{ name, filename }] = JSON.parse(stdout) as [{ name: string; filename: string }];
  const tarball = join(folder, filename);
  await execute('npm', ['install', '--offline', '--no-audit', '--no-fund', '--prefix', folder, tarball]);
  return join(folder, 'node_modules', name, 'dist/soracom.cjs');
}
