/**
 * Shows what is longer than the screen through the pager that the user named, and everything else directly. A pager
 * that can't be started, fails or ends early does no harm: nothing is lost, and the command ends as it would have.
 */
import type { ChildProcess } from 'node:child_process';
import { basename } from 'node:path';
import system from 'node:process';
import { stripVTControlCharacters } from 'node:util';
import { PipeClosedError, type Io, type OutputStream } from '../io.ts';
import { splitWords } from './quote.ts';
import type { Streams } from './screen.ts';
import { toStartLine } from './start-line.ts';
import { widthOf } from './width.ts';

/** More than this is not shown again after a pager has failed. In UTF-16 units. */
const mostKept = 1_000_000;

/** Options of less that keep colour and end where the text fits the screen, and lv's for colour; the user's own stay. */
const defaults = { LESS: 'FRX', LV: '-c' };

/**
 * Lets `show` write to a stream that becomes a pager as soon as the screen is full.
 *
 * @param pager the command: words of a shell, without a shell
 * @param show what it writes to `stderr` appears once the pager has ended
 */
export async function showPaged(
  io: Io,
  pager: string,
  show: (streams: Streams) => Promise<void>,
): Promise<void> {
  const paging = new Paging(io, pager);
  const held: (string | Uint8Array)[] = [];
  const { isTTY, columns, rows } = io.stdout;
  const stdout: OutputStream = { isTTY, columns, rows, write: (chunk) => paging.write(chunk) };
  const stderr: OutputStream = {
    isTTY: io.stderr.isTTY,
    columns: io.stderr.columns,
    rows: io.stderr.rows,
    write(chunk) {
      held.push(chunk);
      return Promise.resolve();
    },
  };
  try {
    await show({ stdout, stderr });
  } finally {
    await paging.end();
    for (const chunk of held) await io.stderr.write(chunk);
  }
}

/** What is written, on its way to the screen or the pager. */
class Paging {
  readonly #io: Io;
  readonly #command: string;
  /** All that was written, until it is too much. */
  #kept: string[] | undefined = [];
  #size = 0;
  #lines = 0;
  #pager: RunningPager | undefined;
  /** There is no pager: what comes goes to the screen. */
  #isDirect = false;

  constructor(io: Io, command: string) {
    this.#io = io;
    this.#command = command;
  }

  async write(chunk: string | Uint8Array): Promise<void> {
    const text = typeof chunk === 'string' ? chunk : new TextDecoder().decode(chunk);
    if (this.#isDirect) return this.#io.stdout.write(text);
    this.#keep(text);
    if (this.#pager !== undefined) return this.#pager.write(text);
    const { rows = 24, columns = 80 } = this.#io.stdout;
    this.#lines += countLines(text, columns);
    // The prompt of the shell takes a line as well.
    if (this.#lines < rows) return undefined;
    const beginning = this.#kept?.join('') ?? '';
    this.#pager = await startPager(this.#command, this.#io);
    if (this.#pager !== undefined) return this.#pager.write(beginning);
    this.#isDirect = true;
    return this.#io.stdout.write(beginning);
  }

  async end(): Promise<void> {
    if (this.#isDirect) return undefined;
    const hasShown = this.#pager !== undefined && (await this.#pager.end());
    const text = this.#kept?.join('') ?? '';
    return hasShown || text === '' ? undefined : this.#io.stdout.write(text);
  }

  #keep(text: string): void {
    this.#size += text.length;
    // Before there is a pager everything is kept: it is less than a screen.
    if (this.#size > mostKept && this.#pager !== undefined) this.#kept = undefined;
    this.#kept?.push(text);
  }
}

/** The rows of the screen that a text takes. */
function countLines(text: string, columns: number): number {
  const lines = stripVTControlCharacters(text).split('\n');
  const full = lines
    .slice(0, -1)
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / columns)), 0);
  return full + Math.floor(widthOf(lines.at(-1) ?? '') / columns);
}

/** A pager that runs. */
interface RunningPager {
  /** @throws PipeClosedError when it is given more although it has ended */
  write: (text: string) => Promise<void>;
  /** Waits until the user has left it. False where it failed, so that nobody may have seen anything. */
  end: () => Promise<boolean>;
}

async function startPager(command: string, io: Io): Promise<RunningPager | undefined> {
  const words = (await splitWords(command, io.platform)) ?? [];
  if (basename(words[0] ?? 'cat') === 'cat') return undefined;
  const start = await toStartLine(words, io);
  if (start === undefined) return undefined;
  const { file, args, ...options } = start;
  const { spawn } = await import('node:child_process');
  const env = { ...defaults, ...io.env };
  // Asked for before Ctrl-C is taken over: a hangup or SIGTERM ends the pager as well.
  const { signal } = io;
  let child: ChildProcess;
  try {
    child = spawn(file, args, { ...options, cwd: io.cwd, env, stdio: ['pipe', 'inherit', 'inherit'] });
  } catch {
    return undefined;
  }
  const hasStarted = await new Promise<boolean>((resolve) => {
    child.once('spawn', () => resolve(true));
    child.once('error', () => resolve(false));
  });
  const { stdin } = child;
  if (!hasStarted || stdin === null) return undefined;
  const release = leaveInterruptsTo(child, signal);
  const ended = new Promise<boolean>((resolve) => {
    child.once('close', (code, killedBy) => {
      release();
      resolve(code === 0 || killedBy !== null);
    });
  });
  let isGone = false;
  stdin.on('error', () => (isGone = true));
  return {
    async write(text) {
      if (isGone) throw new PipeClosedError();
      await new Promise<void>((resolve) => stdin.write(text, () => resolve()));
    },
    end() {
      stdin.end();
      return ended;
    },
  };
}

/** While a pager runs, Ctrl-C is for it: it stops a search there, and must not leave it without us. */
function leaveInterruptsTo(child: ChildProcess, signal: AbortSignal): () => void {
  const ours = system.listeners('SIGINT');
  const ignore = (): void => undefined;
  const stop = (): void => void child.kill();
  system.removeAllListeners('SIGINT');
  system.on('SIGINT', ignore);
  signal.addEventListener('abort', stop, { once: true });
  return () => {
    signal.removeEventListener('abort', stop);
    system.removeListener('SIGINT', ignore);
    for (const listener of ours) system.on('SIGINT', listener);
  };
}
