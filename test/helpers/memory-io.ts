/** The program's surroundings in memory. */
import { PipeClosedError, type Io, type OutputStream } from '../../src/io.ts';

/** The process as the test wants it. */
export interface Surroundings {
  env?: Record<string, string>;
  stdin?: string | Uint8Array;
  /** Whether stdout and stderr are a terminal, and how wide. */
  terminal?: number | undefined;
  /** Whether somebody sits at the keyboard. */
  keyboard?: boolean;
  /** Working folder and home. */
  home?: string;
  /** The reader of stdout goes away after this many writes. */
  closeAfter?: number | undefined;
  signal?: AbortSignal | undefined;
  now?: (() => number) | undefined;
  /** Waits in the test's own time. */
  pause?: ((milliseconds: number, signal: AbortSignal) => Promise<void>) | undefined;
}

/** An output stream that keeps what was written. */
export interface MemoryStream extends OutputStream {
  text: () => string;
  bytes: () => Buffer;
}

/** Makes an `Io` and the streams behind it. */
export function createMemoryIo(surroundings: Surroundings): {
  io: Io;
  stdout: MemoryStream;
  stderr: MemoryStream;
} {
  const { env = {}, stdin = '', terminal, keyboard = false, home = '/nowhere', closeAfter } = surroundings;
  const stdout = createMemoryStream(terminal, closeAfter);
  const stderr = createMemoryStream(terminal);
  const io: Io = {
    stdin: {
      isTTY: keyboard,
      read: () => Promise.resolve(toBytes(stdin)),
      readLine: () => Promise.resolve(new TextDecoder().decode(toBytes(stdin)).split(/\r?\n/, 1)[0] ?? ''),
    },
    stdout,
    stderr,
    env,
    platform: process.platform,
    cwd: home,
    homedir: home,
    now: surroundings.now ?? Date.now,
    ...(surroundings.pause && { pause: surroundings.pause }),
    signal: surroundings.signal ?? new AbortController().signal,
  };
  return { io, stdout, stderr };
}

function createMemoryStream(columns?: number, closeAfter = Infinity): MemoryStream {
  const chunks: Uint8Array[] = [];
  return {
    isTTY: columns !== undefined,
    columns,
    write(chunk) {
      if (chunks.length >= closeAfter) return Promise.reject(new PipeClosedError());
      chunks.push(toBytes(chunk));
      return Promise.resolve();
    },
    writeLast: (text) => void chunks.push(toBytes(text)),
    text: () => Buffer.concat(chunks).toString('utf8'),
    bytes: () => Buffer.concat(chunks),
  };
}

function toBytes(text: string | Uint8Array): Uint8Array {
  return typeof text === 'string' ? new TextEncoder().encode(text) : text;
}
