import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../../src/errors.ts';
import type { RenderOptions } from '../../../../src/output/options.ts';
import { widthOf } from '../../../../src/terminal/width.ts';
import { renderJsonPages } from '../rendering.ts';

const bills = {
  billList: [
    { yearMonth: '202511', amount: 20000, currency: 'JPY', state: 'temporary' },
    { yearMonth: '202510', amount: 100000, currency: 'JPY', state: 'closed', paymentStatus: 'paid' },
    { yearMonth: '202509', amount: 50000, currency: 'JPY', state: 'closed', paymentStatus: 'fail' },
    { yearMonth: '202508', amount: 0, currency: 'JPY', state: 'closed', paymentStatus: 'paid' },
  ],
};

async function chart(
  value: unknown,
  command: string | undefined,
  options: Partial<RenderOptions> = {},
): Promise<string[]> {
  const { text } = await renderJsonPages([value], command, { format: 'chart', ...options });
  return text.split('\n').slice(0, -1);
}

function barsIn(line: string | undefined): number {
  return (line?.match(/[█#]/g) ?? []).length;
}

describe('chart', () => {
  it('draws bills by month, oldest first', async () => {
    expect(await chart(bills, 'bills list', { width: 60 })).toEqual([
      'amount by yearMonth (JPY)',
      '',
      '2025-08        0 │',
      '2025-09   50,000 │████████████████ Failed',
      '2025-10  100,000 │████████████████████████████████',
      '2025-11   20,000 │██████▍ Temporary',
      '                 └───────────────┬───────────────┬',
      '                 0            50,000       100,000',
      'Total    170,000',
    ]);
  });

  it('draws with ASCII where the terminal has nothing else', async () => {
    const lines = await chart(bills, 'bills list', { width: 60, unicode: false });
    expect(lines.join('\n')).toMatch(/^[ -~\n]*$/);
    expect(lines.map(barsIn)).toEqual([0, 0, 0, 16, 32, 6, 0, 0, 0]);
  });

  it.each([30, 40, 60, 80, 120, 300])('fits %i cells, in proportion', async (width) => {
    const lines = await chart(bills, 'bills list', { width });
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
    expect(Math.abs(barsIn(lines[4]) - 2 * barsIn(lines[3]))).toBeLessThanOrEqual(1);
  });

  it('draws something for the smallest amount, and nothing for none', async () => {
    const days = {
      billList: [
        { date: '20251101', amount: 0.01, currency: 'USD' },
        { date: '20251102', amount: 1000, currency: 'USD' },
        { date: '20251103', amount: 0, currency: 'USD' },
      ],
    };
    const lines = await chart(days, 'bills get-daily');
    expect(lines[2]).toMatch(/^2025-11-01 +0\.01 │▏$/);
    expect(lines[4]).toMatch(/^2025-11-03 +0\.00 │$/);
  });

  it('draws amounts below zero to the left of the axis', async () => {
    const value = {
      couponList: [
        { couponCode: 'a', amount: 30, currency: 'JPY' },
        { couponCode: 'b', amount: -10, currency: 'JPY' },
      ],
    };
    const [, , plus = '', minus = ''] = await chart(value, 'coupons list', { width: 60 });
    expect(plus.indexOf('│')).toBe(minus.indexOf('│'));
    expect(minus).toMatch(/█│$/);
    expect(plus).toMatch(/│█+$/);
    expect(Math.abs(barsIn(plus) - 3 * barsIn(minus))).toBeLessThanOrEqual(3);
  });

  it('draws cost per SIM for each month, the highest first', async () => {
    const list = [
      { simId: '8981', amount: 2 },
      { simId: '8982', amount: 9 },
    ];
    const lines = await chart(
      [
        { yearMonth: '202511', currency: 'JPY', costBreakdownList: list },
        { yearMonth: '202510', currency: 'JPY', costBreakdownList: list },
      ],
      'bills summaries get-sims',
    );
    expect(lines.filter((line) => line.includes(' by '))).toEqual([
      '2025-10: amount by simId (JPY)',
      '2025-11: amount by simId (JPY)',
    ]);
    expect(lines[2]).toMatch(/^8982 +9 │█+$/);
  });

  it('draws cost per bill item by its name', async () => {
    const list = [{ billItemCategory: 'air', billItemName: '基本料金', amount: 5 }];
    const lines = await chart(
      [{ yearMonth: '202511', currency: 'USD', costBreakdownList: list }],
      'bills summaries get-bill-items',
    );
    expect(lines[2]).toMatch(/^基本料金 +5\.00 │█+$/);
  });

  it('draws a chart for each currency', async () => {
    const value = {
      billList: [
        { yearMonth: '202511', amount: 1, currency: 'JPY' },
        { yearMonth: '202511', amount: 2, currency: 'USD' },
      ],
    };
    const lines = await chart(value, 'bills list');
    expect(lines.filter((line) => line.includes(' by '))).toEqual([
      'amount by yearMonth (JPY)',
      'amount by yearMonth (USD)',
    ]);
  });

  it('adds up what is too much to draw, and draws it all with --wide', async () => {
    const list = Array.from({ length: 100 }, (_, index) => ({ simId: `sim-${index}`, amount: index }));
    const value = [{ yearMonth: '202511', currency: 'JPY', costBreakdownList: list }];
    const lines = await chart(value, 'bills summaries get-sims');
    expect(lines.filter((line) => line.includes('│'))).toHaveLength(30);
    expect(lines.find((line) => line.startsWith('71 more'))).toContain('2,485');
    expect(lines.at(-1)).toMatch(/^Total +4,950$/);
    const wide = await chart(value, 'bills summaries get-sims', { wide: true });
    expect(wide.filter((line) => line.includes('│'))).toHaveLength(100);
  });

  it('keeps the order that was asked for', async () => {
    const lines = await chart(bills, 'bills list', { sortBy: 'amount' });
    expect(lines.slice(2, 6).map((line) => line.slice(0, 7))).toEqual([
      '2025-08',
      '2025-11',
      '2025-09',
      '2025-10',
    ]);
  });

  it('lets no label drive the terminal', async () => {
    const lines = await chart([{ name: '\u001b[2J\u202e', amount: 1 }], undefined);
    for (const unsafe of ['\u001b', '\u202e']) expect(lines.join('\n')).not.toContain(unsafe);
  });

  it('needs no colour, and has some where there is', async () => {
    expect((await chart(bills, 'bills list')).join()).not.toContain('\u001b');
    expect((await chart(bills, 'bills list', { color: true })).join()).toContain('\u001b[36m█');
  });

  it('draws zero for nothing but zeros', async () => {
    const lines = await chart(
      { billList: [{ yearMonth: '202511', amount: 0, currency: 'JPY' }] },
      'bills list',
    );
    expect(lines.slice(2).map((line) => line.trim())).toEqual([
      '2025-11  0 │',
      expect.stringMatching(/^└─+$/),
      '0',
    ]);
  });

  it.each([
    ['an answer without amounts', [{ a: 'b' }], undefined],
    ['one amount', { amount: 1, currency: 'JPY' }, 'bills get-latest'],
  ])('refuses %s and names a format that shows it', async (_, value, command) => {
    await expect(chart(value, command)).rejects.toThrow(UsageError);
    await expect(chart(value, command)).rejects.toThrow('--output table');
  });

  it('says on stderr that there is nothing', async () => {
    expect(await renderJsonPages([{ billList: [] }], 'bills list', { format: 'chart' })).toEqual({
      text: '',
      notes: ['No results.'],
    });
  });
});
