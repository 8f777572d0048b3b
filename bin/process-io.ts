/** Makes the program's `Io` from a Node process. */
import { homedir } from 'node:os';
import { InterruptedError } from '../src/errors.ts';
import { PipeClosedError, type Io, type InputStream, type OutputStream } from '../src/io.ts';

/** @param child the process; its streams get handlers that keep a closed pipe from being a crash */
export function createIo(child: NodeJS.Process): Io {
  const interrupt = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    child.on(signal, () => {
      // The second time somebody is in earnest: nothing may hold the process.
      if (interrupt.signal.aborted) child.exit(130);
      interrupt.abort();
    });
  }
  return {
    stdin: readable(child.stdin, interrupt.signal),
    stdout: writable(child.stdout),
    stderr: writable(child.stderr),
    env: child.env,
    platform: child.platform,
    cwd: child.cwd(),
    get homedir() {
      return homedir();
    },
    now: Date.now,
    signal: interrupt.signal,
  };
}

function readable(stream: NodeJS.ReadStream, signal: AbortSignal): InputStream {
  return {
    get isTTY() {
      return stream.isTTY;
    },
    async read() {
      // Whoever feeds us may never end; an interruption does not wait for that.
      const stop = (): void => void stream.destroy(new InterruptedError((t) => t.errors.interrupted));
      signal.addEventListener('abort', stop, { once: true });
      try {
        const chunks: Uint8Array[] = [];
        for await (const chunk of stream) chunks.push(chunk as Uint8Array);
        return Buffer.concat(chunks);
      } finally {
        signal.removeEventListener('abort', stop);
      }
    },
  };
}

function writable(stream: NodeJS.WriteStream): OutputStream {
  let closed = false;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    closed ||= error.code === 'EPIPE' || error.code === 'EOF';
  });
  return {
    get isTTY() {
      return stream.isTTY;
    },
    get columns() {
      return stream.isTTY ? stream.columns : undefined;
    },
    write(chunk) {
      return new Promise((resolve, reject) => {
        if (closed) return reject(new PipeClosedError());
        return stream.write(chunk, (error) => {
          if (error == null) resolve();
          else reject(closed || isClosedPipe(error) ? new PipeClosedError() : error);
        });
      });
    },
  };
}

function isClosedPipe(error: NodeJS.ErrnoException): boolean {
  return error.code === 'EPIPE' || error.code === 'EOF' || error.code === 'ERR_STREAM_DESTROYED';
}
