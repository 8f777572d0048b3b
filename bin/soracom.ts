/** The process edge: streams, environment, signals, exit code. No logic. */
import { createIo } from './process-io.ts';
import { program } from './program.ts';

/** Milliseconds that a reader has, after an interrupt, to take what was written already. */
const patience = 1000;

async function main(): Promise<void> {
  const { io, wasInterrupted } = createIo(process);
  process.exitCode = await program(process.argv.slice(2), io);
  if (wasInterrupted()) setTimeout(() => process.exit(), patience).unref();
}

void main();
