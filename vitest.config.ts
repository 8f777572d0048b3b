/** Three levels: units, whole commands in process, and the program under test as a process of its own. */
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

/**
 * Time limits only end what hangs: a machine with thirty other things to do is slow, and no failure. Milliseconds.
 */
const limits = {
  inProcess: { testTimeout: 120_000, hookTimeout: 120_000 },
  spawning: { testTimeout: 300_000, hookTimeout: 300_000 },
};

function project(
  name: string,
  test: NonNullable<TestProjectInlineConfiguration['test']>,
): TestProjectInlineConfiguration {
  return { test: { name, include: [`test/${name}/**/*.test.ts`], ...test } };
}

export default defineConfig({
  test: {
    projects: [
      project('unit', limits.inProcess),
      project('commands', { ...limits.inProcess, setupFiles: ['test/helpers/closed-network.ts'] }),
      project('e2e', limits.spawning),
    ],
  },
});
