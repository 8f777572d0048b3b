/** Bills: one world seen from many sides, whose sums agree. */
import { describe, expect, it } from 'vitest';
import { logIn, objectsIn, sumOf, type Session } from './start.ts';

const coverages = ['jp', 'g'] as const;

async function listBills({ call }: Session) {
  return objectsIn((await call('GET', '/bills')).body['billList']);
}

async function readCsv({ call }: Session, path: string): Promise<string[][]> {
  const { body } = await call('POST', path);
  const text = await (await fetch(String(body['url']))).text();
  return text
    .split('\r\n')
    .slice(1, -1)
    .map((line) => line.split(','));
}

describe.each(coverages)('bills in %s', (coverageType) => {
  it('shows 18 closed months, newest first, each with its payment', async () => {
    const session = await logIn({ coverageType });
    const bills = await listBills(session);
    expect(bills).toHaveLength(18);
    expect(bills[0]).toMatchObject({ yearMonth: '202508', state: 'closed', paymentStatus: 'paid' });
    expect(bills.at(-1)).toMatchObject({ yearMonth: '202403', state: 'closed', paymentStatus: 'paid' });
    expect(new Set(bills.map((bill) => bill['paymentTransactionId'])).size).toBe(18);
    expect(bills.every((bill) => bill['currency'] === (coverageType === 'jp' ? 'JPY' : 'USD'))).toBe(true);
    expect(bills.every((bill) => Number(bill['amount']) > 0)).toBe(true);
  });

  it('adds the days of every month up to its bill', async () => {
    const session = await logIn({ coverageType });
    for (const bill of await listBills(session)) {
      const days = objectsIn(
        (await session.call('GET', `/bills/${String(bill['yearMonth'])}/daily`)).body['billList'],
      );
      expect(days.length).toBeGreaterThanOrEqual(28);
      expect(sumOf(days.map((day) => day['amount']))).toBe(bill['amount']);
    }
  });

  it('adds the rows of the CSV up to the bill', async () => {
    const session = await logIn({ coverageType });
    const { body: bill } = await session.call('GET', '/bills/202508');
    const rows = await readCsv(session, '/bills/202508/export');
    expect(sumOf(rows.map((row) => row[5]))).toBe(bill['amount']);
    for (const [, , , unitPrice, quantity, amount] of rows) {
      expect(Number(unitPrice) * Number(quantity)).toBeCloseTo(Number(amount), 8);
    }
    const credits = rows.filter((row) => Number(row[5]) < 0);
    expect(credits.length).toBeGreaterThan(0);
    expect(credits.every((row) => row[1] === '202508')).toBe(true);
    expect(rows.filter((row) => Number(row[5]) > 0).every((row) => /^202508\d\d$/.test(row[1] ?? ''))).toBe(
      true,
    );
  });

  it('adds both summaries up to the bill, largest first, for four months', async () => {
    const session = await logIn({ coverageType });
    for (const kind of ['bill_items', 'sims']) {
      const { text } = await session.call('GET', `/bills/summaries/${kind}`);
      const months = objectsIn(JSON.parse(text));
      expect(months.map((month) => month['yearMonth'])).toEqual(['202509', '202508', '202507', '202506']);
      for (const month of months) {
        const amounts = objectsIn(month['costBreakdownList']).map((entry) => Number(entry['amount']));
        const { body: bill } = await session.call('GET', `/bills/${String(month['yearMonth'])}`);
        expect(sumOf(amounts)).toBe(bill['amount']);
        expect(amounts).toEqual(amounts.toSorted((a, b) => b - a));
      }
    }
  });

  it('shows the running month as temporary, up to today', async () => {
    const session = await logIn({ coverageType });
    const { body: bill } = await session.call('GET', '/bills/202509');
    expect(bill['state']).toBe('temporary');
    expect(bill).not.toHaveProperty('paymentTransactionId');
    const days = objectsIn((await session.call('GET', '/bills/202509/daily')).body['billList']);
    expect(days.map((day) => day['date'])).toEqual(
      Array.from({ length: 15 }, (_, index) => `202509${String(15 - index).padStart(2, '0')}`),
    );
    expect(sumOf(days.map((day) => day['amount']))).toBe(bill['amount']);
    const { body: latest } = await session.call('GET', '/bills/latest');
    expect(latest).toEqual({
      amount: bill['amount'],
      currency: bill['currency'],
      lastEvaluatedTime: '20250915100000',
    });
  });
});

describe('the months that are shown', () => {
  it.each([
    ['a month before the last 18', '202402', 404],
    ['a month to come', '202510', 404],
    ['the oldest month', '202403', 200],
    ['no month', '202513', 400],
    ['a day', '20250901', 400],
  ])('%s', async (_name, month, status) => {
    const { call } = await logIn();
    expect((await call('GET', `/bills/${month}`)).status).toBe(status);
    expect((await call('GET', `/bills/${month}/daily`)).status).toBe(status);
    expect((await call('POST', `/bills/${month}/export`)).status).toBe(status);
  });

  it('keeps what was charged when the clock moves, and closes the month', async () => {
    const { call, clock } = await logIn({ tokenNow: () => 0 });
    const before = objectsIn((await call('GET', '/bills/202509/daily')).body['billList']);
    clock.pass(20 * 86_400_000);
    const after = objectsIn((await call('GET', '/bills/202509/daily')).body['billList']);
    expect(after).toHaveLength(30);
    expect(after.slice(15)).toEqual(before);
    expect((await call('GET', '/bills/202509')).body).toMatchObject({
      state: 'closed',
      paymentStatus: 'paid',
    });
    expect((await call('GET', '/bills/202403')).status).toBe(404);
  });

  it('shows a bill that has just closed as being paid', async () => {
    const { call, clock } = await logIn({ tokenNow: () => 0 });
    clock.time = Date.UTC(2025, 9, 1, 12);
    const { body: bill } = await call('GET', '/bills/202509');
    expect(bill).toMatchObject({ state: 'closed', paymentStatus: 'paying' });
    const id = String(bill['paymentTransactionId']);
    expect((await call('GET', `/payment_history/transactions/${id}`)).body['messageCode']).toBe('processing');
  });
});

describe('large accounts', () => {
  it('shows at most 100 SIMs, the dearest', async () => {
    const { call } = await logIn({ simCount: 150 });
    const months = objectsIn(JSON.parse((await call('GET', '/bills/summaries/sims')).text));
    const amounts = objectsIn(months[1]?.['costBreakdownList']).map((entry) => Number(entry['amount']));
    expect(amounts).toHaveLength(100);
    expect(sumOf(amounts)).toBeLessThan(Number((await call('GET', '/bills/202508')).body['amount']));
  });
});

describe('a world', () => {
  const paths = [
    '/bills',
    '/bills/202509/daily',
    '/bills/summaries/sims',
    '/orders',
    '/coupons',
    '/payment_statements',
  ];

  it('is the same, byte for byte, for the same seed and clock', async () => {
    const [one, two] = [await logIn(), await logIn()];
    expect(one.headers).toEqual(two.headers);
    for (const path of paths) {
      const [a, b] = [await one.call('GET', path), await two.call('GET', path)];
      expect(a.text).toBe(b.text);
      expect(a.headers.get('date')).toBe('Mon, 15 Sep 2025 10:20:30 GMT');
      expect([...a.headers]).toEqual([...b.headers]);
    }
  });

  it('is another for another seed', async () => {
    const [one, two] = [await logIn(), await logIn({ seed: 'other' })];
    expect(one.simulator.credentials).not.toEqual(two.simulator.credentials);
    expect((await one.call('GET', '/bills')).text).not.toBe((await two.call('GET', '/bills')).text);
  });
});
