/** Puts a new program in the place of the one that runs: whole or not at all. */
import { dirname } from 'node:path';
import { SoracomError, UnexpectedError, UsageError, type ErrorDetails } from '../errors.ts';
import { reasonOf } from '../files/errno.ts';
import { draftsOf, removeLeftovers } from '../files/leftovers.ts';
import { lookAt } from '../files/look.ts';
import { isForeign, type Owner } from '../files/own.ts';
import { fillFile, requireReplaceable } from '../files/replace-file.ts';

/** Finds, before anything is fetched, what would keep the program from being replaced. @throws UsageError */
export function checkReplaceable(path: string, owner: Owner): void {
  const found = lookAt(path);
  const hint: ErrorDetails = { hint: (t) => t.release.elsewhere };
  if (typeof found === 'string' || !found.isFile()) throw new UsageError((t) => t.release.noFile(path));
  if (isForeign(found, owner)) throw new UsageError((t) => t.release.foreign(path), hint);
  try {
    requireReplaceable(path);
  } catch (error) {
    if (error instanceof SoracomError) throw error;
    throw new UsageError((t) => t.release.unwritable(path, reasonOf(error)(t)), { ...hint, cause: error });
  }
}

/**
 * @param path of the program; a link to it is followed
 * @throws UnexpectedError where the disk refuses
 * @throws InterruptedError where the signal came before the program was in place
 */
export async function replaceProgram(
  path: string,
  program: Uint8Array,
  { owner, signal }: { owner: Owner; signal: AbortSignal },
): Promise<void> {
  try {
    removeLeftovers(dirname(path), { of: draftsOf(path) });
  } catch {
    // Windows keeps a program that still runs.
  }
  await fillFile(path, (write) => write(program), {
    mode: 0o755,
    keepMode: true,
    mayRun: true,
    owner,
    signal,
    describe: (error) =>
      new UnexpectedError((t) => t.release.unwritable(path, reasonOf(error)(t)), { cause: error }),
  });
}
