/** Bounds the checks: whatever they wait for, a report is there within ten seconds. */
import { InterruptedError, NetworkError, SoracomError } from '../../src/errors.ts';
import type { Io } from '../../src/io.ts';

/** Time that all checks share, since they run at once. */
export interface TimeLimit {
  /** Aborted when the time is up, and by whatever aborts the run. */
  signal: AbortSignal;
  /**
   * Waits for work that may look at the signal or not.
   *
   * @throws NetworkError when the time is up, InterruptedError when the user interrupts
   */
  within: <T>(work: () => Promise<T>) => Promise<T>;
  /** Stops the clock. */
  clear: () => void;
}

/** Starts the clock. @param milliseconds how long the checks may take */
export function startLimit({ signal: interrupt }: Pick<Io, 'signal'>, milliseconds: number): TimeLimit {
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), milliseconds);
  const signal = AbortSignal.any([interrupt, over.signal]);
  const end = (): SoracomError =>
    interrupt.aborted
      ? new InterruptedError((t) => t.errors.interrupted)
      : new NetworkError((t) => t.doctor.timedOut(milliseconds / 1000));
  const ended = new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
  return {
    signal,
    async within(work) {
      const late = ended.then((): never => {
        throw end();
      });
      try {
        return await Promise.race([late, work()]);
      } catch (error) {
        // What looks at the signal takes the end of the time for an interrupt.
        const isInterrupt = error instanceof SoracomError && error.kind === 'interrupted';
        throw isInterrupt && signal.aborted ? end() : error;
      }
    },
    clear: () => clearTimeout(timer),
  };
}
