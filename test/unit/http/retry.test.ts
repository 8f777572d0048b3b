/** Attempts one after the other: what is sent again, what is waited for, and what comes out in the end. */
import { describe, expect, it } from 'vitest';
import { readText } from '../../../src/http/body.ts';
import { retryTransport, type AttemptExtent, type Wait } from '../../../src/http/retry.ts';
import {
  TransportError,
  type FailedPhase,
  type HttpRequest,
  type HttpResponse,
} from '../../../src/http/transport.ts';
import { patient } from './exchange.ts';

const limits = { retries: 2, unsafe: false, totalTime: 60_000, refreshHeader: 'x-wait' };

const request: HttpRequest = { method: 'GET', url: new URL('https://api.test/v1/bills'), headers: {} };

const json = { 'content-type': 'application/json' };

/** An answer, a failure before it, or an answer that breaks after its first piece. */
type Outcome = { status: number; headers?: Record<string, string>; body?: string; breaks?: true } | Error;

function failure(phase: FailedPhase, lasting = false): TransportError {
  return new TransportError(phase, () => `broken in ${phase}`, { lasting });
}

/** Sends through attempts that end like this. The clock stands still but for the waits. */
function sendThrough(
  outcomes: readonly Outcome[],
  { extent, ...changes }: Partial<HttpRequest> & { extent?: AttemptExtent } = {},
) {
  const waits: Wait[] = [];
  let sent = 0;
  /** How many answers had been read to their end when the attempts were over. */
  let read = 0;
  let time = 1_000_000;
  const transport = retryTransport(
    (asked) => {
      expect(asked).toEqual({ ...request, ...changes });
      const outcome = outcomes[sent];
      sent += 1;
      if (outcome === undefined) throw new Error('one attempt too many');
      if (outcome instanceof Error) return Promise.reject(outcome);
      const { status, headers = {}, body = '', breaks } = outcome;
      const pieces = async function* (): AsyncGenerator<Uint8Array> {
        await Promise.resolve();
        yield new TextEncoder().encode(body);
        if (breaks === true) throw failure('body');
        read += 1;
      };
      return Promise.resolve({ status, headers, body: pieces() });
    },
    limits,
    {
      now: () => time,
      random: () => 0,
      pause(wait, signal) {
        expect(signal).toBe(patient.signal);
        waits.push(wait);
        time += wait.milliseconds;
        return Promise.resolve();
      },
    },
    extent,
  );
  const sending: Promise<HttpResponse> = transport({ ...request, ...changes }, patient);
  return { sending, waits, sent: () => sent, read: () => read };
}

describe('an attempt that fails', () => {
  it('is repeated after a wait, which is told with its cause', async () => {
    const lost = failure('headers');
    const { sending, waits, sent } = sendThrough([{ status: 503 }, lost, { status: 200, body: 'there' }]);
    expect(await readText((await sending).body)).toBe('there');
    expect(waits).toEqual([
      { milliseconds: 1000, retry: 1, retries: 2, cause: 503 },
      { milliseconds: 1000, retry: 2, retries: 2, cause: lost },
    ]);
    expect(sent()).toBe(3);
  });

  it('is the outcome when it was the last', async () => {
    const busy = { status: 503, body: 'busy' };
    const { sending, sent } = sendThrough([busy, busy, { status: 503, body: 'still' }]);
    const response = await sending;
    expect([response.status, await readText(response.body)]).toEqual([503, 'still']);
    expect(sent()).toBe(3);
    await expect(sendThrough(Array.from({ length: 3 }, () => failure('connect'))).sending).rejects.toThrow(
      'broken in connect',
    );
  });

  it.each<[name: string, outcome: Outcome, changes: Partial<HttpRequest>]>([
    ['for good', failure('connect', true), {}],
    ['while it is a write', failure('headers'), { method: 'POST' }],
    ['through a fault of our own', new TypeError('ours'), {}],
  ])('%s is not repeated', async (_name, outcome, changes) => {
    const { sending, waits, sent } = sendThrough([outcome], changes);
    await expect(sending).rejects.toBe(outcome);
    expect([sent(), waits]).toEqual([1, []]);
  });

  it('is judged by the time since the first', async () => {
    const wait = { status: 429, headers: { 'retry-after': '40' } };
    const { sending, waits } = sendThrough([wait, wait]);
    expect((await sending).status).toBe(429);
    expect(waits.map(({ milliseconds }) => milliseconds)).toEqual([40_000]);
  });

  it('waits until the date that it is told', async () => {
    const headers = { 'retry-after': new Date(1_003_000).toUTCString() };
    const { sending, waits } = sendThrough([{ status: 503, headers }, { status: 200 }]);
    await sending;
    expect(waits.map(({ milliseconds }) => milliseconds)).toEqual([3_000]);
  });
});

describe('an answer', () => {
  it.each([200, 302, 399, 404])('with HTTP %i is the outcome at once', async (status) => {
    const { sending, sent } = sendThrough([{ status }]);
    expect((await sending).status).toBe(status);
    expect(sent()).toBe(1);
  });

  it.each<[name: string, outcome: Outcome, options: Parameters<typeof sendThrough>[1], whole: boolean]>([
    ['in JSON to a read is read', { status: 200, headers: json, body: '{}' }, {}, true],
    ['in JSON to a HEAD is read', { status: 200, headers: json }, { method: 'HEAD' }, true],
    ['in JSON to a write is not', { status: 200, headers: json }, { method: 'POST' }, false],
    [
      'in JSON is not read where only the start counts',
      { status: 200, headers: json },
      { extent: 'headers' },
      false,
    ],
    ['of any other type is not read', { status: 200, headers: { 'content-type': 'text/csv' } }, {}, false],
    ['without a type is not read', { status: 200 }, {}, false],
    ['that refuses is read', { status: 404 }, {}, true],
    ['that refuses a write is read', { status: 400 }, { method: 'POST' }, true],
    ['that refuses is read where only the start counts', { status: 400 }, { extent: 'headers' }, true],
  ])('%s before it is handed on', async (_name, outcome, options, whole) => {
    const { sending, read } = sendThrough([outcome], options);
    await sending;
    expect(read()).toBe(whole ? 1 : 0);
  });

  it('in JSON that breaks is one more failure of a read', async () => {
    const { sending, waits } = sendThrough([
      { status: 200, headers: json, body: '{"a":', breaks: true },
      { status: 200, headers: json, body: '{"a":1}' },
    ]);
    expect(await readText((await sending).body)).toBe('{"a":1}');
    expect(waits.map(({ cause }) => cause)).toEqual([expect.any(TransportError)]);
  });

  it.each([
    ['without a length is one more failure of a read', json, 1],
    ['of the length 0 is one', { ...json, 'content-length': '0' }, 0],
    ['in chunks of which there is none is one', { ...json, 'transfer-encoding': 'chunked' }, 0],
  ])('in JSON without a byte %s', async (_, headers, waited) => {
    const { sending, waits } = sendThrough([
      { status: 200, headers },
      { status: 200, headers: json, body: '{}' },
    ]);
    expect(await readText((await sending).body)).toBe(waited === 1 ? '{}' : '');
    expect(waits).toHaveLength(waited);
  });

  it('of any other type that breaks is left to whoever reads it', async () => {
    const { sending, waits } = sendThrough([{ status: 200, body: 'a,b', breaks: true }]);
    await expect(readText((await sending).body)).rejects.toThrow('broken in body');
    expect(waits).toEqual([]);
  });
});
