/** Waiting that Ctrl-C ends. */
import { setTimeout as sleep } from 'node:timers/promises';
import { InterruptedError } from '../errors.ts';

/** Resolves after `milliseconds`. @throws InterruptedError when `signal` is aborted, before or meanwhile */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(milliseconds, undefined, { signal });
  } catch (error) {
    throw new InterruptedError((t) => t.errors.interrupted, { cause: error });
  }
}
