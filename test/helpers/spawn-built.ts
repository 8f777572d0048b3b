/** Runs the built program as a process of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/** The built program. */
export const builtProgram = join(import.meta.dirname, '../../dist/soracom.cjs');

/** What a process left behind. */
export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** A started process and its end. */
export interface Started {
  child: ChildProcess;
  exit: Promise<Exit>;
}

/** Starts the program with nothing of this process's environment but PATH. */
export function startBuilt(
  argv: readonly string[],
  env: Readonly<Record<string, string>>,
  stdin?: string,
): Started {
  const child = spawn(process.execPath, [builtProgram, ...argv], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const stdout: Uint8Array[] = [];
  const stderr: Uint8Array[] = [];
  child.stdout.on('data', (chunk: Uint8Array) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Uint8Array) => stderr.push(chunk));
  child.stdin.on('error', () => undefined);
  child.stdin.end(stdin ?? '');
  const exit = new Promise<Exit>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      resolve({
        code,
        signal,
        stdout: Buffer.concat(stdout).toString('utf8'),
        stderr: Buffer.concat(stderr).toString('utf8'),
      });
    });
  });
  return { child, exit };
}

/** Runs the program to its end. */
export function runBuilt(...args: Parameters<typeof startBuilt>): Promise<Exit> {
  return startBuilt(...args).exit;
}
