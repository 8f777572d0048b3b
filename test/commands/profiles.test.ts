/** Profiles as people use them, through the whole program. */
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import nock from 'nock';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeFolder } from '../helpers/folder.ts';
import { createPrompter } from '../helpers/prompter.ts';
import { runProgram, type Surroundings } from '../helpers/run-program.ts';

let profileDir: string;

beforeEach(() => {
  profileDir = makeFolder();
});

/** As soracom-cli leaves them: everything spelled out, and a field that is not ours. */
const foreign = {
  sandbox: false,
  coverageType: 'jp',
  email: '',
  authKeyId: 'keyId-1',
  authKey: 'secret-1',
  registerPaymentMethod: false,
  futureField: { nested: [1, 'two'] },
};

function write(name: string, profile: object): void {
  writeFileSync(join(profileDir, `${name}.json`), JSON.stringify(profile), { mode: 0o600 });
}

function read(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(profileDir, `${name}.json`), 'utf8')) as Record<string, unknown>;
}

/** What every profile that we write has. */
const written = { sandbox: false, coverageType: 'jp' };

const program = (argv: string[], surroundings: Surroundings = {}) =>
  runProgram(argv, { profileDir, ...surroundings });

describe('configure set', () => {
  it('changes one field and keeps all others, unknown ones included', async () => {
    write('default', foreign);
    const { code, stdout, stderr } = await program(['configure', 'set', 'coverageType', 'g']);
    expect(read('default')).toEqual({ ...foreign, coverageType: 'g' });
    expect(stdout).toBe('');
    expect(stderr).toContain('coverageType');
    expect(code).toBe(0);
    expect(statSync(join(profileDir, 'default.json')).mode & 0o777).toBe(0o600);
  });

  it.each<[string, string, object]>([
    ['sandbox', 'true', { sandbox: true }],
    ['token-timeout-seconds', '600', { tokenTimeoutSeconds: 600 }],
    ['headers.X-Own', '1', { headers: { 'X-Own': '1' } }],
    ['headers', '{"X-A":"b"}', { headers: { 'X-A': 'b' } }],
    ['endpoint', 'https://api.example.com/', { endpoint: 'https://api.example.com' }],
    ['mfaotpcode', '012345', { mfaOTPCode: '012345' }],
  ])('%s %s makes the profile where there is none', async (key, value, expected) => {
    expect((await program(['configure', 'set', key, value, '--profile', 'new'])).code).toBe(0);
    expect(read('new')).toEqual({ ...written, ...expected });
  });

  it.each([
    ['coverageType', 'eu'],
    ['tokenTimeoutSeconds', '10'],
    ['sandbox', 'yes'],
    ['headers', '[]'],
    ['headers.bad name', 'x'],
    ['endpoint', 'http://api.example.com'],
    ['authKeId', 'x'],
  ])('%s %s is refused, and nothing is written', async (key, value) => {
    const { code } = await program(['configure', 'set', key, value]);
    expect(code).toBe(2);
    expect(readdirSync(profileDir)).not.toContain('default.json');
  });

  it('suggests the field that was meant', async () => {
    const { stderr } = await program(['configure', 'set', 'authKeId', 'x']);
    expect(stderr).toContain('Did you mean authKeyId?');
  });

  it('reads a secret from the standard input, or asks for it unseen', async () => {
    await program(['configure', 'set', 'authKey', '-'], { stdin: 'from-stdin\n' });
    expect(read('default')).toEqual({ ...written, authKey: 'from-stdin' });
    const prompter = createPrompter({ secret: () => Promise.resolve('typed-unseen') });
    await program(['configure', 'set', 'authKey'], { prompter });
    expect(read('default')).toEqual({ ...written, authKey: 'typed-unseen' });
    expect((await program(['configure', 'set', 'authKey'])).code).toBe(2);
  });

  it('loses nothing when many run at once', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `headers.X-${index}`);
    const all = await Promise.all(names.map((name) => program(['configure', 'set', name, 'v'])));
    expect(all.map(({ code }) => code)).toEqual(names.map(() => 0));
    expect(Object.keys(Object(read('default')['headers']))).toHaveLength(names.length);
  });
});

describe('configure get', () => {
  it('prints one field bare, a secret masked on a terminal', async () => {
    write('default', foreign);
    expect((await program(['configure', 'get', 'coverageType'])).stdout).toBe('jp\n');
    const get = ['configure', 'get', 'authKey'];
    expect((await program(get)).stdout).toBe('secret-1\n');
    expect((await program(get, { terminal: 80 })).stdout).toBe('[redacted]\n');
    expect((await program([...get, '--show-secrets'], { terminal: 80 })).stdout).toBe('secret-1\n');
    expect((await program(['configure', 'get', 'futureField'])).stdout).toBe('{"nested":[1,"two"]}\n');
    expect((await program(['configure', 'get', 'endpoint'])).code).toBe(3);
  });
});

describe('configure unset', () => {
  it('removes a field, or one header, and nothing else', async () => {
    write('default', { ...foreign, headers: { 'X-A': '1', 'X-B': '2' } });
    expect((await program(['configure', 'unset', 'headers.X-A'])).code).toBe(0);
    expect(read('default')).toEqual({ ...foreign, headers: { 'X-B': '2' } });
    expect((await program(['configure', 'unset', 'headers.X-B'])).code).toBe(0);
    expect((await program(['configure', 'unset', 'future-field'])).code).toBe(0);
    const { futureField: _, ...rest } = foreign;
    expect(read('default')).toEqual(rest);
    expect((await program(['configure', 'unset', 'endpoint'])).code).toBe(3);
  });
});

describe('configure rename', () => {
  it('moves the file, and takes along those who refer to it', async () => {
    write('old', foreign);
    write('other', { sourceProfile: 'old', operatorId: 'OP1', username: 'u', x: 1 });
    writeFileSync(join(profileDir, 'broken.json'), '{', { mode: 0o600 });
    expect((await program(['configure', 'rename', 'old', 'new'])).code).toBe(0);
    expect(read('new')).toEqual(foreign);
    expect(read('other')).toEqual({
      ...written,
      sourceProfile: 'new',
      operatorId: 'OP1',
      username: 'u',
      x: 1,
    });
    expect(readdirSync(profileDir).filter((name) => name.endsWith('.json'))).toHaveLength(3);
  });

  it('refuses a name that is taken or unsafe, and a profile that is not there', async () => {
    write('old', foreign);
    write('taken', {});
    expect((await program(['configure', 'rename', 'old', 'taken'])).code).toBe(2);
    expect((await program(['configure', 'rename', 'old', '../escape'])).code).toBe(2);
    expect((await program(['configure', 'rename', 'absent', 'new'])).code).toBe(3);
    expect(read('old')).toEqual(foreign);
  });
});

describe('configure list', () => {
  it.each([
    [[], '[]\n'],
    [['work'], '[\n  "work"\n]\n'],
    [['work', 'a.b', 'default'], '[\n  "a.b",\n  "default",\n  "work"\n]\n'],
  ])('prints the names of %j as a JSON array, whatever the files hold', async (names, expected) => {
    for (const name of names) writeFileSync(join(profileDir, `${name}.json`), '{broken', { mode: 0o644 });
    const { code, stdout, stderr } = await program(['configure', 'list']);
    expect(stdout).toBe(expected);
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });

  it.each([
    ['jsonl', '"a"\n"b"\n'],
    ['yaml', '- a\n- b\n'],
    ['text', 'a\nb\n'],
  ])('prints the names as %s', async (format, expected) => {
    write('a', foreign);
    write('b', foreign);
    expect((await program(['configure', 'list', '--output', format])).stdout).toBe(expected);
  });

  it('shows coverage and kind of credentials in tables, and what is wrong with broken ones', async () => {
    write('a', foreign);
    write('b', { sandbox: true, coverageType: 'g', email: 'me@example.com', password: 'hidden-word' });
    write('c', { sourceProfile: 'a', operatorId: 'OP1', username: 'u' });
    write('d', { profileCommand: 'vault read hidden-word' });
    write('e', foreign);
    chmodSync(join(profileDir, 'e.json'), 0o644);
    const { code, stdout } = await program(['configure', 'list', '--output', 'csv']);
    expect(stdout.split('\n')).toEqual([
      'name,coverageType,endpoint,signIn,identity,problem',
      'a,jp,https://api.soracom.io,authKey,keyId-1,',
      'b,g,https://g.api-sandbox.soracom.io,email,me@example.com,',
      'c,jp,https://api.soracom.io,switchUser,OP1/u,',
      'd,jp,https://api.soracom.io,profileCommand,,',
      expect.stringMatching(/^e,,,,,.*644/),
      '',
    ]);
    expect(stdout).not.toContain('hidden-word');
    expect(code).toBe(0);
    const shown = await program(['configure', 'list'], { terminal: 220 });
    for (const word of ['keyId-1', 'g.api-sandbox', 'profileCommand', '644'])
      expect(shown.stdout).toContain(word);
    expect(shown.stdout).not.toContain('hidden-word');
  });

  it('answers to its former name, which nothing lists', async () => {
    write('a', foreign);
    expect((await program(['configure', 'list-profiles'])).stdout).toBe('[\n  "a"\n]\n');
    expect((await program(['configure', '--help'])).stdout).not.toContain('list-profiles');
    expect((await program(['configure', 'list-profiles', '--help'])).stdout).toContain(
      'soracom configure list [flags]',
    );
  });
});

describe('configure over a profile that exists', () => {
  const argv = ['configure', '--auth-key-id', 'keyId-2', '--secret-stdin', '--coverage-type', 'g'];

  it('needs --overwrite in a script, and keeps what is not its own', async () => {
    write('default', foreign);
    const refused = await program(argv, { stdin: 'secret-2\n' });
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('--overwrite');
    expect(read('default')).toEqual(foreign);
    expect((await program([...argv, '--overwrite'], { stdin: 'secret-2\n' })).code).toBe(0);
    expect(read('default')).toEqual({
      ...written,
      coverageType: 'g',
      authKeyId: 'keyId-2',
      authKey: 'secret-2',
      futureField: foreign.futureField,
    });
  });

  it('asks on a terminal', async () => {
    write('default', foreign);
    const decline = createPrompter({ confirm: () => Promise.resolve(false) });
    expect((await program(argv, { stdin: 'secret-2\n', prompter: decline })).code).toBe(130);
    expect(read('default')).toEqual(foreign);
    const accept = createPrompter({ confirm: () => Promise.resolve(true) });
    expect((await program(argv, { stdin: 'secret-2\n', prompter: accept })).code).toBe(0);
    expect(read('default')['authKey']).toBe('secret-2');
  });
});

describe('configure-sandbox', () => {
  const sandbox = 'https://g.api-sandbox.soracom.io';
  const body = {
    authKeyId: 'keyId-p',
    authKey: 'production-secret',
    coverageTypes: ['g'],
    email: 'me@example.com',
    password: 'sandbox-word',
    registerPaymentMethod: true,
  };
  const saved = {
    sandbox: true,
    coverageType: 'g',
    email: 'me@example.com',
    password: 'sandbox-word',
    endpoint: sandbox,
    registerPaymentMethod: true,
  };
  const common = [
    'configure-sandbox',
    '--profile',
    'box',
    '--coverage-type',
    'g',
    '--register-payment-method',
  ];

  it('opens the account by a script and never saves the production AuthKey', async () => {
    nock(sandbox).post('/v1/sandbox/init', body).reply(200, { apiKey: 'k', token: 't' });
    const flags = ['--auth-key-id', 'keyId-p', '--email', 'me@example.com', '--secret-stdin'];
    const { code } = await program([...common, ...flags], { stdin: 'production-secret\nsandbox-word\n' });
    expect(code).toBe(0);
    expect(read('box')).toEqual(saved);
  });

  it('asks for what lacks on a terminal', async () => {
    nock(sandbox).post('/v1/sandbox/init', body).reply(200, { apiKey: 'k', token: 't' });
    // As `configure` takes them: without blanks around them, and a secret again where there is none.
    const inputs = [' keyId-p', 'me@example.com '];
    const secrets = ['', 'production-secret', '', 'sandbox-word'];
    const prompter = createPrompter({
      input: () => Promise.resolve(inputs.shift() ?? ''),
      secret: () => Promise.resolve(secrets.shift() ?? ''),
    });
    expect((await program(common, { prompter })).code).toBe(0);
    expect(read('box')).toEqual(saved);
  });

  it('writes nothing when refused, and asks for nothing to be sent over an existing profile', async () => {
    nock(sandbox).post('/v1/sandbox/init').reply(401, { code: 'AUM0001', message: 'No' });
    const flags = ['--auth-key-id', 'k', '--auth-key', 'kkkkkk', '--email', 'e@x', '--password', 'pppppp'];
    expect((await program([...common, ...flags])).code).toBe(3);
    expect(readdirSync(profileDir)).toEqual([]);
    write('box', foreign);
    expect((await program([...common, ...flags])).code).toBe(2);
    expect((await program(common, {})).code).toBe(2);
  });
});

describe('configure-sandbox without more to say', () => {
  const flags = '--auth-key-id k --auth-key kkkkkk --email e@x --password pppppp'.split(' ');
  const open = (body: nock.DataMatcherMap): void =>
    void nock('https://api-sandbox.soracom.io')
      .post('/v1/sandbox/init', (sent: Record<string, unknown>) =>
        Object.entries(body).every(([name, value]) => sent[name] === value),
      )
      .reply(200, { apiKey: 'k', token: 't' });

  it('writes the profile "sandbox", with a payment method, over the sandbox that was there', async () => {
    open({ registerPaymentMethod: true });
    // A variable says which profile to work with, not which one to replace.
    const env = { SORACOM_PROFILE: 'work' };
    expect((await program(['configure-sandbox', ...flags], { env })).code).toBe(0);
    expect(read('sandbox')).toEqual({
      sandbox: true,
      coverageType: 'jp',
      email: 'e@x',
      password: 'pppppp',
      endpoint: 'https://api-sandbox.soracom.io',
      registerPaymentMethod: true,
    });
    open({ registerPaymentMethod: false });
    const again = ['configure-sandbox', ...flags, '--register-payment-method=false'];
    expect((await program(again)).code).toBe(0);
    expect(read('sandbox')).toMatchObject({ registerPaymentMethod: false });
    expect((await program([...again, '--overwrite=false'])).code).toBe(2);
    expect(readdirSync(profileDir).filter((name) => name.endsWith('.json'))).toEqual(['sandbox.json']);
  });
});

describe('auth and logout', () => {
  const origin = 'https://api.soracom.io';
  const expiry = Math.floor(Date.UTC(2030, 0, 1) / 1000);
  const token = `h.${Buffer.from(JSON.stringify({ exp: expiry, operator: { operatorId: 'OP1' } })).toString('base64url')}.s'x`;

  beforeEach(() => {
    write('default', foreign);
  });

  const allowAuth = (): void => {
    nock(origin).post('/v1/auth').reply(200, { apiKey: 'api-key-1', token, operatorId: 'OP1' });
  };

  it('status says who, where and until when, without secrets', async () => {
    allowAuth();
    const { stdout } = await program(['auth', 'status']);
    expect(JSON.parse(stdout)).toMatchObject({
      profile: 'default',
      endpoint: origin,
      coverageType: 'jp',
      signIn: 'authKey',
      identity: 'keyId-1',
      operatorId: 'OP1',
      token: 'api',
      expiresAt: '2030-01-01T00:00:00.000Z',
    });
    expect(stdout).not.toMatch(/secret-1|api-key-1/);
    expect(stdout).not.toContain(token);
    expect(JSON.parse((await program(['auth', 'status'])).stdout)).toMatchObject({ token: 'cache' });
  });

  it('token prints the pair, as JSON or for a shell', async () => {
    allowAuth();
    const { stdout } = await program(['auth', 'token']);
    expect(JSON.parse(stdout)).toMatchObject({ apiKey: 'api-key-1', token, endpoint: origin });
    expect((await program(['auth', 'token', '--shell'])).stdout).toBe(
      `export SORACOM_API_KEY='api-key-1'\nexport SORACOM_API_TOKEN='${token.replace("'", "'\\''")}'\nexport SORACOM_ENDPOINT='${origin}'\n`,
    );
  });

  it('logout revokes and forgets', async () => {
    allowAuth();
    await program(['auth', 'status']);
    nock(origin, { reqheaders: { 'x-soracom-api-key': 'api-key-1', 'x-soracom-token': token } })
      .post('/v1/auth/logout')
      .reply(204);
    expect(await program(['logout'])).toMatchObject({ code: 0, stdout: '' });
    expect(readdirSync(join(profileDir, 'cache', 'tokens'))).toEqual([]);
    expect((await program(['logout'], { terminal: 80 })).stderr).toContain('no token');
    expect(await program(['logout'])).toMatchObject({ code: 0, stderr: '' });
  });

  it('logout forgets even where the API can’t be asked, and says so', async () => {
    allowAuth();
    await program(['auth', 'status']);
    nock(origin).post('/v1/auth/logout').reply(503, {});
    const { code, stderr } = await program(['logout', '--no-retry-on-error']);
    expect(code).toBe(5);
    expect(stderr).toContain('not revoked');
    expect(readdirSync(join(profileDir, 'cache', 'tokens'))).toEqual([]);
  });

  it('logout --all revokes every token, each at its own endpoint', async () => {
    write('global', { ...foreign, coverageType: 'g' });
    allowAuth();
    await program(['auth', 'status']);
    nock('https://g.api.soracom.io').post('/v1/auth').reply(200, { apiKey: 'api-key-g', token: 'token-g' });
    await program(['auth', 'status', '--profile', 'global']);
    nock(origin).post('/v1/auth/logout').reply(204);
    nock('https://g.api.soracom.io', { reqheaders: { 'x-soracom-token': 'token-g' } })
      .post('/v1/auth/logout')
      .reply(401, {});
    expect((await program(['logout', '--all'])).code).toBe(0);
    expect(readdirSync(join(profileDir, 'cache', 'tokens'))).toEqual([]);
  });

  it('unconfigure forgets the profile’s token, too', async () => {
    allowAuth();
    await program(['auth', 'status']);
    expect((await program(['unconfigure', '--yes'])).code).toBe(0);
    expect(readdirSync(join(profileDir, 'cache', 'tokens'))).toEqual([]);
  });
});
