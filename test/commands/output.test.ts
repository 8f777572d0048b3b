/** What reaches stdout: the form, the bytes, the colours, and a reader who leaves. */
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { runProgram, type Surroundings } from '../helpers/run-program.ts';

const json = { 'content-type': 'application/json' };
const list =
  '{"billList":[{"yearMonth":"202609","amount":1.50,"state":"open"},{"yearMonth":"202608","amount":9007199254740993,"state":"closed"}]}';

function run(flags: string, surroundings: Surroundings = {}, body: string | Buffer = list) {
  // As servers do: JSON without a length and without a byte is an answer that broke off.
  const headers = { ...json, 'content-length': String(Buffer.byteLength(body)) };
  nock('https://api.soracom.io').get('/v1/bills').reply(200, body, headers);
  const argv = ['bills', 'list', '--api-key', 'k', '--api-token', 't', ...flags.split(' ').filter(Boolean)];
  return runProgram(argv, surroundings);
}

// oxlint-disable-next-line no-control-regex -- the start of a colour
const colored = /\u001b\[/;

describe('the form is', () => {
  const form = (stdout: string): string => {
    if (stdout.startsWith('{\n  "billList"')) return 'json';
    if (stdout.startsWith('{"yearMonth":"202609","amount":1.50,')) return 'jsonl';
    return stdout === list ? 'raw' : 'table';
  };

  it.each<[flags: string, surroundings: Surroundings, expected: string]>([
    ['', {}, 'json'],
    ['', { terminal: 160 }, 'table'],
    ['--output table', {}, 'table'],
    ['-o jsonl', {}, 'jsonl'],
    ['--jsonl', {}, 'jsonl'],
    ['--jsonl', { terminal: 80 }, 'jsonl'],
    ['', { env: { SORACOM_OUTPUT: 'jsonl' } }, 'jsonl'],
    ['-o json', { env: { SORACOM_OUTPUT: 'table' }, terminal: 80 }, 'json'],
    ['--jsonl', { env: { SORACOM_OUTPUT: 'table' } }, 'jsonl'],
    ['-o json', { env: { SORACOM_JSONL: '1' } }, 'json'],
    ['--raw-output', {}, 'raw'],
    ['--raw-output', { terminal: 80 }, 'raw'],
    ['', { env: { SORACOM_RAW_OUTPUT: '1' } }, 'raw'],
  ])('with "%s" and %j: %s', async (flags, surroundings, expected) => {
    const { code, stdout, stderr } = await run(flags, surroundings);
    expect(form(stdout)).toBe(expected);
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });

  it('a table of the rows, numbers to the letter', async () => {
    const { stdout } = await run('', { terminal: 160 });
    expect(stdout).toContain('2026-09');
    expect(stdout).toContain('9,007,199,254,740,993');
  });

  it('JSON lines that keep numbers to the letter', async () => {
    const { stdout } = await run('--jsonl');
    expect(stdout.split('\n')).toEqual([
      '{"yearMonth":"202609","amount":1.50,"state":"open"}',
      '{"yearMonth":"202608","amount":9007199254740993,"state":"closed"}',
      '',
    ]);
  });
});

describe('raw output', () => {
  it('is byte for byte what came, valid or not', async () => {
    const bytes = Buffer.from([0x7b, 0xff, 0x00, 0x0d, 0x0a, 0x22, 0xe3]);
    const { code, stdoutBytes } = await run('--raw-output', {}, bytes);
    expect(stdoutBytes).toEqual(bytes);
    expect(code).toBe(0);
  });
});

describe('colour', () => {
  it.each<[env: Record<string, string>, terminal: number | undefined, isColored: boolean]>([
    [{}, 80, true],
    [{}, undefined, false],
    [{ NO_COLOR: '1' }, 80, false],
    [{ NO_COLOR: '' }, 80, true],
    [{ TERM: 'dumb' }, 80, false],
    [{ FORCE_COLOR: '1' }, undefined, true],
    [{ FORCE_COLOR: '0' }, 80, false],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, undefined, true],
  ])('with %j on a terminal of %s: %s', async (env, terminal, isColored) => {
    const { stdout } = await run('-o table', { env, ...(terminal && { terminal }) });
    expect(colored.test(stdout)).toBe(isColored);
  });

  it('never reaches JSON in a pipe', async () => {
    expect((await run('', { env: {} })).stdout).not.toMatch(colored);
  });
});

describe('a reader who leaves', () => {
  it.each(['', '--jsonl', '--raw-output', '-o table'])('ends "%s" without a word', async (flags) => {
    expect(await run(flags, { closeAfter: 0 })).toMatchObject({ code: 0, stdout: '', stderr: '' });
  });

  it('ends a help page in the same way', async () => {
    expect(await runProgram(['--help'], { closeAfter: 0 })).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('nothing', () => {
  it.each(['', '  \n'])('is printed of the empty answer %j', async (body) => {
    expect(await run('', {}, body)).toMatchObject({ code: 0, stdout: '', stderr: '' });
  });
});
