/** A way in that was typed goes before one that only the environment names. */
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../helpers/run-program.ts';

const json = { 'content-type': 'application/json' };
const env = { SORACOM_API_KEY: 'env-k', SORACOM_API_TOKEN: 'env-t' };

/** Expects one call with this token. */
function expectToken(token: string): void {
  nock('https://api.soracom.io', { reqheaders: { 'x-soracom-token': token } })
    .get('/v1/bills')
    .reply(200, '{}', json);
}

describe('credentials', () => {
  it('from flags go before a pair from the environment', async () => {
    nock('https://api.soracom.io')
      .post('/v1/auth', { authKeyId: 'typed-id', authKey: 'typed-key' })
      .reply(200, { apiKey: 'k', token: 'typed', operatorId: 'OP1' });
    expectToken('typed');
    const typed = ['bills', 'list', '--auth-key-id', 'typed-id', '--auth-key', 'typed-key'];
    expect((await runProgram(typed, { env })).code).toBe(0);
  });

  it('in one place go by their order: the pair before the AuthKey', async () => {
    expectToken('env-t');
    const both = { ...env, SORACOM_AUTH_KEY_ID: 'i', SORACOM_AUTH_KEY: 's' };
    expect((await runProgram(['bills', 'list'], { env: both })).code).toBe(0);
  });
});
