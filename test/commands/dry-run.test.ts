/** Dry runs: no request is stubbed here, so one that was sent would fail. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '../helpers/folder.ts';
import { runProgram } from '../helpers/run-program.ts';

describe('--dry-run', () => {
  it('shows the request as text on a terminal', async () => {
    const { code, stdout, stderr } = await runProgram(
      ['coupons', 'create', '--amount', '5000', '--dry-run', '--coverage-type', 'g'],
      { terminal: 80 },
    );
    expect(stdout).toMatch(/^POST https:\/\/g\.api\.soracom\.io\/v1\/coupons\n/);
    expect(stdout).toContain('X-Soracom-Token: $SORACOM_API_TOKEN\n');
    expect(stdout).toMatch(/\n\n\{"amount":5000\}\n$/);
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });

  it('shows one JSON object in a pipe, whatever is asked of the answer', async () => {
    const profileDir = makeFolder();
    const profile = { coverageType: 'g', headers: { 'X-Own': 'SECRET' } };
    writeFileSync(join(profileDir, 'default.json'), JSON.stringify(profile), { mode: 0o600 });
    const words = 'coupons create --amount 5000 --dry-run --output csv --query id'.split(' ');
    const { code, stdout, stderr } = await runProgram(words, { profileDir });
    expect(JSON.parse(stdout)).toEqual({
      dryRun: true,
      method: 'POST',
      url: 'https://g.api.soracom.io/v1/coupons',
      headers: {
        Accept: 'application/json',
        'Accept-Encoding': expect.any(String),
        'Content-Type': 'application/json',
        'User-Agent': expect.any(String),
        'X-Own': '[redacted]',
        'X-Soracom-API-Key': '$SORACOM_API_KEY',
        'X-Soracom-Lang': 'en',
        'X-Soracom-Token': '$SORACOM_API_TOKEN',
      },
      body: { amount: 5000 },
    });
    expect(stdout).toMatch(/^\{\n {2}"dryRun": true,\n {2}"method"/);
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });

  it('has no body where none is sent', async () => {
    const { stdout } = await runProgram(['bills', 'list', '--dry-run']);
    expect(Object.keys(JSON.parse(stdout) as object)).toEqual(['dryRun', 'method', 'url', 'headers']);
  });

  it.each([undefined, 80])(
    'names the place of an operator id that nobody knows yet (%j)',
    async (terminal) => {
      const words = ['shipping-addresses', 'list', '--dry-run'];
      const { stdout } = await runProgram(words, terminal === undefined ? {} : { terminal });
      expect(stdout).toContain('https://api.soracom.io/v1/operators/{operator_id}/shipping_addresses');
    },
  );

  it('writes a file for programs', async () => {
    const folder = makeFolder();
    const file = join(folder, 'request.json');
    await runProgram(['bills', 'list', '--dry-run', '--output-file', file], { terminal: 80 });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ dryRun: true, method: 'GET' });
  });

  it('shows it as JSON, the numbers of the body as they were typed', async () => {
    const body = '{"amount":1.50,"id":9007199254740993}';
    const { stdout } = await runProgram(['coupons', 'create', '--body', body, '--dry-run=json']);
    expect(stdout).toContain('"amount": 1.50');
    expect(stdout).toContain('9007199254740993');
    expect(JSON.parse(stdout)).toMatchObject({ method: 'POST', url: 'https://api.soracom.io/v1/coupons' });
  });

  it('still finds what is wrong', async () => {
    const { code, stderr } = await runProgram(['coupons', 'create', '--dry-run']);
    expect(stderr).toContain('--amount');
    expect(code).toBe(2);
  });

  it('takes its form with = alone, before the command words as well', async () => {
    expect((await runProgram(['--dry-run', 'bills', 'list'])).stdout).toMatch(/^\{/);
    expect((await runProgram(['--dry-run=text', 'bills', 'list'])).stdout).toMatch(/^GET /);
    expect((await runProgram(['--dry-run=curl', 'bills', 'list'])).stdout).toMatch(/^curl /);
    const { code, stderr } = await runProgram(['bills', 'list', '--dry-run=cur']);
    expect(stderr).toContain('Did you mean curl?');
    expect(code).toBe(2);
  });

  it.each([
    ['1', /^\{/],
    ['text', /^GET /],
    ['json', /^\{/],
  ])('SORACOM_DRY_RUN=%s means it, too', async (value, expected) => {
    expect((await runProgram(['bills', 'list'], { env: { SORACOM_DRY_RUN: value } })).stdout).toMatch(
      expected,
    );
  });

  it('runs no profile command and shows no secret', async () => {
    const profileDir = makeFolder();
    const profile = {
      profileCommand: 'false',
      headers: { Authorization: 'Basic SECRET' },
      endpoint: 'https://api.test',
    };
    writeFileSync(join(profileDir, 'default.json'), JSON.stringify(profile), { mode: 0o600 });
    const { code, stdout } = await runProgram(
      ['auth', '--email', 'a@example.com', '--password', 'HUNTER2', '--dry-run'],
      { profileDir },
    );
    expect(stdout).toContain('https://api.test/v1/auth');
    expect(stdout).not.toMatch(/SECRET|HUNTER2/);
    expect(code).toBe(0);
  });

  it('is refused where there is none', async () => {
    const { code } = await runProgram(['unconfigure', '--dry-run']);
    expect(code).toBe(2);
  });
});

describe('--dry-run=curl', () => {
  /** What a shell makes of the command line: curl's arguments, one a line. */
  function argumentsOf(command: string): string[] {
    const script = `curl() { printf '%s\\0' "$@"; }\n${command}`;
    const env = { SORACOM_API_KEY: 'the key', SORACOM_API_TOKEN: "the 'token'", SORACOM_OPERATOR_ID: 'OP1' };
    return execFileSync('sh', ['-c', script], { env, encoding: 'utf8' }).split('\0').slice(0, -1);
  }

  it('survives the shell, with credentials from variables', async () => {
    const body = `{"addressLine1":"it's $HOME \`x\` \\\\ \\"q\\" あ"}`;
    const words = ['shipping-addresses', 'create', '--body', body, '--no-validate', '--dry-run=curl'];
    const given = argumentsOf((await runProgram(words)).stdout);
    expect(given).toContain('https://api.soracom.io/v1/operators/OP1/shipping_addresses');
    expect(given).toContain('X-Soracom-API-Key: the key');
    expect(given).toContain("X-Soracom-Token: the 'token'");
    expect(given[given.indexOf('--data-raw') + 1]).toBe(body);
    expect(given[given.indexOf('--request') + 1]).toBe('POST');
  });
});
