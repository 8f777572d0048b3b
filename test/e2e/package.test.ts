/** The published package: it holds what it needs and nothing else, and runs without node_modules. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeFolder } from '../helpers/folder.ts';
import { nodeUnderTest, startProcess, type Ended, type StartOptions } from '../helpers/program.ts';

const execute = promisify(execFile);
const root = join(import.meta.dirname, '../..');

let dir: string;
let files: string[];

beforeAll(async () => {
  dir = makeFolder();
  const packing = await execute('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', dir], {
    cwd: root,
  });
  const [packed]: [{ filename: string; files: { path: string }[] }] = JSON.parse(packing.stdout);
  files = packed.files.map(({ path }) => path);
  await execute('tar', ['-xzf', packed.filename], { cwd: dir });
});

function run(argv: readonly string[], options: Pick<StartOptions, 'env' | 'stdin'> = {}): Promise<Ended> {
  const program = join(dir, 'package/dist/soracom.cjs');
  return startProcess([nodeUnderTest, program, ...argv], { ...options, cwd: dir }).ended;
}

describe('the package', () => {
  it('holds the bundle, its index, the licences and the bill of materials, but no source', () => {
    const kinds = new Set(
      files.map((path) =>
        path.replace(/^(dist)\/[^/]+\.cjs$/, '$1/*.cjs').replace(/^(dist\/index\/\w+)\/.*/, '$1/*'),
      ),
    );
    expect([...kinds].toSorted()).toEqual([
      'LICENSE',
      'README.md',
      'dist/*.cjs',
      'dist/index/documents/*',
      'dist/index/en/*',
      'dist/index/ja/*',
      'dist/sbom.cdx.json',
      'dist/third-party-licenses.txt',
      'package.json',
    ]);
    expect(existsSync(join(dir, 'package/node_modules'))).toBe(false);
  });

  it('runs by itself', async () => {
    const outcome = await run(['version']);
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
    expect(outcome.stdout).toMatch(/^soracom \d+\.\d+\.\d+\n$/);
  });

  it.each(['json', 'table', 'jsonl'])('shows the demo as %s', async (format) => {
    const argv = ['bills', 'list', '--profile', 'demo', '--output', format];
    const { code, stdout, stderr } = await run(argv);
    expect(stderr.replace(/^\d+ more columns? .*\n/, '')).toBe('');
    expect(stdout).toMatch(/yearMonth/);
    expect(code).toBe(0);
  });

  it('writes and reads a profile', async () => {
    const options = { env: { LANG: 'ja_JP.UTF-8' } };
    const argv = ['configure', '--profile', 'work', '--auth-key-id', 'i', '--secret-stdin'];
    expect(await run(argv, { ...options, stdin: 's\n' })).toMatchObject({ code: 0, stdout: '' });
    const { stdout } = await run(['configure', 'get', '--profile', 'work'], options);
    expect(JSON.parse(stdout)).toEqual({
      sandbox: false,
      coverageType: 'jp',
      authKeyId: 'i',
      authKey: 's',
    });
  });

  it('explains itself in Japanese', async () => {
    const options = { env: { LANG: 'ja_JP.UTF-8' } };
    const { code, stdout } = await run(['bills', 'list', '--help'], options);
    expect(stdout).toContain('使い方');
    expect(code).toBe(0);
  });
});
