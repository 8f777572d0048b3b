/** Runs the whole program in this process, with streams and environment in memory. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program } from '../../bin/program.ts';
import { PipeClosedError, type Io, type OutputStream } from '../../src/io.ts';

/** The process as the test wants it. */
export interface Surroundings {
  env?: Record<string, string>;
  stdin?: string | Uint8Array;
  /** Whether stdout is a terminal, and how wide. */
  terminal?: number;
  /** Folder of the profiles; a fresh empty one when left out. */
  profileDir?: string;
  /** The reader of stdout goes away after this many writes. */
  closeAfter?: number;
  signal?: AbortSignal;
  now?: () => number;
}

/** What came out, stream by stream. */
export interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

/** A folder for profiles that no other test uses. */
export function makeProfileDir(): string {
  return mkdtempSync(join(tmpdir(), 'soracom-test-'));
}

/** Runs a command line given as words. */
export async function runProgram(argv: readonly string[], surroundings: Surroundings = {}): Promise<Outcome> {
  const stdout = memoryStream(surroundings.terminal, surroundings.closeAfter);
  const stderr = memoryStream(surroundings.terminal);
  const profileDir = surroundings.profileDir ?? makeProfileDir();
  const io: Io = {
    stdin: {
      isTTY: false,
      read: () => Promise.resolve(toBytes(surroundings.stdin ?? '')),
    },
    stdout,
    stderr,
    env: { SORACOM_PROFILE_DIR: profileDir, PATH: process.env['PATH'], ...surroundings.env },
    platform: process.platform,
    cwd: profileDir,
    homedir: profileDir,
    now: surroundings.now ?? Date.now,
    signal: surroundings.signal ?? new AbortController().signal,
  };
  const code = await program(argv, io);
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

function memoryStream(columns?: number, closeAfter = Infinity): OutputStream & { text: () => string } {
  const chunks: Uint8Array[] = [];
  return {
    isTTY: columns !== undefined,
    columns,
    write(chunk) {
      if (chunks.length >= closeAfter) return Promise.reject(new PipeClosedError());
      chunks.push(toBytes(chunk));
      return Promise.resolve();
    },
    text: () => Buffer.concat(chunks).toString('utf8'),
  };
}

function toBytes(text: string | Uint8Array): Uint8Array {
  return typeof text === 'string' ? new TextEncoder().encode(text) : text;
}
