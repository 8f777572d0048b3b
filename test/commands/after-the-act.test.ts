/** What a write may have done is never called "nothing was sent", and nothing slips past dry runs and read-only. */
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../helpers/run-program.ts';

const pair = ['--api-key', 'k', '--api-token', 't'];
const confirm = ['orders', 'confirm', '--order-id', 'o', ...pair];
const json = { 'content-type': 'application/json' };
const api = (): nock.Scope => nock('https://api.soracom.io');

describe('a write that was carried out', () => {
  it.each([
    ['an answer that the query fails on', ['--query', 'abs(orderId)'], '{"orderId":"x"}', 1],
    ['an answer without amounts to chart', ['-o', 'chart'], '{"orderId":"x"}', 1],
    ['an answer that is no JSON', [], '<html>', 5],
  ])('says so with %s', async (_, flags, body, expected) => {
    api().put('/v1/orders/o/confirm').reply(200, body, json);
    const { code, stderr } = await runProgram([...confirm, ...flags]);
    expect(stderr).toContain('was carried out');
    expect(code).toBe(expected);
  });

  it('may have been, where the server fails', async () => {
    api().put('/v1/orders/o/confirm').reply(500, '{}', json);
    const { code, stderr } = await runProgram(confirm);
    expect(stderr).toContain('may have been carried out');
    expect(code).toBe(5);
  });
});

describe('a hand-written command that sends', () => {
  const sandbox = [
    'configure-sandbox',
    '--auth-key-id',
    'i',
    '--auth-key',
    's',
    '--email',
    'e',
    '--password',
    'p',
  ];

  it.each([[sandbox], [['logout']], [['auth', 'token']], [['auth', 'status']]])(
    'is refused under SORACOM_DRY_RUN: %j',
    async (argv) => {
      const { code } = await runProgram(argv, { env: { SORACOM_DRY_RUN: 'text' } });
      expect(code).toBe(2);
    },
  );

  it.each([[sandbox], [['logout', ...pair]]])('is refused under --read-only: %j', async (argv) => {
    const { code, stderr } = await runProgram([...argv, '--read-only']);
    expect(stderr).toContain('--read-only');
    expect(code).toBe(2);
  });
});

describe('a list that breaks off', () => {
  it.each([
    ['jsonl', '--last-evaluated-key'],
    ['table', 'Nothing was printed'],
  ])('as %s says where to go on from', async (format, advice) => {
    const page = { orderedSubscriberList: [{ imsi: '1' }] };
    api()
      .get('/v1/orders/o/subscribers')
      .reply(200, page, { ...json, 'x-soracom-next-key': 'n' });
    api().get('/v1/orders/o/subscribers?last_evaluated_key=n').reply(400, '{}', json);
    const list = ['orders', 'list-subscribers', '--order-id', 'o', '--fetch-all', '-o', format, ...pair];
    const { code, stderr } = await runProgram(list);
    expect(stderr).toContain(advice);
    expect(code).toBe(4);
  });
});

describe('a long table that breaks off', () => {
  const page = (from: number, count: number): string =>
    JSON.stringify({
      orderedSubscriberList: Array.from({ length: count }, (_, index) => ({ imsi: String(from + index) })),
    });
  const list = [
    'orders',
    'list-subscribers',
    '--order-id',
    'o',
    '--fetch-all',
    '-o',
    'table',
    '--no-headers',
  ];

  it.each([
    [1000, 0, 'Nothing was printed'],
    [1001, 1001, '--last-evaluated-key n'],
  ])('after %i rows has printed %i, and says so', async (rows, printed, advice) => {
    api()
      .get('/v1/orders/o/subscribers')
      .reply(200, page(0, rows), { ...json, 'x-soracom-next-key': 'n' });
    api().get('/v1/orders/o/subscribers?last_evaluated_key=n').reply(400, '{}', json);
    const { code, stdout, stderr } = await runProgram([...list, ...pair]);
    expect(stdout.split('\n').length - 1).toBe(printed);
    expect(stderr).toContain(advice);
    expect(code).toBe(4);
  });
});

describe('a token that expires again and again', () => {
  it('is renewed for each call that it fails', async () => {
    const env = { SORACOM_AUTH_KEY_ID: 'i', SORACOM_AUTH_KEY: 's' };
    for (const token of ['one', 'two', 'three']) {
      nock('https://api.soracom.io').post('/v1/auth').reply(200, { apiKey: 'k', token, operatorId: 'OP1' });
    }
    const path = (key: string): string => `/v1/orders/o/subscribers${key && `?last_evaluated_key=${key}`}`;
    const page = (token: string, key: string, status: number, next?: string): void => {
      nock('https://api.soracom.io', { reqheaders: { 'x-soracom-token': token } })
        .get(path(key))
        .reply(
          status,
          { orderedSubscriberList: [{ imsi: key }] },
          { ...json, ...(next && { 'x-soracom-next-key': next }) },
        );
    };
    page('one', '', 200, 'a');
    page('one', 'a', 401);
    page('two', 'a', 200, 'b');
    page('two', 'b', 401);
    page('three', 'b', 200);
    const list = ['orders', 'list-subscribers', '--order-id', 'o', '--fetch-all', '--jsonl'];
    const { code, stdout, stderr } = await runProgram(list, { env });
    expect([code, stderr, stdout.trim().split('\n').length]).toEqual([0, '', 3]);
  });
});

describe('a body that was only generated', () => {
  it('is not said to have been sent where it can’t be written', async () => {
    const { code, stderr } = await runProgram([
      'orders',
      'create',
      '--generate-body',
      '--output-file',
      'no/x',
    ]);
    expect(stderr).toContain("can't be written");
    expect(stderr).not.toContain('carried out');
    expect(code).toBe(1);
  });
});
