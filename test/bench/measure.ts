/** Times whole processes in turn with `node -e 0`, so that a ratio holds while the machine's speed drifts. */
import { join } from 'node:path';
import { makeFolder } from '../helpers/folder.ts';
import { programUnderTest, startProcess, type Command, type Ended } from '../helpers/program.ts';

/** Where whatever is measured runs, and its home. */
const home = makeFolder();

/** Median wall time over the median of `node -e 0`, pair by pair, and both in milliseconds. */
export interface Measurement {
  ratio: number;
  milliseconds: number;
  baseline: number;
}

/** How a process ended, and its wall time. */
export interface Timed extends Ended {
  milliseconds: number;
}

type Env = Readonly<Record<string, string>>;

/** Runs a program to its end. */
export async function time(command: Command, env: Env = {}): Promise<Timed> {
  const start = performance.now();
  const ended = await startProcess(command, { cwd: home, env }).ended;
  return { ...ended, milliseconds: performance.now() - start };
}

/** Runs the program under test to its end. */
export function timeProgram(argv: readonly string[], env: Env = {}): Promise<Timed> {
  return time([...programUnderTest, ...argv], env);
}

/** Runs `node -e 0`, which everything is compared with. */
export function timeBareNode(env: Env = {}): Promise<Timed> {
  return time([process.execPath, '-e', '0'], env);
}

/** Measures `soracom args` against `node -e 0` in pairs. @throws Error when a run fails */
export async function measure(
  args: readonly string[],
  { env = {}, runs = 25 }: { env?: Env; runs?: number } = {},
): Promise<Measurement> {
  const pairs: { own: number; bare: number }[] = [];
  for (let run = -2; run < runs; run += 1) {
    const bare = await timeBareNode(env);
    const own = await timeProgram(args, env);
    if (own.code !== 0) throw new Error(`soracom ${args.join(' ')} ended with ${own.code}: ${own.stderr}`);
    // The first pairs warm the disk cache.
    if (run >= 0) pairs.push({ own: own.milliseconds, bare: bare.milliseconds });
  }
  return {
    ratio: median(pairs.map(({ own, bare }) => own / bare)),
    milliseconds: median(pairs.map(({ own }) => own)),
    baseline: median(pairs.map(({ bare }) => bare)),
  };
}

/** Makes a program that is Node inside tell its peak memory on stderr when it ends. */
export const memoryHook: Env = {
  NODE_OPTIONS: `--require="${join(import.meta.dirname, 'peak-memory.cjs')}"`,
};

/** What {@link memoryHook} told, in MB (10^6 bytes). */
export function readPeakMemory(stderr: string): number {
  const kilobytes = Number(/peak-memory-kb=(\d+)/.exec(stderr)?.[1]);
  return (kilobytes * 1024) / 1e6;
}

/** The peak resident memory of `soracom args`, in MB (10^6 bytes). */
export async function measureMemory(args: readonly string[], env: Env = {}): Promise<number> {
  return readPeakMemory((await timeProgram(args, { ...env, ...memoryHook })).stderr);
}

/** The middle value. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** One line of the report: what, how much, and the goal where there is one. */
export function report(name: string, value: string, goal?: string): void {
  process.stdout.write(
    `${name.padEnd(44)} ${value.padStart(26)}${goal === undefined ? '' : `   goal ${goal}`}\n`,
  );
}

/** A ratio with the times behind it. */
export function show({ ratio, milliseconds, baseline }: Measurement): string {
  return `${ratio.toFixed(2)}  (${milliseconds.toFixed(0)} / ${baseline.toFixed(0)} ms)`;
}
