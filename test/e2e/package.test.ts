/** The published package: it holds what it needs and nothing else, and runs without node_modules. */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { runChild } from '../helpers/spawn-program.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');

let dir: string;
let program: string;
let files: string[];

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'soracom-pack-'));
  const packing = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', dir], {
    cwd: root,
  });
  const [packed]: [{ filename: string; files: { path: string }[] }] = JSON.parse(packing.stdout);
  files = packed.files.map(({ path }) => path);
  await run('tar', ['-xzf', packed.filename], { cwd: dir });
  program = join(dir, 'package/dist/soracom.cjs');
});

const env = () => ({ SORACOM_PROFILE_DIR: join(dir, 'profiles'), HOME: dir });

describe('the package', () => {
  it('holds the bundle, its index and the licences, but no source', () => {
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
      'dist/third-party-licenses.txt',
      'package.json',
    ]);
    expect(existsSync(join(dir, 'package/node_modules'))).toBe(false);
  });

  it('runs by itself', async () => {
    const outcome = await runChild(['version'], { program, env: env(), cwd: dir });
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
    expect(outcome.stdout).toMatch(/^soracom \d+\.\d+\.\d+\n$/);
  });

  it.each(['json', 'table', 'jsonl'])('shows the demo as %s', async (format) => {
    const argv = ['bills', 'list', '--profile', 'demo', '--output', format];
    const { code, stdout, stderr } = await runChild(argv, { program, env: env(), cwd: dir });
    expect(stderr.replace(/^\d+ more columns? .*\n/, '')).toBe('');
    expect(stdout).toMatch(/yearMonth/);
    expect(code).toBe(0);
  });

  it('writes and reads a profile', async () => {
    const options = { program, env: { ...env(), LANG: 'ja_JP.UTF-8' }, cwd: dir };
    const argv = ['configure', '--profile', 'work', '--auth-key-id', 'i', '--secret-stdin'];
    expect(await runChild(argv, { ...options, stdin: 's\n' })).toMatchObject({ code: 0, stdout: '' });
    const { stdout } = await runChild(['configure', 'get', '--profile', 'work'], options);
    expect(JSON.parse(stdout)).toEqual({ authKeyId: 'i', authKey: '[redacted]' });
  });

  it('explains itself in Japanese', async () => {
    const options = { program, env: { ...env(), LANG: 'ja_JP.UTF-8' }, cwd: dir };
    const { code, stdout } = await runChild(['bills', 'list', '--help'], options);
    expect(stdout).toContain('使い方');
    expect(code).toBe(0);
  });
});
