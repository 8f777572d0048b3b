/** The runtime that executables contain, as licences and bills of materials name it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BundledPackage } from '../build/licenses.ts';
import { readLocked } from './fetch-package.ts';
import { targets } from './targets.ts';

/** @throws Error where the targets' runtimes differ in version or licence, which one entry could not tell */
export function describeRuntime(): BundledPackage {
  const locked = targets.map(({ runtime }) => readLocked(runtime));
  const [version, ...otherVersions] = new Set(locked.map((entry) => entry.version));
  const [license, ...otherLicenses] = new Set(locked.map((entry) => entry.license));
  if (version === undefined || license === undefined || otherVersions.length + otherLicenses.length > 0)
    throw new Error('The lock file names several runtimes.');
  const text = readFileSync(join(import.meta.dirname, 'runtime-licenses.txt'), 'utf8').trim();
  return { name: 'bun', version, license, text };
}
