/** In which form failures are reported, whatever is wrong with the command line. */
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { program } from '../../bin/program.ts';
import { createMemoryIo } from '../helpers/memory-io.ts';
import { runProgram } from '../helpers/run-program.ts';

describe('--error-format', () => {
  it.each<[argv: string, env: Record<string, string>, isJson: boolean]>([
    ['bils --error-format json', {}, true],
    ['--error-format json bils', {}, true],
    ['bils --error-format=json', {}, true],
    ['bils', { SORACOM_ERROR_FORMAT: 'json' }, true],
    ['bils --error-format=text', { SORACOM_ERROR_FORMAT: 'json' }, false],
    ['bils --error-format json --error-format=text', {}, false],
    ['bils --error-format=text --error-format json', {}, true],
    ['bils -- --error-format json', {}, false],
    ['bils', {}, false],
    ['bills list --nope --error-format json', {}, true],
    ['bills --nope --error-format json', {}, true],
    ['bills list --nope', {}, false],
    ['configure get nope --error-format json', {}, true],
    ['help nope --error-format json', {}, true],
  ])('of %j with %j: %s', async (argv, env, isJson) => {
    const { code, stdout, stderr } = await runProgram(argv.split(' '), { env });
    expect(stdout).toBe('');
    expect(code).toBeGreaterThan(0);
    expect(stderr).toMatch(isJson ? /^\{"error":\{"kind":"[a-z]+","message":".*\}\}\n$/ : /^Error: /);
  });

  it('counts where not even the index can be read', async () => {
    const { io, stderr } = createMemoryIo({ home: '/nonexistent' });
    const code = await program(['bills', 'list', '--error-format', 'json'], io, {
      indexDir: () => '/nonexistent',
    });
    expect(code).toBe(1);
    expect(JSON.parse(stderr.text())).toMatchObject({ error: { kind: 'unexpected' } });
  });
});

describe('SORACOM_JSON_ERRORS', () => {
  it.each<[argv: string, env: Record<string, string>, expected: RegExp]>([
    ['bils', { SORACOM_JSON_ERRORS: '1' }, /^\{"error":\{.*"message":"Unknown command/],
    ['bils', { SORACOM_JSON_ERRORS: '0' }, /^\{"error":/],
    ['bils', { SORACOM_JSON_ERRORS: '' }, /^Error: /],
    ['bils --error-format text', { SORACOM_JSON_ERRORS: '1' }, /^Error: /],
    ['bils', { SORACOM_JSON_ERRORS: '1', SORACOM_ERROR_FORMAT: 'text' }, /^Error: /],
    ['bills get', { SORACOM_JSON_ERRORS: '1' }, /^\{"error":\{"kind":"usage"/],
  ])('of %j with %j', async (argv, env, expected) => {
    const { stdout, stderr } = await runProgram(argv.split(' '), { env });
    expect(stdout).toBe('');
    expect(stderr).toMatch(expected);
  });

  it.each<[name: string, status: number, exit: number]>([
    ['a refusal', 404, 4],
    ['refused credentials', 401, 3],
    ['a server error', 500, 5],
  ])('shows the body of %s as it came', async (_name, status, exit) => {
    const body = '{"code":"BIL0009","message":"none","id":1.50}';
    nock('https://api.soracom.io')
      .get('/v1/bills')
      .reply(status, body, { 'content-type': 'application/json' });
    const { code, stderr, stdout } = await runProgram(['bills', 'list', '--retry', '0'], {
      env: { SORACOM_JSON_ERRORS: '1', SORACOM_API_KEY: 'k', SORACOM_API_TOKEN: 't' },
    });
    expect(stderr).toBe(`${body}\n`);
    expect(stdout).toBe('');
    expect(code).toBe(exit);
  });
});
