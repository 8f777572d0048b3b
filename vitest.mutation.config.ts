/** The tests that mutation testing runs: those in process, of the rooms that stryker.config.js mutates. */
import { defineConfig } from 'vitest/config';
import { commands, unit } from './vitest.config.ts';

const rooms = '{request,http,auth,files,command,call}';

export default defineConfig({
  test: {
    projects: [{ test: { ...unit.test, include: [`test/unit/${rooms}/**/*.test.ts`] } }, commands],
  },
});
