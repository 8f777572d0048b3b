/** `--output-file`: what would go to stdout goes to a file, which is there whole or not at all. */
import { codeOf } from '../files/errno.ts';
import { randomUUID } from 'node:crypto';
import { accessSync, constants, existsSync, realpathSync, statSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { UnexpectedError, UsageError } from '../errors.ts';
import { replaceStreams, type OutputStream } from '../io.ts';
import type { CommandContext } from './command.ts';

/** Finds before anything is sent what would keep the file from being written. @throws UsageError */
export function checkOutputFile(given: string, { io }: CommandContext): void {
  const path = followLink(resolve(io.cwd, given));
  try {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) throw new Error('EISDIR');
    accessSync(isReplaceable(path) ? dirname(path) : path, constants.W_OK);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'EISDIR';
    throw new UsageError((t) => t.run.outputUnwritable(given, reason), { cause: error });
  }
}

/**
 * Runs `print` with a stdout that writes to the file. A device or pipe is written to as it is.
 *
 * @throws UnexpectedError where the file can't be written after all
 */
export async function writeToFile(
  given: string,
  context: CommandContext,
  print: (redirected: CommandContext) => Promise<void>,
): Promise<void> {
  const path = followLink(resolve(context.io.cwd, given));
  const draft = isReplaceable(path) ? `${path}.${randomUUID()}.part` : path;
  const refuse = (error: unknown): never => {
    const reason = codeOf(error);
    throw new UnexpectedError((t) => t.run.outputUnwritable(given, reason), { cause: error });
  };
  // What a command prints may be a secret; a file that was there keeps who may read it.
  const mode = (statSync(path, { throwIfNoEntry: false })?.mode ?? 0o600) & 0o777;
  const file = await open(draft, 'w', mode).catch(refuse);
  const stdout: OutputStream = {
    isTTY: false,
    columns: undefined,
    write: async (chunk) => {
      await file.writeFile(chunk).catch(refuse);
    },
  };
  try {
    await print({ ...context, io: replaceStreams(context.io, { stdout }) });
    await file.close();
    if (draft !== path) await rename(draft, path).catch(refuse);
  } catch (error) {
    await file.close().catch(() => undefined);
    if (draft !== path) await rm(draft, { force: true });
    throw error;
  }
}

/** A link stays one: what it points to is replaced. */
function followLink(path: string): string {
  return existsSync(path) ? realpathSync(path) : path;
}

function isReplaceable(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? true;
}
