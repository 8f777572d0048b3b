/** Counts requests by the minute, and says so in the headers that Soracom's API uses. */

/** The count after one more request. */
export interface RateLimit {
  exceeded: boolean;
  /** Seconds until the count starts again. */
  seconds: number;
  headers: Record<string, string>;
}

/** Counts up to `perMinute` requests in each minute of the clock, which is in milliseconds since the epoch. */
export function createRateLimiter(perMinute: number, now: () => number): { count: () => RateLimit } {
  let minute = Number.NaN;
  let used = 0;
  return {
    count() {
      const time = now();
      const current = Math.floor(time / 60_000);
      used = current === minute ? used + 1 : 1;
      minute = current;
      const seconds = 60 - Math.floor((time % 60_000) / 1000);
      return {
        exceeded: used > perMinute,
        seconds,
        headers: {
          'x-soracom-ratelimit-limit': String(perMinute),
          'x-soracom-ratelimit-remaining': String(Math.max(0, perMinute - used)),
          'x-soracom-ratelimit-seconds-before-refresh': String(seconds),
        },
      };
    },
  };
}
