/** Makes executables from the built program, laid out by the order in which a first one used its code. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile } from './compile.ts';
import { executableFile, hostTarget, type Target } from './targets.ts';
import { recordOrders } from './train.ts';

const dist = join(import.meta.dirname, '../dist');
/** Where all that is made here goes. */
export const outDir = join(import.meta.dirname, 'out');

/** @returns the paths, in the targets' order @throws Error where one can't be made */
export async function makeExecutables(targets: readonly Target[]): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'soracom-package-'));
  try {
    const first = join(folder, 'soracom');
    await compile({ target: hostTarget(process), dist, outFile: first });
    const orders = await recordOrders(first, folder);
    const made: string[] = [];
    for (const target of targets) {
      const outFile = join(outDir, executableFile(target));
      await compile({ target, dist, outFile, orders });
      made.push(outFile);
    }
    return made;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
