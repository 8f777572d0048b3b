/** A login that needs a one-time code asks for it, and only such a login. */
import { describe, expect, it } from 'vitest';
import { authenticate, type AskCode, type PostJson } from '../../../src/auth/authenticate.ts';
import type { CredentialSource } from '../../../src/auth/credentials.ts';
import { ApiError, CredentialsError, NetworkError, SoracomError } from '../../../src/errors.ts';
import { en } from '../../../src/text/en.ts';
import { rejectionOf } from '../../helpers/error-of.ts';

const login = { kind: 'login', login: { email: 'a@example.com', password: 'p' } } as const;
const answer = JSON.stringify({ apiKey: 'k', token: 't' });
const token = { apiKey: 'k', token: 't' };
const refusal = (message: string, code = 'X0001') => new ApiError(() => message, { status: 400, code });

/** An API that fails with `errors` one after the other, then answers; and what it was sent. */
function failing(...errors: Error[]) {
  const sent: unknown[][] = [];
  const post: PostJson = (...call) => {
    sent.push(call);
    const error = errors[sent.length - 1];
    return error === undefined ? Promise.resolve(answer) : Promise.reject(error);
  };
  return { post, sent };
}

/** Somebody who types these codes. */
function typing(...codes: string[]): { ask: AskCode; asked: () => number } {
  let asked = 0;
  return {
    ask: () => {
      asked += 1;
      return Promise.resolve(codes[asked - 1] ?? '');
    },
    asked: () => asked,
  };
}

function failureOf(source: CredentialSource, post: PostJson, ask?: AskCode): Promise<SoracomError> {
  return rejectionOf(authenticate(source, post, ask), SoracomError);
}

describe('a one-time code', () => {
  it.each([
    'MFA is on',
    'The mfa code is wrong',
    'Give an OTP, please',
    'multifactor login',
    'multi-factor login',
    'Multi factor login',
    'one-time password',
    'a one time password',
    'a onetime password',
    '多要素認証が必要です',
    '二段階認証が必要です',
    'ワンタイムパスワードが違います',
    '認証コードが違います',
  ])('is asked for where the API says "%s"', async (message) => {
    const { post, sent } = failing(refusal(message));
    expect(await authenticate(login, post, typing('123456').ask)).toEqual(token);
    expect(sent).toEqual([
      ['/auth', login.login, undefined],
      ['/auth', { ...login.login, mfaOTPCode: '123456' }, undefined],
    ]);
  });

  it.each(['AUM0005', 'AUM0006'])('is asked for where the code of the refusal is %s', async (code) => {
    const { post } = failing(refusal('No.', code));
    expect(await authenticate(login, post, typing('1').ask)).toEqual(token);
  });

  it.each([
    ['a wrong password', refusal('Wrong password.', 'AUM0001')],
    ['words that only hold the letters', refusal('The bootpath of comfa is wrong.')],
    ['the rate limit', new ApiError(() => 'MFA', { status: 429 })],
    ['a server that fails', new NetworkError(() => 'MFA', { status: 503, code: 'AUM0005' })],
    ['anything else', new Error('MFA')],
  ])('is not asked for after %s', async (_name, error) => {
    const { post, sent } = failing(error);
    const { ask, asked } = typing('1');
    await expect(authenticate(login, post, ask)).rejects.toThrow(error.message);
    expect([sent.length, asked()]).toEqual([1, 0]);
  });

  it('is sent without the space around it, and takes the place of the one in the profile', async () => {
    const { post, sent } = failing(refusal('MFA'));
    const old = { ...login.login, mfaOTPCode: 'old' };
    await authenticate({ kind: 'login', login: old }, post, typing(' 654321\n').ask);
    expect(sent.map(([, body]) => body)).toEqual([old, { ...old, mfaOTPCode: '654321' }]);
  });

  it('may be mistyped twice', async () => {
    const { post, sent } = failing(refusal('MFA'), refusal('MFA'), refusal('MFA'));
    expect(await authenticate(login, post, typing('1', '2', '3').ask)).toEqual(token);
    expect(sent.map(([, body]) => body)).toEqual([
      login.login,
      { ...login.login, mfaOTPCode: '1' },
      { ...login.login, mfaOTPCode: '2' },
      { ...login.login, mfaOTPCode: '3' },
    ]);
  });

  it('is not asked for a fourth time', async () => {
    const { post } = failing(...Array.from({ length: 9 }, () => refusal('MFA', 'AUM0006')));
    const { ask, asked } = typing();
    const error = await failureOf(login, post, ask);
    expect(asked()).toBe(3);
    expect(error).toBeInstanceOf(CredentialsError);
    expect(error.message).toBe('The credentials were refused: MFA');
    expect(error.details).toMatchObject({ status: 400, code: 'AUM0006' });
    expect(error.details.hint?.(en)).toBe(en.auth.codeHint);
  });

  it('that nobody can be asked for is explained', async () => {
    const { post, sent } = failing(refusal('MFA'));
    const error = await failureOf(login, post);
    expect(sent).toHaveLength(1);
    expect(error.details.hint?.(en)).toBe(en.auth.codeHint);
  });
});

describe('a switch of the user', () => {
  const source = { authKeyId: 'i', authKey: 's' };
  const target = { operatorId: 'OP1', userName: 'u' };
  const switching = { kind: 'switchUser', source, target } as const;

  it('logs in, then switches with the token of the login', async () => {
    const sent: unknown[][] = [];
    const post: PostJson = (...call) => {
      sent.push(call);
      return Promise.resolve(JSON.stringify({ apiKey: `k${sent.length}`, token: `t${sent.length}` }));
    };
    expect(await authenticate(switching, post)).toEqual({ apiKey: 'k2', token: 't2' });
    expect(sent).toEqual([
      ['/auth', source, undefined],
      ['/auth/switch_user', target, { apiKey: 'k1', token: 't1' }],
    ]);
  });

  it('asks for the code of the login, not for one of the switch', async () => {
    const first = failing(refusal('MFA'));
    await authenticate(switching, first.post, typing('1').ask);
    expect(first.sent.map(([path]) => path)).toEqual(['/auth', '/auth', '/auth/switch_user']);
    const second = typing('1');
    const error = await failureOf(
      switching,
      (path) => (path === '/auth' ? Promise.resolve(answer) : Promise.reject(refusal('MFA'))),
      second.ask,
    );
    expect([error.kind, second.asked()]).toEqual(['credentials', 0]);
  });
});

describe('the answer of a login', () => {
  const failWith = (text: string) => failureOf(login, () => Promise.resolve(text));

  it('keeps of the operator and the user what is a name', async () => {
    const post: PostJson = () => Promise.resolve('{"apiKey":"k","token":"t","operatorId":1,"userName":null}');
    expect(await authenticate(login, post)).toEqual(token);
  });

  it('that is no JSON is told from one that holds no token', async () => {
    const broken = await failWith('<html>');
    expect(broken.message).toBe(en.http.notJson);
    expect(broken.details.cause).toBeInstanceOf(SyntaxError);
    for (const text of ['null', '{}', '{"apiKey":"k"}', '{"token":"t"}', '{"apiKey":"k","token":2}']) {
      expect((await failWith(text)).message).toBe(en.auth.noToken);
    }
  });

  it('that refuses says so, with advice and its cause', async () => {
    const cause = new ApiError(() => 'Wrong password.', { status: 401, code: 'AUM0001' });
    const error = await failureOf(login, () => Promise.reject(cause));
    expect(error.message).toBe('The credentials were refused: Wrong password.');
    expect(error.details.hint?.(en)).toBe(en.auth.refusedHint);
    expect(error.details).toMatchObject({ status: 401, code: 'AUM0001', cause });
  });
});
