/** The kept code only saves time: without it, or with rubbish in its place, the program is the same. */
import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { makeFolder } from '../helpers/folder.ts';
import { builtProgram, startProcess } from '../helpers/program.ts';

const kept = `code-cache/${process.versions.v8}-${process.arch}`;

function copyProgram(): string {
  const dir = makeFolder();
  cpSync(dirname(builtProgram), dir, { recursive: true });
  return dir;
}

const ways: Record<string, (folder: string) => void> = {
  'as the build left it': () => undefined,
  missing: (folder) => rmSync(folder, { recursive: true }),
  empty: (folder) => readdirSync(folder).forEach((file) => writeFileSync(join(folder, file), '')),
  'full of rubbish': (folder) =>
    readdirSync(folder).forEach((file) => writeFileSync(join(folder, file), 'rubbish'.repeat(1000))),
};

it.each(Object.keys(ways))('runs with its kept code %s', async (way) => {
  const dir = copyProgram();
  expect(readdirSync(join(dir, kept)).length).toBeGreaterThan(3);
  ways[way]?.(join(dir, kept));
  const env = { SORACOM_PROFILE_DIR: join(dir, 'profiles') };
  const argv = ['bills', 'list', '--profile', 'demo', '--output', 'jsonl'];
  const running = startProcess([process.execPath, join(dir, 'soracom.cjs'), ...argv], { env });
  const { code, stdout, stderr } = await running.ended;
  expect([code, stderr, stdout.trim().split('\n').length]).toEqual([0, '', 18]);
});
