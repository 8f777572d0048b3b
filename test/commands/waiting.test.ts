/** `--until` and `--watch`: what is asked for again, for how long, and what is refused before anything is sent. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '../helpers/folder.ts';
import { runProgram, type Outcome } from '../helpers/run-program.ts';

const json = { 'content-type': 'application/json' };
const pair = ['--api-key', 'k', '--api-token', 't'];
const api = (): nock.Scope => nock('https://api.soracom.io');
const get = ['orders', 'get', '--order-id', 'O-1', '--no-retry-on-error', ...pair];
const shipped = ['--until', "orderStatus=='shipped'"];

/** Time that passes only while the program waits. */
function fakeTime() {
  let now = Date.UTC(2026, 9, 1);
  const waits: number[] = [];
  return {
    waits,
    now: () => now,
    pause: (milliseconds: number) => {
      waits.push(milliseconds);
      now += milliseconds;
      return Promise.resolve();
    },
  };
}

function answer(status: string, times = 1): void {
  api()
    .get('/v1/orders/O-1')
    .times(times)
    .reply(200, `{"orderStatus": "${status}", "totalAmount":1.50}`, json);
}

async function wait(flags: string[], surroundings: Parameters<typeof runProgram>[1] = {}) {
  const time = fakeTime();
  const outcome = await runProgram([...get, ...flags], { ...time, ...surroundings });
  return { ...outcome, waits: time.waits };
}

describe('--until', () => {
  it('prints the first answer of which the expression is true, once and as it came', async () => {
    answer('ordered', 3);
    answer('shipped');
    const { code, stdout, stderr, waits } = await wait([...shipped, '--raw-output']);
    expect(stdout).toBe('{"orderStatus": "shipped", "totalAmount":1.50}');
    expect([stderr, code]).toEqual(['', 0]);
    expect(waits).toEqual([2000, 3000, 4500]);
  });

  it('waits no longer than half a minute between two looks', async () => {
    answer('ordered', 12);
    answer('shipped');
    const { code, waits } = await wait(shipped);
    expect(code).toBe(0);
    expect(Math.max(...waits)).toBe(30_000);
  });

  it('does not wait where it is true already', async () => {
    answer('shipped');
    expect((await wait(shipped)).waits).toEqual([]);
  });

  it('goes by the whole answer, whatever of it is printed', async () => {
    answer('shipped');
    expect((await wait([...shipped, '--query', 'totalAmount', '-o', 'text'])).stdout).toBe('1.50\n');
  });

  it('writes the last answer to a file', async () => {
    const profileDir = makeFolder();
    answer('ordered');
    answer('shipped');
    const { code, stdout } = await wait([...shipped, '--output-file', 'out.json'], { profileDir });
    expect([code, stdout]).toEqual([0, '']);
    expect(readFileSync(join(profileDir, 'out.json'), 'utf8')).toContain('"shipped"');
  });

  it('gives up in time, with the last answer printed and code 5', async () => {
    answer('ordered', 4);
    const { code, stdout, stderr, waits } = await wait([...shipped, '--until-timeout', '7']);
    expect(JSON.parse(stdout)).toMatchObject({ orderStatus: 'ordered' });
    expect(stderr).toBe(
      "Error: orderStatus=='shipped' was not true within 7 s.\nHint: Wait longer with --until-timeout SECONDS.\n",
    );
    expect(code).toBe(5);
    expect(waits).toEqual([2000, 3000, 2000]);
  });

  it('gives up after ten minutes by itself', async () => {
    api().persist().get('/v1/orders/O-1').reply(200, '{}', json);
    const { code, waits } = await wait(shipped);
    nock.cleanAll();
    expect(code).toBe(5);
    expect(waits.reduce((sum, one) => sum + one, 0)).toBe(600_000);
  });

  it('says so in JSON where errors are JSON', async () => {
    answer('ordered', 2);
    const { stderr } = await wait([...shipped, '--until-timeout', '1', '--error-format', 'json']);
    expect(JSON.parse(stderr)).toMatchObject({ error: { kind: 'network' } });
  });

  it.each([
    ['a server in trouble', 503],
    ['a rate limit', 429],
  ])('goes on after %s', async (_, status) => {
    api().get('/v1/orders/O-1').reply(status, '{"message":"Busy."}', json);
    answer('shipped');
    const { code, stderr } = await wait(shipped);
    expect([code, stderr]).toEqual([0, '']);
  });

  it('goes on after an answer that is no JSON', async () => {
    api().get('/v1/orders/O-1').reply(200, '<html>', json);
    answer('shipped');
    expect((await wait(shipped)).code).toBe(0);
  });

  it('says what failed last where there was no answer at all', async () => {
    api().get('/v1/orders/O-1').times(2).reply(503, '{"message":"Busy."}', json);
    const { code, stdout, stderr } = await wait([...shipped, '--until-timeout', '1']);
    expect(stderr).toContain('Hint: The last attempt failed: Busy.');
    expect([stdout, code]).toEqual(['', 5]);
  });

  it.each([
    [404, 4],
    [403, 4],
    [401, 3],
  ])('ends at once with HTTP %i', async (status, expected) => {
    api().get('/v1/orders/O-1').reply(status, '{"message":"No."}', json);
    const { code, waits } = await wait(shipped);
    expect([code, waits]).toEqual([expected, []]);
  });

  it('ends with Ctrl-C', async () => {
    const controller = new AbortController();
    answer('ordered');
    const { code, stdout } = await wait(shipped, {
      signal: controller.signal,
      pause: async (milliseconds, signal) => {
        controller.abort();
        const { pause } = await import('../../src/http/pause.ts');
        await pause(milliseconds, signal);
      },
    });
    expect([code, stdout]).toEqual([130, '']);
  });

  it.each([
    ['`0`', true],
    ['`false`', false],
    ['`null`', false],
    ["''", false],
    ['`[]`', false],
    ['`{}`', false],
    ['missing', false],
    ['orderStatus', true],
    ['totalAmount > `1`', true],
    ['totalAmount > `1.50`', false],
    ["contains(orderStatus, 'ship')", true],
  ])('%s counts as %s, by the rules of JMESPath', async (expression, isTrue) => {
    answer('shipped', isTrue ? 1 : 2);
    const { code } = await wait(['--until', expression, '--until-timeout', '1']);
    expect(code).toBe(isTrue ? 0 : 5);
  });

  it('shows the request alone in a dry run', async () => {
    expect((await wait([...shipped, '--dry-run'])).code).toBe(0);
  });
});

it.each<[line: string, ...words: string[]]>([
  ['orders list --until a[?b==', '--until, column 7: '],
  ["orders list --until a[?b=='", '--until, column 8: '],
  ['orders list --until (', '--until, column 2: '],
  ['orders list --until=', '--until needs a value.'],
  ['orders list --until a --until-timeout 0', '--until-timeout must be at least 1.'],
  ['orders list --until a --until-timeout soon', '--until-timeout takes a number, not "soon".'],
  ['orders list --until-timeout 5', '--until-timeout does nothing without --until.'],
  ['orders list --until a --fetch-all', '--until and --fetch-all exclude each other.'],
  ['orders list --until a --max-items 1', '--until and --max-items exclude each other.'],
  ['orders confirm --order-id O --until a', '--until goes with commands that only read; "orders confirm"'],
  ['coupons create --amount 1 --until a', '--until goes with commands that only read'],
  ['bills export-latest --until a', '--until goes with commands that only read'],
  ['auth --until a', '--until goes with commands that only read'],
  ['doctor --until a', '--until goes with commands that only read; "doctor" does not.'],
  ['version --watch', '--watch goes with commands that only read; "version" does not.'],
  ['coupons create --amount 1 --watch', '--watch goes with commands that only read'],
  ['orders list --watch', '--watch redraws a terminal, and the standard output is not one.'],
  ['orders list --watch --output-file x', '--watch and --output-file exclude each other.'],
  ['orders list --watch --until a', '--watch and --until exclude each other.'],
  ['orders list --watch=often', '--watch takes a number, not "often".'],
  ['orders list --watch=<x>', '--watch takes a number, not "<x>".'],
  ['orders list --watch=0.5', '--watch must be at least 1.'],
  ['orders list --watch=1e9', '--watch must be at most 86400.'],
  ['orders list --watch 5', 'Unexpected argument "5".'],
])('%s is refused, and nothing is sent', async (line, ...words) => {
  const { code, stdout, stderr } = await runProgram([...line.split(' '), ...pair]);
  for (const word of words) expect(stderr).toContain(word);
  expect([stdout, code]).toEqual(['', 2]);
});

it('variables are meant for commands that can be waited for', async () => {
  api().post('/v1/coupons').reply(201, '{}', json);
  const env = { SORACOM_WATCH: '7', SORACOM_UNTIL: 'a', SORACOM_UNTIL_TIMEOUT: '5' };
  expect((await runProgram(['coupons', 'create', '--amount', '1', ...pair], { env })).code).toBe(0);
});

describe('--watch', () => {
  /** Looks so many times, then is stopped. */
  async function watch(
    looks: number,
    flags: string[] = [],
    env = {},
  ): Promise<Outcome & { waits: number[] }> {
    const controller = new AbortController();
    const time = fakeTime();
    const outcome = await runProgram([...get, '--watch=7', ...flags], {
      terminal: 60,
      env: { NO_COLOR: '1', LANG: 'C.UTF-8', ...env },
      signal: controller.signal,
      now: time.now,
      pause: async (milliseconds, signal) => {
        await time.pause(milliseconds);
        if (time.waits.length === looks) controller.abort();
        const { pause } = await import('../../src/http/pause.ts');
        await pause(0, signal);
      },
    });
    return { ...outcome, waits: time.waits };
  }

  it('draws the answer again, and gives the terminal back', async () => {
    answer('ordered');
    answer('shipped');
    const { code, stdout, stderr, waits } = await watch(2);
    expect(waits).toEqual([7000, 7000]);
    expect(stdout.startsWith('\u001b[?1049h')).toBe(true);
    expect(stdout.endsWith('\u001b[?25h\u001b[?1049l')).toBe(true);
    expect(stdout).toContain('Every 7 s: soracom orders get --or…  2026-10-01 00:00:00 UTC');
    expect(stdout).toContain('2026-10-01 00:00:07 UTC');
    expect(stdout).toContain('Shipped');
    expect(stdout.indexOf('Paid')).toBeLessThan(stdout.indexOf('Shipped'));
    expect([stderr, code]).toEqual(['Stopped watching.\n', 130]);
  });

  it('moves no cursor where the terminal can not', async () => {
    answer('ordered');
    const { stdout } = await watch(1, [], { TERM: 'dumb' });
    expect(stdout).not.toContain('\u001b');
    expect(stdout).toContain('Paid');
  });

  it('shows a failure that may pass above the last answer, and waits longer', async () => {
    answer('ordered');
    api().get('/v1/orders/O-1').times(2).reply(503, '{"message":"Busy."}', json);
    answer('shipped');
    const { code, stdout, waits } = await watch(4);
    expect(stdout).toMatch(/Busy\. Trying again in 14 s\.[^]*Paid/);
    expect(waits).toEqual([7000, 7000, 14_000, 7000]);
    expect(code).toBe(130);
  });

  it('ends with a failure that stays, the terminal given back', async () => {
    answer('ordered');
    api().get('/v1/orders/O-1').reply(404, '{"message":"Gone."}', json);
    const { code, stdout, stderr } = await watch(9);
    expect(stdout.endsWith('\u001b[?1049l')).toBe(true);
    expect(stderr).toContain('Gone.');
    expect(code).toBe(4);
  });

  it('lets no answer drive the terminal', async () => {
    api()
      .get('/v1/orders/O-1')
      .reply(200, String.raw`{"orderId":"\u001b[2J\u0007"}`, json);
    const { stdout } = await watch(1, ['--raw-output']);
    expect(stdout).toContain(String.raw`\u001b[2J\u0007`);
  });
});

describe('a wait on a terminal', () => {
  /** What a person sees of one wait before the second attempt. */
  async function seeWait(env: Record<string, string>, flags: string[] = []): Promise<string> {
    api().get('/v1/bills').reply(503, '{}', json);
    api().get('/v1/bills').reply(200, '{"billList":[]}', json);
    const time = fakeTime();
    const argv = ['bills', 'list', '-o', 'json', ...flags, ...pair];
    return (await runProgram(argv, { ...time, terminal: 40, env })).stderr;
  }

  it('is a line that goes away', async () => {
    const shown = await seeWait({ TERM: 'xterm' });
    expect(shown).toContain('Trying again');
    expect(shown).toContain('\u001b[0K');
  });

  it('is a line that stays where the cursor can not move', async () => {
    expect(await seeWait({ TERM: 'dumb' })).toMatch(
      /^The API answered with HTTP 503\. Trying again in [\d.]+ s \(1 of 4\)\.\n$/,
    );
  });

  it('for --until keeps to one line of a narrow terminal', async () => {
    answer('ordered');
    answer('shipped');
    const { stderr } = await wait(['--until', `orderStatus=='shipped' || ${'a.'.repeat(40)}b`], {
      terminal: 40,
      env: { TERM: 'xterm', NO_COLOR: '1', LANG: 'C.UTF-8' },
    });
    // oxlint-disable-next-line no-control-regex -- they begin with a control character
    const lines = stderr.split(/[\r\n]|\u001b\[[0-9;?]*[A-Za-z]/).filter((line) => line.includes('Waiting'));
    expect(lines.length).toBeGreaterThan(0);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(40);
  });
});
