/** Bills: one world seen from many sides, whose sums agree to the last digit. */
import { describe, expect, it } from 'vitest';
import {
  billOf,
  exact,
  groupBy,
  readCsvRows,
  sumAmounts,
  toNumber,
  type CsvRow,
} from '../../helpers/billing-csv.ts';
import { logIn, objectsIn, sumOf, type Session } from './start.ts';

const coverages = ['jp', 'g'] as const;

async function listBills({ call }: Session) {
  return objectsIn((await call('GET', '/bills')).body['billList']);
}

async function readCsv({ call }: Session, month: string): Promise<{ columns: string[]; rows: CsvRow[] }> {
  const { body } = await call('POST', `/bills/${month}/export`);
  return readCsvRows(await (await fetch(String(body['url']))).text());
}

async function listDays({ call }: Session, month: string) {
  return objectsIn((await call('GET', `/bills/${month}/daily`)).body['billList']);
}

async function readSummaries({ call }: Session, kind: 'bill_items' | 'sims') {
  return objectsIn(JSON.parse((await call('GET', `/bills/summaries/${kind}`)).text));
}

/** Sums by the value of a column, as the API's numbers. */
function sumBy(rows: readonly CsvRow[], column: string): Map<string, number> {
  return new Map([...groupBy(rows, column)].map(([value, group]) => [value, toNumber(sumAmounts(group))]));
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

  it('shows the running month as temporary, up to yesterday', async () => {
    const session = await logIn({ coverageType });
    const { body: bill } = await session.call('GET', '/bills/202509');
    expect(bill['state']).toBe('temporary');
    expect(bill).not.toHaveProperty('paymentTransactionId');
    const days = await listDays(session, '202509');
    expect(days.map((day) => day['date'])).toEqual(
      Array.from({ length: 14 }, (_, index) => `202509${String(14 - index).padStart(2, '0')}`),
    );
    const { body: latest } = await session.call('GET', '/bills/latest');
    expect(latest).toEqual({
      amount: bill['amount'],
      currency: bill['currency'],
      lastEvaluatedTime: '20250915000000',
    });
  });
});

describe.each(
  coverages.flatMap((coverageType) =>
    [
      { seed: 'test', simCount: 24 },
      { seed: 'one', simCount: 1 },
      { seed: 'many', simCount: 150 },
      // More SIMs than patterns, in one month and one coverage alone.
      ...(coverageType === 'jp' ? [{ seed: 'patterns', simCount: 1130 }] : []),
    ].map((account) => ({ coverageType, ...account })),
  ),
)('$simCount SIMs in $coverageType, seed $seed:', (account) => {
  const { coverageType } = account;

  it('every row is exactly its unit price times its quantity', async () => {
    const { rows } = await readCsv(await logIn(account), '202508');
    expect(rows.length).toBeGreaterThan(30);
    for (const { unitPrice = '', quantity = '', amount = '' } of rows) {
      expect(quantity).toMatch(/^\d+$/);
      expect(exact(amount)).toBe(exact(unitPrice) * BigInt(quantity));
    }
  });

  it('the rows add up to days, to bill items, to SIMs and to the bill', async () => {
    const session = await logIn(account);
    const [byItem, bySim] = [
      await readSummaries(session, 'bill_items'),
      await readSummaries(session, 'sims'),
    ];
    expect(byItem.map((month) => month['yearMonth'])).toEqual(['202509', '202508', '202507', '202506']);
    expect(bySim.map((month) => month['yearMonth'])).toEqual(['202509', '202508', '202507', '202506']);
    for (const [index, { yearMonth }] of byItem.entries()) {
      if (account.simCount > 1000 && yearMonth !== '202508') continue;
      const { rows } = await readCsv(session, String(yearMonth));
      const { body: bill } = await session.call('GET', `/bills/${String(yearMonth)}`);
      expect(sumOf([bill['amount'], bill['appliedCouponAmount']])).toBe(
        billOf(sumAmounts(rows), coverageType),
      );
      const dated = rows.filter(({ date = '' }) => date.length === 8);
      expect(
        new Map(
          (await listDays(session, String(yearMonth)))
            .toReversed()
            .map((day) => [String(day['date']), day['amount']]),
        ),
      ).toEqual(new Map([...sumBy(dated, 'date')].toSorted(([a], [b]) => a.localeCompare(b))));
      const items = objectsIn(byItem[index]?.['costBreakdownList']);
      const sumOfItem = sumBy(rows, 'billItemName');
      sumOfItem.delete('bundleDataTraffic');
      expect(new Map(items.map((item) => [String(item['billItemName']), item['amount']]))).toEqual(sumOfItem);
      const amounts = items.map((item) => Number(item['amount']));
      expect(amounts).toEqual(amounts.toSorted((a, b) => b - a));
      const sims = objectsIn(bySim[index]?.['costBreakdownList']);
      const sumOfSim = [...sumBy(rows, 'imsi')].filter(([imsi]) => imsi !== '');
      expect(sims.map((sim) => sim['amount'])).toEqual(
        sumOfSim
          .map(([, amount]) => amount)
          .toSorted((a, b) => b - a)
          .slice(0, 100),
      );
      const known = new Map(sumOfSim.map(([imsi, amount]) => [imsi.slice(-10), amount]));
      for (const { simId, amount } of sims) expect(amount).toBe(known.get(String(simId).slice(-10)));
    }
  }, 60_000);
});

describe('all 18 months', () => {
  it.each(coverages)('in %s are billed as their rows say', async (coverageType) => {
    const session = await logIn({ coverageType });
    const bills = await listBills(session);
    for (const { yearMonth, amount, appliedCouponAmount } of bills) {
      const { rows } = await readCsv(session, String(yearMonth));
      expect(sumOf([amount, appliedCouponAmount])).toBe(billOf(sumAmounts(rows), coverageType));
    }
    expect(bills.filter((bill) => Number(bill['appliedCouponAmount']) > 0)).toHaveLength(1);
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

  it('keeps what was charged when the clock moves, until the month is closed', async () => {
    const session = await logIn({ tokenNow: () => 0 });
    const before = await listDays(session, '202509');
    session.clock.pass(13 * 86_400_000);
    const after = await listDays(session, '202509');
    expect(after).toHaveLength(27);
    expect(after.slice(13)).toEqual(before);
    session.clock.pass(12 * 86_400_000);
    expect((await session.call('GET', '/bills/202509')).body).toMatchObject({
      state: 'closed',
      paymentStatus: 'paid',
    });
    expect((await session.call('GET', '/bills/202403')).status).toBe(404);
  });
});

describe('a month that has ended', () => {
  /** Moves the clock from hour to hour until September is closed. */
  async function waitForClosing(session: Session): Promise<number> {
    session.clock.time = Date.UTC(2025, 9, 1);
    for (let hours = 0; hours < 24 * 7; hours += 1) {
      if ((await session.call('GET', '/bills/202509')).status === 200) return hours;
      session.clock.pass(3_600_000);
    }
    throw new Error('September is never closed');
  }

  it('is neither billed nor exported before it is closed, one to three business days later', async () => {
    const hours: number[] = [];
    for (const seed of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) {
      const session = await logIn({ seed, tokenNow: () => 0 });
      session.clock.time = Date.UTC(2025, 9, 1);
      for (const [method, path] of [
        ['GET', '/bills/202509'],
        ['POST', '/bills/202509/export'],
      ] as const) {
        expect(await session.call(method, path)).toMatchObject({
          status: 404,
          body: { code: 'BIL0002', message: expect.stringContaining('202509') },
        });
      }
      expect((await listBills(session))[0]?.['yearMonth']).toBe('202508');
      expect(await listDays(session, '202509')).toHaveLength(30);
      expect((await session.call('GET', '/bills/latest')).body['amount']).toBe(0);
      hours.push(await waitForClosing(session));
      expect((await listBills(session))[0]?.['yearMonth']).toBe('202509');
    }
    // October 2025 begins on a Wednesday: Wednesday, Thursday, Friday, each closed in the next morning.
    expect([...new Set(hours)].toSorted((a, b) => a - b)).toEqual([30, 54, 78]);
  });

  it('does not count weekends', async () => {
    const session = await logIn({ seed: 'weekend', tokenNow: () => 0 });
    // November 2025 begins on a Saturday.
    session.clock.time = Date.UTC(2025, 10, 4, 5, 59);
    expect((await session.call('GET', '/bills/202510')).status).toBe(404);
    session.clock.time = Date.UTC(2025, 10, 6, 6);
    expect((await session.call('GET', '/bills/202510')).status).toBe(200);
  });

  it('is paid some days after it is closed', async () => {
    const session = await logIn({ tokenNow: () => 0 });
    await waitForClosing(session);
    const { body: bill } = await session.call('GET', '/bills/202509');
    expect(bill).toMatchObject({ state: 'closed', paymentStatus: 'paying' });
    const path = `/payment_history/transactions/${String(bill['paymentTransactionId'])}`;
    expect((await session.call('GET', path)).body['messageCode']).toBe('processing');
    session.clock.pass(27 * 3_600_000);
    expect((await session.call('GET', '/bills/202509')).body['paymentStatus']).toBe('paid');
    expect((await session.call('GET', path)).body['messageCode']).toBe('success');
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

  it('of a million SIMs are billed as quickly as those of a thousand', async () => {
    const session = await logIn({ simCount: 1_000_000 });
    expect(await listBills(session)).toHaveLength(18);
    const [, august] = await readSummaries(session, 'sims');
    expect(objectsIn(august?.['costBreakdownList'])).toHaveLength(100);
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
