/** The process edge: streams, environment, signals, exit code. No logic. */
import { createIo } from './process-io.ts';
import { program } from './program.ts';

async function main(): Promise<void> {
  process.exitCode = await program(process.argv.slice(2), createIo(process));
}

void main();
