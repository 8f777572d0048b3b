/** What a table says beyond its values: totals that mean something, statuses as words, the latest month first. */
import { describe, expect, it } from 'vitest';
import type { RenderOptions } from '../../../../src/output/options.ts';
import { renderJsonPages } from '../rendering.ts';

async function draw(value: unknown, command: string, options: Partial<RenderOptions> = {}) {
  const { text, notes } = await renderJsonPages([value], command, options);
  const lines = text.split('\n');
  return { text, lines, notes, total: lines.find((line) => line.startsWith('Total')) };
}

const order = (orderId: string, totalAmount: number, orderStatus: string, currency = 'JPY') => ({
  orderId,
  totalAmount,
  currency,
  orderStatus,
  orderItemList: [{ product: { productCode: 'P' }, quantity: 2, productAmount: totalAmount }],
});

describe('an amount with fractions', () => {
  const day = (date: string, amount: number) => ({ date, amount, currency: 'JPY' });
  const billList = [day('20261001', 736.4036864), day('20261002', 839.35045838), day('20261003', 0.25)];

  it('is rounded to its currency; the total is the rounded sum, not the sum of what is rounded', async () => {
    const { lines, total } = await draw({ billList }, 'bills get-daily');
    expect(lines.slice(2, 5).map((line) => line.split(/ +/)[1])).toEqual(['736', '839', '0.25']);
    expect(total?.split(/ +/)).toEqual(['Total', '1,576', 'JPY']);
  });

  it.each(['csv', 'tsv', 'text', 'yaml', 'jsonl'] as const)('keeps every digit in %s', async (format) => {
    const { text } = await draw({ billList }, 'bills get-daily', { format });
    expect(text).toContain('736.4036864');
  });

  it('is left alone where it is the price of one piece, or has no currency', async () => {
    const product = { productCode: 'P', price: 0.00002518, currency: 'JPY' };
    expect((await draw({ productList: [product] }, 'products list')).text).toContain(' 0.00002518 ');
    const bare = { billList: [{ date: '20261001', amount: 1.23456 }] };
    expect((await draw(bare, 'bills get-daily')).text).toContain('1.23456');
  });

  it('is rounded in a chart as well', async () => {
    const { text } = await draw({ billList }, 'bills get-daily', { format: 'chart' });
    expect(text).toMatch(/^2026-10-01 +736 /m);
    expect(text).toMatch(/^Total +1,576$/m);
  });
});

describe('a text that holds JSON', () => {
  const shown = async (properties: string): Promise<string> =>
    (await draw({ properties, providerType: 'WebPay' }, 'payment-methods get-current')).text;

  it('reads as the object in it', async () => {
    const card = await shown('{"brand":"Visa","last4":"4242","expireYear":2035,"evil":"\\u001b[2J"}');
    expect(card).toMatch(/^properties +brand=Visa last4=4242 expireYear=2035 evil=/m);
    expect(card).not.toContain('\u001b');
  });

  it.each(['{"a":', '{"a":{"b":1}}', '{}', '{x}', '{"a":1} and {"b":2}'])(
    'stays as it is: %s',
    async (text) => {
      expect(await shown(text)).toContain(text);
    },
  );
});

describe('a total', () => {
  const orders = {
    orderList: [order('a', 100, 'shipped'), order('b', 5000, 'cancelled'), order('c', 20, 'ordered')],
  };

  it('has its currency', async () => {
    const columns = { columns: ['orderId', 'totalAmount', 'currency'] };
    const { total } = await draw(orders, 'orders list', columns);
    expect(total?.split(/ +/)).toEqual(['Total', '120', 'JPY']);
    const alone = await draw(orders, 'orders list', { columns: ['orderId', 'totalAmount'] });
    expect(alone.total).toMatch(/^Total \(JPY\) +120$/);
    const bare = await draw(orders, 'orders list', { columns: ['totalAmount'] });
    expect(bare.lines.slice(-3)).toEqual(['Total (JPY)', '        120', '']);
  });

  it('names a currency without letting it drive the terminal, beside each other and below', async () => {
    const evil = 'J\u001b[2JY';
    const list = { orderList: [order('a', 1, 'shipped', evil), order('b', 2, 'shipped', evil)] };
    for (const width of [24, 60, 200]) {
      const { text } = await draw(list, 'orders list', { width, wide: true });
      expect(text).toContain('J\\u001b[2JY');
      expect(text).not.toContain('\u001b[2J');
    }
  });

  it('leaves out what is cancelled, and says so', async () => {
    const { total, notes } = await draw(orders, 'orders list');
    expect(total).toContain(' 120 ');
    expect(notes).toContain('1 row is not in the total: nothing is paid for it.');
    const expanded = await draw(orders, 'orders list', { expand: 'orderItemList' });
    expect(expanded.total).toContain(' 120 ');
  });

  it('is not given where a query hides what may be cancelled', async () => {
    const query = 'orderList[].{id: orderId, sum: totalAmount, currency: currency}';
    expect((await draw(orders, 'orders list', { query })).total).toBeUndefined();
    const telling = 'orderList[].{id: orderId, sum: totalAmount, currency: currency, how: orderStatus}';
    expect((await draw(orders, 'orders list', { query: telling })).text).toMatch(/ 120 +JPY +Total\n$/);
  });

  it('is not given across currencies, for prices, or for what stands around several rows', async () => {
    const mixed = { orderList: [order('a', 1, 'shipped'), order('b', 2, 'shipped', 'USD')] };
    expect((await draw(mixed, 'orders list')).total).toBeUndefined();
    const products = { productList: [1, 2].map((price) => ({ productCode: 'P', price, currency: 'JPY' })) };
    for (const query of [undefined, 'productList', 'productList[*].{price: price, currency: currency}'])
      expect((await draw(products, 'products list', { query })).text).not.toContain('Total');
    const columns = ['orderId', 'totalAmount', 'currency'];
    const { text } = await draw(orders, 'orders list', { expand: 'orderItemList', columns });
    expect(text).not.toContain('Total');
  });

  it('is not given over several rows of several months each', async () => {
    const month = (yearMonth: string) => ({
      yearMonth,
      currency: 'JPY',
      costBreakdownList: [
        { simId: 'a', amount: 1 },
        { simId: 'b', amount: 2 },
      ],
    });
    const expand = { expand: 'costBreakdownList' };
    const command = 'bills summaries get-sims';
    expect((await draw([month('202610'), month('202609')], command, expand)).total).toBeUndefined();
    expect((await draw([month('202610')], command, expand)).total).toContain(' 3 ');
  });
});

it('names hidden columns without an ellipsis that the terminal lacks', async () => {
  const row = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`property${at}`, 'value']));
  const { notes } = await draw([row, row], 'products list', { width: 40, unicode: false });
  expect(notes.join('\n')).toContain(', ...');
  expect(notes.join('\n')).not.toContain('…');
});

describe('the words of a status', () => {
  it.each([
    ['orderStatus', 'orderProcessing', 'Payment due'],
    ['paymentStatus', 'delegated_to_third_party', 'Receivables delegated'],
    ['paymentStatus', 'refunding', 'Refunding'],
    ['paymentStatus', 'somethingNew_ofTheAPI', 'Something new of the api'],
    ['paymentStatus', 'in progress', 'in progress'],
    ['paymentStatus', '支払い済み', '支払い済み'],
  ])('%s %s reads %s', async (name, word, expected) => {
    const list = { orderList: [{ orderId: 'a', [name]: word }] };
    expect((await draw(list, 'orders list', { columns: [name] })).lines[2]).toBe(expected);
    const csv = await draw(list, 'orders list', { columns: [name], format: 'csv' });
    expect(csv.lines[1]).toBe(word);
  });
});

describe('expanded rows', () => {
  it('lead with their own columns', async () => {
    const orders = { orderList: [order('a', 100, 'shipped')] };
    const { lines } = await draw(orders, 'orders list', { expand: 'orderItemList' });
    const headings = lines[0]?.split(/ +/) ?? [];
    expect(headings.slice(0, 3)).toEqual(['product.productCode', 'productAmount', 'quantity']);
    expect(headings).toContain('orderId');
  });

  it('of a query that gives null are null', async () => {
    const { text, notes } = await draw({}, 'orders list', { query: 'none', expand: 'x', format: 'json' });
    expect([text, notes]).toEqual(['null\n', []]);
  });
});

describe('a list of months with a list in each', () => {
  const month = (yearMonth: string, ...amounts: number[]) => ({
    yearMonth,
    currency: 'JPY',
    updatedTime: 1_790_000_000,
    costBreakdownList: amounts.map((amount, index) => ({ simId: `sim-${index}`, amount })),
  });
  const months = [month('202609', 1, 2), month('202611', 2, 1, -0.5), month('202610', 7)];
  const command = 'bills summaries get-sims';

  it('shows the rows of the latest one, with shares and a total', async () => {
    const { text, total, notes } = await draw(months, command, { width: 100 });
    expect(text).toMatch(/^yearMonth +2026-11\n/);
    expect(text).toMatch(/simId +amount +share\n/);
    expect(text).toMatch(/sim-0 +2 +80\.0%\nsim-1 +1 +40\.0%\nsim-2 +-1 +-20\.0%\n/);
    expect(total).toMatch(/^Total.* 3$/);
    expect(notes.join()).toContain('Other months: 2026-09, 2026-10.');
    expect(notes.join()).toContain(`--query "[?yearMonth=='202609']"`);
  });

  it('shows another one that a query chooses', async () => {
    const { text } = await draw(months, command, { query: "[?yearMonth=='202610']" });
    expect(text).toMatch(/^yearMonth +2026-10\n[^]*sim-0 +7 +100\.0%/);
  });

  it('stays a list of months where the user chose columns or an order, and in data formats', async () => {
    for (const options of [{ columns: ['yearMonth'] }, { sortBy: 'yearMonth' }, { format: 'csv' } as const])
      expect((await draw(months, command, options)).text).toContain(options.format ? '202609' : '2026-09');
  });

  it('has no shares of nothing', async () => {
    const { text } = await draw([month('202611', 0, 0)], command);
    expect(text).not.toContain('%');
  });
});

describe('on a terminal', () => {
  it('an order list of 60 cells keeps how the orders stand', async () => {
    const list = {
      orderList: [
        {
          ...order('20260812040000_4b3abf24', 22_770, 'shipped'),
          orderDateTime: '20260812040100',
          paymentStatus: 'paid',
          balanceDue: 0,
        },
      ],
    };
    const { lines } = await draw(list, 'orders list', { width: 60 });
    expect(lines[0]).toContain('orderStatus');
    expect(lines[2]).toContain('20260812040000_4b3abf24');
    expect(lines[2]).toContain('Shipped');
  });

  it('shows more columns where it has room for them', async () => {
    const bill = {
      orderList: [{ ...order('a', 1, 'shipped'), email: 'a@example.com', orderChannel: 'api' }],
    };
    const narrow = await draw(bill, 'orders list', { width: 45 });
    const wide = await draw(bill, 'orders list', { width: 250 });
    expect(narrow.lines[0]).not.toContain('email');
    expect(wide.lines[0]).toContain('email');
    expect(wide.text).toContain('a@example.com');
  });

  it('draws records where an id leaves room for nothing else', async () => {
    const id = '20261123014514546_8aaedd6b-4ffd-498a-8305-6838ca46284b';
    const list = {
      paymentStatementsList: [1, 2].map((amount) => ({ paymentStatementId: id, amount, currency: 'JPY' })),
    };
    const { lines } = await draw(list, 'payment-statements list', { width: 60 });
    expect(lines).toContain(`  ${id}`);
    expect(lines.at(-2)).toMatch(/^Total amount +3 JPY$/);
  });
});
