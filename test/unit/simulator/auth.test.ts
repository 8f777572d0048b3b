/** Logging in by every way there is, and being refused. */
import { describe, expect, it } from 'vitest';
import type { SimulatorCredentials } from '../../../src/simulator/credentials.ts';
import { objectAt, isObject } from '../../../src/model/json-object.ts';
import { logIn, objectsIn, send, start, tokenHeaders } from './start.ts';

type Login = (credentials: SimulatorCredentials) => Record<string, unknown>;

function claimsOf(token: unknown) {
  const payload: unknown = JSON.parse(Buffer.from(String(token).split('.')[1] ?? '', 'base64url').toString());
  return isObject(payload) ? payload : {};
}

describe('logging in', () => {
  const ways: [string, Login][] = [
    ['an AuthKey', ({ authKeyId, authKey }) => ({ authKeyId, authKey })],
    ['email and password', ({ email, password }) => ({ email, password })],
    [
      'a SAM user',
      ({ operatorId, userName, samPassword }) => ({ operatorId, userName, password: samPassword }),
    ],
  ];

  it.each(ways)('works with %s', async (_name, login) => {
    const { simulator, clock } = await start();
    const { operatorId } = simulator.credentials;
    const reply = await send(simulator, 'POST', '/auth', login(simulator.credentials));
    expect(reply.status).toBe(200);
    expect(reply.body['operatorId']).toBe(operatorId);
    const claims = claimsOf(reply.body['token']);
    expect(objectAt(claims, 'operator')['operatorId']).toBe(operatorId);
    expect(claims['exp']).toBe(Math.floor(clock.time / 1000) + 86_400);
    expect((await send(simulator, 'GET', '/bills', undefined, tokenHeaders(reply.body))).status).toBe(200);
  });

  const refusals: [string, Login][] = [
    ['a wrong AuthKey', ({ authKeyId }) => ({ authKeyId, authKey: 'secret-x' })],
    ['an AuthKey without its secret', ({ authKeyId }) => ({ authKeyId })],
    ['a wrong password', ({ email }) => ({ email, password: 'x' })],
    ['an unknown address', ({ password }) => ({ email: 'nobody@example.com', password })],
    ['an empty password', ({ email }) => ({ email, password: '' })],
    [
      "a SAM user with the operator's password",
      ({ operatorId, userName, password }) => ({ operatorId, userName, password }),
    ],
    ['nothing', () => ({})],
  ];

  it.each(refusals)('refuses %s', async (_name, login) => {
    const { simulator } = await start();
    const reply = await send(simulator, 'POST', '/auth', login(simulator.credentials));
    expect(reply.status).toBe(401);
    expect(reply.body).toEqual({ code: 'AUM0004', message: 'The credentials are not right.' });
  });

  it('asks people for a code where that is switched on, and AuthKeys not', async () => {
    const { simulator } = await start({ requireMfa: true });
    const { email, password, mfaOTPCode, authKeyId, authKey } = simulator.credentials;
    const attempt = (body: unknown) => send(simulator, 'POST', '/auth', body);
    expect((await attempt({ email, password })).body['code']).toBe('AUM0005');
    expect((await attempt({ email, password, mfaOTPCode: '0' })).body['code']).toBe('AUM0006');
    expect((await attempt({ email, password, mfaOTPCode })).status).toBe(200);
    expect((await attempt({ authKeyId, authKey })).status).toBe(200);
  });

  it.each([179, 3601])('refuses a token that lives %i seconds', async (tokenTimeoutSeconds) => {
    const { simulator } = await start();
    const { authKeyId, authKey } = simulator.credentials;
    const reply = await send(simulator, 'POST', '/auth', { authKeyId, authKey, tokenTimeoutSeconds });
    expect(reply.status).toBe(400);
    expect(reply.body['message']).toContain('tokenTimeoutSeconds');
  });
});

describe('a token', () => {
  it('lives as long as was asked', async () => {
    const { simulator, clock } = await start();
    const { authKeyId, authKey } = simulator.credentials;
    const { body } = await send(simulator, 'POST', '/auth', { authKeyId, authKey, tokenTimeoutSeconds: 180 });
    const status = async () => (await send(simulator, 'GET', '/bills', undefined, tokenHeaders(body))).status;
    clock.pass(179_000);
    expect(await status()).toBe(200);
    clock.pass(1_000);
    expect(await status()).toBe(401);
  });

  it('keeps to its own clock where there is one', async () => {
    const wall = { time: 1_000_000 };
    const { call, clock } = await logIn({ tokenNow: () => wall.time });
    clock.pass(90 * 86_400_000);
    expect((await call('GET', '/bills')).status).toBe(200);
    wall.time += 86_400_000;
    expect((await call('GET', '/bills')).body['code']).toBe('AUM0003');
  });

  it('ends with a log-out, and with it no other', async () => {
    const { simulator, call } = await logIn();
    const { authKeyId, authKey } = simulator.credentials;
    const other = await send(simulator, 'POST', '/auth', { authKeyId, authKey });
    expect((await call('POST', '/auth/logout')).status).toBe(204);
    expect((await call('GET', '/bills')).body['code']).toBe('AUM0002');
    expect((await send(simulator, 'GET', '/bills', undefined, tokenHeaders(other.body))).status).toBe(200);
  });

  const broken: [string, (headers: Record<string, string>) => Record<string, string>, string][] = [
    ['none', () => ({}), 'AUM0001'],
    ['no key', (headers) => ({ 'x-soracom-token': headers['x-soracom-token'] ?? '' }), 'AUM0001'],
    ['another key', (headers) => ({ ...headers, 'x-soracom-api-key': 'api-x' }), 'AUM0002'],
    [
      'a changed token',
      (headers) => ({ ...headers, 'x-soracom-token': `${headers['x-soracom-token']}x` }),
      'AUM0002',
    ],
    ['no token at all', (headers) => ({ ...headers, 'x-soracom-token': 'x' }), 'AUM0002'],
  ];

  it.each(broken)('is refused: %s', async (_name, change, code) => {
    const { simulator, headers } = await logIn();
    const reply = await send(simulator, 'GET', '/bills', undefined, change(headers));
    expect([reply.status, reply.body['code']]).toEqual([401, code]);
  });

  it('of another seed is refused', async () => {
    const [one, two] = [await logIn(), await logIn({ seed: 'other' })];
    expect((await send(one.simulator, 'GET', '/bills', undefined, two.headers)).status).toBe(401);
  });

  it('does not open another operator', async () => {
    const { simulator, call } = await logIn();
    const reply = await call(
      'GET',
      `/operators/${simulator.credentials.switchOperatorId}/shipping_addresses`,
    );
    expect([reply.status, reply.body['code']]).toEqual([403, 'AUM0007']);
  });
});

describe('switching user', () => {
  it('leads to another account', async () => {
    const { simulator, call } = await logIn();
    const { switchOperatorId: operatorId, userName } = simulator.credentials;
    const { body } = await call('POST', '/auth/switch_user', { operatorId, userName });
    expect(body).toMatchObject({ operatorId, userName });
    const mine = await call('GET', '/bills');
    const theirs = await send(simulator, 'GET', '/bills', undefined, tokenHeaders(body));
    expect(theirs.status).toBe(200);
    expect(theirs.text).not.toBe(mine.text);
  });

  it('refuses strangers', async () => {
    const { simulator, call } = await logIn();
    const { userName, switchOperatorId: operatorId } = simulator.credentials;
    expect((await call('POST', '/auth/switch_user', { operatorId: 'OP0000000000', userName })).status).toBe(
      403,
    );
    expect((await call('POST', '/auth/switch_user', { operatorId, userName: 'x' })).status).toBe(403);
    expect((await send(simulator, 'POST', '/auth/switch_user', { operatorId, userName })).status).toBe(401);
  });
});

describe('passwords', () => {
  it('are reset with the token from the mail, once', async () => {
    const { simulator } = await start();
    const { email, password } = simulator.credentials;
    await send(simulator, 'POST', '/auth/password_reset_token/issue', { email });
    const mail = objectsIn(JSON.parse((await send(simulator, 'GET', '/_simulator/mail')).text));
    const verify = { token: mail[0]?.['token'], password: 'a new password' };
    expect(
      (await send(simulator, 'POST', '/auth/password_reset_token/verify', { ...verify, token: 'x' })).status,
    ).toBe(404);
    expect(
      (await send(simulator, 'POST', '/auth/password_reset_token/verify', { ...verify, password: 'x' }))
        .status,
    ).toBe(400);
    expect((await send(simulator, 'POST', '/auth/password_reset_token/verify', verify)).status).toBe(200);
    expect((await send(simulator, 'POST', '/auth/password_reset_token/verify', verify)).status).toBe(404);
    expect((await send(simulator, 'POST', '/auth', { email, password })).status).toBe(401);
    expect((await send(simulator, 'POST', '/auth', { email, password: verify.password })).status).toBe(200);
  });

  it('of unknown addresses are not given away', async () => {
    const { simulator } = await start();
    const reply = await send(simulator, 'POST', '/auth/password_reset_token/issue', {
      email: 'nobody@example.com',
    });
    expect(reply.status).toBe(200);
    expect((await send(simulator, 'GET', '/_simulator/mail')).text).toBe('[]');
  });
});

describe('a sandbox account', () => {
  it('logs in by itself and has its own world', async () => {
    const { simulator, call } = await logIn();
    const { authKeyId, authKey } = simulator.credentials;
    const account = { email: 'new@example.com', password: 'long enough' };
    const made = await send(simulator, 'POST', '/sandbox/init', {
      authKeyId,
      authKey,
      coverageTypes: ['jp'],
      ...account,
    });
    expect(made.status).toBe(201);
    const { body } = await send(simulator, 'POST', '/auth', account);
    expect(body['operatorId']).toBe(made.body['operatorId']);
    const own = await send(simulator, 'GET', '/bills', undefined, tokenHeaders(body));
    expect(own.text).not.toBe((await call('GET', '/bills')).text);
    const methods = () => send(simulator, 'GET', '/payment_methods/current', undefined, tokenHeaders(body));
    expect((await methods()).status).toBe(404);
  });

  it.each([
    ['a wrong AuthKey', { authKey: 'x' }, 401],
    ['no address', { email: 'nowhere' }, 400],
    ['a short password', { password: 'short' }, 400],
    ['a coverage that is none', { coverageTypes: ['xx'] }, 400],
  ])('is refused with %s', async (_name, part, status) => {
    const { simulator } = await start();
    const { authKeyId, authKey } = simulator.credentials;
    const account = { authKeyId, authKey, email: 'new@example.com', password: 'long enough', ...part };
    expect((await send(simulator, 'POST', '/sandbox/init', account)).status).toBe(status);
  });
});
