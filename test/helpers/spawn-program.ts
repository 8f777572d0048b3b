/** Runs the built program as a process of its own. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** The program that `npm run build` makes. */
export const builtProgram = join(import.meta.dirname, '../../dist/soracom.cjs');

/** The process as the test wants it. Nothing of the test's own environment leaks in but PATH. */
export interface ChildOptions {
  env?: Record<string, string>;
  stdin?: string | undefined;
  cwd?: string;
  program?: string;
}

/** What came out. A process that a signal ended has no code. */
export interface ChildOutcome {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** Starts the program; the test talks to its streams. It is killed when the test ends before it. */
export function startProgram(
  argv: readonly string[],
  { env = {}, cwd, program = builtProgram }: ChildOptions = {},
): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, [program, ...argv], {
    env: { PATH: process.env['PATH'], ...env },
    ...(cwd !== undefined && { cwd }),
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** Runs the program to its end. */
export async function runChild(argv: readonly string[], options: ChildOptions = {}): Promise<ChildOutcome> {
  const child = startProgram(argv, options);
  // A program that never reads its standard input may be gone before it is written.
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.stdin ?? '');
  return collect(child);
}

/** Waits for a started program to end and collects what is left to read. */
export async function collect(child: ChildProcessWithoutNullStreams): Promise<ChildOutcome> {
  const [stdout, stderr] = await Promise.all([
    readRest(child.stdout),
    readRest(child.stderr),
    // A stream that the test has closed gives no end to wait for.
    child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined,
  ]);
  return { code: child.exitCode, signal: child.signalCode, stdout, stderr };
}

function readRest(stream: Readable): Promise<string> {
  return stream.destroyed ? Promise.resolve('') : text(stream);
}
