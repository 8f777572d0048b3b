/** Flags through the whole program: every spelling reaches the wire, every mistake stops before it. */
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../helpers/run-program.ts';

const pair = { SORACOM_API_KEY: 'k', SORACOM_API_TOKEN: 't' };
const json = { 'content-type': 'application/json' };

function run(line: string, env: Record<string, string> = {}) {
  return runProgram(line === '' ? [] : line.split(' '), { env: { ...pair, ...env } });
}

describe('the same call is made by', () => {
  it.each([
    'bills export --yyyy-mm 202609 --export-mode sync',
    'bills export --yyyy-mm=202609 --export-mode=sync',
    '--yyyy-mm 202609 --export-mode sync bills export',
    'bills --yyyy-mm 202609 export --export-mode=sync',
    'bills export --export-mode async --yyyy-mm 202608 --export-mode sync --yyyy-mm 202609',
    '--jsonl=false bills -o json export --yyyy-mm 202609 --raw-output=false --export-mode sync',
    '--output json bills export --yyyy-mm 202609 --export-mode sync --coverage-type jp',
  ])('%s', async (line) => {
    const stub = nock('https://api.soracom.io').post('/v1/bills/202609/export?export_mode=sync');
    stub.reply(200, '{"url":"u"}', json);
    const { code, stdout, stderr } = await run(line);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({ url: 'u' });
    expect(code).toBe(0);
  });
});

describe('numbers', () => {
  it('go out as they were typed, zero and the last one included', async () => {
    let sent = '';
    nock('https://api.soracom.io')
      .post('/v1/coupons', /.*/)
      .reply(
        201,
        (_, body) => {
          sent = JSON.stringify(body);
          return '{}';
        },
        json,
      );
    expect(await run('coupons create --amount 5 --amount=0')).toMatchObject({ code: 0, stderr: '' });
    expect(sent).toBe('{"amount":0}');
  });

  it('of a query keep their text', async () => {
    nock('https://api.soracom.io').get('/v1/orders/o/subscribers?limit=-1').reply(200, '{}', json);
    expect(await run('orders list-subscribers --order-id o --limit -1')).toMatchObject({
      code: 0,
      stderr: '',
    });
  });
});

describe('a flag of the command’s own', () => {
  const answer = { apiKey: 'k', token: 't', operatorId: 'OP1' };

  it('hides the global one of its name', async () => {
    nock('https://api.soracom.io')
      .post('/v1/auth', { authKeyId: 'own', authKey: 'secret' })
      .reply(200, answer);
    const { code, stderr } = await runProgram(['auth', '--auth-key-id', 'own', '--auth-key=secret']);
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });

  it('is no half of a pair, before the words either', async () => {
    nock('https://api.soracom.io').post('/v1/auth', { authKeyId: 'own' }).reply(200, answer);
    const env = { SORACOM_AUTH_KEY: 'global' };
    const { code, stderr } = await runProgram(['--auth-key-id', 'own', 'auth'], { env });
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });
});

describe('--body', () => {
  it.each<[what: string, body: string, stdin?: string]>([
    ['text', '{"email":"a@example.com"}'],
    ['standard input', '-', '{"email":"a@example.com"}'],
  ])('is read from %s', async (_, body, stdin = '') => {
    nock('https://api.soracom.io')
      .post('/v1/auth/password_reset_token/issue', { email: 'a@example.com' })
      .reply(200, '{}', json);
    const argv = ['auth', 'issue-password-reset-token', '--body', body];
    expect(await runProgram(argv, { stdin })).toMatchObject({ code: 0, stderr: '' });
  });

  it('names a file that can’t be read', async () => {
    const { code, stderr } = await run('auth issue-password-reset-token --body @missing.json');
    expect(stderr).toContain("The file missing.json for --body can't be read: no such file or folder.");
    expect(code).toBe(2);
  });
});

describe('a mistake ends with exit code 2, nothing sent and nothing on stdout:', () => {
  it.each<[line: string, ...words: string[]]>([
    ['bils list', 'Unknown command "bils". Did you mean "soracom bills list"?'],
    ['bills lsit', 'Unknown command "bills lsit". Did you mean "soracom bills list"?'],
    ['bills -- list', 'Unknown command "bills list"'],
    ['bills summaries get', 'Unknown command "bills summaries get"'],
    ['auth switch-usr', 'Unknown command "auth switch-usr". Did you mean "soracom auth switch-user"?'],
    ['bills list extra', 'Unexpected argument "extra".'],
    ['bills list -- extra', 'Unexpected argument "extra".'],
    ['bills list --jsonl=true extra', 'Unexpected argument "extra".'],
    ['version extra', 'Unexpected argument "extra".'],
    ['bills list --yyyy-mm 202609', 'Unknown flag --yyyy-mm.'],
    ['bills --bogus', 'Unknown flag --bogus.'],
    ['bills get', '--yyyy-mm is required'],
    ['bills get --yyyy-mm', '--yyyy-mm needs a value.'],
    ['bills get --yyyy-mm --jsonl', '--yyyy-mm needs a value, and --jsonl follows.'],
    ['bills get --yyyy-mm=', '--yyyy-mm takes a month', 'not "".'],
    ['bills get --yyyy-mm ..', '--yyyy-mm takes a month', 'not "..".'],
    ['bills get --yyyy-mm=202613', '--yyyy-mm takes a month', 'not "202613".'],
    ['bills get --yyyy-mm ..  --no-validate', '--yyyy-mm: ".." can\'t be part of a path'],
    ['bills list --jsonl=maybe', '--jsonl takes no value (or =true or =false), not "maybe".'],
    ['bills list --coverage-type eu', '--coverage-type: "eu" is not one of g, jp.'],
    ['bills list --output tabel', '--output: "tabel" is not one of', 'Did you mean table?'],
    ['bills export-latest --export-mode asnyc', 'is not one of async, sync. Did you mean async?'],
    ['coupons create --amount ten', '--amount takes a number, not "ten".'],
    ['orders list-subscribers --order-id o --limit 2147483648', '--limit: 2147483648 is out of range.'],
    ['orders list-subscribers --limit x', '--limit takes a whole number', '--order-id is required'],
    ['bills list --api-key=', '--api-key needs a value.'],
    ['bills list --endpoint nonsense', '"nonsense" can\'t be an endpoint.'],
    ['bills list --profile a/b', '"a/b" can\'t be the name of a profile.'],
    ['bills list --profile demo --endpoint https://x.example', "it can't be used with --endpoint"],
    ['bills list --jsonl --output table', '--jsonl and --output table exclude each other.'],
  ])('%s', async (line, ...words) => {
    const { code, stdout, stderr } = await run(line);
    for (const each of words) expect(stderr).toContain(each);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

  it.each<[flags: string, env: Record<string, string>, words: string]>([
    ['--api-key k', {}, '--api-key needs --api-token too'],
    ['--auth-key-id i', {}, '--auth-key-id needs --auth-key too'],
    ['', { SORACOM_AUTH_KEY: 's' }, 'SORACOM_AUTH_KEY needs --auth-key-id too'],
  ])('half a pair, %s %j', async (flags, env, words) => {
    const { code, stderr } = await runProgram(['bills', 'list', ...flags.split(' ').filter(Boolean)], {
      env,
    });
    expect(stderr).toContain(words);
    expect(code).toBe(2);
  });

  it('a hint says where to read on', async () => {
    expect((await run('bills get')).stderr).toContain('Hint: Run "soracom bills get --help"');
    expect((await run('nonsense')).stderr).toContain('Hint: Run "soracom --help"');
  });
});
