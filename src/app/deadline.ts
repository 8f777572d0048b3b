/** Bounds a whole run: when its time is up, every wait of it ends, whatever it waits for. */
import { InterruptedError, NetworkError } from '../errors.ts';
import { longestTimer } from '../http/transport.ts';
import { replaceParts, StreamInterruptedError, type Io, type OutputStream } from '../io.ts';

/** Time that is running out. */
export interface Deadline {
  /** The surroundings as the run is to see them. */
  io: Io;
  /** What a failure comes to where it is the time that ended a wait; undefined for any other. */
  explain: (error: unknown) => NetworkError | undefined;
  /** Stops the clock. */
  clear: () => void;
}

/**
 * Starts the clock.
 *
 * @param seconds what the whole run may take
 * @param elapsed milliseconds that it has taken already
 */
export function startDeadline(io: Io, seconds: number, elapsed: number): Deadline {
  const controller = new AbortController();
  const left = Math.min(longestTimer, Math.max(0, seconds * 1000 - elapsed));
  const timer = setTimeout(() => controller.abort(), left);
  const { signal: passed } = controller;
  const bounded = replaceParts(io, {
    signal: AbortSignal.any([io.signal, passed]),
    stdin: {
      get isTTY() {
        return io.stdin.isTTY;
      },
      read: () => endWith(passed, io.stdin.read()),
      readLine: () => endWith(passed, io.stdin.readLine()),
    },
    stdout: boundStream(() => io.stdout, passed),
    stderr: boundStream(() => io.stderr, passed),
  });
  const explain = (error: unknown): NetworkError | undefined => {
    const isInterrupt = error instanceof InterruptedError || error instanceof StreamInterruptedError;
    // Whoever pressed Ctrl-C knows why it ended.
    if (!isInterrupt || !passed.aborted || io.signal.aborted) return undefined;
    return new NetworkError((t) => t.http.deadlinePassed(seconds), { cause: error });
  };
  return { io: bounded, explain, clear: () => clearTimeout(timer) };
}

function boundStream(find: () => OutputStream, passed: AbortSignal): OutputStream {
  return {
    get isTTY() {
      return find().isTTY;
    },
    get columns() {
      return find().columns;
    },
    get rows() {
      return find().rows;
    },
    writeLast: (text) => find().writeLast?.(text),
    write: (chunk) => endWith(passed, find().write(chunk)),
  };
}

/** @throws StreamInterruptedError where the time is up before the stream has done its part */
async function endWith<T>(passed: AbortSignal, work: Promise<T>): Promise<T> {
  let stop = (): void => undefined;
  const end = new Promise<never>((_, reject) => {
    stop = () => reject(new StreamInterruptedError());
  });
  passed.addEventListener('abort', stop, { once: true });
  if (passed.aborted) stop();
  try {
    return await Promise.race([end, work]);
  } finally {
    passed.removeEventListener('abort', stop);
  }
}
