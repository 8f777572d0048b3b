/** `--output-file`: what would go to stdout goes to a file, which is there whole or not at all. */
import { codeOf } from '../files/errno.ts';
import { fillFile, requireReplaceable } from '../files/replace-file.ts';
import { resolve } from 'node:path';
import { SoracomError, UnexpectedError, UsageError } from '../errors.ts';
import { replaceStreams, type OutputStream } from '../io.ts';
import type { CommandContext } from './command.ts';

/** Finds before anything is sent what would keep the file from being written. @throws UsageError */
export function checkOutputFile(given: string, { io }: CommandContext): void {
  try {
    requireReplaceable(resolve(io.cwd, given));
  } catch (error) {
    if (error instanceof SoracomError) throw error;
    const reason = codeOf(error);
    throw new UsageError((t) => t.run.outputUnwritable(given, reason), { cause: error });
  }
}

/**
 * Runs `print` with a stdout that writes to the file. A device or pipe is written to as it is. What a command prints
 * may be a secret, so that a new file is its owner's alone; a file of the user's own that was there keeps who may read it.
 *
 * @throws UnexpectedError where the file can't be written after all
 */
export async function writeToFile(
  given: string,
  context: CommandContext,
  print: (redirected: CommandContext) => Promise<void>,
): Promise<void> {
  const { io } = context;
  await fillFile(
    resolve(io.cwd, given),
    (write) => {
      const stdout: OutputStream = { isTTY: false, columns: undefined, write };
      return print({ ...context, io: replaceStreams(io, { stdout }) });
    },
    {
      keepMode: true,
      writeThrough: true,
      signal: io.signal,
      describe(error) {
        const reason = codeOf(error);
        return new UnexpectedError((t) => t.run.outputUnwritable(given, reason), { cause: error });
      },
    },
  );
}
