/** Runs the whole program in this process, with streams and environment in memory. */
import { program } from '../../bin/program.ts';
import { makeFolder } from './folder.ts';
import { createMemoryIo } from './memory-io.ts';
import type { App } from '../../src/command/command.ts';
import type { Prompter } from '../../src/terminal/prompt.ts';

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
  /** Waits in the test's own time. */
  pause?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Somebody at a terminal, who answers questions. */
  prompter?: Prompter;
  /** Parts of the program that the test puts in place of ours. */
  app?: Partial<App>;
}

/** What came out, stream by stream. */
export interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
  stdoutBytes: Buffer;
}

/** Runs a command line given as words. */
export async function runProgram(argv: readonly string[], surroundings: Surroundings = {}): Promise<Outcome> {
  const { prompter, app, profileDir = makeFolder(), env, ...others } = surroundings;
  const { io, stdout, stderr } = createMemoryIo({
    ...others,
    terminal: others.terminal ?? (prompter && 80),
    keyboard: prompter !== undefined,
    home: profileDir,
    env: { SORACOM_PROFILE_DIR: profileDir, PATH: process.env['PATH'] ?? '', ...env },
  });
  const code = await program(argv, io, {
    ...app,
    ...(prompter && { loadPrompter: () => Promise.resolve(prompter) }),
  });
  return { code, stdout: stdout.text(), stderr: stderr.text(), stdoutBytes: stdout.bytes() };
}
