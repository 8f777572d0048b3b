/** `--output-file`: what would go to stdout goes to a file, which is there whole or not at all. */
import { codeOf, reasonOf } from '../files/errno.ts';
import { fillFile, requireReplaceable } from '../files/replace-file.ts';
import { fstatSync, write as writeDescriptor } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { SoracomError, UnexpectedError, UsageError } from '../errors.ts';
import { PipeClosedError, replaceParts, type Io, type OutputStream } from '../io.ts';
import type { CommandContext } from './command.ts';

/** Finds before anything is sent what would keep the file from being written. @throws UsageError */
export function checkOutputFile(given: string, { io }: CommandContext): void {
  const path = resolve(io.cwd, given);
  const descriptor = findDescriptor(given) ?? findDescriptor(path);
  try {
    if (descriptor === undefined) requireReplaceable(path, { writeThrough: true });
    else fstatSync(descriptor);
  } catch (error) {
    if (error instanceof SoracomError) throw error;
    const reason = reasonOf(error);
    throw new UsageError((t) => t.run.outputUnwritable(given, reason(t)), { cause: error });
  }
}

/**
 * Runs `print` with a stdout that writes to the file. A device or pipe is written to as it is, and so is a descriptor
 * that is open already (`/dev/stdout`, and what a shell makes of `>(…)`). What a command prints
 * may be a secret, so that a new file is its owner's alone; a file of the user's own that was
 * there keeps who may read it.
 *
 * @throws UnexpectedError where the file can't be written after all
 * @throws PipeClosedError where it is a pipe that nobody reads any more
 */
export async function writeToFile(
  given: string,
  context: CommandContext,
  print: (redirected: CommandContext) => Promise<void>,
): Promise<void> {
  const { io } = context;
  const path = resolve(io.cwd, given);
  const printWith = (write: OutputStream['write']): Promise<void> => {
    const stdout: OutputStream = { isTTY: false, columns: undefined, write };
    return print({ ...context, io: replaceParts(io, { stdout }) });
  };
  const describe = (error: unknown): Error => {
    if (codeOf(error) === 'EPIPE') return new PipeClosedError();
    const reason = reasonOf(error);
    return new UnexpectedError((t) => t.run.outputUnwritable(given, reason(t)), { cause: error });
  };
  const descriptor = findDescriptor(given) ?? findDescriptor(path);
  if (descriptor !== undefined) return printWith(openDescriptor(descriptor, io, describe));
  const options = { keepMode: true, writeThrough: true, signal: io.signal, describe };
  await fillFile(path, printWith, options);
}

/** The open descriptor that a path stands for. To open such a path anew would cut a file, and fail for a socket. */
function findDescriptor(path: string): number | undefined {
  if (path === '/dev/stdout') return 1;
  if (path === '/dev/stderr') return 2;
  const [, number] = /^\/(?:dev|proc\/self)\/fd\/(\d{1,9})$/.exec(path) ?? [];
  return number === undefined ? undefined : Number(number);
}

function openDescriptor(
  descriptor: number,
  { stdout, stderr }: Io,
  describe: (error: unknown) => Error,
): OutputStream['write'] {
  if (descriptor === 1) return (chunk) => stdout.write(chunk);
  if (descriptor === 2) return (chunk) => stderr.write(chunk);
  const write = promisify(writeDescriptor);
  return async (chunk) => {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    try {
      for (let done = 0; done < bytes.length;) {
        done += (await write(descriptor, bytes, done)).bytesWritten;
      }
    } catch (error) {
      throw describe(error);
    }
  };
}
