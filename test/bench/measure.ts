/** Times whole processes in turn with `node -e 0`, so that a ratio holds while the machine's speed drifts. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** The built program. */
export const program = join(import.meta.dirname, '../../dist/soracom.cjs');

/** Median wall time over the median of `node -e 0`, pair by pair, and both in milliseconds. */
export interface Measurement {
  ratio: number;
  milliseconds: number;
  baseline: number;
}

/** What a process did. */
export interface Finished {
  code: number | null;
  milliseconds: number;
  stdout: string;
  stderr: string;
}

/** An environment that measures the same everywhere: no extra certificates, no settings of the user's. */
export function cleanEnv(extra: Record<string, string> = {}): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    ([name, value]) =>
      value !== undefined &&
      name !== 'NODE_EXTRA_CA_CERTS' &&
      name !== 'NODE_OPTIONS' &&
      !name.startsWith('SORACOM_'),
  );
  return { ...(Object.fromEntries(kept) as Record<string, string>), ...extra };
}

/** Runs Node with arguments and waits for its end. */
export function runNode(
  args: readonly string[],
  env: Record<string, string> = cleanEnv(),
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const start = process.hrtime.bigint();
    const child = spawn(process.execPath, [...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (code) => {
      const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
      resolve({ code, milliseconds, stdout, stderr });
    });
  });
}

/** Measures `soracom args` against `node -e 0` in pairs. @throws Error when a run fails */
export async function measure(
  args: readonly string[],
  { env = cleanEnv(), runs = 25 }: { env?: Record<string, string>; runs?: number } = {},
): Promise<Measurement> {
  const pairs: { own: number; bare: number }[] = [];
  for (let run = -2; run < runs; run += 1) {
    const bare = await runNode(['-e', '0'], env);
    const own = await runNode([program, ...args], env);
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

/** The peak resident memory of `soracom args`, in MB (10^6 bytes). */
export async function measureMemory(
  args: readonly string[],
  env: Record<string, string> = cleanEnv(),
): Promise<number> {
  const hook = join(import.meta.dirname, 'peak-memory.cjs');
  const { stderr } = await runNode(['--require', hook, program, ...args], env);
  const kilobytes = Number(/peak-memory-kb=(\d+)/.exec(stderr)?.[1]);
  return (kilobytes * 1024) / 1e6;
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
