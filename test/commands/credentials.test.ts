/** Whose credentials go where: profiles, variables and flags through the whole program. */
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import nock from 'nock';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeFolder } from '../helpers/folder.ts';
import { runProgram } from '../helpers/run-program.ts';

let profileDir: string;

beforeEach(() => {
  profileDir = makeFolder();
});

function save(name: string, profile: object | string): void {
  const text = typeof profile === 'string' ? profile : JSON.stringify(profile);
  writeFileSync(join(profileDir, `${name}.json`), text, { mode: 0o600 });
}

function run(line: string, env: Record<string, string> = {}) {
  return runProgram(line.split(' '), { profileDir, env });
}

const jp = 'https://api.soracom.io';
const g = 'https://g.api.soracom.io';
const json = { 'content-type': 'application/json' };

/** Expects one authentication and one call with what it gave. */
function expectLogin(origin: string, login: nock.DataMatcherMap): void {
  nock(origin).post('/v1/auth', login).reply(200, { apiKey: 'K', token: 'T', operatorId: 'OP1' });
  nock(origin, { reqheaders: { 'x-soracom-api-key': 'K', 'x-soracom-token': 'T' } })
    .get('/v1/bills')
    .reply(200, '{}', json);
}

describe('bills list logs in', () => {
  it.each<[what: string, profile: object, login: nock.DataMatcherMap]>([
    ['with an AuthKey', { authKeyId: 'i', authKey: 's' }, { authKeyId: 'i', authKey: 's' }],
    [
      'as the root user',
      { email: 'a@example.com', password: 'p' },
      { email: 'a@example.com', password: 'p' },
    ],
    [
      'as a SAM user',
      { operatorId: 'OP1', username: 'u', password: 'p' },
      { operatorId: 'OP1', userName: 'u', password: 'p' },
    ],
    [
      'with a one-time code and a time-out',
      { email: 'a@example.com', password: 'p', mfaOTPCode: '123456', tokenTimeoutSeconds: 600 },
      { email: 'a@example.com', password: 'p', mfaOTPCode: '123456', tokenTimeoutSeconds: 600 },
    ],
    [
      'from a file that soracom-cli wrote',
      {
        sandbox: false,
        coverageType: 'jp',
        email: '',
        password: '',
        authKeyId: 'i',
        authKey: 's',
        username: '',
        operatorId: '',
        endpoint: '',
        tokenTimeoutSeconds: 0,
        registerPaymentMethod: false,
      },
      { authKeyId: 'i', authKey: 's' },
    ],
  ])('%s', async (_, profile, login) => {
    save('default', profile);
    expectLogin(jp, login);
    expect(await run('bills list')).toMatchObject({ code: 0, stderr: '' });
  });

  it('with what a profile command prints, its coverage and headers included', async () => {
    const script = join(profileDir, 'print.cjs');
    const profile = { authKeyId: 'i', authKey: 's', coverageType: 'g', headers: { 'X-Vault': '1' } };
    writeFileSync(script, `console.log('${JSON.stringify(profile)}')`);
    nock(g, { reqheaders: { 'x-vault': '1' } })
      .post('/v1/auth', { authKeyId: 'i', authKey: 's' })
      .reply(200, { apiKey: 'K', token: 'T', operatorId: 'OP1' });
    nock(g, { reqheaders: { 'x-vault': '1' } })
      .get('/v1/bills')
      .reply(200, '{}', json);
    const argv = ['bills', 'list', '--profile-command', `'${process.execPath}' '${script}'`];
    expect(await runProgram(argv, { profileDir })).toMatchObject({ code: 0, stderr: '' });
  });

  it.each<[flags: string, env: Record<string, string>, id: string]>([
    ['--auth-key-id flag --auth-key s', { SORACOM_AUTH_KEY_ID: 'env', SORACOM_AUTH_KEY: 's' }, 'flag'],
    ['--profile work', { SORACOM_AUTH_KEY_ID: 'env', SORACOM_AUTH_KEY: 's' }, 'env'],
    ['--profile work', { SORACOM_PROFILE: 'default' }, 'work'],
    ['--jsonl', { SORACOM_PROFILE: 'work' }, 'work'],
    ['--jsonl', {}, 'default'],
  ])('as the first of flag, variable and profile says: %s %j → %s', async (flags, env, id) => {
    save('default', { authKeyId: 'default', authKey: 's' });
    save('work', { authKeyId: 'work', authKey: 's' });
    expectLogin(jp, { authKeyId: id, authKey: 's' });
    expect(await run(`bills list ${flags}`, env)).toMatchObject({ code: 0, stderr: '' });
  });

  it('not at all with a pair that is given', async () => {
    save('default', { authKeyId: 'i', authKey: 's', coverageType: 'g' });
    nock(g, { reqheaders: { 'x-soracom-api-key': 'k', 'x-soracom-token': 't' } })
      .get('/v1/bills')
      .reply(200, '{}', json);
    expect(await run('bills list --api-key k', { SORACOM_API_TOKEN: 't' })).toMatchObject({ code: 0 });
  });
});

describe('the endpoint', () => {
  it.each<[line: string, env: Record<string, string>, origin: string]>([
    ['bills list', {}, 'https://profile.example'],
    ['bills list --coverage-type g', {}, g],
    ['bills list', { SORACOM_COVERAGE_TYPE: 'g' }, g],
    ['bills list --coverage-type jp', { SORACOM_COVERAGE_TYPE: 'g' }, jp],
    ['bills list', { SORACOM_ENDPOINT: 'https://env.example' }, 'https://env.example'],
    ['bills list --coverage-type g', { SORACOM_ENDPOINT: 'https://env.example' }, 'https://env.example'],
    ['bills list --endpoint https://flag.example/', { SORACOM_ENDPOINT: 'x' }, 'https://flag.example'],
    ['bills list --endpoint http://127.0.0.1:9', {}, 'http://127.0.0.1:9'],
    ['bills list --insecure-http --endpoint http://plain.example', {}, 'http://plain.example'],
  ])('of %s with %j is %s', async (line, env, origin) => {
    save('default', {
      authKeyId: 'i',
      authKey: 's',
      coverageType: 'jp',
      endpoint: 'https://profile.example',
    });
    expectLogin(origin, { authKeyId: 'i', authKey: 's' });
    expect(await run(line, env)).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('a call speaks', () => {
  it.each([
    [{ LANG: 'ja_JP.UTF-8' }, 'ja'],
    [{ LC_ALL: 'C', LANG: 'ja_JP.UTF-8' }, 'en'],
    [{ LANGUAGE: 'ja' }, 'ja'],
    [{ LANG: 'de_DE.UTF-8' }, 'en'],
  ])('with %j: %s', async (env, lang) => {
    nock(jp, { reqheaders: { 'x-soracom-lang': lang } })
      .get('/v1/bills')
      .reply(200, '{}', json);
    expect(await run('bills list --api-key k --api-token t', env)).toMatchObject({ code: 0 });
  });
});

describe('exit code 3, nothing sent:', () => {
  it.each<[what: string, profile: object | string | undefined, words: string]>([
    ['no credentials', undefined, 'No credentials were given, and there is no profile "default".'],
    ['an empty profile', {}, 'holds no complete credentials'],
    ['half an AuthKey', { authKeyId: 'i' }, 'holds no complete credentials'],
    ['a broken profile', '{"authKey":"HUSH', 'is not valid JSON'],
    ['a wrong type', { authKey: ['HUSH'] }, '"authKey" should be a string'],
    ['a failing profile command', { profileCommand: 'soracom-no-such-program HUSH' }, 'was not found'],
  ])('%s', async (_, profile, words) => {
    if (profile !== undefined) save('default', profile);
    const { code, stdout, stderr } = await run('bills list');
    expect(stderr).toContain(words);
    expect(stderr).not.toContain('HUSH');
    expect(stdout).toBe('');
    expect(code).toBe(3);
  });

  it('a profile that others can read, with the chmod that mends it', async () => {
    save('default', { authKeyId: 'i', authKey: 's' });
    const path = join(profileDir, 'default.json');
    chmodSync(path, 0o644);
    const { code, stderr } = await run('bills list');
    expect(stderr).toContain(`hint: chmod 600 '${path}'`);
    expect(code).toBe(3);
  });

  it('but a missing flag is named first', async () => {
    const { code, stderr } = await run('bills get');
    expect(stderr).toContain('--yyyy-mm is required');
    expect(code).toBe(2);
  });
});

describe('a refused login', () => {
  it.each([
    [401, 3],
    [403, 3],
    [429, 4],
    [503, 5],
  ])('with HTTP %i ends with exit code %i', async (status, expected) => {
    nock(jp).post('/v1/auth').reply(status, { code: 'AUM0001', message: 'Refused' });
    const flags = '--auth-key-id i --auth-key HUSH --no-retry-on-error';
    const { code, stdout, stderr } = await run(`bills list ${flags}`);
    expect(stderr).toContain(`(AUM0001, HTTP ${status})`);
    expect(stderr).not.toContain('HUSH');
    expect(stdout).toBe('');
    expect(code).toBe(expected);
  });
});

describe('an operation without credentials', () => {
  it('needs none, and sends none', async () => {
    nock(jp, { badheaders: ['x-soracom-token', 'x-soracom-api-key'] })
      .post('/v1/auth/password_reset_token/issue', { email: 'a@example.com' })
      .reply(200);
    const line = 'auth issue-password-reset-token --email a@example.com';
    expect(await run(line)).toMatchObject({ code: 0, stdout: '', stderr: '' });
  });
});

describe('verbose output', () => {
  it('shows both exchanges on stderr without a secret', async () => {
    nock(jp).post('/v1/auth').reply(200, { apiKey: 'HUSH', token: 'HUSH', operatorId: 'OP1' }, json);
    nock(jp).get('/v1/bills').reply(200, '{"billList":[]}', json);
    const { stdout, stderr } = await run('bills list --auth-key-id keyId-1 --auth-key HUSH', {
      SORACOM_VERBOSE: '1',
    });
    expect(stderr).toContain('> POST https://api.soracom.io/v1/auth');
    expect(stderr).toContain('keyId-1');
    expect(stderr).toContain('> GET https://api.soracom.io/v1/bills');
    expect(stderr).not.toContain('HUSH');
    expect(JSON.parse(stdout)).toEqual({ billList: [] });
  });
});
