/** The process edge: streams, environment, signals, exit code. No logic. */
import { closeDeadTerminals } from './hangup.ts';
import { createIo } from './process-io.ts';
import { program } from './program.ts';

/** Milliseconds that a reader has, once the run has ended, to take what was written already. */
const patience = 1000;

async function main(): Promise<void> {
  const { io } = createIo(process);
  // A terminal may go without a hangup: the signal is for its own session alone.
  process.once('exit', closeDeadTerminals);
  // Should the run ever be left hanging, the end of the process must not pass for its success.
  process.exitCode = 1;
  process.exitCode = await program(process.argv.slice(2), io);
  // Ctrl-C or a deadline can leave a stream waiting for somebody who never comes.
  setTimeout(() => process.exit(), patience).unref();
}

void main();
