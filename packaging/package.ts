/**
 * `npm run package [-- --only NAME] [-- --step executables|release]`: one self-contained executable for each target, in
 * packaging/out, and from them the files of a release, in packaging/out/release. `--step` does one of the two: between
 * them, the files for macOS can be signed.
 */
import { statSync } from 'node:fs';
import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { makeExecutables } from './make-executables.ts';
import { makeRelease } from './make-release.ts';
import { findTarget, targets } from './targets.ts';

const { only, step } = parseArgs({ options: { only: { type: 'string' }, step: { type: 'string' } } }).values;
const steps = ['executables', 'release'];
if (step !== undefined && !steps.includes(step)) throw new Error(`--step is one of ${steps.join(', ')}.`);

const chosen = only === undefined ? targets : [findTarget(only)];
const made: string[] = [];
if (step !== 'release') made.push(...(await makeExecutables(chosen)));
if (step !== 'executables') made.push(...(await makeRelease(chosen)));
for (const path of made) {
  const megabytes = (statSync(path).size / 1e6).toFixed(1).padStart(6);
  console.log(`${megabytes} MB  ${relative(process.cwd(), path)}`);
}
