/** Lists too long to be held: the look of any other table, in little memory. */
import { describe, expect, it } from 'vitest';
import { NetworkError } from '../../../../src/errors.ts';
import type { RenderOptions } from '../../../../src/output/options.ts';
import { render } from '../../../../src/output/render.ts';
import { en } from '../../../../src/text/en.ts';
import { widthOf } from '../../../../src/terminal/width.ts';
import { iterate, renderJsonPages, renderPages } from '../rendering.ts';

interface Bill {
  [name: string]: unknown;
}

const names = [
  'plain',
  '日本語の名前（長い）',
  '👨‍👩‍👧 family',
  'e\u0301か\u3099',
  'ﾊﾞﾝｸ',
  'a word or two more than fit',
];

/** Bills, of which the last has the first one's values. */
function makeBills(count: number): Bill[] {
  return Array.from({ length: count }, (_, index) => ({
    yearMonth: '202511',
    amount: index % 7,
    currency: 'JPY',
    state: index % 3 === 0 ? 'closed' : null,
    paymentStatus: index % 2 === 0 ? 'paid' : 'fail',
    paymentTransactionId: `${names[index % names.length]} ${index % 5}`,
  }));
}

async function linesOf(bills: readonly Bill[], options: Partial<RenderOptions> = {}): Promise<string[]> {
  const { text } = await renderJsonPages([{ billList: bills }], 'bills list', options);
  expect(text.endsWith('\n')).toBe(true);
  return text.slice(0, -1).split('\n');
}

const first: Bill = { yearMonth: '202511', amount: 0, currency: 'JPY', paymentTransactionId: 'short' };
const many = Array.from({ length: 1000 }, () => first);

describe('a table of more rows than are held', () => {
  it.each<[string, Partial<RenderOptions>]>([
    ['in a pipe', {}],
    ['in a pipe with --wide', { wide: true }],
    ['with colours', { color: true, width: 100 }],
    ['on a narrow terminal', { width: 60 }],
    ['in ASCII', { width: 80, unicode: false }],
    ['with --wrap', { width: 110, wrap: true, wide: true, color: true }],
    ['with --no-headers', { width: 80, headers: false }],
    ['with --columns', { width: 40, columns: ['ID:paymentTransactionId', 'amount', 'state', 'yearMonth'] }],
  ])('looks as one of fewer rows: %s', async (_, options) => {
    const bills = makeBills(1000);
    const whole = await linesOf(bills, options);
    const [head = {}] = bills;
    const long = await linesOf([head, ...bills], options);
    const headings = options.headers === false ? 0 : whole.findIndex((line) => /──|--/.test(line)) + 1;
    // the row in front is a copy of the first one and adds nothing to the total
    const added = long.length - whole.length;
    expect(added).toBeGreaterThan(0);
    expect([...long.slice(0, headings), ...long.slice(headings + added)]).toEqual(whole);
    expect(long.slice(headings, headings + added)).toEqual(whole.slice(headings, headings + added));
    expect(long.join('\n')).not.toMatch(/ $/m);
  });

  it('cuts later texts on a terminal and shows them whole in a pipe', async () => {
    const short = { name: 'short', state: 'on' };
    const late = { name: 'a text that is longer than any before it', state: 'on' };
    const rows = [...Array.from({ length: 1000 }, () => short), late, short];
    const draw = async (options: Partial<RenderOptions>): Promise<string[]> => {
      const { text } = await renderJsonPages([rows], undefined, options);
      return text.split('\n').slice(1001, -1);
    };
    expect(await draw({})).toEqual([
      'short  on',
      'a text that is longer than any before it  on',
      'short  on',
    ]);
    expect(await draw({ width: 40 })).toEqual(['short  on', 'a te…  on', 'short  on']);
    expect(await draw({ width: 40, wide: true })).toEqual(await draw({}));
    const wrapped = await draw({ width: 40, wrap: true });
    expect(wrapped.slice(1, 4)).toEqual(['a      on', 'text', 'that']);
    expect(wrapped.at(-1)).toBe('short  on');
  });

  it('shows later amounts whole, and lets what follows catch up', async () => {
    const late = { ...first, amount: 123456789, state: 'closed' };
    const columns = ['yearMonth', 'amount', 'state', 'currency'];
    const lines = await linesOf([...many, late], { columns, width: 60 });
    expect(lines[0]).toBe('yearMonth  amount  state  currency');
    expect(lines[1002]).toBe('2025-11  123,456,789  Closed  JPY');
    expect(lines.at(-1)).toBe('Total  123,456,789        JPY');
    const wider = { ...late, amount: 123456789012345 };
    expect((await linesOf([...many, wider], { columns, width: 60 }))[1002]).toBe(
      '2025-11  123,456,789,012,345  Closed  JPY',
    );
  });

  it('keeps totals running over pages, exactly, and drops them where currencies differ', async () => {
    const page = { billList: Array.from({ length: 700 }, () => ({ ...first, amount: 0.1 })) };
    const yen = await renderJsonPages([page, page, page], 'bills list', { columns: ['currency', 'amount'] });
    expect(yen.text.split('\n').slice(-3)).toEqual(['Total', 'JPY          210', '']);
    const other = { billList: [{ ...first, currency: 'USD' }] };
    const mixed = await renderJsonPages([page, page, other], 'bills list', {});
    expect(mixed.text).not.toContain('Total');
  });

  it('names fields that came up when the columns stood', async () => {
    const { text, notes } = await renderJsonPages(
      [{ billList: many }, { billList: [first, { ...first, late: 1 }] }],
      'bills list',
      {},
    );
    expect(text).not.toContain('late');
    expect(notes).toEqual([
      'Later rows brought fields that have no column: late. --columns or --output jsonl shows them.',
    ]);
  });

  it('finds a column asked for in any row', async () => {
    const columns = ['amount', 'other'];
    const rows = Array.from({ length: 1000 }, () => ({ amount: 1 }));
    expect((await renderJsonPages([rows, [{ other: 2 }]], undefined, { columns })).notes).toEqual([]);
    expect((await renderJsonPages([rows, rows], undefined, { columns })).notes).toEqual([
      'Nothing is called "other" here.',
    ]);
  });

  it('draws several lists below each other, long or not', async () => {
    const value = {
      productList: Array.from({ length: 1001 }, () => ({ productCode: 'P' })),
      shippingCostList: [{ x: 1 }],
    };
    const { text } = await renderJsonPages([value], 'products list', {});
    const lines = text.split('\n');
    expect(lines.slice(0, 2)).toEqual(['productList', expect.stringMatching(/^productCode/)]);
    expect(lines.slice(1004, 1006)).toEqual(['', 'shippingCostList']);
    expect(lines[1006]).toMatch(/\bx$/);
  });

  it('draws a page that is no list behind the rows', async () => {
    const { text } = await renderJsonPages([[...many, first], { message: 'done' }], undefined, {
      headers: false,
    });
    expect(text.split('\n').slice(-3)).toEqual(['', 'message  done', '']);
  });
});

describe('the pages of a long list', () => {
  const page = JSON.stringify({ billList: Array.from({ length: 600 }, () => first) });
  const options = { format: 'table', color: false, width: undefined, unicode: true } as const;

  it('are drawn before the next one is asked for', async () => {
    const events: string[] = [];
    async function* pages(): AsyncGenerator<string> {
      for (let count = 1; count <= 4; count += 1) {
        events.push(`page ${count}`);
        yield await Promise.resolve(page);
      }
    }
    const result = { kind: 'json', pages: pages(), schemas: {} } as const;
    let lines = 0;
    for await (const piece of render(result, { ...options, headers: false }, en)) {
      lines += String(piece).split('\n').length - 1;
      events.push(`lines ${lines}`);
    }
    expect(events).toEqual([
      'page 1',
      'page 2',
      'lines 1200',
      'page 3',
      'lines 1800',
      'page 4',
      'lines 2400',
    ]);
  });

  it.each([1, 3])('are closed by a reader who leaves after piece %i', async (pieces) => {
    let isClosed = false;
    async function* pages(): AsyncGenerator<string> {
      try {
        for (;;) yield await Promise.resolve(page);
      } finally {
        isClosed = true;
      }
    }
    const result = { kind: 'json', pages: pages(), schemas: {} } as const;
    let read = 0;
    for await (const piece of render(result, options, en)) {
      expect(piece).not.toBe('');
      read += 1;
      if (read === pieces) break;
    }
    expect(isClosed).toBe(true);
  });

  it('that are no JSON are an error, wherever they come', async () => {
    await expect(renderPages(iterate([page, page, '{"billList":[']), 'bills list', {})).rejects.toThrow(
      NetworkError,
    );
  });

  it('keep to the terminal in every line', async () => {
    const bills = makeBills(1500);
    for (const width of [40, 61, 83]) {
      const lines = await linesOf(bills, { width });
      expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(width);
    }
  });
});
