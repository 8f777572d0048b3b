/** `npm run test:binary`: makes this machine's executable and runs the end-to-end tests and recipes against it. */
import { makeExecutables } from './make-executables.ts';
import { runTests } from './run-tests.ts';
import { hostTarget } from './targets.ts';

const [executable] = await makeExecutables([hostTarget(process)]);
if (executable === undefined) throw new Error('There is no executable.');
process.exitCode = await runTests(executable, { SORACOM_STAND_ALONE: '1' });
