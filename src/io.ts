/**
 * Everything the program may touch of the process around it, injected: streams, environment, clock, interrupt.
 *
 * `bin/` makes one from the real process, tests make one from memory.
 */

/** An output stream. `write` resolves once the chunk is accepted, so that a slow reader slows us down. */
export interface OutputStream {
  readonly isTTY: boolean;
  /** Width in cells where known. */
  readonly columns: number | undefined;
  /** Height in lines where known; nothing but a terminal has one. */
  readonly rows?: number | undefined;
  /** @throws PipeClosedError when the reader went away */
  write(chunk: string | Uint8Array): Promise<void>;
  /** Writes a little at once, after an interrupt, too: what a terminal must be left with. Never throws. */
  writeLast?(text: string): void;
}

/** The input stream. */
export interface InputStream {
  readonly isTTY: boolean;
  /** All of it, to the end. */
  read(): Promise<Uint8Array>;
  /** The first line, without its end; whoever feeds us may go on for ever. Nothing can be read afterwards. */
  readLine(): Promise<string>;
}

/** The process as the program sees it. */
export interface Io {
  readonly stdin: InputStream;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly cwd: string;
  readonly homedir: string;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Waits in place of the system's own clock; for tests. */
  pause?(milliseconds: number, signal: AbortSignal): Promise<void>;
  /**
   * Aborted by Ctrl-C, SIGTERM or a hangup. Ask for it before you write a file or start a program: until then a
   * signal ends the process at once.
   */
  readonly signal: AbortSignal;
}

/** The reader of our output went away (EPIPE). Ends the program quietly; never shown. */
export class PipeClosedError extends Error {}

/** An interrupt ended the wait for a stream. */
export class StreamInterruptedError extends Error {}

/** The same surroundings with other streams or another signal. The rest is inherited: some of it is computed only when asked for. */
export function replaceParts(io: Io, parts: Partial<Pick<Io, 'stdin' | 'stdout' | 'stderr' | 'signal'>>): Io {
  const properties = Object.entries(parts).map(([name, value]) => [name, { value, enumerable: true }]);
  return Object.create(io, Object.fromEntries(properties) as PropertyDescriptorMap) as Io;
}
