/** Runs the built program as a process of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How the process ended. */
export interface Ended {
  /** Null where a signal killed it. */
  code: number | null;
  stdout: Buffer;
  stderr: string;
}

/** A process that is running. */
export interface Running {
  child: ChildProcess;
  /** Resolves once stderr or stdout holds the text. */
  sees: (text: string) => Promise<void>;
  ended: Promise<Ended>;
}

const program = join(import.meta.dirname, '../../dist/soracom.cjs');

/** A folder that no other test uses. */
export function makeFolder(): string {
  return mkdtempSync(join(tmpdir(), 'soracom-e2e-'));
}

/** Starts the program with these variables alone. */
export function spawnProgram(
  argv: readonly string[],
  { env = {}, cwd = makeFolder() }: { env?: Record<string, string>; cwd?: string } = {},
): Running {
  const child = spawn(process.execPath, [program, ...argv], {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', HOME: cwd, SORACOM_PROFILE_DIR: join(cwd, 'profiles'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stdout: Buffer[] = [];
  let stderr = '';
  const watchers = new Set<() => void>();
  const tellWatchers = (): void => {
    for (const watcher of watchers) watcher();
  };
  child.stdout.on('data', (chunk: Buffer) => {
    stdout.push(chunk);
    tellWatchers();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
    tellWatchers();
  });
  const holds = (text: string): boolean => stderr.includes(text) || Buffer.concat(stdout).includes(text);
  const ended = new Promise<Ended>((done, fail) => {
    child.once('error', fail);
    child.once('close', (code) => done({ code, stdout: Buffer.concat(stdout), stderr }));
  });
  return {
    child,
    ended,
    async sees(text) {
      await Promise.race([
        new Promise<void>((done) => {
          const look = (): void => {
            if (holds(text)) done();
          };
          watchers.add(look);
          look();
        }),
        ended.then(({ stderr: said }) => {
          if (!holds(text)) throw new Error(`It ended without "${text}": ${said}`);
          return undefined;
        }),
      ]);
    },
  };
}
