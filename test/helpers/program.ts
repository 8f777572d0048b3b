/** Starts the program under test, and any other program that a test needs, as a process of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { afterwards, makeFolder } from './folder.ts';

/** The program that `npm run build` makes, for tests that are about the build itself. */
export const builtProgram = join(import.meta.dirname, '../../dist/soracom.cjs');

/** The Node that runs copies of the built program: the one that SORACOM_NODE names, or else this one. */
export const nodeUnderTest = process.env['SORACOM_NODE'] ?? process.execPath;

/** A command and the words that come before its arguments. */
export type Command = readonly [string, ...string[]];

/** What is tested: the executable that SORACOM_UNDER_TEST names, or else the built program. */
export const programUnderTest: Command = commandOf(process.env['SORACOM_UNDER_TEST']);

/** Whether it is an executable that brings its own runtime. */
export const isStandAlone = process.env['SORACOM_STAND_ALONE'] === '1';

function commandOf(executable: string | undefined): Command {
  return executable === undefined || executable === ''
    ? [process.execPath, builtProgram]
    : [resolve(executable)];
}

/** The process as the test wants it. */
export interface StartOptions {
  /** Variables besides PATH and HOME; nothing else of the test's own environment is handed on. */
  env?: Readonly<Record<string, string>>;
  /** Working folder; without one, a fresh folder, which is the home as well. */
  cwd?: string | undefined;
  /** What is on the standard input; `open` leaves the pipe to the test. Without it there is no input. */
  stdin?: string | { open: true } | undefined;
  /** Makes it the leader of a group, so that all that it starts is killed with it. */
  group?: boolean;
}

/** How the process ended, and all that it printed. */
export interface Ended {
  /** Null where a signal ended it. */
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
  stdoutBytes: Buffer;
}

/** A process that runs. It is killed with the test. */
export interface Running {
  child: ChildProcess;
  stdout: Readable;
  stderr: Readable;
  /** Waits until stdout or stderr matches; resolves with stdout so far. @throws Error where it ends before */
  sees: (text: string | RegExp) => Promise<string>;
  /** Resolves when the process has ended and its output is read. */
  ended: Promise<Ended>;
}

/** Starts the program under test. */
export function startProgram(argv: readonly string[], options?: StartOptions): Running {
  return startProcess([...programUnderTest, ...argv], options);
}

/** Runs the program under test to its end. */
export function callProgram(argv: readonly string[], options?: StartOptions): Promise<Ended> {
  return startProgram(argv, options).ended;
}

/** Starts any program. */
export function startProcess([file, ...args]: Command, options: StartOptions = {}): Running {
  const { env, stdin, group = false } = options;
  const cwd = options.cwd ?? makeFolder();
  const child = spawn(file, args, {
    cwd,
    env: { PATH: process.env['PATH'], HOME: cwd, ...env },
    stdio: [stdin === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    detached: group,
  });
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('the process has no output');
  // A program that never reads its standard input may be gone before it is written.
  child.stdin?.on('error', () => undefined);
  if (typeof stdin === 'string') child.stdin?.end(stdin);
  const output = { stdout: collect(stdout), stderr: collect(stderr) };
  const ended = new Promise<Ended>((done, fail) => {
    child.once('error', fail);
    child.once('close', (code, signal) => {
      const [stdoutBytes, stderrBytes] = [output.stdout(), output.stderr()];
      done({ code, signal, stdout: String(stdoutBytes), stderr: String(stderrBytes), stdoutBytes });
    });
  });
  afterwards(() => killWhole(child, group));
  const sees = (text: string | RegExp): Promise<string> => {
    const find = (): string | undefined => {
      const printed = [output.stdout(), output.stderr()].map(String);
      const holds = printed.some((part) =>
        typeof text === 'string' ? part.includes(text) : text.test(part),
      );
      return holds ? printed[0] : undefined;
    };
    return waitFor(find, [stdout, stderr], ended);
  };
  return { child, stdout, stderr, ended, sees };
}

/** Keeps what a stream brings. */
function collect(stream: Readable): () => Buffer {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks);
}

/** Looks whenever a stream brings something. */
async function waitFor<T>(
  find: () => T | undefined,
  streams: readonly Readable[],
  ended: Promise<Ended>,
): Promise<T> {
  let onData = (): void => undefined;
  const seen = new Promise<T>((done) => {
    onData = () => {
      const found = find();
      if (found !== undefined) done(found);
    };
  });
  for (const stream of streams) stream.on('data', onData);
  onData();
  const missed = ended.then(({ code, stderr }) => {
    const found = find();
    if (found === undefined) throw new Error(`the process ended with ${code} too early: ${stderr}`);
    return found;
  });
  try {
    return await Promise.race([seen, missed]);
  } finally {
    for (const stream of streams) stream.off('data', onData);
  }
}

function killWhole(child: ChildProcess, group: boolean): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  process.kill(group ? -child.pid : child.pid, 'SIGKILL');
}
