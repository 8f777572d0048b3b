/** Makes the program's `Io` from a Node process. */
import { writeSync } from 'node:fs';
import {
  PipeClosedError,
  StreamInterruptedError,
  type Io,
  type InputStream,
  type OutputStream,
} from '../src/io.ts';
import { decodeText } from '../src/files/decode-text.ts';
import { isTerminal } from './descriptor.ts';
import { isHangupIgnored } from './hangup.ts';
import { once } from '../src/lazy.ts';

/** The process as an `Io`, and what the edge itself must know of it. */
export interface ProcessIo {
  io: Io;
  /** Whether a signal asked us to end. */
  wasInterrupted: () => boolean;
}

/**
 * Streams and signal handlers are made when they are first asked for: help and version need few of them, and each
 * costs start-up time. Where nothing listens for an interrupt yet, the system ends the process by itself: at that
 * time nothing has been written, for whoever writes files or starts a program asks for the signal first.
 *
 * @param child the process; its streams get handlers that keep a closed pipe from being a crash
 */
export function createIo(child: NodeJS.Process): ProcessIo {
  let interrupt: AbortController | undefined;
  const signal = (): AbortSignal => (interrupt ??= listenForInterrupt(child)).signal;
  const io: Io = {
    stdin: readable(
      once(() => child.stdin),
      signal,
    ),
    stdout: writable(
      1,
      once(() => child.stdout),
      () => interrupt?.signal,
    ),
    stderr: writable(
      2,
      once(() => child.stderr),
      () => undefined,
    ),
    get homedir() {
      return findHome(child.env, child.platform) ?? process.getBuiltinModule('node:os').homedir();
    },
    get signal() {
      return signal();
    },
    env: child.env,
    platform: child.platform,
    get cwd() {
      return findCwd(child);
    },
    now: Date.now,
  };
  return { io, wasInterrupted: () => interrupt?.signal.aborted === true };
}

/**
 * The home folder that the environment names. On Windows HOME goes first, as in soracom-cli: there it is set by those
 * who mean it, or by Git Bash.
 */
export function findHome(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | undefined {
  // Elsewhere an empty variable counts: not every runtime says so.
  return platform === 'win32' ? env['HOME'] || env['USERPROFILE'] || undefined : env['HOME'];
}

/** What asks us to end. On Windows that is Ctrl-Break, too, and a hangup is the window that closes. */
const signals = ['SIGHUP', 'SIGINT', 'SIGTERM', 'SIGBREAK'] as const;

function listenForInterrupt(child: NodeJS.Process): AbortController {
  const interrupt = new AbortController();
  for (const signal of signals) {
    if (signal === 'SIGBREAK' && child.platform !== 'win32') continue;
    child.on(signal, () => {
      if (signal === 'SIGHUP' && isHangupIgnored(child)) return;
      // The second time somebody is in earnest: nothing may hold the process.
      if (interrupt.signal.aborted) child.exit(130);
      interrupt.abort();
    });
  }
  return interrupt;
}

/** @param open opens the stream, which costs more than to ask what it is */
function readable(open: () => NodeJS.ReadStream, findSignal: () => AbortSignal): InputStream {
  return {
    get isTTY() {
      return isTerminal(0);
    },
    read: () => readChunks(open(), findSignal(), () => false),
    async readLine() {
      const bytes = await readChunks(open(), findSignal(), (chunk) => chunk.includes(newline));
      return decodeText(bytes).split(/\r?\n/, 1)[0] ?? '';
    },
  };
}

const newline = 0x0a;

/** Reads to the end, or up to the chunk that is the last one wanted. */
async function readChunks(
  stream: NodeJS.ReadStream,
  signal: AbortSignal,
  isLast: (chunk: Buffer) => boolean,
): Promise<Buffer> {
  // Whoever feeds us may never end; an interruption does not wait for that.
  const stop = (): void => void stream.destroy(new StreamInterruptedError());
  signal.addEventListener('abort', stop, { once: true });
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) {
      chunks.push(chunk as Buffer);
      if (isLast(chunk as Buffer)) break;
    }
    return Buffer.concat(chunks);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** @param findInterrupt what ends the wait for a reader that takes nothing, where somebody listens for it */
function writable(
  descriptor: number,
  open: () => NodeJS.WriteStream,
  findInterrupt: () => AbortSignal | undefined,
): OutputStream {
  let closed = false;
  let isOpen = false;
  let room = firstBytes;
  const stream = once(() => {
    const opened = open();
    opened.on('error', (error: NodeJS.ErrnoException) => {
      closed ||= error.code === 'EPIPE' || error.code === 'EOF';
    });
    return opened;
  });
  /** Writes the little that most runs have to say without opening a stream. Returns what is left to write. */
  const writeAtOnce = (chunk: string | Uint8Array): string | Uint8Array => {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    if (process.platform === 'win32' || bytes.byteLength > room) return bytes;
    room -= bytes.byteLength;
    try {
      return bytes.subarray(writeSync(descriptor, bytes));
    } catch (error) {
      // Whoever reads is behind: the stream waits for it.
      if (isErrno(error) && error.code === 'EAGAIN') return bytes;
      closed ||= isClosedPipe(error);
      throw closed ? new PipeClosedError() : error;
    }
  };
  const push = (chunk: string | Uint8Array): Promise<void> =>
    new Promise((resolve, reject) => {
      const opened = stream();
      const interrupt = findInterrupt();
      const stop = (): void => reject(new StreamInterruptedError());
      if (interrupt?.aborted === true) return stop();
      interrupt?.addEventListener('abort', stop, { once: true });
      return opened.write(chunk, (error) => {
        interrupt?.removeEventListener('abort', stop);
        if (error == null) resolve();
        else reject(closed || isClosedPipe(error) ? new PipeClosedError() : error);
      });
    });
  return {
    get isTTY() {
      return isTerminal(descriptor);
    },
    get columns() {
      // A terminal that does not know its width says 0.
      return isTerminal(descriptor) ? stream().columns || undefined : undefined;
    },
    get rows() {
      return isTerminal(descriptor) ? stream().rows || undefined : undefined;
    },
    writeLast(text) {
      try {
        writeSync(descriptor, text);
      } catch {
        // The terminal is gone, or does not take it: there is nothing left to leave in order.
      }
    },
    async write(chunk) {
      if (closed) throw new PipeClosedError();
      const rest = isOpen ? chunk : writeAtOnce(chunk);
      if (rest.length === 0) return undefined;
      isOpen = true;
      return push(rest);
    },
  };
}

/** A folder that was removed under our feet is no reason to stop: what needs no file works all the same. */
function findCwd(child: NodeJS.Process): string {
  try {
    return child.cwd();
  } catch {
    return child.env['PWD'] ?? '/';
  }
}

/** Less than any pipe holds, so that writing it waits for nobody. In bytes. */
const firstBytes = 16_384;

function isErrno(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error;
}

function isClosedPipe(error: unknown): boolean {
  return isErrno(error) && ['EPIPE', 'EOF', 'ERR_STREAM_DESTROYED'].includes(error.code ?? '');
}
