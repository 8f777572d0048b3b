/** Waiting that Ctrl-C ends. */
import { setTimeout as sleep } from 'node:timers/promises';
import { InterruptedError } from '../errors.ts';

/** Waits by the clock of the surroundings. @throws InterruptedError as {@link pause} does */
export async function pauseIn(
  io: { pause?(milliseconds: number, signal: AbortSignal): Promise<void> },
  milliseconds: number,
  signal: AbortSignal,
): Promise<void> {
  await (io.pause === undefined ? pause(milliseconds, signal) : io.pause(milliseconds, signal));
}

/** Resolves after `milliseconds`. @throws InterruptedError when `signal` is aborted, before or meanwhile */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(milliseconds, undefined, { signal });
  } catch (error) {
    throw new InterruptedError((t) => t.errors.interrupted, { cause: error });
  }
}
