/** `soracom doctor` on a sound installation, and on broken ones: each check on its own. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { startAuthServer, type AuthServer } from '../helpers/auth-server.ts';
import { createIdentity } from '../helpers/certificate.ts';
import { makeFolder } from '../helpers/folder.ts';
import { callProgram, startProgram } from '../helpers/program.ts';
import { startProxy } from '../helpers/proxy-server.ts';
import { findClosedPort, serve, serveSockets } from '../helpers/loopback.ts';

let server: AuthServer;
let profileDir: string;
let path: string;

beforeEach(async () => {
  server = await startAuthServer();
  profileDir = makeFolder();
  path = join(profileDir, 'default.json');
  const profile = { authKeyId: 'keyId-1', authKey: 'secret-1', endpoint: server.endpoint };
  writeFileSync(path, JSON.stringify(profile), { mode: 0o600 });
});

interface Row {
  check: string;
  status: string;
  detail: string;
  fix?: string;
}

/** The findings by name, and the exit code. */
async function examine(
  env: Record<string, string> = {},
  flags: readonly string[] = [],
): Promise<[Record<string, Row>, number | null]> {
  const { code, stdout } = await callProgram(['doctor', '--output', 'json', ...flags], {
    env: { SORACOM_PROFILE_DIR: profileDir, ...env },
  });
  const rows = JSON.parse(stdout) as Row[];
  return [Object.fromEntries(rows.map((row) => [row.check, row])), code];
}

const problemsIn = (rows: Record<string, Row>): string[] =>
  Object.values(rows)
    .filter(({ status }) => status === 'problem')
    .map(({ check }) => check);

describe('doctor', () => {
  it('finds nothing where all is well', async () => {
    const [rows, code] = await examine();
    expect(problemsIn(rows)).toEqual([]);
    expect(Object.keys(rows)).toHaveLength(17);
    expect(code).toBe(0);
  });

  it('says how to close a profile that others can read, and looks at the rest', async () => {
    chmodSync(path, 0o644);
    const [rows, code] = await examine({ SORACOM_ENDPOINT: server.endpoint });
    expect(rows['profile']?.fix).toBe(`chmod 600 '${path}'`);
    expect(rows['clock']?.status).toBe('ok');
    expect(rows['authentication']?.status).toBe('skipped');
    expect(code).toBe(3);
  });

  it('names refused credentials', async () => {
    server.options.refusal = 'Unknown key';
    const [rows, code] = await examine();
    expect(problemsIn(rows)).toEqual(['authentication']);
    expect(rows['authentication']?.detail).toContain('Unknown key');
    expect(code).toBe(3);
  });

  it('names a clock that is off', async () => {
    server.options.date = new Date(Date.now() - 600_000).toUTCString();
    const [rows, code] = await examine();
    expect(problemsIn(rows)).toEqual(['clock']);
    expect(code).toBe(3);
  });

  it('works where everything is broken', async () => {
    writeFileSync(path, '{');
    writeFileSync(join(profileDir, 'cache'), '');
    chmodSync(profileDir, 0o755);
    const [rows, code] = await examine({
      SORACOM_COVERAGE_TYPE: 'xx',
      SORACOM_ENDPOINT: 'http://127.0.0.1:1',
      HTTP_PROXY: 'nonsense://',
    });
    expect(problemsIn(rows)).toEqual([
      'settings',
      'profile-dir',
      'profile',
      'proxy',
      'token-cache',
      'completion-cache',
      'connection',
    ]);
    expect(code).toBe(5);
  });
});

describe('a folder that soracom-cli made', () => {
  it('is recognised, with what works as it is and what does not', async () => {
    const write = (name: string, text: string, mode = 0o600): void =>
      writeFileSync(join(profileDir, `${name}.json`), text, { mode });
    write('work', '{\n  "sandbox": false,\n  "coverageType": "g",\n  "email": "a@example.com"\n}');
    write('my account', '{"sandbox":false,"coverageType":"jp"}');
    write('broken', '{"coverageType":');
    write('odd', '{"coverageType":"eu"}');
    const [rows, code] = await examine();
    const { status, detail = '' } = rows['soracom-cli'] ?? {};
    expect(status).toBe('ok');
    expect(detail).toMatch(/^Profiles that work here and in soracom-cli as they are: default, work\. /);
    for (const words of ['"broken" can\'t', '"my account" can\'t', '"odd" can\'t', 'coverageType'])
      expect(detail).toContain(words);
    expect(code).toBe(0);
  });

  it('is no matter where there is no profile', async () => {
    const [rows] = await examine({ SORACOM_PROFILE_DIR: makeFolder(), SORACOM_ENDPOINT: server.endpoint });
    expect(rows['soracom-cli']).toBeUndefined();
  });
});

describe('a folder that nothing can lead to', () => {
  it('is named with what to do', async () => {
    const [rows] = await examine({ SORACOM_PROFILE_DIR: join(path, 'x'), SORACOM_ENDPOINT: server.endpoint });
    expect(rows['profile-dir']).toMatchObject({ status: 'problem' });
    expect(rows['profile-dir']?.detail).toContain('is not a folder');
    expect(rows['profile-dir']?.fix).toContain('SORACOM_PROFILE_DIR');
  });
});

describe('the credentials', () => {
  const bogus = ['--api-key', 'bogus', '--api-token', 'bogus', '--retry', '0'];

  it('are not accepted by an endpoint that nobody answers at', async () => {
    const endpoint = `http://127.0.0.1:${await findClosedPort()}`;
    const [rows, code] = await examine({}, [...bogus, '--endpoint', endpoint]);
    expect(problemsIn(rows)).toEqual(['connection']);
    expect(rows['authentication']?.status).toBe('skipped');
    expect(code).toBe(5);
  });

  it('are tried against the API where they are a pair', async () => {
    const [refused, code] = await examine({}, bogus);
    expect(refused['authentication']).toMatchObject({ status: 'problem' });
    expect(refused['authentication']?.detail).toContain('The token is not valid.');
    expect(code).toBe(3);

    const { stdout } = await callProgram(['auth', 'token', '--output', 'json'], {
      env: { SORACOM_PROFILE_DIR: profileDir },
    });
    const { apiKey, token } = JSON.parse(stdout) as { apiKey: string; token: string };
    const [accepted] = await examine({ SORACOM_API_KEY: apiKey, SORACOM_API_TOKEN: token });
    expect(problemsIn(accepted)).toEqual([]);
    expect(accepted['authentication']?.detail).toContain('OP0012345678');
  });

  it('are tried by reads alone', async () => {
    await examine();
    const others = server.seen.filter(({ method, path: asked }) => method !== 'GET' && asked !== '/v1/auth');
    expect(others).toEqual([]);
    expect(server.count('/v1/bills')).toBe(1);
  });

  it('that were kept and revoked are replaced, as a call replaces them', async () => {
    await callProgram(['auth', 'token'], { env: { SORACOM_PROFILE_DIR: profileDir } });
    server.revokeAll();
    const [rows, code] = await examine();
    expect(problemsIn(rows)).toEqual([]);
    expect([code, server.count('/v1/auth')]).toEqual([0, 2]);
  });

  it.each([
    ['accepted by an API that says what they may not do', { code: 'SEM0049', message: 'No' }, 'ok'],
    ['not accepted where something else forbids the way', { message: 'Missing token' }, 'problem'],
  ])('are %s', async (_name, body, status) => {
    server.options.answer = (_request, response) => {
      response.writeHead(403, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    const [rows] = await examine();
    expect(rows['authentication']?.status).toBe(status);
  });
});

describe('the way to the API', () => {
  const pair = { SORACOM_API_KEY: 'k', SORACOM_API_TOKEN: 't' };

  /** An API over https that accepts whatever comes. */
  async function serveHttps(
    host: string,
    identity = createIdentity(),
  ): Promise<{ endpoint: string; caFile: string }> {
    const { origin } = await serve(
      (_request, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('[]'),
      identity,
      host,
    );
    const caFile = join(profileDir, 'ca.pem');
    writeFileSync(caFile, identity.cert);
    return { endpoint: origin, caFile };
  }

  it.each(['127.0.0.1', '::1'])('to %s is trusted with the CA file that calls use', async (host) => {
    const { endpoint, caFile } = await serveHttps(host);
    const [rows, code] = await examine({ ...pair, SORACOM_ENDPOINT: endpoint }, ['--ca-file', caFile]);
    expect(problemsIn(rows)).toEqual([]);
    expect(rows['tls']?.detail).toContain('TLSv1.3');
    expect(code).toBe(0);
  });

  it.each(['127.0.0.1', '::1'])('to %s is not trusted with the certificate of another host', async (host) => {
    const { endpoint, caFile } = await serveHttps(host, createIdentity({ host: 'other.test' }));
    const [rows, code] = await examine({ ...pair, SORACOM_ENDPOINT: endpoint }, ['--ca-file', caFile]);
    expect(problemsIn(rows)).toEqual(['tls']);
    expect(code).toBe(5);
  });

  it('is not trusted without it, whatever NODE_TLS_REJECT_UNAUTHORIZED says', async () => {
    const { endpoint } = await serveHttps('127.0.0.1');
    const env = { ...pair, SORACOM_ENDPOINT: endpoint, NODE_TLS_REJECT_UNAUTHORIZED: '0' };
    const [rows, code] = await examine(env);
    expect(problemsIn(rows)).toEqual(['settings', 'tls']);
    expect(rows['settings']?.detail).toContain('NODE_TLS_REJECT_UNAUTHORIZED');
    expect(rows['tls']?.detail).toContain("can't be trusted");
    expect(code).toBe(5);

    const call = await callProgram(['bills', 'list'], { env: { SORACOM_PROFILE_DIR: profileDir, ...env } });
    expect(call.stderr).toContain("can't be trusted");
    expect(call.code).toBe(5);
  });

  it('goes through the proxy that doctor names', async () => {
    const proxy = await startProxy({ port: Number(new URL(server.endpoint).port) });
    const env = {
      SORACOM_ENDPOINT: 'http://api.test',
      SORACOM_INSECURE_HTTP: '1',
      HTTP_PROXY: proxy.origin,
      http_proxy: `http://127.0.0.1:${await findClosedPort()}`,
    };
    const [rows] = await examine(env);
    expect(rows['proxy']?.detail).toBe(`HTTP_PROXY sends calls through 127.0.0.1:${proxy.port}.`);
    expect(rows['authentication']?.status).toBe('ok');
    expect(proxy.seen).toContain('GET http://api.test/v1/bills');
  });

  it('is encrypted through a proxy as well, and checked', async () => {
    const { endpoint, caFile } = await serveHttps('127.0.0.1');
    const proxy = await startProxy({ port: Number(new URL(endpoint).port) });
    const env = { ...pair, SORACOM_ENDPOINT: 'https://api.test', HTTPS_PROXY: proxy.origin };
    const [rows, code] = await examine(env, ['--ca-file', caFile]);
    expect(rows['tls']).toMatchObject({ status: 'ok', detail: 'The certificate of api.test is trusted.' });
    expect(code).toBe(0);

    // The certificate is for other names.
    const [other] = await examine({ ...env, SORACOM_ENDPOINT: 'https://other.test' }, ['--ca-file', caFile]);
    expect(other['tls']).toMatchObject({ status: 'problem' });
    expect(other['tls']?.detail).toContain('it is for localhost, api.test');
    expect(other['clock']?.status).toBe('skipped');
  });

  it('through a proxy whose variable holds no URL is a finding', async () => {
    const [rows, code] = await examine({
      SORACOM_ENDPOINT: 'http://api.test',
      SORACOM_INSECURE_HTTP: '1',
      http_proxy: 'nonsense://',
    });
    expect(rows['proxy']).toMatchObject({ status: 'problem' });
    expect(rows['proxy']?.detail).toContain('http_proxy');
    expect(rows['dns']?.status).toBe('skipped');
    expect(code).toBe(2);
  });

  it('is not through a proxy that NO_PROXY keeps the host from', async () => {
    const [rows] = await examine({ HTTP_PROXY: 'http://proxy.test:1' });
    expect(rows['proxy']?.detail).toContain('HTTP_PROXY');
    expect(rows['proxy']?.detail).toContain('directly');
  });
});

describe('--dry-run', () => {
  it('sends nothing', async () => {
    const [rows] = await examine({}, ['--dry-run']);
    expect(rows['settings']?.status).toBe('problem');
    expect(rows['authentication']?.status).toBe('skipped');
    expect(server.seen).toEqual([]);
  });
});

describe('one cause', () => {
  it.each<[what: string, env: Record<string, string>, flags: string[], cause: string, code: number]>([
    ['a bad number', { SORACOM_TIMEOUT: 'abc' }, [], 'settings', 2],
    ['a CA file that is none', {}, ['--ca-file', '/'], 'settings', 2],
    ['a bad endpoint', { SORACOM_ENDPOINT: 'foo' }, [], 'endpoint', 2],
    ['a host that nobody knows', { SORACOM_ENDPOINT: 'https://no-such-host.invalid' }, [], 'dns', 5],
    ['an empty name', {}, ['--profile='], 'settings', 2],
    ['a bad coverage', { SORACOM_COVERAGE_TYPE: 'xx' }, [], 'settings', 2],
  ])('is one problem: %s', async (_what, env, flags, cause, code) => {
    const [rows, exit] = await examine({ ...env }, flags);
    // What does not hang on the cause is looked at all the same: there is no network here.
    expect(problemsIn(rows).filter((name) => name !== 'dns' || cause === 'dns')).toEqual([cause]);
    expect(JSON.stringify(rows)).not.toContain('NaN');
    expect(exit).toBe(problemsIn(rows).includes('dns') ? 5 : code);
  });
});

describe('an endpoint in the profile', () => {
  const write = (profile: object) => writeFileSync(path, JSON.stringify(profile), { mode: 0o600 });

  it('that can be none is a problem of the endpoint, and nothing else is called in its place', async () => {
    write({ authKeyId: 'keyId-1', authKey: 'secret-1', endpoint: 'nonsense' });
    const [rows, code] = await examine();
    expect(problemsIn(rows)).toEqual(['endpoint']);
    expect(rows['endpoint']?.detail).toContain('"nonsense" can\'t be an endpoint');
    expect(rows['dns']?.status).toBe('skipped');
    expect(code).toBe(2);
  });

  it('counts where the credentials beside it are not complete', async () => {
    write({ authKeyId: 'keyId-1', endpoint: server.endpoint });
    const [rows] = await examine();
    expect(problemsIn(rows)).toEqual(['credentials']);
    expect(rows['endpoint']?.detail).toBe(server.endpoint);
  });
});

describe('a profile that there is not', () => {
  it('is one problem, with the network looked at all the same', async () => {
    const [rows, code] = await examine({ SORACOM_ENDPOINT: server.endpoint }, ['--profile', 'none']);
    expect(problemsIn(rows)).toEqual(['profile']);
    expect(rows['connection']?.status).toBe('ok');
    expect(code).toBe(3);
  });
});

describe('what does not answer', () => {
  it.each(['http', 'https'])('is told within ten seconds over %s', async (scheme) => {
    const { port } = await serveSockets(() => undefined);
    const pair = { SORACOM_API_KEY: 'k', SORACOM_API_TOKEN: 't' };
    const env = { ...pair, SORACOM_ENDPOINT: `${scheme}://127.0.0.1:${port}`, SORACOM_TIMEOUT: '0.3' };
    const [rows, code] = await examine(env);
    expect(problemsIn(rows)).toEqual(['connection']);
    expect(rows['connection']?.detail).toContain('within 0.3 s');
    expect(code).toBe(5);
  });

  it('is no reason to wait for Ctrl-C', async () => {
    let report = (): void => undefined;
    const opened = new Promise<void>((resolve) => (report = resolve));
    const { origin } = await serveSockets(() => report());
    const env = { SORACOM_PROFILE_DIR: profileDir, SORACOM_ENDPOINT: origin };
    const running = startProgram(['doctor'], { env });
    await opened;
    running.child.kill('SIGINT');
    expect(await running.ended).toMatchObject({ code: 130, stdout: '' });
  });
});

describe('what is kept', () => {
  it('may hold definitions that somebody changed', async () => {
    const document = join(makeFolder(), 'my.json');
    const operation = { 'x-soracom-cli': ['gadgets list'], responses: { 200: { description: 'ok' } } };
    writeFileSync(
      document,
      JSON.stringify({
        openapi: '3.0.3',
        info: { title: 'x', version: '1' },
        paths: { '/g': { get: operation } },
      }),
    );
    const env = { SORACOM_PROFILE_DIR: profileDir };
    expect((await callProgram(['definitions', 'add', document], { env })).code).toBe(0);
    expect((await examine())[0]['definitions']?.detail).toContain('1 added document is unchanged');
    const folder = join(profileDir, 'definitions/documents');
    const [name = ''] = spawnSync('ls', [folder]).stdout.toString().split('\n');
    writeFileSync(join(folder, name), 'changed');
    const [rows, code] = await examine();
    expect(rows['definitions']).toMatchObject({ status: 'problem' });
    expect(rows['definitions']?.detail).toContain(name);
    expect(rows['definitions']?.fix).toContain('soracom definitions update');
    expect(code).toBe(1);
    rmSync(join(folder, name));
    expect(problemsIn((await examine())[0])).toEqual(['definitions']);
  });

  it('may hold what crashes left, and caches that others can write to', async () => {
    mkdirSync(join(profileDir, 'cache/completion'), { recursive: true });
    chmodSync(join(profileDir, 'cache/completion'), 0o777);
    writeFileSync(join(profileDir, '.default.json.0123456789ab.tmp'), '');
    const [rows] = await examine();
    expect(problemsIn(rows)).toEqual(['completion-cache', 'leftovers']);
    expect(rows['leftovers']?.fix).toMatch(/^rm '.*\.default\.json\.0123456789ab\.tmp'$/);
  });

  it('is no reason to wait where a profile is a pipe', async () => {
    expect(spawnSync('mkfifo', ['-m', '600', join(profileDir, 'pipe.json')]).status).toBe(0);
    const [rows] = await examine({ SORACOM_ENDPOINT: server.endpoint }, ['--profile', 'pipe']);
    expect(rows['profile']?.detail).toContain('is not a regular file');
  });
});

describe('the page', () => {
  const show = (env: Record<string, string> = {}, flags: string[] = []) =>
    callProgram(['doctor', '--output', 'table', ...flags], {
      env: { SORACOM_PROFILE_DIR: profileDir, LANG: 'C.UTF-8', ...env },
    });

  it('says each thing once, in words', async () => {
    const { stdout, code } = await show();
    expect(stdout).toMatch(/^\u2713 ok +Version +soracom /);
    expect(stdout).toMatch(/\n\nNo problems found\.\n$/);
    expect(code).toBe(0);
  });

  it('folds what one cause keeps from being checked, and wraps', async () => {
    const { stdout, code } = await show({ SORACOM_ENDPOINT: `http://127.0.0.1:${await findClosedPort()}` });
    expect(stdout).toMatch(/\u2717 problem +Connection +Nothing answers at/);
    expect(stdout).toContain('TLS, Clock, Authentication: fix "Connection" first.');
    expect(stdout).toMatch(/\n1 problem\.\n$/);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    expect(code).toBe(5);
  });

  it('does without signs that a terminal can’t draw', async () => {
    const { stdout } = await show({ LANG: 'C' });
    expect(stdout).toMatch(/^[\n -~]*$/);
    expect(stdout).toContain('+ ok');
  });

  it('speaks Japanese', async () => {
    const { stdout } = await show({ LANG: 'ja_JP.UTF-8' });
    expect(stdout).toContain('正常');
    expect(stdout).toContain('問題は見つかりませんでした。');
  });

  it('is a table like any other where columns are chosen', async () => {
    const { stdout } = await show({}, ['--columns', 'check,status']);
    expect(stdout).not.toContain('No problems found');
    expect(stdout).toContain('token-cache');
  });
});
