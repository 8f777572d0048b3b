/** Runs the end-to-end tests against any program. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/**
 * @param program an executable file
 * @param env what the tests are told besides
 * @returns the exit code of the test runner
 */
export async function runTests(program: string, env: Readonly<Record<string, string>> = {}): Promise<number> {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const child = spawn(process.execPath, [vitest, 'run', '--project', 'e2e'], {
    cwd: root,
    env: { ...process.env, ...env, SORACOM_UNDER_TEST: program },
    stdio: 'inherit',
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}
