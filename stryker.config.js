/**
 * Mutation tests (`npm run test:mutation`): is there a test that fails when the code is wrong, where a mistake would
 * cost money or lose data? `-m 'src/request/**'` narrows it to some files.
 */
export default {
  mutate: [
    'src/request/**/*.ts',
    'src/http/retry*.ts',
    'src/auth/**/*.ts',
    'src/files/**/*.ts',
    'src/command/read-only.ts',
    'src/call/question/**/*.ts',
    'src/call/quotations/**/*.ts',
  ],
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.ts', related: false },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  // A mutant that loops is slow, but so is a loaded machine.
  timeoutMS: 20_000,
  ignoreStatic: false,
  thresholds: { high: 95, low: 90, break: 90 },
  reporters: ['clear-text', 'html', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportScoreTable: true },
  htmlReporter: { fileName: 'coverage/mutation/report.html' },
  jsonReporter: { fileName: 'coverage/mutation/report.json' },
  tempDirName: 'coverage/mutation/sandbox',
  ignorePatterns: ['coverage', '*.tgz', 'docs', 'packaging'],
  // Stryker would rewrite the paths in tsconfig.json through an API that TypeScript 7 no longer has; ours has none.
  tsconfigFile: 'none',
};
