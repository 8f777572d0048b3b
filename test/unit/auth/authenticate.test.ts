/** Credentials become a token; refusals keep their meaning. */
import { describe, expect, it } from 'vitest';
import { authenticate, type PostJson } from '../../../src/auth/authenticate.ts';
import { findOperatorId, readClaims } from '../../../src/auth/token.ts';
import { ApiError, NetworkError } from '../../../src/errors.ts';

const login = { kind: 'login', login: { authKeyId: 'i', authKey: 's' } } as const;
const answer = { apiKey: 'k', token: 't', operatorId: 'OP1' };

describe('authenticate', () => {
  it('posts the login and reads the answer', async () => {
    const sent: unknown[] = [];
    const post: PostJson = (...call) => {
      sent.push(call);
      return Promise.resolve(JSON.stringify({ ...answer, userName: 'u', more: 1 }));
    };
    await expect(authenticate(login, post)).resolves.toEqual({ ...answer, userName: 'u' });
    expect(sent).toEqual([['/auth', login.login, undefined]]);
  });

  it('sends nothing for a pair that is given', async () => {
    const post: PostJson = () => Promise.reject(new Error('sent'));
    await expect(authenticate({ kind: 'pair', apiKey: 'k', token: 't' }, post)).resolves.toEqual({
      apiKey: 'k',
      token: 't',
    });
  });

  it.each<[ReturnType<typeof failure>, kind: string]>([
    [failure(ApiError, 401), 'credentials'],
    [failure(ApiError, 400), 'api'],
    [failure(ApiError, 403), 'api'],
    [failure(ApiError, 429), 'api'],
    [failure(NetworkError, 503), 'network'],
  ])('turns %s into a failure of the kind %s', async (refusal, kind) => {
    const post: PostJson = () => Promise.reject(refusal);
    const details = expect.objectContaining({ status: refusal.details.status, code: 'AUM0001' });
    await expect(authenticate(login, post)).rejects.toMatchObject({ kind, details });
  });

  it.each(['', 'no JSON', 'null', '[]', '{}', '{"apiKey":"k"}', '{"apiKey":1,"token":"t"}'])(
    'refuses the answer %j',
    async (text) => {
      await expect(authenticate(login, () => Promise.resolve(text))).rejects.toThrow(NetworkError);
    },
  );
});

function failure(type: typeof ApiError | typeof NetworkError, status: number) {
  return new type(() => `HTTP ${status}`, { status, code: 'AUM0001' });
}

describe('a token', () => {
  const jwt = (claims: unknown) => `h.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.s`;

  it.each<[token: string, claims: object]>([
    [jwt({ operator: { operatorId: 'OP1' }, exp: 5 }), { operatorId: 'OP1', expiresAt: 5 }],
    [jwt({ operator: { operatorId: '' }, exp: '5' }), {}],
    [jwt({ operator: 'OP1' }), {}],
    [jwt(null), {}],
    [jwt('text'), {}],
    ['h.%%%.s', {}],
    ['opaque', {}],
    ['', {}],
  ])('%j says %j', (token, claims) => {
    expect(readClaims(token)).toEqual(claims);
  });

  it('goes before the answer of /auth where both name the operator', () => {
    const token = jwt({ operator: { operatorId: 'OP1' } });
    expect(findOperatorId({ apiKey: 'k', token, operatorId: 'OP2' })).toBe('OP1');
    expect(findOperatorId({ apiKey: 'k', token: 'opaque', operatorId: 'OP2' })).toBe('OP2');
    expect(findOperatorId({ apiKey: 'k', token: 'opaque' })).toBeUndefined();
  });
});
