/** The tests of packages, which need tools that not every machine has: `npm run test:packages` runs them. */
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: join(import.meta.dirname, '..'),
    include: ['test/packages/**/*.test.ts'],
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
