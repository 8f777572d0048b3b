/** Calls with a session's credentials: what goes out, and what a refused token leads to. */
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { createApiClient, createPost, type ApiClient } from '../../../src/auth/api-client.ts';
import type { CredentialSource } from '../../../src/auth/credentials.ts';
import { ApiError, CredentialsError, NetworkError } from '../../../src/errors.ts';
import type { Send } from '../../../src/http/send.ts';
import type { HttpRequest } from '../../../src/http/transport.ts';
import type { FinishedPlan } from '../../../src/request/plan.ts';
import { rejectionOf } from '../../helpers/error-of.ts';

const login: CredentialSource = { kind: 'login', login: { authKeyId: 'i', authKey: 's' } };
const pair: CredentialSource = { kind: 'pair', apiKey: 'k', token: 't' };
const plan: FinishedPlan = { method: 'PUT', path: '/v1/things', query: [], headers: {}, body: '{"a":1}' };
const refusal = { status: 401, body: '{"code":"AUM0003","message":"Expired"}' };

type Answer = { status: number; body: string };

/** An API that issues t1, t2, … and answers each other call by its token. */
function api(answer: (token: string | undefined) => Answer) {
  const requests: HttpRequest[] = [];
  let issued = 0;
  const issue = (): Answer => {
    issued += 1;
    return { status: 200, body: JSON.stringify({ apiKey: `k${issued}`, token: `t${issued}` }) };
  };
  const send: Send = (request) => {
    requests.push(request);
    const isLogin = request.url.pathname === '/v1/auth';
    const { status, body } = isLogin ? issue() : answer(request.headers['X-Soracom-Token']);
    return Promise.resolve({ status, headers: {}, body: toBody(body) });
  };
  const sent = () =>
    requests.map(({ method, url, headers }) =>
      [method, url.pathname, headers['X-Soracom-Token']].filter(Boolean).join(' '),
    );
  return { send, requests, sent };
}

async function* toBody(answer: string): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield new TextEncoder().encode(answer);
}

function open(send: Send, source: CredentialSource = login, bodies: unknown[] = []): ApiClient {
  return createApiClient(
    {
      profileName: 'work',
      endpoint: { url: 'https://api.example.com' } as never,
      headers: { 'X-Extra': '1' },
      cacheDir: undefined,
      platform: 'linux',
      isPassing: false,
      readOnly: false,
      realm: 'https://api.soracom.io',
      hasCredentials: true,
      requireCredentials: () => Promise.resolve(source),
    },
    send,
    'ja',
    {
      now: () => 0,
      signal: new AbortController().signal,
      warn: () => Promise.resolve(),
      askCode: undefined,
      addSecrets: () => undefined,
      notePlan: ({ body }) => bodies.push(body),
    },
  );
}

const accepting = (...tokens: string[]) =>
  api((token) =>
    token !== undefined && tokens.includes(token) ? { status: 200, body: `for ${token}` } : refusal,
  );

const old = { apiKey: 'k0', token: 't0' };

describe('a call', () => {
  it('goes out with the session’s headers, the language and the token', async () => {
    const { send, requests } = accepting('t1');
    const bodies: unknown[] = [];
    const client = open(send, login, bodies);
    const token = await client.authenticate();
    expect(token).toEqual({ apiKey: 'k1', token: 't1' });
    expect(await text((await client.call(plan, token)).body)).toBe('for t1');
    expect(requests[1]).toMatchObject({
      method: 'PUT',
      url: expect.objectContaining({ href: 'https://api.example.com/v1/things' }),
      headers: {
        'X-Extra': '1',
        'X-Soracom-Lang': 'ja',
        'X-Soracom-API-Key': 'k1',
        'X-Soracom-Token': 't1',
      },
      body: plan.body,
    });
    expect(bodies).toEqual([plan.body]);
  });

  it('logs in with JSON, without a token, and without telling the body', async () => {
    const { send, requests } = accepting();
    const bodies: unknown[] = [];
    await open(send, login, bodies).authenticate();
    expect(requests).toMatchObject([
      {
        method: 'POST',
        url: expect.objectContaining({ href: 'https://api.example.com/v1/auth' }),
        headers: { 'Content-Type': 'application/json', 'X-Extra': '1', 'X-Soracom-Lang': 'ja' },
        body: '{"authKeyId":"i","authKey":"s"}',
      },
    ]);
    expect(requests[0]?.headers).not.toHaveProperty('X-Soracom-Token');
    expect(bodies).toEqual([]);
  });

  it('needs no token', async () => {
    const { send, sent } = api(() => ({ status: 200, body: '' }));
    await open(send).call(plan, undefined);
    expect(sent()).toEqual(['PUT /v1/things']);
  });
});

describe('a token that is refused', () => {
  it('is replaced, and the call sent once more', async () => {
    const { send, sent } = accepting('t1');
    expect(await text((await open(send).call(plan, old)).body)).toBe('for t1');
    expect(sent()).toEqual(['PUT /v1/things t0', 'POST /v1/auth', 'PUT /v1/things t1']);
  });

  it('is not tried again by the calls that follow', async () => {
    const { send, sent } = accepting('t1');
    const client = open(send);
    await client.call(plan, old);
    await client.call(plan, old);
    expect(sent().slice(3)).toEqual(['PUT /v1/things t1']);
  });

  it('is replaced again where the one in its place is refused, too', async () => {
    const tokens = ['t1'];
    const { send, sent } = api((token) =>
      tokens.includes(token ?? '') ? { status: 200, body: '' } : refusal,
    );
    const client = open(send);
    await client.call(plan, old);
    tokens[0] = 't2';
    await client.call(plan, old);
    await client.call(plan, old);
    expect(sent().slice(3)).toEqual([
      'PUT /v1/things t1',
      'POST /v1/auth',
      'PUT /v1/things t2',
      'PUT /v1/things t2',
    ]);
  });

  it('leaves others as they are', async () => {
    const { send, sent } = accepting('t1', 't9');
    const client = open(send);
    await client.call(plan, old);
    await client.call(plan, { apiKey: 'k9', token: 't9' });
    expect(sent().slice(3)).toEqual(['PUT /v1/things t9']);
  });

  it('twice is the fault of the credentials; there is no third try', async () => {
    const { send, sent } = accepting();
    const error = await rejectionOf(open(send).call(plan, old), Error);
    expect(error).toBeInstanceOf(CredentialsError);
    expect(error).toMatchObject({ message: 'Expired', details: { status: 401, code: 'AUM0003' } });
    expect(error.cause).toBeInstanceOf(ApiError);
    expect(sent()).toHaveLength(3);
  });

  it('is the fault of the credentials where none can take its place', async () => {
    const { send, sent } = accepting();
    const error = await rejectionOf(open(send, pair).call(plan, { apiKey: 'k', token: 't' }), Error);
    expect(error).toBeInstanceOf(CredentialsError);
    expect(error).toMatchObject({ message: 'Expired', details: { status: 401, code: 'AUM0003' } });
    expect(sent()).toEqual(['PUT /v1/things t']);
  });

  it('of a call without one gets none', async () => {
    const { send, sent } = accepting();
    expect(await rejectionOf(open(send).call(plan, undefined), Error)).toBeInstanceOf(CredentialsError);
    expect(sent()).toEqual(['PUT /v1/things']);
  });

  it('does not hide what else goes wrong the second time', async () => {
    const { send } = api((token) => (token === 't0' ? refusal : { status: 404, body: '{"message":"Gone"}' }));
    const error = await rejectionOf(open(send).call(plan, old), Error);
    expect(error).toBeInstanceOf(ApiError);
    expect(error.message).toBe('Gone');
  });
});

describe('any other refusal', () => {
  it.each([
    [403, ApiError],
    [404, ApiError],
    [500, NetworkError],
  ])('with HTTP %i is passed on, and nothing is sent again', async (status, type) => {
    const { send, sent } = api(() => ({ status, body: '{"message":"No"}' }));
    expect(await rejectionOf(open(send).call(plan, old), Error)).toBeInstanceOf(type);
    expect(sent()).toHaveLength(1);
  });
});

describe('a post to /auth and its kin', () => {
  const target = { endpoint: 'https://api.example.com', lang: 'en' } as const;

  it('without a body announces none', async () => {
    const { send, requests } = api(() => ({ status: 200, body: 'done' }));
    expect(await createPost(target, send)('/auth/logout', undefined, old)).toBe('done');
    expect(requests).toMatchObject([
      { method: 'POST', url: expect.objectContaining({ href: 'https://api.example.com/v1/auth/logout' }) },
    ]);
    expect(requests[0]).not.toHaveProperty('body');
    expect(requests[0]?.headers).not.toHaveProperty('Content-Type');
    expect(requests[0]?.headers).toMatchObject({ 'X-Soracom-API-Key': 'k0', 'X-Soracom-Token': 't0' });
  });

  it('carries what it does to the account, where that is told', async () => {
    const { send, requests } = api(() => ({ status: 200, body: '' }));
    await createPost(target, send, 'write')('/auth/logout', undefined, old);
    await createPost(target, send)('/auth', {});
    expect(requests.map(({ effect }) => effect)).toEqual(['write', undefined]);
  });

  it('is not sent twice', async () => {
    const { send, sent } = accepting();
    expect(await rejectionOf(createPost(target, send)('/auth/logout', {}, old), Error)).toBeInstanceOf(
      ApiError,
    );
    expect(sent()).toEqual(['POST /v1/auth/logout t0']);
  });
});
