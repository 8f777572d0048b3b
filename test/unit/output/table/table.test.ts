import { describe, expect, it } from 'vitest';
import type { RenderOptions } from '../../../../src/output/options.ts';
import { widthOf } from '../../../../src/terminal/width.ts';
import { renderJsonPages } from '../rendering.ts';

const bills = {
  billList: [
    { yearMonth: '202511', amount: 18432, currency: 'JPY', appliedCouponAmount: 0, state: 'temporary' },
    {
      yearMonth: '202510',
      amount: 104210,
      currency: 'JPY',
      appliedCouponAmount: -500,
      state: 'closed',
      paymentStatus: 'paid',
    },
    {
      yearMonth: '202509',
      amount: 98765,
      currency: 'JPY',
      appliedCouponAmount: 0,
      state: 'closed',
      paymentStatus: 'fail',
    },
  ],
};

async function linesOf(
  value: unknown,
  command: string | undefined,
  options: Partial<RenderOptions> = {},
): Promise<string[]> {
  const { text } = await renderJsonPages([value], command, { format: 'table', ...options });
  return text.split('\n').slice(0, -1);
}

/** The cells of a line that was not cut; columns stand two blanks apart. */
function cellsOf(line: string | undefined): string[] {
  return (line ?? '').trim().split(/ {2,}/);
}

describe('a table of a list', () => {
  it('shows the most useful first, money grouped, months as dates, and the total', async () => {
    expect(await linesOf(bills, 'bills list', { columns: undefined })).toEqual([
      'yearMonth   amount  currency  paymentStatus  state      appliedCouponAmount  paymentTransactionId',
      '─────────  ───────  ────────  ─────────────  ─────────  ───────────────────  ────────────────────',
      '2025-11     18,432  JPY       -              Temporary                    0  -',
      '2025-10    104,210  JPY       Paid           Closed                    -500  -',
      '2025-09     98,765  JPY       Failed         Closed                       0  -',
      '─────────  ───────  ────────  ─────────────  ─────────  ───────────────────  ────────────────────',
      'Total      221,407  JPY                                                -500',
    ]);
  });

  it('draws with ASCII where the terminal has nothing else', async () => {
    const lines = await linesOf(bills, 'bills list', { unicode: false, width: 80 });
    expect(lines.join('\n')).toMatch(/^[ -~\n]*$/);
  });

  it('uses no colour in a pipe, and paints by meaning where there is colour', async () => {
    expect((await linesOf(bills, 'bills list')).join('\n')).not.toContain('\u001b');
    const painted = (await linesOf(bills, 'bills list', { color: true })).join('\n');
    expect(painted).toContain('\u001b[32mPaid\u001b[39m');
    expect(painted).toContain('\u001b[31mFailed\u001b[39m');
    expect(painted).toContain('\u001b[33mTemporary\u001b[39m');
  });

  it.each([40, 60, 80, 95])('fits %i cells, and says what it left out', async (width) => {
    const paid = { yearMonth: '202508', paymentTransactionId: '7'.repeat(30) };
    const { text, notes } = await renderJsonPages([{ billList: [...bills.billList, paid] }], 'bills list', {
      width,
    });
    const lines = text.split('\n').slice(0, -1);
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
    expect(lines[0]).toMatch(/^yearMonth +amount/);
    expect(notes[0]).toMatch(/more columns? with --wide: .*paymentTransactionId/);
  });

  it('does not count columns that no row has a value for', async () => {
    const { notes } = await renderJsonPages([bills], 'bills list', { width: 95 });
    expect(notes).toEqual([]);
  });

  it('says which of several lists it left columns out of', async () => {
    const product = { productCode: 'P'.repeat(20), productName: 'N'.repeat(20), maxQuantity: 3, count: 1 };
    const { notes } = await renderJsonPages(
      [{ productList: [product], shippingCostList: [] }],
      'products list',
      {
        width: 50,
      },
    );
    expect(notes).toContainEqual(expect.stringMatching(/^productList: \d+ more columns? with --wide: /));
  });

  it('says on stderr that there is nothing', async () => {
    expect(await renderJsonPages([{ billList: [] }], 'bills list', {})).toEqual({
      text: '',
      notes: ['No results.'],
    });
  });

  it('shows fields that only the data knows, behind the others', async () => {
    const lines = await linesOf(
      { billList: [{ yearMonth: '202511', surprise: { a: 1 } }, { later: 'x' }] },
      'bills list',
    );
    expect(cellsOf(lines[0]).slice(-2)).toEqual(['surprise', 'later']);
    expect(cellsOf(lines[2]).slice(-2)).toEqual(['a=1', '-']);
  });

  it('shows columns asked for, in their order, under their headings', async () => {
    const lines = await linesOf(bills, 'bills list', { columns: ['WHEN:yearMonth', 'state', 'amount'] });
    expect(cellsOf(lines[0])).toEqual(['WHEN', 'state', 'amount']);
    expect(cellsOf(lines[2])).toEqual(['2025-11', 'Temporary', '18,432']);
  });

  it('counts nested lists, and shows short lists of words as they are', async () => {
    const statement = { paymentStatementId: 'P', chargedYearMonths: ['202509', '202510'] };
    const statements = await linesOf({ paymentStatementsList: [statement] }, 'payment-statements list');
    expect(statements[2]).toContain('2025-09, 2025-10');
    const sims = [
      { yearMonth: '202511', currency: 'JPY', costBreakdownList: [{ simId: '1' }, { simId: '2' }] },
    ];
    const sorted = { sortBy: 'yearMonth' };
    expect((await linesOf(sims, 'bills summaries get-sims', sorted))[2]).toContain('2 items');
  });

  it('leaves headings, rules and total out on request', async () => {
    const lines = await linesOf(bills, 'bills list', { headers: false });
    expect(lines.map((line) => line.slice(0, 7))).toEqual(['2025-11', '2025-10', '2025-09']);
  });

  it('gives no total where currencies differ, or where prices of one piece stand', async () => {
    const mixed = {
      billList: [
        { amount: 1, currency: 'JPY' },
        { amount: 2, currency: 'USD' },
      ],
    };
    expect((await linesOf(mixed, 'bills list')).join()).not.toContain('Total');
    const discounts = {
      volumeDiscountList: [
        { unitPrice: 1, currency: 'JPY' },
        { unitPrice: 2, currency: 'JPY' },
      ],
    };
    expect((await linesOf(discounts, 'volume-discounts list')).join()).not.toContain('Total');
  });

  it('adds amounts exactly and shows them with the decimals of their currency', async () => {
    const coupons = {
      couponList: [
        { amount: 0.1, currency: 'USD' },
        { amount: 0.2, currency: 'USD' },
      ],
    };
    const lines = await linesOf(coupons, 'coupons list', { columns: ['amount', 'currency'] });
    expect(lines.map((line) => line.trim().split(' ')[0])).toEqual([
      'amount',
      '──────',
      '0.10',
      '0.20',
      '──────',
      '0.30',
    ]);
  });

  it('shows every column, uncut, with --wide', async () => {
    const order = { orderId: 'O', email: 'somebody@example.com', shippingAddress: { city: '港区' } };
    const [heading = '', , row] = await linesOf({ orderList: [order] }, 'orders list', {
      wide: true,
      width: 60,
    });
    expect(heading).toContain('shippingAddress.city');
    expect(row).toContain('somebody@example.com');
    expect(widthOf(heading)).toBeGreaterThan(60);
  });

  it('cuts long texts with an ellipsis, and wraps them only on request', async () => {
    const products = {
      productList: [{ productCode: 'P', productName: 'a very long name of a product that goes on and on' }],
    };
    const options = { width: 40, expand: 'productList', columns: ['productCode', 'productName'] };
    const cut = await linesOf(products, 'products list', options);
    expect(cut[2]).toBe('P            a very long name of a prod…');
    const wrapped = await linesOf(products, 'products list', { ...options, wrap: true });
    expect(wrapped.slice(2)).toEqual([
      'P            a very long name of a',
      '             product that goes on and on',
    ]);
  });

  it('draws each of several lists under its name', async () => {
    const value = { productList: [{ productCode: 'P' }], shippingCostList: [] };
    const { text, notes } = await renderJsonPages([value], 'products list', {});
    expect(text).toMatch(/^productList\nproductCode/);
    expect(notes).toEqual(['No results in shippingCostList.']);
  });

  it.each([
    ['words', ['a', 'b'], ['value', '─────', 'a', 'b']],
    [
      'lists',
      [
        ['a', 1],
        ['b', 22],
      ],
      ['0   1', '─  ──', 'a   1', 'b  22'],
    ],
  ])('draws a list of %s', async (_, value, expected) => {
    expect(await linesOf(value, undefined)).toEqual(expected);
  });

  it('merges the rows of all pages', async () => {
    const { text } = await renderJsonPages([bills, bills], 'bills list', { headers: false });
    expect(text.split('\n')).toHaveLength(7);
  });
});

describe('a table of one object', () => {
  it('has a line for each field that is there, amounts with their currency', async () => {
    const order = {
      orderId: 'O-1',
      totalAmount: 19965,
      currency: 'JPY',
      orderDateTime: '20251101023000',
      shippingAddress: { city: '港区' },
      orderItemList: [{ quantity: 1 }],
      extra: true,
    };
    expect(await linesOf(order, 'orders get', { timeZone: 'Asia/Tokyo' })).toEqual([
      'orderId               O-1',
      'orderDateTime         2025-11-01 11:30:00',
      'totalAmount           19,965 JPY',
      'currency              JPY',
      'shippingAddress.city  港区',
      'extra                 true',
      '',
      'orderItemList',
      'quantity',
      '────────',
      '       1',
    ]);
  });

  it('names the items in its lists by what they hold, under a heading that may be wider than they are', async () => {
    const order = {
      orderId: 'O-1',
      orderItemList: [{ product: { productCode: 'P-1', productName: 'SIM' }, quantity: 2 }],
      appliedShippingOptions: [],
      shippingLabelDetails: [{ trackingNumber: '1' }],
    };
    expect(await linesOf(order, 'orders get', { headers: false })).toEqual([
      'orderId                 O-1',
      'appliedShippingOptions  0 items',
      '',
      'orderItemList',
      'P-1  SIM  2',
      '',
      'shippingLabelDetails',
      '-  1  -  -',
    ]);
  });

  it('counts the items of a list that was asked for as a column', async () => {
    const order = { orderId: 'O-1', orderItemList: [{ quantity: 1 }] };
    expect(await linesOf(order, 'orders get', { columns: ['orderItemList'] })).toEqual([
      'orderItemList  1 item',
    ]);
  });

  it.each([
    ['"text"', 'text'],
    ['12', '12'],
    ['null', '-'],
  ])('draws the value %s as a line', async (given, expected) => {
    expect(await linesOf(given, undefined)).toEqual([expected]);
  });
});

describe('what the API sends', () => {
  it('can neither drive the terminal nor reorder what is read', async () => {
    const evil = '\u001b[2Jx\u009b31my\u202etxt\u2066\u0007\r\nz\u2028';
    const { text } = await renderJsonPages([{ [`k${evil}`]: evil }], undefined, { width: 200 });
    // oxlint-disable-next-line no-control-regex -- control characters are what must not be there
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u2028]/);
    expect(text).toContain('\\u001b[2Jx\\u009b31my\\u202etxt');
    expect(text.split('\n')).toHaveLength(2);
  });

  it('stays aligned with wide, joined and combining characters', async () => {
    const names = ['ascii', '日本語', 'ﾊﾝｶｸ', '👨‍👩‍👧 fam', 'e\u0301e\u0301', 'か\u3099', '한국어', '①②'];
    const lines = await linesOf(
      names.map((name) => ({ name, end: 'x' })),
      undefined,
      { headers: false },
    );
    const widths = lines.map((line) => widthOf(line));
    expect(new Set(widths).size).toBe(1);
  });
});
