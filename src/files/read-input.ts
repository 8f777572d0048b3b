/**
 * Reads a file that the user names: never more of it than is wanted, and a pipe as it comes, so that an interrupt ends
 * the wait for whoever fills it.
 */
import { closeSync, fstatSync, openSync } from 'node:fs';
import { InterruptedError, UsageError } from '../errors.ts';
import { codeOf, reasonOf } from './errno.ts';
import { openAtOnce, readBounded } from './read-bounded.ts';

/** How a file is read. */
export interface InputOptions {
  /** The flag that names the file, without dashes; none where an argument does. */
  flag?: string | undefined;
  /** The path as it was typed, where that is not what is opened. */
  shown?: string;
  /** Bytes that it may have. */
  most: number;
  signal: AbortSignal;
}

/**
 * Reads all of a file.
 *
 * @throws UsageError where it can't be read, or is larger than it may be
 * @throws InterruptedError when the signal ends the wait for a pipe
 */
export async function readInput(path: string, options: InputOptions): Promise<Uint8Array> {
  try {
    // A pipe that nobody has opened yet would hold us, Ctrl-C included.
    const file = openAtOnce(path);
    const found = fstatSync(file);
    if (found.isFIFO()) return await readPipe(file, path, options);
    if (!found.isCharacterDevice()) return readWhole(file, path, options);
    // A terminal is read as somebody types.
    closeSync(file);
    return readWhole(openSync(path, 'r'), path, options);
  } catch (error) {
    if (error instanceof UsageError || error instanceof InterruptedError) throw error;
    throw unreadable(path, options, error);
  }
}

function readWhole(file: number, path: string, options: InputOptions): Uint8Array {
  try {
    return readBounded(file, options.most);
  } catch (error) {
    throw codeOf(error) === 'EFBIG' ? tooLarge(path, options) : error;
  } finally {
    closeSync(file);
  }
}

/** The stream closes the pipe when it ends. */
async function readPipe(file: number, path: string, options: InputOptions): Promise<Uint8Array> {
  const { signal } = options;
  const { Socket } = await import('node:net');
  const pipe = new Socket({ fd: file, readable: true, writable: false });
  const interrupt = (): void => {
    pipe.destroy(new InterruptedError((t) => t.errors.interrupted));
  };
  signal.addEventListener('abort', interrupt, { once: true });
  if (signal.aborted) interrupt();
  try {
    const pieces: Uint8Array[] = [];
    let size = 0;
    for await (const piece of pipe) {
      pieces.push(piece as Uint8Array);
      size += (piece as Uint8Array).byteLength;
      if (size > options.most) throw tooLarge(path, options);
    }
    return Buffer.concat(pieces);
  } finally {
    signal.removeEventListener('abort', interrupt);
    pipe.destroy();
  }
}

function unreadable(path: string, { flag, shown = path }: InputOptions, error: unknown): UsageError {
  const reason = reasonOf(error);
  return new UsageError((t) => t.files.unreadable(t.files.input(shown, flag), reason(t)), { cause: error });
}

function tooLarge(path: string, { flag, shown = path, most }: InputOptions): UsageError {
  const megabytes = Math.round(most / 1024 / 1024);
  return new UsageError((t) => t.files.tooLarge(t.files.input(shown, flag), megabytes));
}
