/** Reads the record of the documents that the user added, for everyone who has to say what is wrong with it. */
import { UnexpectedError } from '../errors.ts';
import { statePath } from './paths.ts';
import { readStateFile, type DefinitionState } from './state.ts';

/**
 * The record; undefined where nothing was ever added.
 *
 * @throws UnexpectedError for a file that can't be read or that this program did not write
 */
export function readState(dir: string): DefinitionState | undefined {
  try {
    return readStateFile(dir);
  } catch (error) {
    const path = statePath(dir);
    throw new UnexpectedError((t) => t.definitions.brokenState(path), {
      hint: (t) => t.definitions.brokenStateHint(dir),
      cause: error,
    });
  }
}
