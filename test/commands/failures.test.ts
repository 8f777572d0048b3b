/** Answers that never come, or come wrong: exit codes and words through the whole program. */
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { runProgram, type Surroundings } from '../helpers/run-program.ts';
import { findClosedPort } from '../helpers/loopback.ts';

const pair = ['--api-key', 'k', '--api-token', 'HUSH', '--no-retry-on-error'];

function run(surroundings: Surroundings = {}, ...flags: string[]) {
  return runProgram(['bills', 'list', ...pair, ...flags], surroundings);
}

function api(): nock.Interceptor {
  return nock('https://api.soracom.io').get('/v1/bills');
}

const json = { 'content-type': 'application/json' };

function broken(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`broken: ${code}`), { code });
}

describe('exit code 5 stands for', () => {
  it.each<[what: string, code: string, words: string]>([
    ['a host that nobody knows', 'ENOTFOUND', 'The host api.soracom.io was not found.'],
    ['a refused connection', 'ECONNREFUSED', 'Nothing answers at api.soracom.io'],
    ['a closed connection', 'ECONNRESET', 'was closed before an answer came'],
    ['a certificate past its time', 'CERT_HAS_EXPIRED', "can't be trusted: it has expired."],
    ['no route', 'EHOSTUNREACH', 'No connection to api.soracom.io: no network leads there.'],
  ])('%s', async (_, code, words) => {
    api().replyWithError(broken(code));
    const { code: exit, stdout, stderr } = await run();
    expect(stderr).toContain(words);
    expect(stderr).not.toContain('HUSH');
    expect(stdout).toBe('');
    expect(exit).toBe(5);
  });

  it.each<[what: string, body: string, headers: Record<string, string>, words: string]>([
    ['a page where JSON should be', '<html></html>', { 'content-type': 'text/html' }, 'something else'],
    ['JSON that breaks off', '{"billList":[{"a":1', json, 'is not'],
    ['text under the name of JSON', 'oops', json, 'is not'],
    ['an encoding never offered', 'x', { ...json, 'content-encoding': 'zstd' }, 'zstd'],
    ['a redirect to nowhere', '', {}, 'The API answered with HTTP 302.'],
  ])('%s', async (what, body, headers, words) => {
    api().reply(what.startsWith('a redirect') ? 302 : 200, body, headers);
    const { code, stdout, stderr } = await run();
    expect(stderr).toContain(words);
    expect(stdout).toBe('');
    expect(code).toBe(5);
  });
});

describe('a redirect', () => {
  it('within the origin is followed with the credentials', async () => {
    api().reply(307, '', { location: '/v2/bills' });
    nock('https://api.soracom.io', { reqheaders: { 'x-soracom-token': 'HUSH' } })
      .get('/v2/bills')
      .reply(200, '{"a":1}', json);
    expect(await run()).toMatchObject({ code: 0, stdout: '{\n  "a": 1\n}\n' });
  });
});

describe('exit code 130 stands for an interruption', () => {
  it('before anything is sent', async () => {
    const { code, stdout, stderr } = await run({ signal: AbortSignal.abort() });
    expect(stderr).toBe('Error: Interrupted.\n');
    expect(stdout).toBe('');
    expect(code).toBe(130);
  });

  it('while an answer is awaited', async () => {
    const interrupt = new AbortController();
    api().reply(() => {
      interrupt.abort();
      return [200, '{}', json];
    });
    const { code, stdout } = await run({ signal: interrupt.signal });
    expect(stdout).toBe('');
    expect(code).toBe(130);
  });
});

describe('--error-format json', () => {
  it.each<[kind: string, code: number, argv: string[]]>([
    ['usage', 2, ['bills', 'get']],
    ['usage', 2, ['no-such-command']],
    ['credentials', 3, ['bills', 'list']],
    ['credentials', 3, ['configure', 'get', '--profile', 'none']],
  ])('names the kind %s (%i) of %j', async (kind, code, argv) => {
    const outcome = await runProgram([...argv, '--error-format', 'json']);
    expect(JSON.parse(outcome.stderr)).toMatchObject({ error: { kind, message: expect.any(String) } });
    expect(outcome.stderr.trimEnd()).not.toContain('\n');
    expect(outcome.stdout).toBe('');
    expect(outcome.code).toBe(code);
  });

  it('carries what the API said', async () => {
    api().reply(404, '{"code":"BIL0001","message":"Nö\\n\\u001b[31m"}', {
      ...json,
      'x-soracom-request-id': 'r-1',
    });
    const { stderr } = await run({}, '--error-format=json');
    expect(JSON.parse(stderr)).toEqual({
      error: {
        kind: 'api',
        message: 'Nö\n\u001b[31m',
        code: 'BIL0001',
        status: 404,
        requestId: 'r-1',
      },
    });
  });

  it('speaks of a closed port', async () => {
    nock.enableNetConnect('127.0.0.1');
    const port = await findClosedPort();
    const outcome = await run({}, '--error-format=json', '--endpoint', `http://127.0.0.1:${port}`);
    expect(JSON.parse(outcome.stderr)).toMatchObject({ error: { kind: 'network' } });
    expect(outcome.code).toBe(5);
  });
});

describe('what was not found', () => {
  it.each<[what: string, argv: string[], path: string, hint: string]>([
    [
      'under the flags that name it',
      ['bills', 'get', '--yyyy-mm', '202610'],
      '/v1/bills/202610',
      'Hint: The bill of that month is not finalized yet, or the month has no charges. Check --yyyy-mm.',
    ],
    ['where nothing was named', ['payer-information', 'get'], '/v1/payment_statements/payer_information', ''],
  ])('%s', async (_what, argv, path, hint) => {
    nock('https://api.soracom.io').get(path).reply(404, '{"code":"X1","message":"No"}', json);
    const { code, stderr } = await runProgram([...argv, ...pair]);
    expect(stderr).toBe(`Error: No (X1, HTTP 404)\n${hint && `${hint}\n`}`);
    expect(code).toBe(4);
  });
});

describe('the API’s words', () => {
  it('make one line and never drive the terminal', async () => {
    api().reply(400, JSON.stringify({ code: 'X1', message: 'a\u001b[2J\u0007\nerror: b' }), json);
    expect((await run()).stderr.split('\n')[0]).toBe(
      String.raw`Error: a\u001b[2J\u0007 error: b (X1, HTTP 400)`,
    );
  });

  it('are quoted in Japanese surroundings as they came', async () => {
    api().reply(400, '{"code":"X1","message":"だめです"}', json);
    const { stderr } = await run({ env: { LANG: 'ja_JP.UTF-8' } });
    expect(stderr).toMatch(/^Error: だめです \(X1, HTTP 400\)\n/);
  });
});
