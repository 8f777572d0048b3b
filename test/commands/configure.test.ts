/** `configure` and its kin in scripts: flags, variables, standard input. */
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeFolder } from '../helpers/folder.ts';
import { runProgram, type Surroundings } from '../helpers/run-program.ts';

let profileDir: string;

beforeEach(() => {
  profileDir = makeFolder();
});

function run(line: string, surroundings: Surroundings = {}) {
  return runProgram(line.split(' '), { profileDir, ...surroundings });
}

function save(name: string, profile: object): void {
  writeFileSync(join(profileDir, `${name}.json`), JSON.stringify(profile), { mode: 0o600 });
}

function load(name: string): unknown {
  return JSON.parse(readFileSync(join(profileDir, `${name}.json`), 'utf8'));
}

/** What every profile has. */
const written = { sandbox: false, coverageType: 'jp' };

describe('configure writes', () => {
  it.each<[line: string, surroundings: Surroundings, profile: object]>([
    ['--auth-key-id i --auth-key s', {}, { authKeyId: 'i', authKey: 's' }],
    ['--auth-key-id i --secret-stdin', { stdin: 's\n' }, { authKeyId: 'i', authKey: 's' }],
    ['--auth-key-id i --secret-stdin', { stdin: 's\r\nmore' }, { authKeyId: 'i', authKey: 's' }],
    ['--auth-key-id i', { env: { SORACOM_AUTH_KEY: 's' } }, { authKeyId: 'i', authKey: 's' }],
    [
      '--coverage-type g',
      { env: { SORACOM_AUTH_KEY_ID: 'i', SORACOM_AUTH_KEY: 's' } },
      { coverageType: 'g', authKeyId: 'i', authKey: 's' },
    ],
    [
      '--auth-key-id i --auth-key flag --secret-stdin',
      { stdin: 'stdin', env: { SORACOM_AUTH_KEY: 'env' } },
      { authKeyId: 'i', authKey: 'flag' },
    ],
    [
      '--auth-key-id i --secret-stdin',
      { stdin: 'stdin', env: { SORACOM_AUTH_KEY: 'env' } },
      { authKeyId: 'i', authKey: 'stdin' },
    ],
    [
      '--email a@example.com --secret-stdin',
      { stdin: ' p w ', env: { SORACOM_AUTH_KEY_ID: 'i', SORACOM_AUTH_KEY: 's' } },
      { email: 'a@example.com', password: ' p w ' },
    ],
    [
      '--operator-id OP1 --username u',
      { env: { SORACOM_PASSWORD: 'p' } },
      { password: 'p', username: 'u', operatorId: 'OP1' },
    ],
    [
      '--source-profile base --operator-id OP1 --username u --token-timeout-seconds 600',
      {},
      { username: 'u', operatorId: 'OP1', sourceProfile: 'base', tokenTimeoutSeconds: 600 },
    ],
    [
      '--profile-command vault --endpoint https://e.example/ --register-payment-method=false',
      {},
      { endpoint: 'https://e.example', registerPaymentMethod: false, profileCommand: 'vault' },
    ],
  ])('%s with %j', async (line, surroundings, profile) => {
    const { code, stdout, stderr } = await run(`configure ${line}`, surroundings);
    const [said, more] = stderr.split('\n');
    expect(said).toBe(`Profile "default" written to ${join(profileDir, 'default.json')}.`);
    const isPinned = 'endpoint' in profile;
    expect(more).toBe(
      isPinned ? 'The profile always calls https://e.example, since --endpoint was given.' : '',
    );
    expect(stdout).toBe('');
    expect(code).toBe(0);
    expect(load('default')).toEqual({ ...written, ...profile });
    expect(statSync(join(profileDir, 'default.json')).mode & 0o777).toBe(0o600);
  });

  it('the profile that is named', async () => {
    await run('--profile work configure --auth-key-id i --auth-key s');
    expect(load('work')).toEqual({ ...written, authKeyId: 'i', authKey: 's' });
    expect(existsSync(join(profileDir, 'default.json'))).toBe(false);
  });

  it('over an existing one only when told to, keeping fields it does not know', async () => {
    save('default', {
      email: 'old@example.com',
      password: 'p',
      theirs: { deep: [1] },
      headers: { 'X-Extra': '1' },
    });
    const refused = await run('configure --auth-key-id i --auth-key s');
    expect(refused.stderr).toContain('The profile "default" exists already.');
    expect(refused.code).toBe(2);
    expect(load('default')).toMatchObject({ email: 'old@example.com' });

    expect((await run('configure --auth-key-id i --auth-key s --overwrite')).code).toBe(0);
    expect(load('default')).toEqual({
      ...written,
      authKeyId: 'i',
      authKey: 's',
      theirs: { deep: [1] },
      headers: { 'X-Extra': '1' },
    });
  });

  it('over a file that stands open, closing it and keeping fields it does not know', async () => {
    save('default', { email: 'old@example.com', theirs: 1 });
    chmodSync(join(profileDir, 'default.json'), 0o644);
    expect((await run('configure --auth-key-id i --auth-key s --overwrite')).code).toBe(0);
    expect(load('default')).toEqual({ ...written, authKeyId: 'i', authKey: 's', theirs: 1 });
    expect(statSync(join(profileDir, 'default.json')).mode & 0o777).toBe(0o600);
  });

  it('over a broken file when told to', async () => {
    writeFileSync(join(profileDir, 'default.json'), '{ broken', { mode: 0o600 });
    expect((await run('configure --auth-key-id i --auth-key s --overwrite')).code).toBe(0);
    expect(load('default')).toEqual({ ...written, authKeyId: 'i', authKey: 's' });
  });
});

describe('what configure leaves alone', () => {
  it('is an endpoint that only the environment names', async () => {
    const env = { SORACOM_ENDPOINT: 'https://variable.example' };
    await run('configure --auth-key-id i --auth-key s', { env });
    expect(load('default')).toEqual({ ...written, authKeyId: 'i', authKey: 's' });
  });

  it('is every number that is not its own, to the letter', async () => {
    const path = join(profileDir, 'default.json');
    const numbers = '"big":12345678901234567890,"exact":1.50,"deep":{"list":[1e2,-0.0]}';
    writeFileSync(path, `{"email":"a@example.com","password":"p",${numbers}}`, { mode: 0o600 });
    const kept = (): string[] => readFileSync(path, 'utf8').match(/-?\d[\d.e]+/g) ?? [];
    const texts = ['12345678901234567890', '1.50', '1e2', '-0.0'];
    for (const line of [
      'configure set coverageType g',
      'configure unset coverageType',
      'configure --auth-key-id i --auth-key s --overwrite',
      'configure set headers.X-A b',
    ]) {
      expect((await run(line)).code).toBe(0);
      expect(kept()).toEqual(texts);
    }
    expect((await run('configure get')).stdout).toContain('"big": 12345678901234567890');
    expect((await run('configure get exact')).stdout).toBe('1.50\n');
    expect((await run('configure get deep')).stdout).toBe('{"list":[1e2,-0.0]}\n');
  });
});

describe('configure refuses', () => {
  it.each<[line: string, surroundings: Surroundings, words: string]>([
    ['', {}, 'The credentials are not complete, and there is no terminal to ask on.'],
    ['--auth-key-id i', {}, 'The credentials are not complete'],
    ['--operator-id OP1 --secret-stdin', { stdin: 's' }, 'The credentials are not complete'],
    ['--auth-key-id i --secret-stdin', { stdin: '\ns' }, 'The standard input holds no secret'],
    ['--auth-key-id i --secret-stdin', { stdin: '' }, 'The standard input holds no secret'],
    ['--auth-key-id i --auth-key s --token-timeout-seconds 60', {}, 'from 180 to 3600'],
    ['--auth-key-id i --auth-key s --coverage-type eu', {}, 'is not one of g, jp'],
    ['--auth-key-id i --auth-key s --endpoint http://api.example.com', {}, 'plain http'],
    ['--auth-key-id i --auth-key s --profile ../x', {}, "can't be the name of a profile"],
    ['--auth-key-id i --auth-key s extra', {}, 'Unknown command "configure extra"'],
    ['lits', {}, 'Unknown command "configure lits". Did you mean "soracom configure list"?'],
    ['--auth-key-idd i', {}, 'Unknown flag --auth-key-idd. Did you mean --auth-key-id?'],
  ])('"%s" with %j: %s', async (line, surroundings, words) => {
    const { code, stderr } = await run(`configure ${line}`.trim(), surroundings);
    expect(stderr).toContain(words);
    expect(code).toBe(2);
    expect(existsSync(join(profileDir, 'default.json'))).toBe(false);
  });
});

describe('configure get', () => {
  const profile = {
    authKeyId: 'i',
    authKey: 'HUSH',
    password: 'HUSH',
    profileCommand: 'vault HUSH',
    headers: { 'X-A': 'HUSH' },
    theirToken: 'HUSH',
    theirs: 1,
  };

  it('prints the stored profile as it is: scripts read it', async () => {
    save('work', profile);
    const { code, stdout, stderr } = await run('configure get --profile work');
    expect(JSON.parse(stdout)).toEqual(profile);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect((await run('configure get authKey --profile work')).stdout).toBe('HUSH\n');
  });

  it('shows it with secrets masked on a terminal', async () => {
    save('work', profile);
    const { code, stdout } = await run('configure get --profile work --output json', {
      terminal: 80,
      env: { NO_COLOR: '1' },
    });
    expect(JSON.parse(stdout)).toMatchObject({ authKeyId: 'i', authKey: '[redacted]', theirs: 1 });
    expect(stdout).not.toContain('HUSH');
    expect(code).toBe(0);
  });

  it('shows secrets when told to', async () => {
    save('work', profile);
    const line = 'configure get --profile work --output json';
    const told = await run(`${line} --show-secrets`, { terminal: 80, env: { NO_COLOR: '1' } });
    expect(JSON.parse(told.stdout)).toEqual(profile);
    expect((await run(`${line} --show-secrets=false`)).stdout).not.toContain('HUSH');
    const file = join(profileDir, 'copy.txt');
    expect((await run(`${line} --output-file ${file}`, { terminal: 80 })).code).toBe(0);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(profile);
  });

  it('ends with exit code 3 where there is no such profile, naming those there are', async () => {
    save('work', profile);
    const { code, stderr } = await run('configure get --profile wrok');
    expect(stderr).toBe(
      'Error: There is no profile "wrok".\nHint: Choose one with --profile or SORACOM_PROFILE: work. Or make one with: soracom configure\n',
    );
    expect(code).toBe(3);
  });
});

describe('configure show', () => {
  it('names each setting, its value masked, and its source', async () => {
    save('work', { coverageType: 'g', authKeyId: 'i', authKey: 'HUSH', email: '' });
    const { code, stdout } = await run('configure show --profile work --auth-key-id flag --auth-key HUSH', {
      env: { SORACOM_API_KEY: 'HUSH', SORACOM_AUTH_KEY: 'x', SORACOM_PROFILE_COMMAND: 'vault HUSH' },
    });
    const path = join(profileDir, 'work.json');
    expect(JSON.parse(stdout)).toEqual([
      { name: 'profile-dir', value: profileDir, source: 'SORACOM_PROFILE_DIR' },
      { name: 'endpoint (used)', value: 'https://g.api.soracom.io', source: 'coverageType of the profile' },
      { name: 'profile', value: 'work', source: 'flag --profile' },
      { name: 'auth-key-id', value: 'flag', source: 'flag --auth-key-id' },
      { name: 'auth-key', value: '[redacted]', source: 'flag --auth-key' },
      {
        name: 'api-key (ignored)',
        value: '[redacted]',
        source: 'SORACOM_API_KEY, ignored because of --profile',
      },
      {
        name: 'profile-command (ignored)',
        value: 'vault [redacted]',
        source: 'SORACOM_PROFILE_COMMAND, ignored because of --profile',
      },
      { name: 'coverageType', value: 'g', source: path },
      { name: 'authKeyId', value: 'i', source: path },
      { name: 'authKey', value: '[redacted]', source: path },
    ]);
    expect(code).toBe(0);
  });

  it('works without any profile', async () => {
    const { code, stdout } = await run('configure show');
    expect(JSON.parse(stdout)).toContainEqual({ name: 'profile', value: 'default', source: 'default' });
    expect(code).toBe(0);
  });
});

describe('unconfigure', () => {
  it('removes what a crashed write left of the profile, and of no other', async () => {
    save('work', {});
    const left = ['.work.json.0123456789ab.tmp', 'work.json.tmp-17123456780a1b2c'];
    const others = ['.work2.json.0123456789ab.tmp', 'work.json.bak'];
    for (const name of [...left, ...others]) writeFileSync(join(profileDir, name), '{"authKey":"secret-1"}');
    expect((await run('unconfigure --profile work --yes')).code).toBe(0);
    expect(readdirSync(profileDir).toSorted()).toEqual(others);
  });

  it('removes the profile that is named, and no other', async () => {
    save('work', {});
    save('default', {});
    expect(await run('unconfigure --profile work', { stdin: 'y\n' })).toMatchObject({
      code: 0,
      stdout: '',
      stderr: 'Profile "work" removed.\n',
    });
    expect(existsSync(join(profileDir, 'work.json'))).toBe(false);
    expect(existsSync(join(profileDir, 'default.json'))).toBe(true);
  });

  it.each(['n\n', '', '\n', 'yes please\n', 'no\ny\n', 'yy'])(
    'keeps the profile where the answer on the standard input is %j',
    async (stdin) => {
      save('work', {});
      expect(await run('unconfigure --profile work', { stdin })).toEqual({
        code: 130,
        stdout: '',
        stdoutBytes: Buffer.alloc(0),
        stderr: 'Cancelled: the profile "work" is kept.\n',
      });
      expect(existsSync(join(profileDir, 'work.json'))).toBe(true);
    },
  );

  it.each(['y', 'Y\n', 'yes\r\n', ' YES \nn\n'])('takes %j for a yes', async (stdin) => {
    save('work', {});
    expect((await run('unconfigure --profile work', { stdin })).code).toBe(0);
    expect(existsSync(join(profileDir, 'work.json'))).toBe(false);
  });

  it('asks nothing where --yes or its variable answers', async () => {
    for (const [line, env] of [
      ['unconfigure --profile work -y', {}],
      ['unconfigure --profile work', { SORACOM_YES: '1' }],
    ] as const) {
      save('work', {});
      expect((await run(line, { env })).code).toBe(0);
      expect(existsSync(join(profileDir, 'work.json'))).toBe(false);
    }
  });

  it('ends with exit code 3 where there is none', async () => {
    expect((await run('unconfigure --profile none')).code).toBe(3);
  });
});
