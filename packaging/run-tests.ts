/** Runs the end-to-end tests, or others, against any program. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/**
 * @param program an executable file
 * @param env what the tests are told besides
 * @param which tests, as arguments of the test runner
 * @returns the exit code of the test runner
 */
export async function runTests(
  program: string,
  env: Readonly<Record<string, string>> = {},
  which: readonly string[] = ['--project', 'e2e'],
): Promise<number> {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const child = spawn(process.execPath, [vitest, 'run', ...which], {
    cwd: root,
    env: { ...process.env, ...env, SORACOM_UNDER_TEST: program },
    stdio: 'inherit',
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}
