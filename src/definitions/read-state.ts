/** Reads the record of the documents that the user added, for everyone who has to say what is wrong with it. */
import { UnexpectedError } from '../errors.ts';
import { toPosixWord } from '../terminal/quote.ts';
import { statePath } from './paths.ts';
import { readStateFile, type DefinitionState } from './state.ts';
import { UntrustedError } from './trust.ts';

/**
 * The record; undefined where nothing was ever added.
 *
 * @throws UnexpectedError for a file that can't be read, or that this program did not write or others can
 */
export function readState(dir: string): DefinitionState | undefined {
  try {
    return readStateFile(dir);
  } catch (error) {
    if (error instanceof UntrustedError) throw untrusted(error);
    const path = statePath(dir);
    throw new UnexpectedError((t) => t.definitions.brokenState(path), {
      hint: (t) => t.definitions.brokenStateHint(dir),
      cause: error,
    });
  }
}

/** Tells of a file or folder that others could have written. */
export function untrusted({ path }: UntrustedError): UnexpectedError {
  return new UnexpectedError((t) => t.definitions.untrusted(path), {
    hint: (t) => t.definitions.untrustedHint(toPosixWord(path)),
  });
}
