import { describe, expect, it } from 'vitest';
import { decideWait, readAnnouncedWait, type Attempt, type Trouble } from '../../../src/http/retry-policy.ts';
import type { HttpMethod } from '../../../src/model/command.ts';

const refreshHeader = 'x-seconds-before-refresh';
const limits = { retries: 3, unsafe: false, totalTime: 120_000, refreshHeader };

function attempt(method: HttpMethod, trouble: Trouble, more: Partial<Attempt> = {}): Attempt {
  return { method, trouble, made: 1, elapsed: 0, now: 0, random: 0, ...more };
}

const status = (code: number, headers: Record<string, string> = {}): Trouble => ({
  kind: 'status',
  status: code,
  headers,
});
const broken = (phase: 'connect' | 'headers' | 'body', lasting = false): Trouble => ({
  kind: 'failure',
  phase,
  lasting,
});

describe('what may be sent again', () => {
  const announced = { 'retry-after': '1' };
  const troubles: [name: string, trouble: Trouble, repeated: readonly HttpMethod[]][] = [
    ['429', status(429), ['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'POST']],
    ['500', status(500), ['GET', 'HEAD']],
    ['502', status(502), ['GET', 'HEAD']],
    ['503', status(503), ['GET', 'HEAD']],
    ['503 with Retry-After', status(503, announced), ['GET', 'HEAD', 'PUT', 'DELETE']],
    ['504', status(504), ['GET', 'HEAD']],
    ['501', status(501), []],
    ['400', status(400, announced), []],
    ['404', status(404), []],
    ['connection refused', broken('connect'), ['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'POST']],
    ['connection lost before the answer', broken('headers'), ['GET', 'HEAD']],
    ['connection lost within the answer', broken('body'), ['GET', 'HEAD']],
    ['untrusted certificate', broken('connect', true), []],
  ];
  const methods: readonly HttpMethod[] = ['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'POST'];

  it.each(troubles)('%s', (_name, trouble, repeated) => {
    const sentAgain = methods.filter((method) => decideWait(attempt(method, trouble), limits) !== undefined);
    expect(sentAgain).toEqual(repeated);
  });

  it.each(troubles)('%s, for a destructive request', (name, trouble) => {
    const isUndone = name === '429' || name === 'connection refused';
    for (const unsafe of [false, true]) {
      const repeated = methods.filter(
        (method) =>
          decideWait(attempt(method, trouble, { effect: 'destructive' }), { ...limits, unsafe }) !==
          undefined,
      );
      expect(repeated).toEqual(isUndone ? methods : []);
    }
  });

  it('is not a GET that the document calls a write', () => {
    expect(decideWait(attempt('GET', status(503), { effect: 'write' }), limits)).toBeUndefined();
    expect(decideWait(attempt('GET', broken('headers'), { effect: 'write' }), limits)).toBeUndefined();
  });

  it('is everything like a read with --retry-unsafe, but a failure that lasts', () => {
    const unsafe = { ...limits, unsafe: true };
    expect(decideWait(attempt('POST', broken('headers')), unsafe)).toBe(1000);
    expect(decideWait(attempt('POST', status(503)), unsafe)).toBe(1000);
    expect(decideWait(attempt('POST', broken('connect', true)), unsafe)).toBeUndefined();
    expect(decideWait(attempt('POST', status(400)), unsafe)).toBeUndefined();
  });
});

describe('how long and how often', () => {
  it('is a second and a part of a span that doubles, half a minute at most', () => {
    const waits = (random: number): unknown[] =>
      [1, 2, 3].map((made) => decideWait(attempt('GET', status(503), { made, random }), limits));
    expect(waits(0)).toEqual([1000, 1000, 1000]);
    expect(waits(0.5)).toEqual([1250, 1500, 2000]);
    const patient = { ...limits, retries: 20 };
    expect(decideWait(attempt('GET', status(503), { made: 10, random: 0.999 }), patient)).toBe(30_000);
  });

  it('is never less than a second, whatever the server says', () => {
    for (const wait of ['0', '0.2', 'Thu, 01 Jan 1970 00:00:00 GMT']) {
      const told = status(503, { 'retry-after': wait });
      expect(decideWait(attempt('PUT', told), limits)).toBe(1000);
      expect(decideWait(attempt('GET', told, { random: 0.999 }), limits)).toBe(1250);
    }
    expect(decideWait(attempt('PUT', status(429, { [refreshHeader]: '0' })), limits)).toBe(1000);
  });

  it('ends after the given number of retries', () => {
    expect(decideWait(attempt('GET', status(503), { made: 4 }), limits)).toBeUndefined();
    expect(decideWait(attempt('GET', status(503)), { ...limits, retries: 0 })).toBeUndefined();
  });

  it('waits as long as it is told, never less, and a little apart from others', () => {
    const told = status(429, { 'retry-after': '7' });
    expect(decideWait(attempt('POST', told), limits)).toBe(7000);
    expect(decideWait(attempt('POST', told, { random: 0.999 }), limits)).toBe(7250);
  });

  it('gives up at once when the wait would end behind the total time', () => {
    const told = status(429, { 'retry-after': '100' });
    expect(decideWait(attempt('GET', told, { elapsed: 20_000 }), limits)).toBe(100_000);
    expect(decideWait(attempt('GET', told, { elapsed: 20_001 }), limits)).toBeUndefined();
  });
});

describe('an announced wait', () => {
  const now = Date.UTC(2026, 0, 1, 0, 0, 0);
  it.each<[string, number, Record<string, string>, number | undefined]>([
    ['seconds', 503, { 'retry-after': '3' }, 3000],
    ['none', 429, { 'retry-after': '0' }, 0],
    ['a date', 503, { 'retry-after': 'Thu, 01 Jan 2026 00:00:05 GMT' }, 5000],
    ['a date that has passed', 503, { 'retry-after': 'Wed, 31 Dec 2025 23:59:00 GMT' }, 0],
    ['a fraction of a second', 503, { 'retry-after': '1.25' }, 1250],
    ['seconds and blanks', 503, { 'retry-after': ' 3 ' }, 3000],
    ['an older form of date', 503, { 'retry-after': 'Thursday, 01-Jan-26 00:00:05 GMT' }, 5000],
    ['a number below zero', 503, { 'retry-after': '-5' }, undefined],
    ['a year alone', 503, { 'retry-after': '2026-01-01' }, undefined],
    ['a number with a unit', 503, { 'retry-after': '5 minutes' }, undefined],
    ['not a number', 503, { 'retry-after': 'NaN' }, undefined],
    ['more seconds than there are', 503, { 'retry-after': '9'.repeat(400) }, Infinity],
    ['a number and more', 429, { [refreshHeader]: '3x' }, undefined],
    ['nonsense', 429, { 'retry-after': 'soon' }, undefined],
    ['a negative number', 429, { [refreshHeader]: '-4' }, undefined],
    ["the API's own header", 429, { [refreshHeader]: '42' }, 42_000],
    ["the API's own header, the limit not used up", 503, { [refreshHeader]: '42' }, undefined],
    ['both', 429, { 'retry-after': '3', [refreshHeader]: '9' }, 3000],
    ['nothing', 429, {}, undefined],
  ])('%s', (_name, code, headers, expected) => {
    expect(readAnnouncedWait({ status: code, headers }, now, refreshHeader)).toBe(expected);
  });
});
