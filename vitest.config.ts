/** Three levels: units, whole commands in process, and the program under test as a process of its own. */
import { defineConfig } from 'vitest/config';

/**
 * Time limits, in milliseconds. They only end what hangs: a machine with thirty other things to do is slow, and
 * that is no failure.
 */
const limits = { testTimeout: 300_000, hookTimeout: 300_000 };

export const unit = {
  test: {
    ...limits,
    name: 'unit',
    include: ['test/unit/**/*.test.ts'],
    setupFiles: ['test/helpers/table-width.ts'],
  },
};

export const commands = {
  test: {
    ...limits,
    name: 'commands',
    include: ['test/commands/**/*.test.ts'],
    setupFiles: ['test/helpers/closed-network.ts', 'test/helpers/table-width.ts'],
  },
};

/** What only a stand-alone program can be put into: `npm run test:binary` runs them, too. */
const standAlone = ['test/e2e/image.test.ts', 'test/e2e/lambda.test.ts'];

const e2e = {
  test: {
    ...limits,
    name: 'e2e',
    include: ['test/e2e/**/*.test.ts'],
    exclude: process.env['SORACOM_STAND_ALONE'] === '1' ? [] : standAlone,
  },
};

export default defineConfig({ test: { projects: [unit, commands, e2e] } });
