/** What a piece of work throws, for tests that look at more of it than a matcher does. */
import { codeOf } from '../../src/files/errno.ts';

/** A class of errors; `Error` is any. */
type Kind<E extends Error> = abstract new (...parts: never[]) => E;

/** @throws Error where nothing of this kind is thrown */
export function errorOf<E extends Error>(work: () => unknown, kind: Kind<E>): E {
  try {
    work();
  } catch (error) {
    if (error instanceof kind) return error;
    throw new Error('something else was thrown', { cause: error });
  }
  throw new Error('nothing was thrown');
}

/** As {@link errorOf}, of a promise. */
export async function rejectionOf<E extends Error>(work: Promise<unknown>, kind: Kind<E>): Promise<E> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof kind) return error;
  throw new Error('nothing of this kind was thrown', { cause: error });
}

/** The system's code of what is thrown. */
export function codeFrom(work: () => unknown): string {
  return codeOf(errorOf(work, Error));
}
