/** What goes wrong before any answer is looked for: paths, methods, bodies, limits. */
import { describe, expect, it } from 'vitest';
import { logIn, send } from './start.ts';

describe('refusals', () => {
  it('name the path that is not there', async () => {
    const { call } = await logIn();
    const reply = await call('GET', '/nothing');
    expect(reply.status).toBe(404);
    expect(reply.body).toEqual({ code: 'SIM0404', message: 'There is nothing at /v1/nothing.' });
  });

  it('list the methods that are', async () => {
    const { call } = await logIn();
    const reply = await call('POST', '/bills');
    expect([reply.status, reply.headers.get('allow'), reply.body['code']]).toEqual([405, 'GET', 'SIM0405']);
    expect((await call('PATCH', '/coupons')).headers.get('allow')).toBe('GET, POST');
  });

  it('speak the language asked for, English by default', async () => {
    const { simulator } = await logIn();
    const message = async (headers: Record<string, string>) =>
      (await send(simulator, 'GET', '/bills', undefined, headers)).body['message'];
    expect(await message({})).toBe('An API key and a token are required.');
    expect(await message({ 'x-soracom-lang': 'fr' })).toBe('An API key and a token are required.');
    expect(await message({ 'x-soracom-lang': 'ja' })).toBe('API キーとトークンが必要です。');
  });

  it.each([
    ['no JSON', '{', 'SIM0001', 'not valid JSON'],
    ['no body', undefined, 'SIM0002', 'required'],
    ['a missing property', { volumeDiscountPaymentType: 'MONTHLY' }, 'SIM0003', '"volumeDiscountType"'],
    ['a value of the wrong type', { amount: 'x' }, 'SIM0004', '"amount"'],
    ['a body that is no object', '[]', 'SIM0004', '"body"'],
  ])('say what is wrong with a body: %s', async (_name, body, code, words) => {
    const { call } = await logIn();
    const path = code === 'SIM0003' ? '/volume_discounts' : '/coupons';
    const reply = await call('POST', path, body);
    expect([reply.status, reply.body['code']]).toEqual([400, code]);
    expect(reply.body['message']).toContain(words);
  });

  it('name a query parameter that is wrong', async () => {
    const { call } = await logIn();
    const reply = await call('POST', '/bills/latest/export?export_mode=later');
    expect([reply.status, reply.body['message']]).toEqual([400, '"export_mode" is not valid.']);
  });

  it('stop bodies that are too large', async () => {
    const { call } = await logIn();
    expect((await call('POST', '/coupons', `"${'x'.repeat(17 * 1024 * 1024)}"`)).status).toBe(413);
  });
});

describe('the rate limit', () => {
  it('is announced by every answer, and enforced', async () => {
    const { call, simulator, clock } = await logIn({ requestsPerMinute: 3 });
    const first = await call('GET', '/bills');
    expect(first.headers.get('x-soracom-ratelimit-limit')).toBe('3');
    expect(first.headers.get('x-soracom-ratelimit-remaining')).toBe('1');
    expect(first.headers.get('x-soracom-ratelimit-seconds-before-refresh')).toBe('30');
    expect((await send(simulator, 'GET', '/nothing')).headers.get('x-soracom-ratelimit-remaining')).toBe('0');
    const over = await call('GET', '/bills');
    expect([over.status, over.headers.get('retry-after')]).toEqual([429, '30']);
    clock.pass(30_000);
    expect((await call('GET', '/bills')).status).toBe(200);
  });
});
