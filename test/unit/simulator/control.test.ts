/** The switches under /_simulator. */
import { describe, expect, it } from 'vitest';
import { logIn, objectsIn, send } from './start.ts';
import { readWire } from './wire.ts';

describe('the switches', () => {
  it('set, show and clear faults', async () => {
    const { simulator, call } = await logIn();
    const rules = ['server-error:path=/bills,times=1', { fault: 'gzip', match: { path: '/coupons' } }];
    const set = await send(simulator, 'POST', '/_simulator/faults', rules);
    expect(set.status).toBe(201);
    expect((await call('GET', '/bills')).status).toBe(503);
    expect((await call('GET', '/bills')).status).toBe(200);
    const active: unknown = JSON.parse((await send(simulator, 'GET', '/_simulator/faults')).text);
    expect(active).toEqual([
      { rule: { fault: 'server-error', match: { path: '/bills' }, times: 1 }, seen: 2, met: 1 },
      { rule: { fault: 'gzip', match: { path: '/coupons' } }, seen: 0, met: 0 },
    ]);
    expect((await send(simulator, 'DELETE', '/_simulator/faults')).status).toBe(204);
    expect((await call('GET', '/coupons')).headers.get('content-encoding')).toBeNull();
  });

  it('say what is wrong with a fault', async () => {
    const { simulator } = await logIn();
    const wrong = await send(simulator, 'POST', '/_simulator/faults', 'gzip');
    expect([wrong.status, wrong.body['code']]).toEqual([400, 'SIM0001']);
    const unknown = await send(
      simulator,
      'POST',
      '/_simulator/faults',
      { fault: 'x' },
      { 'x-soracom-lang': 'ja' },
    );
    expect(unknown.body['message']).toContain('障害「x」はありません');
  });

  it('bring a token back that a fault killed', async () => {
    const { simulator, call } = await logIn();
    await send(simulator, 'POST', '/_simulator/faults', { fault: 'expired-token', times: 1 });
    expect((await call('GET', '/bills')).status).toBe(401);
    await send(simulator, 'DELETE', '/_simulator/faults');
    expect((await call('GET', '/bills')).status).toBe(200);
  });

  it('count requests', async () => {
    const { simulator, call } = await logIn();
    await call('GET', '/bills');
    await call('GET', '/bills?a=b');
    await call('GET', '/nothing');
    const { body } = await send(simulator, 'GET', '/_simulator/requests');
    expect(body).toMatchObject({
      total: 4,
      byOperation: { auth: 1, getBillingHistory: 2, none: 1 },
      byStatus: { '200': 3, '404': 1 },
    });
    expect(objectsIn(body['latest'])[2]).toEqual({
      method: 'GET',
      path: '/v1/bills',
      query: 'a=b',
      operationId: 'getBillingHistory',
      status: 200,
      credentials: true,
    });
    await send(simulator, 'DELETE', '/_simulator/requests');
    expect((await send(simulator, 'GET', '/_simulator/requests')).body['total']).toBe(0);
  });

  it('keep the latest thousand requests', async () => {
    const { simulator, call } = await logIn();
    for (let count = 0; count < 2100; count += 1) await call('GET', '/none');
    const { body } = await send(simulator, 'GET', '/_simulator/requests');
    expect(body['total']).toBe(2101);
    expect(objectsIn(body['latest'])).toHaveLength(1000);
  });

  it('reset everything', async () => {
    const { simulator, call } = await logIn();
    const before = (await call('GET', '/coupons')).text;
    await call('POST', '/coupons/SIMULATOR-1/register');
    expect((await call('GET', '/coupons')).text).not.toBe(before);
    expect((await send(simulator, 'POST', '/_simulator/reset')).status).toBe(204);
    expect((await call('GET', '/coupons')).text).toBe(before);
  });

  it('show the account', async () => {
    const { simulator } = await logIn();
    expect((await send(simulator, 'GET', '/_simulator')).body).toEqual({
      now: '2025-09-15T10:20:30.000Z',
      coverageType: 'jp',
      credentials: simulator.credentials,
    });
  });

  it.each([
    ['an unknown one', 'GET', '/_simulator/none', {}, 404],
    ['a wrong method', 'PUT', '/_simulator/faults', {}, 405],
    ['an order that is none', 'POST', '/_simulator/orders/none/advance', {}, 404],
    ['a web page', 'GET', '/_simulator', { origin: 'https://page.example' }, 403],
  ])('refuse %s', async (_name, method, path, headers, status) => {
    const { simulator } = await logIn();
    expect((await send(simulator, method, path, undefined, headers)).status).toBe(status);
  });

  it.each([
    ['rebound.example', '/v1/bills'],
    ['localhost.rebound.example:80', '/v1/auth'],
    ['localhost@rebound.example', '/nowhere'],
    ['localhost.', '/v1/bills'],
    ['127.0.0.1\\x', '/v1/bills'],
    ['127.0.0.1/x', '/_simulator'],
    ['[::ffff:192.168.0.1]', '/v1/bills'],
    ['0.0.0.0', '/v1/bills'],
    ['', '/v1/bills'],
  ])('the name %j opens nothing: %s', async (host, path) => {
    const { simulator, headers } = await logIn();
    const wire = await readWire(simulator.endpoint, path, { ...headers, host });
    expect(wire.head).toContain('403');
    expect(wire.body.toString()).toContain('SIM0403');
  });

  it('the name of a proxy is answered where it is allowed, and turns no switch', async () => {
    const { simulator, headers } = await logIn({ allowedHosts: ['api.test'] });
    const head = async (path: string, host: string): Promise<string> =>
      (await readWire(simulator.endpoint, path, { ...headers, host })).head;
    expect(await head('/v1/bills', 'API.test:8080')).toContain('200');
    expect(await head('/v1/bills', 'sub.api.test')).toContain('403');
    expect(await head('/_simulator', 'api.test')).toContain('403');
  });

  it.each(['localhost', 'LOCALHOST:1', '127.1.2.3', '[::1]:8080'])(
    'the name %j is this machine',
    async (host) => {
      const { simulator, headers } = await logIn();
      expect((await readWire(simulator.endpoint, '/v1/bills', { ...headers, host })).head).toContain('200');
    },
  );

  it.each([
    ['https', 'https://localhost:8443/'],
    ['HTTPS, http', 'https://localhost:8443/'],
    ['http', 'http://localhost:8443/'],
    ['javascript', 'http://localhost:8443/'],
  ])('behind a proxy that says %j, links begin with %s', async (proto, start) => {
    const { simulator, headers } = await logIn();
    const extra = { ...headers, host: 'localhost:8443', 'x-forwarded-proto': proto };
    const options = { method: 'POST', headers: extra };
    const { request } = await import('node:http');
    const text = await new Promise<string>((done) => {
      request(`${simulator.endpoint}/v1/bills/202508/export`, options, (response) => {
        let body = '';
        response.on('data', (chunk: Buffer) => (body += chunk.toString()));
        response.on('end', () => done(body));
      }).end();
    });
    expect(text).toContain(`"url":"${start}`);
  });

  it.each(['rebound.example', '127.rebound.example', '127.0.0.1.rebound.example'])(
    'refuse %s, a name that a web page bound to this machine',
    async (host) => {
      const { simulator } = await logIn();
      const { request } = await import('node:http');
      const status = await new Promise((done) => {
        request(`${simulator.endpoint}/_simulator`, { headers: { host } }, (response) => {
          done(response.statusCode);
        }).end();
      });
      expect(status).toBe(403);
    },
  );
});
