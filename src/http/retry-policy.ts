/** Decides whether a request may be sent again, and when: pure, by what it does and by what went wrong. */
import type { Effect, HttpMethod } from '../model/command.ts';
import { isReadMethod } from '../model/http.ts';
import type { FailedPhase } from './transport.ts';

/** How often and how long; times in milliseconds. */
export interface RetryLimits {
  /** Attempts after the first. */
  retries: number;
  /** Lets writes be repeated like reads; destructive requests never are. */
  unsafe: boolean;
  /** For one request, from its first attempt to the start of its last. */
  totalTime: number;
  /** The header, in lower case, in which the API says how many seconds are left until its rate limit starts anew. */
  refreshHeader: string;
}

/** How an attempt went wrong. */
export type Trouble =
  | { kind: 'status'; status: number; headers: Readonly<Record<string, string>> }
  | { kind: 'failure'; phase: FailedPhase; lasting: boolean };

/** What is known when the decision falls. */
export interface Attempt {
  method: HttpMethod;
  /** What the request does; where nothing is said of it, the method decides. */
  effect?: Effect | undefined;
  trouble: Trouble;
  /** Attempts made so far, this one included. */
  made: number;
  /** Milliseconds since the first attempt began. */
  elapsed: number;
  /** Milliseconds since the epoch; dates in headers are compared with it. */
  now: number;
  /** At least 0, less than 1. */
  random: number;
}

/** No wait is shorter, in milliseconds, whatever the server says: a server in trouble is not helped by haste. */
const shortestWait = 1000;

/** Where the server names no wait: at most this much is added to the shortest one at first, then twice as much each time. */
const firstSpread = 500;

const longestWait = 30_000;

/** Added at most to a wait that the server named, so that its clients do not all come back at once. */
const spread = 250;

/** Statuses that say the server, not the request, is at fault. */
const serverTroubles = new Set([500, 502, 503, 504]);

/** How long to wait in milliseconds before the next attempt, or undefined where there must be none. */
export function decideWait(attempt: Attempt, limits: RetryLimits): number | undefined {
  const { trouble, made, elapsed, random } = attempt;
  const announced =
    trouble.kind === 'status' ? readAnnouncedWait(trouble, attempt.now, limits.refreshHeader) : undefined;
  if (made > limits.retries || !mayRepeat(attempt, announced !== undefined, limits.unsafe)) return undefined;
  const wait =
    announced === undefined ? backOff(made, random) : Math.max(shortestWait, announced) + random * spread;
  return elapsed + wait > limits.totalTime ? undefined : Math.round(wait);
}

/**
 * How long to wait in milliseconds where the server does not say: longer with each attempt, up to half a minute.
 *
 * @param made attempts so far, at least 1
 * @param random at least 0, less than 1
 */
export function backOff(made: number, random: number): number {
  return Math.min(longestWait, shortestWait + random * firstSpread * 2 ** (made - 1));
}

function mayRepeat({ method, effect, trouble }: Attempt, announced: boolean, unsafe: boolean): boolean {
  // Never sent, or refused at the door: whatever it is, it was not done.
  if (trouble.kind === 'failure' && trouble.phase === 'connect') return !trouble.lasting;
  if (trouble.kind === 'status' && trouble.status === 429) return true;
  if (effect === 'destructive') return false;
  const isHarmless = unsafe || (isReadMethod(method) && effect !== 'write');
  if (trouble.kind === 'failure') return isHarmless && !trouble.lasting;
  const { status } = trouble;
  if (isHarmless) return serverTroubles.has(status);
  return (method === 'PUT' || method === 'DELETE') && status === 503 && announced;
}

/**
 * The wait that a response asks for, in milliseconds: `Retry-After` (RFC 9110, section 10.2.3), else the API's own
 * header. That one comes with every answer; it is a wait only where the limit is used up.
 *
 * @param refreshHeader as in {@link RetryLimits}
 */
export function readAnnouncedWait(
  { status, headers }: { status: number; headers: Readonly<Record<string, string>> },
  now: number,
  refreshHeader: string,
): number | undefined {
  const wait = readRetryAfter(headers['retry-after'], now);
  if (wait !== undefined || status !== 429) return wait;
  return readSeconds(headers[refreshHeader]);
}

function readRetryAfter(text: string | undefined, now: number): number | undefined {
  const seconds = readSeconds(text);
  if (text === undefined || seconds !== undefined) return seconds;
  // JavaScript reads a date into almost anything: "-5" would be one in the past.
  const date = httpDate.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** A date in a header, in the form of today and in the older one (RFC 9110, section 5.6.7). */
const httpDate = /^\s*(?:[A-Z][a-z]+, )?\d{1,2}[ -][A-Z][a-z]{2}[ -]\d{2,4} \d{2}:\d{2}:\d{2} GMT\s*$/;

function readSeconds(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*\d+(\.\d+)?\s*$/.test(text) ? Number(text) * 1000 : undefined;
}
