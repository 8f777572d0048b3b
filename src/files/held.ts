/**
 * Waits for files that somebody else holds open. Windows moves and removes no file that a virus scanner, a search index
 * or another of our processes is reading just then; a moment later it does.
 */
import { codeOf } from './errno.ts';

/** The pauses between two attempts, in milliseconds: 1.6 seconds in all. */
const pauses = [10, 20, 40, 80, 150, 300, 500, 500];

/** Does `step`, on Windows again and again while the file is held. @throws what the system says in the end */
export function whenReleased<T>(step: () => T, platform: NodeJS.Platform, pause = sleep): T {
  for (const milliseconds of platform === 'win32' ? pauses : []) {
    try {
      return step();
    } catch (error) {
      if (!['EACCES', 'EBUSY', 'EPERM'].includes(codeOf(error))) throw error;
      pause(milliseconds);
    }
  }
  return step();
}

/** Stands still: whoever renames a file can't let anything else happen in between. */
function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
