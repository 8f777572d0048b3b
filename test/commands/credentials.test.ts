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
    ['--profile work', { SORACOM_AUTH_KEY_ID: 'env', SORACOM_AUTH_KEY: 's' }, 'work'],
    ['--profile work', { SORACOM_API_KEY: 'k', SORACOM_API_TOKEN: 't' }, 'work'],
    ['--profile work', { SORACOM_PROFILE_COMMAND: 'no-such-program' }, 'work'],
    ['--profile work', { SORACOM_AUTH_KEY: 'lone' }, 'work'],
    ['--auth-key-id flag --auth-key s', { SORACOM_API_TOKEN: 'lone' }, 'flag'],
    ['--auth-key-id flag --auth-key s', { SORACOM_API_KEY: 'k', SORACOM_API_TOKEN: 't' }, 'flag'],
    ['--jsonl', { SORACOM_PROFILE: 'work', SORACOM_AUTH_KEY_ID: 'env', SORACOM_AUTH_KEY: 's' }, 'env'],
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
    expect(await run('bills list --api-key k --api-token t')).toMatchObject({ code: 0 });
  });

  it('with no half of a pair from another place', async () => {
    const { code, stderr } = await run('bills list --api-key k', { SORACOM_API_TOKEN: 't' });
    expect(stderr).toContain('--api-key needs --api-token too');
    expect(stderr).toContain("SORACOM_API_TOKEN doesn't count beside a typed flag.");
    expect(code).toBe(2);
  });
});

describe('auth signs in with what is in force', () => {
  const answer = '{"token":"T","apiKey":"K","operatorId":"OP1","more":1.50}';

  it('of a profile, and prints the answer as it came', async () => {
    save('work', { authKeyId: 'i', authKey: 's', tokenTimeoutSeconds: 600, coverageType: 'g' });
    nock(g)
      .post('/v1/auth', { authKeyId: 'i', authKey: 's', tokenTimeoutSeconds: 600 })
      .reply(200, answer, json);
    const { code, stdout, stderr } = await run('auth --profile work --jsonl');
    expect(stderr).toBe('');
    expect(stdout).toBe(`${answer}\n`);
    expect(code).toBe(0);
  });

  it('of the environment, and of a user to switch to', async () => {
    nock(jp).post('/v1/auth', { authKeyId: 'e', authKey: 's' }).reply(200, answer, json);
    expect((await run('auth', { SORACOM_AUTH_KEY_ID: 'e', SORACOM_AUTH_KEY: 's' })).code).toBe(0);

    save('base', { email: 'a@example.com', password: 'p' });
    save('other', { sourceProfile: 'base', operatorId: 'OP2', username: 'u' });
    nock(jp).post('/v1/auth', { email: 'a@example.com', password: 'p' }).reply(200, answer, json);
    nock(jp, { reqheaders: { 'x-soracom-token': 'T' } })
      .post('/v1/auth/switch_user', { operatorId: 'OP2', userName: 'u' })
      .reply(200, '{"apiKey":"K2","token":"T2","operatorId":"OP2"}', json);
    const { stdout } = await run('auth --profile other');
    expect(JSON.parse(stdout)).toEqual({ apiKey: 'K2', token: 'T2', operatorId: 'OP2' });
  });

  it('unless anything of the body is given', async () => {
    save('default', { authKeyId: 'i', authKey: 's' });
    nock(jp).post('/v1/auth', { email: 'a@example.com', password: 'p' }).reply(200, answer, json);
    expect((await run('auth --email a@example.com --password p')).code).toBe(0);
    nock(jp).post('/v1/auth', {}).reply(200, answer, json);
    expect((await run('auth --body {}')).code).toBe(0);
  });

  it('and says what is missing where nothing is', async () => {
    expect(await run('auth')).toMatchObject({ code: 3, stdout: '' });
    const pair = await run('auth', { SORACOM_API_KEY: 'k', SORACOM_API_TOKEN: 't' });
    expect(pair).toMatchObject({ code: 3, stdout: '' });
    expect(pair.stderr).toContain("can't sign in again");
  });

  it('in a dry run as far as the file says it, secrets masked', async () => {
    save('work', { authKeyId: 'i', authKey: 'HUSH' });
    const { stdout } = await run('auth --profile work --dry-run=json');
    expect(JSON.parse(stdout)).toMatchObject({ body: { authKeyId: 'i', authKey: '[redacted]' } });
    save('vault', { profileCommand: 'no-such-program' });
    expect(JSON.parse((await run('auth --profile vault --dry-run=json')).stdout)).toMatchObject({ body: {} });
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
    [{ LANGUAGE: 'ja', LANG: 'en_US.UTF-8' }, 'ja'],
    [{ LANGUAGE: 'de:ja_JP:en', LANG: 'de_DE.UTF-8' }, 'ja'],
    [{ LANGUAGE: 'en_US:en', LANG: 'ja_JP.UTF-8' }, 'en'],
    [{ LANGUAGE: 'de', LC_ALL: 'ja' }, 'ja'],
    [{ LANGUAGE: 'ja', LC_ALL: 'C' }, 'en'],
    [{ LANGUAGE: 'ja', LANG: 'POSIX' }, 'en'],
    [{ LANGUAGE: 'ja', LANG: 'C.UTF-8' }, 'ja'],
    [{ LANGUAGE: '', LC_MESSAGES: 'ja_JP.UTF-8', LANG: 'en_US.UTF-8' }, 'ja'],
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
    expect(stderr).toContain(`Hint: chmod 600 '${path}'`);
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
    [400, 4],
    [403, 4],
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
