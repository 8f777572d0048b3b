/** `--deadline`: nothing that a command waits for keeps it any longer. */
import nock from 'nock';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runProgram } from '../helpers/run-program.ts';
import { serve } from '../helpers/loopback.ts';

const pair = ['--api-key', 'k', '--api-token', 't'];
const json = { 'content-type': 'application/json' };
const api = (): nock.Scope => nock('https://api.soracom.io');
const soon = ['--deadline', '5'];

/** An answer that is still awaited when the time is up. */
async function letTimePass(): Promise<[number]> {
  vi.advanceTimersByTime(5000);
  return new Promise(() => undefined);
}

describe('--deadline', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => void vi.useRealTimers());

  it('ends the wait for an answer', async () => {
    api().get('/v1/bills').reply(letTimePass);
    const { code, stderr } = await runProgram(['bills', 'list', ...pair, ...soon]);
    expect(stderr).toBe('Error: The command did not end within the 5 s of --deadline.\n');
    expect(code).toBe(5);
  });

  it('says of a write in flight that it may have been carried out', async () => {
    nock.enableNetConnect('127.0.0.1');
    const { origin } = await serve(() => void vi.advanceTimersByTime(5000));
    const confirm = ['orders', 'confirm', '--order-id', 'o', ...pair, ...soon, '--error-format', 'json'];
    const { code, stderr } = await runProgram([...confirm, '--endpoint', origin]);
    expect(JSON.parse(stderr)).toMatchObject({ error: { kind: 'network', maybeDone: true } });
    expect(code).toBe(5);
  });

  it('ends the wait for another attempt', async () => {
    api()
      .get('/v1/bills')
      .reply(() => {
        setImmediate(() => vi.advanceTimersByTime(5000));
        return [503, '{}', { ...json, 'retry-after': '60' }];
      });
    const { code, stderr } = await runProgram(['bills', 'list', ...pair, ...soon]);
    expect(stderr).toContain('--deadline');
    expect(code).toBe(5);
  });

  it('leaves Ctrl-C what it is', async () => {
    const interrupt = new AbortController();
    api()
      .get('/v1/bills')
      .reply(async () => {
        interrupt.abort();
        return letTimePass();
      });
    const { code } = await runProgram(['bills', 'list', ...pair, ...soon], { signal: interrupt.signal });
    expect(code).toBe(130);
  });

  it('comes from SORACOM_DEADLINE, too', async () => {
    api().get('/v1/bills').reply(letTimePass);
    const { code } = await runProgram(['bills', 'list', ...pair], { env: { SORACOM_DEADLINE: '5' } });
    expect(code).toBe(5);
  });
});

describe('on the clock, --deadline', () => {
  it('ends the wait for a profile command', async () => {
    const command = `${process.execPath} -e "setTimeout(() => 0, 60000)"`;
    const { code } = await runProgram(['bills', 'list', '--profile-command', command, '--deadline', '0.2']);
    expect(code).toBe(5);
  });

  it('means nothing to what ends before, however long it is', async () => {
    for (const deadline of ['60', '30000000']) {
      api().get('/v1/bills').reply(200, '{}', json);
      const { code, stderr } = await runProgram(['bills', 'list', ...pair, '--deadline', deadline]);
      expect([code, stderr]).toEqual([0, '']);
    }
  });

  it.each([['0'], ['-1'], ['soon']])('can not be %s', async (deadline) => {
    const { code, stderr } = await runProgram(['bills', 'list', ...pair, '--deadline', deadline]);
    expect(stderr).toContain('--deadline');
    expect(code).toBe(2);
  });
});
