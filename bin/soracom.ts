/** The process edge: streams, environment, signals, exit code. No logic. */
import { createIo } from './process-io.ts';
import { program } from './program.ts';

const io = createIo(process);
void program(process.argv.slice(2), io).then((code) => {
  process.exitCode = code;
});
