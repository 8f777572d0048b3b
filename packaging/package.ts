/** `npm run package [-- --only NAME]`: one self-contained executable for each target, in packaging/out. */
import { parseArgs } from 'node:util';
import { makeExecutables } from './make-executables.ts';
import { findTarget, targets } from './targets.ts';

const { only } = parseArgs({ options: { only: { type: 'string' } } }).values;
const made = await makeExecutables(only === undefined ? targets : [findTarget(only)]);
console.log(made.join('\n'));
