/** Lists over several pages, the network stubbed. */
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { runProgram, type Outcome } from '../helpers/run-program.ts';

const json = { 'content-type': 'application/json' };
const path = '/v1/orders/O1/subscribers';
const api = (): nock.Scope => nock('https://api.soracom.io');

function list(...extra: string[]): Promise<Outcome> {
  const words = ['orders', 'list-subscribers', '--order-id', 'O1', '--api-key', 'k', '--api-token', 't'];
  return runProgram([...words, ...extra]);
}

/** A page of items that are numbers too long for a double. */
function page(...numbers: number[]): string {
  return `{"orderedSubscriberList":[${numbers.map((n) => `{"n":900719925474099${n}}`).join(',')}],"more":1.50}`;
}

/** Stubs pages that name each other by header. */
function stubPages(...pages: (readonly number[])[]): void {
  pages.forEach((numbers, index) => {
    const query = index === 0 ? {} : { last_evaluated_key: `k${index}` };
    const next: Record<string, string> =
      index + 1 < pages.length ? { 'x-soracom-next-key': `k${index + 1}` } : {};
    api()
      .get(path)
      .query(query)
      .reply(200, page(...numbers), { ...json, ...next });
  });
}

function stubSims(...pages: (readonly string[])[]): void {
  pages.forEach((ids, index) => {
    const isLast = index + 1 === pages.length;
    api()
      .get(path)
      .query(index === 0 ? {} : { last_evaluated_key: `k${index}` })
      .reply(
        200,
        { orderedSubscriberList: ids.map((simId) => ({ simId })) },
        isLast ? json : { ...json, 'x-soracom-next-key': `k${index + 1}` },
      );
  });
}

describe('--max-items with --sort-by', () => {
  it('gives the first of all pages in the order asked for, not the first page in order', async () => {
    stubSims(['a', 'c'], ['e', 'b'], ['d']);
    const { code, stdout, stderr } = await list('--sort-by', 'simId:desc', '--max-items', '2', '--jsonl');
    expect(stdout).toBe('{"simId":"e"}\n{"simId":"d"}\n');
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });

  it('keeps what stands around the list', async () => {
    stubSims(['b', 'c'], ['a']);
    const { stdout } = await list('--sort-by', 'simId', '--max-items', '1', '--compact');
    expect(stdout).toBe('{"orderedSubscriberList":[{"simId":"a"}]}\n');
  });

  it('cuts the rows that --expand made', async () => {
    nock('https://api.soracom.io')
      .get('/v1/bills/summaries/sims')
      .reply(
        200,
        '[{"yearMonth":"202610","costBreakdownList":[{"simId":"a","amount":1},{"simId":"b","amount":3}]},{"yearMonth":"202609","costBreakdownList":[{"simId":"c","amount":2}]}]',
        json,
      );
    const words = ['bills', 'summaries', 'get-sims', '--api-key', 'k', '--api-token', 't'];
    const { stdout } = await runProgram([
      ...words,
      '--expand',
      'costBreakdownList',
      '--sort-by',
      'amount:desc',
      '--max-items',
      '2',
      '-o',
      'text',
      '--columns',
      'simId,amount',
    ]);
    expect(stdout).toBe('b\t3\nc\t2\n');
  });
});

describe('--fetch-all', () => {
  it('merges wrapped pages into one document, each value as it was sent', async () => {
    stubPages([1, 2], [3], [4]);
    const { code, stdout, stderr } = await list('--fetch-all');
    expect(stdout.replaceAll(/\s/g, '')).toBe(page(1, 2, 3, 4));
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });

  it('prints a line for each item with --jsonl', async () => {
    stubPages([1, 2], [3]);
    const { stdout } = await list('--fetch-all', '--jsonl');
    expect(stdout).toBe('{"n":9007199254740991}\n{"n":9007199254740992}\n{"n":9007199254740993}\n');
  });

  it('is what it takes: without it one page is fetched', async () => {
    stubPages([1]);
    expect((await list()).code).toBe(0);
  });

  it('keeps the query, and goes on from a key that was typed', async () => {
    api()
      .get(path)
      .query({ limit: 1, last_evaluated_key: 'start' })
      .reply(200, page(1), {
        ...json,
        'x-soracom-next-key': 'a/b c',
      });
    api().get(path).query({ limit: 1, last_evaluated_key: 'a/b c' }).reply(200, page(2), json);
    expect((await list('--fetch-all', '--limit', '1', '--last-evaluated-key', 'start')).code).toBe(0);
  });

  it.each([
    ['an absolute link', `<https://api.soracom.io${path}?last_evaluated_key=k1>; rel="next"`],
    ['a relative link', `<${path}?last_evaluated_key=k1>; rel=next`],
    ['a link among others', `</x>; rel=prev, <${path}?last_evaluated_key=k1>; title="a, b"; rel="last next"`],
  ])('follows %s where there is no header', async (_name, link) => {
    api()
      .get(path)
      .reply(200, page(1), { ...json, link });
    api().get(path).query({ last_evaluated_key: 'k1' }).reply(200, page(2), json);
    const { code, stdout } = await list('--fetch-all');
    expect(stdout.replaceAll(/\s/g, '')).toBe(page(1, 2));
    expect(code).toBe(0);
  });

  it('follows no link to another origin, and prints what it has', async () => {
    const link = '<https://evil.example/v1?last_evaluated_key=k1>; rel=next';
    api()
      .get(path)
      .reply(200, page(1), { ...json, link });
    const { code, stdout, stderr } = await list('--fetch-all', '--jsonl');
    expect(stdout).toBe('{"n":9007199254740991}\n');
    expect(stderr).toContain('https://evil.example');
    expect(code).toBe(5);
  });

  it('ends with an error when a key comes again', async () => {
    const again = { ...json, 'x-soracom-next-key': 'k1' };
    api().get(path).reply(200, page(1), again);
    api().get(path).query({ last_evaluated_key: 'k1' }).reply(200, page(2), again);
    const { code, stderr } = await list('--fetch-all');
    expect(stderr).toContain('(k1)');
    expect(code).toBe(5);
  });
});

describe('a page that fails', () => {
  const failures: [string, () => void, number][] = [
    ['an API error', () => failing().reply(403, '{"code":"X","message":"No"}', json), 4],
    ['a server error', () => failing().reply(500, 'oops'), 5],
    ['another type', () => failing().reply(200, '<html>', { 'content-type': 'text/html' }), 5],
    ['no JSON', () => failing().reply(200, '<html>', json), 5],
    ['broken JSON', () => failing().reply(200, '{"orderedSubscriberList":[{"n":1}', json), 5],
  ];
  function failing(): nock.Interceptor {
    return api().get(path).query({ last_evaluated_key: 'k1' });
  }

  it.each(failures)(
    'with %s keeps what was printed and names the key to go on from',
    async (_name, stub, exit) => {
      api()
        .get(path)
        .reply(200, page(1), { ...json, 'x-soracom-next-key': 'k1' });
      stub();
      const { code, stdout, stderr } = await list('--fetch-all', '--no-retry-on-error');
      expect(stdout.replaceAll(/\s/g, '')).toBe(page(1));
      expect(stderr).toContain('--last-evaluated-key k1');
      expect(code).toBe(exit);
    },
  );

  it('tells the key to programs, too', async () => {
    api()
      .get(path)
      .reply(200, page(1), { ...json, 'x-soracom-next-key': 'k1' });
    failing().reply(500, 'oops');
    const { stderr } = await list('--fetch-all', '--no-retry-on-error', '--error-format', 'json');
    expect(JSON.parse(stderr)).toMatchObject({ error: { kind: 'network', status: 500, resumeKey: 'k1' } });
  });
});

describe('fewer than all', () => {
  it('--max-items takes as many pages as it needs and cuts the last', async () => {
    api()
      .get(path)
      .reply(200, page(1, 2), { ...json, 'x-soracom-next-key': 'k1' });
    api()
      .get(path)
      .query({ last_evaluated_key: 'k1' })
      .reply(200, page(3, 4), { ...json, 'x-soracom-next-key': 'k2' });
    const { stdout } = await list('--max-items', '3');
    expect(stdout.replaceAll(/\s/g, '')).toBe(page(1, 2, 3));
  });

  it('--max-items cuts a list that has no pages', async () => {
    api().get('/v1/bills').reply(200, '{"billList":[{"a":1},{"a":2}]}', json);
    const words = ['bills', 'list', '--max-items', '1', '--jsonl', '--api-key', 'k', '--api-token', 't'];
    expect((await runProgram(words)).stdout).toBe('{"a":1}\n');
  });

  it('--max-pages shows a key that could drive the terminal as an escape', async () => {
    api()
      .get(path)
      .reply(200, page(1), { ...json, 'x-soracom-next-key': 'k\u009b2J' });
    const { stderr } = await list('--fetch-all', '--max-pages', '1');
    expect(stderr).toContain(String.raw`k\u009b2J`);
    expect(stderr).not.toContain('\u009b');
  });

  it('--max-pages stops and says how to go on', async () => {
    api()
      .get(path)
      .reply(200, page(1), { ...json, 'x-soracom-next-key': 'k1' });
    api()
      .get(path)
      .query({ last_evaluated_key: 'k1' })
      .reply(200, page(2), { ...json, 'x-soracom-next-key': 'k2' });
    const { code, stdout, stderr } = await list('--max-pages', '2');
    expect(stdout.replaceAll(/\s/g, '')).toBe(page(1, 2));
    expect(stderr).toContain('--last-evaluated-key k2');
    expect(code).toBe(0);
  });

  it.each(['--max-items', '--max-pages'])('%s takes no zero', async (flag) => {
    const { code, stderr } = await list(flag, '0');
    expect(stderr).toContain(`${flag} must be at least 1.`);
    expect(code).toBe(2);
  });
});

it('--raw-output prints the bytes of every page', async () => {
  stubPages([1], [2]);
  expect((await list('--fetch-all', '--raw-output')).stdout).toBe(page(1) + page(2));
});

it('fetches no further page once the reader has gone', async () => {
  api()
    .get(path)
    .reply(200, page(1), { ...json, 'x-soracom-next-key': 'k1' });
  const { code } = await runProgram(
    [
      'orders',
      'list-subscribers',
      '--order-id',
      'O1',
      '--fetch-all',
      '--jsonl',
      '--api-key',
      'k',
      '--api-token',
      't',
    ],
    { closeAfter: 0 },
  );
  expect(code).toBe(0);
});
