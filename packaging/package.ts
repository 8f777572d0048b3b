/** `npm run package [-- --only NAME]`: one self-contained executable for each target, in packaging/out. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compile } from './compile.ts';
import { findTarget, hostTarget, targets, type Target } from './targets.ts';
import { recordOrders } from './train.ts';

const dist = join(import.meta.dirname, '../dist');
const outDir = join(import.meta.dirname, 'out');

const { only } = parseArgs({ options: { only: { type: 'string' } } }).values;
await makeExecutables(only === undefined ? targets : [findTarget(only)]);

async function makeExecutables(chosen: readonly Target[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'soracom-package-'));
  try {
    const probe = join(folder, 'soracom');
    await compile({ target: hostTarget(process), dist, outFile: probe });
    const orders = await recordOrders(probe, folder);
    for (const target of chosen) {
      const outFile = join(outDir, `soracom-${target.name}${target.extension}`);
      await compile({ target, dist, outFile, orders });
      console.log(outFile);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
