/** `--output-file`: what would go to stdout goes to a file, which is there whole or not at all. */
import { randomUUID } from 'node:crypto';
import { existsSync, realpathSync, statSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UsageError } from '../errors.ts';
import { replaceStreams, type OutputStream } from '../io.ts';
import type { CommandContext } from './command.ts';

/**
 * Runs `print` with a stdout that writes to the file. A device or pipe is written to as it is.
 *
 * @throws UsageError where the file can't be written
 */
export async function writeToFile(
  given: string,
  context: CommandContext,
  print: (redirected: CommandContext) => Promise<void>,
): Promise<void> {
  const path = followLink(resolve(context.io.cwd, given));
  const draft = isReplaceable(path) ? `${path}.${randomUUID()}.part` : path;
  const refuse = (error: unknown): never => {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new UsageError((t) => t.run.outputUnwritable(given, reason), { cause: error });
  };
  const file = await open(draft, 'w').catch(refuse);
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
