/**
 * `npm run test:packages`: makes this machine's executable and Debian package and tries them with the tools that
 * people use: dpkg, lintian, man, mandoc, groff, bash with bash-completion, zsh and fish.
 */
import { join } from 'node:path';
import { makeExecutables } from './make-executables.ts';
import { runTests } from './run-tests.ts';
import { hostTarget } from './targets.ts';

const [executable] = await makeExecutables([hostTarget(process)]);
if (executable === undefined) throw new Error('There is no executable.');
process.exitCode = await runTests(executable, {}, [
  '--config',
  join(import.meta.dirname, 'vitest.config.ts'),
]);
