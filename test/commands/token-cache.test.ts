/** The token cache and the ways in, through the whole program. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '../helpers/folder.ts';
import { createPrompter } from '../helpers/prompter.ts';
import { runProgram } from '../helpers/run-program.ts';

const origin = 'https://api.soracom.io';
const env = { SORACOM_AUTH_KEY_ID: 'keyId-1', SORACOM_AUTH_KEY: 'secret-of-the-key' };
const list = ['bills', 'list'];

function allowAuth(key: string, body: nock.RequestBodyMatcher = /./): void {
  nock(origin)
    .post('/v1/auth', body)
    .reply(200, { apiKey: key, token: `token-of-${key}`, operatorId: 'OP0012345678' });
}

function expectCall(key: string, status = 200, body: object = {}): void {
  nock(origin, { reqheaders: { 'x-soracom-api-key': key, 'x-soracom-token': `token-of-${key}` } })
    .get('/v1/bills')
    .reply(status, body, { 'content-type': 'application/json' });
}

function writeProfile(dir: string, name: string, profile: object): void {
  writeFileSync(join(dir, `${name}.json`), JSON.stringify(profile), { mode: 0o600 });
}

describe('a token', () => {
  it('serves the next command, too, and holds no secret of the user', async () => {
    const profileDir = makeFolder();
    allowAuth('first');
    expectCall('first');
    expectCall('first');
    expect(await runProgram(list, { env, profileDir })).toMatchObject({ code: 0, stderr: '' });
    expect(await runProgram(list, { env, profileDir })).toMatchObject({ code: 0, stderr: '' });
    const dir = join(profileDir, 'cache', 'tokens');
    const [name = ''] = readdirSync(dir);
    expect(readFileSync(join(dir, name), 'utf8')).not.toContain('secret-of-the-key');
  });

  it('is not used once the credentials changed', async () => {
    const profileDir = makeFolder();
    allowAuth('first');
    expectCall('first');
    await runProgram(list, { env, profileDir });
    allowAuth('second', { authKeyId: 'keyId-1', authKey: 'another-secret' });
    expectCall('second');
    const changed = { ...env, SORACOM_AUTH_KEY: 'another-secret' };
    expect(await runProgram(list, { env: changed, profileDir })).toMatchObject({ code: 0 });
  });

  it.each([
    ['--no-token-cache', ['--no-token-cache'], {}],
    ['SORACOM_TOKEN_CACHE=off', [], { SORACOM_TOKEN_CACHE: 'off' }],
    ['SORACOM_NO_TOKEN_CACHE=1', [], { SORACOM_NO_TOKEN_CACHE: '1' }],
  ])('is neither used nor kept with %s', async (_, flags, extra) => {
    const profileDir = makeFolder();
    for (const key of ['first', 'second']) {
      allowAuth(key);
      expectCall(key);
      const { code } = await runProgram([...list, ...flags], { env: { ...env, ...extra }, profileDir });
      expect(code).toBe(0);
    }
    expect(readdirSync(profileDir)).toEqual([]);
  });

  it('that is refused is replaced once, and the call repeated once', async () => {
    const profileDir = makeFolder();
    allowAuth('first');
    expectCall('first');
    await runProgram(list, { env, profileDir });
    expectCall('first', 401);
    allowAuth('second');
    expectCall('second');
    expect(await runProgram(list, { env, profileDir })).toMatchObject({ code: 0, stderr: '' });
    expectCall('second', 401);
    allowAuth('third');
    expectCall('third', 401, { code: 'X', message: 'Still no' });
    const { code, stderr } = await runProgram(list, { env, profileDir });
    expect(stderr).toContain('Still no');
    expect(code).toBe(3);
  });

  it('given as a pair is not replaced', async () => {
    expectCall('given', 401);
    const pair = { SORACOM_API_KEY: 'given', SORACOM_API_TOKEN: 'token-of-given' };
    expect((await runProgram(list, { env: pair })).code).toBe(3);
  });

  it('is used without being kept where the cache can’t be written; only --verbose says so', async () => {
    const profileDir = makeFolder();
    writeFileSync(join(profileDir, 'cache'), '');
    allowAuth('first');
    expectCall('first');
    expect(await runProgram(list, { env, profileDir })).toMatchObject({ code: 0, stderr: '' });
    allowAuth('second');
    expectCall('second');
    const { code, stderr } = await runProgram([...list, '--verbose'], { env, profileDir });
    expect(stderr.match(/Warning: The token is not cached/g)).toHaveLength(1);
    expect(code).toBe(0);
  });

  it('is asked for again where the cache is damaged', async () => {
    const profileDir = makeFolder();
    allowAuth('first');
    expectCall('first');
    await runProgram(list, { env, profileDir });
    const dir = join(profileDir, 'cache', 'tokens');
    const [name = ''] = readdirSync(dir);
    writeFileSync(join(dir, name), 'garbage');
    allowAuth('second');
    expectCall('second');
    expectCall('second');
    expect(await runProgram(list, { env, profileDir })).toMatchObject({ code: 0, stderr: '' });
    expect(await runProgram(list, { env, profileDir })).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('the way in', () => {
  it('of a switched user authenticates the source first', async () => {
    const profileDir = makeFolder();
    writeProfile(profileDir, 'base', { authKeyId: 'keyId-b', authKey: 'secret-b' });
    writeProfile(profileDir, 'other', {
      sourceProfile: 'base',
      operatorId: 'OP2',
      username: 'sam',
      tokenTimeoutSeconds: 600,
    });
    allowAuth('base', { authKeyId: 'keyId-b', authKey: 'secret-b' });
    nock(origin, { reqheaders: { 'x-soracom-api-key': 'base', 'x-soracom-token': 'token-of-base' } })
      .post('/v1/auth/switch_user', { operatorId: 'OP2', userName: 'sam', tokenTimeoutSeconds: 600 })
      .reply(200, { apiKey: 'switched', token: 'token-of-switched', operatorId: 'OP2' });
    expectCall('switched');
    expectCall('switched');
    const argv = [...list, '--profile', 'other'];
    expect(await runProgram(argv, { profileDir })).toMatchObject({ code: 0, stderr: '' });
    expect(await runProgram(argv, { profileDir })).toMatchObject({ code: 0, stderr: '' });
  });

  it('of a profile command goes before what the file holds, and its headers count', async () => {
    const profileDir = makeFolder();
    const said = {
      email: 'a@example.com',
      password: 'pass-word',
      coverageType: 'g',
      headers: { 'X-Own': '1' },
    };
    writeFileSync(join(profileDir, 'said'), JSON.stringify(said));
    const profileCommand = `cat ${join(profileDir, 'said')}`;
    writeProfile(profileDir, 'default', { profileCommand, authKeyId: 'keyId-f', authKey: 'secret-f' });
    nock('https://g.api.soracom.io', { reqheaders: { 'x-own': '1' } })
      .post('/v1/auth', { email: 'a@example.com', password: 'pass-word' })
      .reply(200, { apiKey: 'k', token: 't' });
    nock('https://g.api.soracom.io', { reqheaders: { 'x-own': '1' } })
      .get('/v1/bills')
      .reply(200, {});
    expect(await runProgram([...list, '--raw-output'], { profileDir })).toMatchObject({
      code: 0,
      stderr: '',
    });
  });

  it('of a profile command that fails shows its stderr and exit code', async () => {
    const { code, stderr } = await runProgram([
      ...list,
      '--profile-command',
      `sh -c 'echo "vault is sealed" >&2; exit 7'`,
    ]);
    expect(stderr).toContain('exit code 7');
    expect(stderr).toContain('vault is sealed');
    expect(code).toBe(3);
  });

  it('with a one-time code asks for it on a terminal, again where it was mistyped', async () => {
    nock(origin).post('/v1/auth').twice().reply(401, { code: 'AUM0005', message: 'MFA code required' });
    allowAuth('first', (body: { mfaOTPCode?: string }) => body.mfaOTPCode === '222222');
    expectCall('first');
    const answers = ['111111', ' 222222 '];
    const prompter = createPrompter({ secret: () => Promise.resolve(answers.shift() ?? '') });
    const { code, stderr } = await runProgram([...list, '-o', 'json'], { env, prompter });
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });

  it('with a one-time code says what to do where nobody can be asked', async () => {
    nock(origin).post('/v1/auth').reply(401, { code: 'AUM0005', message: 'MFA code required' });
    const { code, stderr } = await runProgram(list, { env });
    expect(stderr).toContain('mfaOTPCode');
    expect(code).toBe(3);
  });

  it('takes flags before environment before profile', async () => {
    const profileDir = makeFolder();
    mkdirSync(profileDir, { recursive: true });
    writeProfile(profileDir, 'default', { authKeyId: 'keyId-p', authKey: 'secret-p' });
    const cases: [string[], Record<string, string>, object][] = [
      [
        ['--auth-key-id', 'keyId-f', '--auth-key', 'secret-f'],
        env,
        { authKeyId: 'keyId-f', authKey: 'secret-f' },
      ],
      [[], env, { authKeyId: 'keyId-1', authKey: 'secret-of-the-key' }],
      [[], {}, { authKeyId: 'keyId-p', authKey: 'secret-p' }],
    ];
    for (const [index, [flags, variables, body]] of cases.entries()) {
      allowAuth(`key${index}`, { ...body });
      expectCall(`key${index}`);
      expect((await runProgram([...list, ...flags], { env: variables, profileDir })).code).toBe(0);
    }
  });
});
