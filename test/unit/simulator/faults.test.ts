/** Every fault, over a real socket. */
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parseFaultFlag } from '../../../src/simulator/faults/parse.ts';
import { faults } from '../../../src/simulator/faults/table.ts';
import { logIn, objectsIn, send, tokenHeaders } from './start.ts';
import { readWire } from './wire.ts';

const bills = '/v1/bills';

async function logInWith(...flags: string[]) {
  const session = await logIn({ faults: flags.map(parseFaultFlag) });
  return { ...session, wire: (path = bills) => readWire(session.simulator.endpoint, path, session.headers) };
}

/** What GET /bills answers without faults. */
async function readGoodBody(): Promise<string> {
  const { call } = await logIn();
  return (await call('GET', '/bills')).text;
}

describe('faults that answer instead of the API', () => {
  it.each([
    ['rate-limit:path=/bills', '1', '999996'],
    ['rate-limit:path=/bills,retryAfter=7', '7', '999996'],
    ['rate-limit:path=/bills,retryAfter=7,announce=both', '7', '0'],
    ['rate-limit:path=/bills,retryAfter=7,announce=headers', null, '0'],
    ['rate-limit:path=/bills,announce=none', null, '999996'],
  ])('%s', async (flag, retryAfter, remaining) => {
    const { call } = await logInWith(flag);
    await call('GET', '/coupons');
    await call('GET', '/coupons');
    const { status, headers, body } = await call('GET', '/bills');
    expect([status, body['code']]).toEqual([429, 'SIM0429']);
    expect(headers.get('retry-after')).toBe(retryAfter);
    expect(headers.get('x-soracom-ratelimit-remaining')).toBe(remaining);
  });

  it.each([
    ['server-error:path=/bills', 503, null],
    ['server-error:path=/bills,status=502,retryAfter=2', 502, '2'],
  ])('%s', async (flag, status, retryAfter) => {
    const { call } = await logInWith(flag);
    const reply = await call('GET', '/bills', undefined, { 'x-soracom-lang': 'ja' });
    expect([reply.status, reply.headers.get('retry-after')]).toEqual([status, retryAfter]);
    expect(reply.body).toEqual({ code: `SIM0${status}`, message: `指定された障害です: HTTP ${status}。` });
  });

  it('redirect: to another host', async () => {
    const { call } = await logInWith('redirect:path=/bills,status=307,location=https://other.example/x');
    const { status, headers } = await call('GET', '/bills');
    expect([status, headers.get('location')]).toEqual([307, 'https://other.example/x']);
  });

  it('not-json: HTML that claims to be JSON', async () => {
    const { call, simulator, headers } = await logInWith('not-json:path=/bills');
    await expect(call('GET', '/bills')).rejects.toThrow(SyntaxError);
    const wire = await readWire(simulator.endpoint, bills, headers);
    expect(wire.head).toContain('200 ok');
    expect(wire.body.toString()).toContain('<!doctype html>');
  });

  it('expired-token: in the middle of paging, until the next log-in', async () => {
    const { call, simulator } = await logInWith(
      'expired-token:operationId=listOrderedSubscribers,after=2,times=1',
    );
    const { body: orders } = await call('GET', '/orders');
    const id = String(objectsIn(orders['orderList']).at(-1)?.['orderId']);
    const path = `/orders/${id}/subscribers?limit=10`;
    const first = await call('GET', path);
    const second = await call('GET', `${path}&last_evaluated_key=${first.headers.get('x-soracom-next-key')}`);
    const third = `${path}&last_evaluated_key=${second.headers.get('x-soracom-next-key')}`;
    expect((await call('GET', third)).body['code']).toBe('AUM0003');
    expect((await call('GET', third)).status).toBe(401);
    expect((await call('GET', '/bills')).status).toBe(401);
    const { authKeyId, authKey } = simulator.credentials;
    const fresh = tokenHeaders((await send(simulator, 'POST', '/auth', { authKeyId, authKey })).body);
    const page = await send(simulator, 'GET', third, undefined, fresh);
    expect(objectsIn(page.body['orderedSubscriberList'])).toHaveLength(5);
  });
});

describe('faults that lose the answer', () => {
  it('reset: before anything was done', async () => {
    const { call, simulator, wire } = await logInWith(
      'reset:path=/bills',
      'reset:operationId=createCouponQuotation',
    );
    expect(await wire()).toMatchObject({ text: '', end: 'ECONNRESET' });
    await expect(call('POST', '/coupons', { amount: 10 })).rejects.toThrow(TypeError);
    const before = await call('GET', '/coupons');
    expect(objectsIn(before.body['couponList'])).toHaveLength(2);
    expect((await send(simulator, 'GET', '/_simulator/requests')).body['total']).toBe(4);
  });

  it.each([
    ['slow-drip:path=/bills', 'reset:path=/bills'],
    ['gzip:path=/bills', 'reset:path=/bills'],
    ['wrong-length:path=/bills,by=0', 'reset:path=/bills'],
    ['truncated-body:path=/bills', 'reset:path=/bills'],
    ['reset-body:path=/bills', 'reset:path=/bills'],
    ['slow-drip:path=/bills', 'wrong-length:path=/bills', 'reset:path=/bills,processed=true'],
  ])('reset: never looks like an answer without a body behind %s, %s', async (...flags) => {
    const { wire } = await logInWith(...flags);
    expect(await wire()).toMatchObject({ text: '', end: 'ECONNRESET' });
  });

  it.each(['reset', 'reset-body'])('%s: breaks an answer that has no body by its nature', async (fault) => {
    const { call } = await logInWith(`${fault}:method=DELETE`, `${fault}:method=HEAD`);
    await expect(call('DELETE', '/shipping_addresses/none')).rejects.toThrow(TypeError);
    await expect(call('HEAD', '/bills')).rejects.toThrow(TypeError);
  });

  it('reset:processed: after the API did what it was asked', async () => {
    const { call } = await logInWith('reset:method=POST,path=/coupons/*,processed=true');
    await expect(call('POST', '/coupons/SIMULATOR-7/register')).rejects.toThrow(TypeError);
    const { body } = await call('GET', '/coupons');
    expect(objectsIn(body['couponList']).map((coupon) => coupon['couponCode'])).toContain('SIMULATOR-7');
  });

  it.each([
    ['reset-body:path=/bills', undefined],
    ['reset-body:path=/bills,bytes=10', 10],
  ])('%s: in the middle of the body', async (flag, bytes) => {
    const whole = Buffer.byteLength(await readGoodBody());
    const { wire } = await logInWith(flag);
    const { head, body, end } = await wire();
    expect(head).toContain(`content-length: ${whole}`);
    // A slow reader finds the end of the data before it learns of the reset.
    expect(['ECONNRESET', 'end']).toContain(end);
    expect(body.length).toBe(bytes ?? Math.floor(whole / 2));
  });

  it.each([
    ['truncated-body:path=/bills', undefined],
    ['truncated-body:path=/bills,bytes=10', 10],
  ])('%s: half an answer that seems whole', async (flag, bytes) => {
    const good = await readGoodBody();
    const { wire } = await logInWith(flag);
    const { head, body, end } = await wire();
    const length = bytes ?? Math.floor(Buffer.byteLength(good) / 2);
    expect(head).toContain(`content-length: ${length}`);
    expect(body.toString()).toBe(good.slice(0, length));
    expect(end).toBe('end');
  });

  it.each([
    ['wrong-length:path=/bills', 10],
    ['wrong-length:path=/bills,by=-100', -100],
  ])('%s', async (flag, by) => {
    const good = await readGoodBody();
    const { wire } = await logInWith(flag);
    const { head, body, end } = await wire();
    expect(head).toContain(`content-length: ${Buffer.byteLength(good) + by}`);
    expect(body.toString()).toBe(good);
    expect(end).toBe('end');
  });
});

describe('faults that take their time', () => {
  it('latency: the answer waits', async () => {
    const { call } = await logInWith('latency:path=/bills,ms=80');
    const start = performance.now();
    expect((await call('GET', '/bills')).status).toBe(200);
    expect(performance.now() - start).toBeGreaterThan(75);
  });

  it('latency: no wait outlives the simulator', async () => {
    const { call, simulator } = await logInWith('latency:path=/bills,ms=3600000');
    const lost = call('GET', '/bills').then(
      () => 'answered',
      () => 'lost',
    );
    await call('GET', '/coupons');
    await simulator.close();
    expect(await lost).toBe('lost');
  });

  it('slow-drip: the body comes in small pieces', async () => {
    const good = await readGoodBody();
    const { wire } = await logInWith('slow-drip:path=/bills,bytes=200,ms=2');
    const { body, pieces } = await wire();
    expect(body.toString()).toBe(good);
    expect(pieces).toBeGreaterThan(5);
  });
});

describe('compressed answers', () => {
  it.each([
    ['gzip', 'gzip', gunzipSync],
    ['brotli', 'br', brotliDecompressSync],
  ] as const)('%s', async (name, encoding, decompress) => {
    const good = await readGoodBody();
    const { call, wire } = await logInWith(`${name}:path=/bills`);
    expect((await call('GET', '/bills')).text).toBe(good);
    const { head, text } = await wire();
    expect(head).toContain(`content-encoding: ${encoding}`);
    expect(text).not.toContain('billList');
    const { simulator, headers } = await logInWith(`${name}:path=/bills`);
    const { request } = await import('node:http');
    const bytes = await new Promise<Buffer>((done) => {
      request(`${simulator.endpoint}${bills}`, { headers }, (response) => {
        const chunks: Buffer[] = [];
        response
          .on('data', (chunk: Buffer) => chunks.push(chunk))
          .on('end', () => done(Buffer.concat(chunks)));
      }).end();
    });
    expect(decompress(bytes).toString()).toBe(good);
  });
});

describe('where and how often a fault strikes', () => {
  const three = ['/bills', '/bills', '/bills'];

  it.each([
    ['server-error:times=2', three, [503, 503, 200]],
    ['server-error:after=1', three, [200, 503, 503]],
    ['server-error:after=1,times=1', three, [200, 503, 200]],
    ['server-error:method=post', three, [200, 200, 200]],
    ['server-error:method=get,times=1', three, [503, 200, 200]],
    ['server-error:path=/bills/*', ['/bills', '/bills/latest', '/bills/202508/daily'], [200, 503, 503]],
    ['server-error:operationId=getBilling', ['/bills', '/bills/latest', '/bills/202508'], [200, 200, 503]],
    ['server-error:path=/bills.latest', ['/bills/latest'], [200]],
  ])('%s', async (flag, paths, expected) => {
    const { simulator, call } = await logIn();
    // Set after the log-in, which a rule for every request would meet too.
    await send(simulator, 'POST', '/_simulator/faults', JSON.stringify(flag));
    const seen: number[] = [];
    for (const path of paths) seen.push((await call('GET', path)).status);
    expect(seen).toEqual(expected);
  });

  it('several at once, the first outermost', async () => {
    const { call } = await logInWith('gzip:path=/bills', 'server-error:path=/bills,status=500');
    const { status, headers } = await call('GET', '/bills');
    expect([status, headers.get('content-encoding')]).toEqual([500, 'gzip']);
  });

  it('on downloads too', async () => {
    const { call } = await logInWith('server-error:path=/exports/*');
    const { body } = await call('POST', '/bills/latest/export');
    expect((await fetch(String(body['url']))).status).toBe(503);
  });
});

it('has a case here for every fault there is', () => {
  expect(Object.keys(faults)).toEqual([
    'latency',
    'slow-drip',
    'rate-limit',
    'server-error',
    'expired-token',
    'redirect',
    'reset',
    'reset-body',
    'truncated-body',
    'wrong-length',
    'not-json',
    'gzip',
    'brotli',
  ]);
});
