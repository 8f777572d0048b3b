/** Runs the built program through its usual ways and keeps what V8 compiled on them. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** From the rarest to the most usual: a chunk is kept as the last run that loaded it left it. */
export const usualWays: readonly string[][] = [
  ['__complete', '--yyyy-mm', 'bills', 'get', '--profile', 'demo'],
  ['bills', 'list', '--profile', 'demo', '--output', 'table'],
  ['bills', 'list', '--help'],
  ['bills', 'list', '--profile', 'demo', '--output', 'json'],
  ['--help'],
];

/** @throws Error when the built program fails on one of them */
export function keepCode(root: string, outDir: string): void {
  const profileDir = mkdtempSync(join(tmpdir(), 'soracom-build-'));
  const writer = join(root, 'build/keep-code.cjs');
  try {
    for (const args of usualWays) {
      const { status, stderr } = spawnSync(
        process.execPath,
        ['--require', writer, join(outDir, 'soracom.cjs'), ...args],
        {
          env: { KEEP_CODE: join(outDir, 'code-cache'), SORACOM_PROFILE_DIR: profileDir, LANG: 'C.UTF-8' },
          encoding: 'utf8',
        },
      );
      if (status !== 0) throw new Error(`soracom ${args.join(' ')} ended with ${String(status)}: ${stderr}`);
    }
  } finally {
    rmSync(profileDir, { recursive: true, force: true });
  }
}
