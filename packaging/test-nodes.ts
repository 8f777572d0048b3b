/** `npm run test:nodes [-- --only MAJOR]`: the end-to-end tests of the built program on every Node that we support. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fetchPackage } from './fetch-package.ts';
import { runTests } from './run-tests.ts';

const majors = ['20', '22', '24', '26'];
const program = join(import.meta.dirname, '../dist/soracom.cjs');

const { only } = parseArgs({ options: { only: { type: 'string' } } }).values;
const failed: string[] = [];
for (const major of only === undefined ? majors : [only]) {
  console.log(`\nNode ${major}`);
  if ((await testOn(major)) !== 0) failed.push(major);
}
console.log(failed.length === 0 ? '\nEvery Node passed.' : `\nFailed on Node ${failed.join(', ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;

/** The tests start one executable, so the two words of a Node and its program become one. */
async function testOn(major: string): Promise<number> {
  const node = join(await fetchPackage(`node-${major}`), 'bin/node');
  const folder = await mkdtemp(join(tmpdir(), 'soracom-node-'));
  const starter = join(folder, 'soracom');
  try {
    await writeFile(starter, `#!/bin/sh\nexec '${node}' '${program}' "$@"\n`, { mode: 0o755 });
    return await runTests(starter, { SORACOM_NODE: node });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
