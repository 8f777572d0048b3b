import { describe, expect, it } from 'vitest';
import type { RenderOptions } from '../../../src/output/options.ts';
import { renderJsonPages } from './rendering.ts';

const bills =
  '{"billList":[{"yearMonth":"202511","amount":9007199254740993,"currency":"JPY"},{"amount":1.50,"state":null}]}';

/** Reads csv as RFC 4180 says, for what a spreadsheet would make of it. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  for (const line of text.matchAll(/((?:"(?:[^"]|"")*"|[^"\n])*)\n/g)) {
    const cells = `,${line[1]}`.matchAll(/,("(?:[^"]|"")*"|[^",]*)/g);
    rows.push(Array.from(cells, (cell) => (cell[1] ?? '').replace(/^"|"$/g, '').replaceAll('""', '"')));
  }
  return rows;
}

async function print(
  page: unknown,
  command: string | undefined,
  options: Partial<RenderOptions>,
): Promise<string> {
  return (await renderJsonPages([page], command, options)).text;
}

describe('csv for spreadsheets', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+81 90', "'+81 90"],
    ['-cmd', "'-cmd"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\rx', '"\'\rx"'],
    ['  =1', "'  =1"],
    ['\u00a0=1', "'\u00a0=1"],
    ['\0=1', "'\0=1"],
    [' \u0085=1', "' \u0085=1"],
    ['＝1+1', "'＝1+1"],
    ['＠x', "'＠x"],
    ['a;=1', "a;'=1"],
    ['a;  =1', "a;'  =1"],
    ['a\n=1', '"a\n\'=1"'],
    ['a\t-b', "a\t'-b"],
    ['-1-1', "'-1-1"],
    ['-1e5x', "'-1e5x"],
    ['-', "'-"],
    ['-12.5', '-12.5'],
    ['-1E+20', '-1E+20'],
    ['a=1', 'a=1'],
    ['a-b@c+d', 'a-b@c+d'],
    ["it's", "it's"],
    ['', '""'],
  ])('%j is %j', async (value, cell) => {
    const options = { format: 'csv', csvSafe: true } as const;
    expect(await print([{ a: value }], undefined, options)).toBe(`a\n${cell}\n`);
    const plain = await print([{ a: value }], undefined, { format: 'csv' });
    expect(readCsv(plain)).toEqual([['a'], [value]]);
  });

  it('leaves numbers of JSON alone, and disarms headings and tsv', async () => {
    const page = '[{"=x": -1.50, "b": {"c":"=1"}}]';
    expect(await print(page, undefined, { format: 'csv', csvSafe: true })).toBe(
      '\'=x,b\n-1.50,"{""c"":""=1""}"\n',
    );
    expect(await print(page, undefined, { format: 'tsv', csvSafe: true })).toContain("'=x\tb\n-1.50\t");
    expect(await print(page, undefined, { format: 'text', csvSafe: true })).not.toContain("'");
  });

  it('takes no longer for a text made to be slow', async () => {
    const value = `${';'.repeat(200_000)}${' '.repeat(200_000)}`;
    expect(await print([{ a: value }], undefined, { format: 'csv', csvSafe: true })).toContain(value);
  });
});

describe('csv', () => {
  it('has every declared field as a column, values as they were sent', async () => {
    expect(await print(bills, 'bills list', { format: 'csv' })).toBe(
      [
        'yearMonth,amount,currency,paymentStatus,state,appliedCouponAmount,paymentTransactionId',
        '202511,9007199254740993,JPY,,,,',
        ',1.50,,,,,',
        '',
      ].join('\n'),
    );
  });

  it('quotes what needs it, so that every text comes back', async () => {
    const texts = ['a,b', 'a"b', 'a\nb', 'a\r\nb', ' a ', '', '日本', '=1+1', "it's", '"'];
    const text = await print(
      texts.map((value) => ({ value, end: 'x' })),
      undefined,
      { format: 'csv' },
    );
    expect(readCsv(text)).toEqual([['value', 'end'], ...texts.map((value) => [value, 'x'])]);
  });

  it('unfolds objects into columns and writes lists as JSON', async () => {
    const order = { orderId: 'O', shippingAddress: { city: '港区' }, shippingLabelNumbers: ['1', '2'] };
    const columns = ['orderId', 'shippingAddress.city', 'shippingLabelNumbers', 'shippingAddress'];
    const text = await print({ orderList: [order] }, 'orders list', { format: 'csv', columns });
    expect(readCsv(text)[1]).toEqual(['O', '港区', '["1","2"]', '{"city":"港区"}']);
  });

  it('writes an object as one row', async () => {
    const text = await print({ amount: 1, currency: 'JPY' }, 'bills get-latest', { format: 'csv' });
    expect(text).toBe('amount,currency,lastEvaluatedTime\n1,JPY,\n');
  });

  it('keeps a row whose only value is missing', async () => {
    const options = { format: 'csv', columns: ['state'], headers: false } as const;
    expect(await print(bills, 'bills list', options)).toBe('""\n""\n');
  });

  it('writes headings alone, and says so, where a list is empty', async () => {
    const { text, notes } = await renderJsonPages(['{"billList":[]}'], 'bills list', { format: 'csv' });
    expect(text).toMatch(/^yearMonth,[^\n]*\n$/);
    expect(notes).toEqual(['No results.']);
  });

  it('takes the columns from the schema and the first page, and names what came later', async () => {
    const pages = ['[{"a":1}]', '[{"a":2,"b":3}]'];
    const { text, notes } = await renderJsonPages(pages, undefined, { format: 'csv' });
    expect(text).toBe('a\n1\n2\n');
    expect(notes.join()).toMatch(/: b\./);
  });

  it('names a column that nothing has, where no schema could tell before', async () => {
    const { text, notes } = await renderJsonPages(['[{"a":1}]'], undefined, {
      format: 'csv',
      columns: ['a', 'x'],
    });
    expect(text).toBe('a,x\n1,\n');
    expect(notes.join()).toContain('"x"');
  });
});

describe('tsv and text', () => {
  const page = [
    { a: 'x\ty', b: 'one\ntwo\\' },
    { a: null, b: true },
  ];

  it('escape what would break a line', async () => {
    expect(await print(page, undefined, { format: 'tsv' })).toBe('a\tb\nx\\ty\tone\\ntwo\\\\\n\ttrue\n');
  });

  it('have no headings as text, and a dash for what is missing', async () => {
    expect(await print(page, undefined, { format: 'text' })).toBe('x\\ty\tone\\ntwo\\\\\n-\ttrue\n');
  });

  it.each([
    ['"a b"', 'a b\n'],
    ['9007199254740993', '9007199254740993\n'],
    ['[1,[2,3]]', '1\t-\t-\n-\t2\t3\n'],
    ['[["a",1],["b",2]]', 'a\t1\nb\t2\n'],
  ])('write %s', async (given, expected) => {
    expect(await print(given, undefined, { format: 'text' })).toBe(expected);
  });

  it('leave headings out on request', async () => {
    expect(await print([{ a: 1 }], undefined, { format: 'tsv', headers: false })).toBe('1\n');
  });

  it('never hand a terminal a control character', async () => {
    const { text } = await renderJsonPages([[{ a: '\u001b[31m\u202e' }]], undefined, {
      format: 'text',
      width: 80,
    });
    expect(text).toBe('\\u001b[31m\\u202e\n');
  });
});

describe.each(['csv', 'tsv', 'text', 'jsonl', 'table', 'yaml', 'json'] as const)(
  'many rows as %s',
  (format) => {
    it('are all there, in order, once', async () => {
      const count = 3000;
      const pages = Array.from({ length: 3 }, (_, page) =>
        Array.from({ length: count / 3 }, (__, at) => ({ id: `row-${page * (count / 3) + at}-end` })),
      );
      const { text } = await renderJsonPages(pages, undefined, { format });
      const ids = Array.from(text.matchAll(/row-(\d+)-end/g), (match) => Number(match[1]));
      expect(ids).toEqual(Array.from({ length: count }, (_, index) => index));
    });
  },
);
