/** What a piece of work throws, for tests that look at more of it than a matcher does. */
import { codeOf } from '../../src/files/errno.ts';

/** @throws Error where nothing is thrown */
export function errorOf(work: () => unknown): Error {
  try {
    work();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('nothing was thrown');
}

/** The system's code of what is thrown. */
export function codeFrom(work: () => unknown): string {
  return codeOf(errorOf(work));
}
