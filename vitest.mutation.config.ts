/** The tests that mutation testing runs: those in process that cover the rooms which stryker.config.js mutates. */
import { defineConfig } from 'vitest/config';
import { commands, unit } from './vitest.config.ts';

const rooms = '{request,http,auth,files,command,call}';
const subjects =
  '{after-the-act,call,credentials,dry-run,flags,guard,precedence,profiles,quotations,retry,token-cache}';

export default defineConfig({
  test: {
    projects: [
      { test: { ...unit.test, include: [`test/unit/${rooms}/**/*.test.ts`] } },
      { test: { ...commands.test, include: [`test/commands/${subjects}.test.ts`] } },
    ],
  },
});
