/** What there is to find in the demo's account, and what its CSV makes its readers cope with. */
import { describe, expect, it } from 'vitest';
import { groupBy, readCsvRows, sumAmounts, toNumber, type CsvRow } from '../../helpers/billing-csv.ts';
import { logIn, objectsIn, type Session } from './start.ts';

const demo = { seed: 'demo', tokenNow: () => 0 };

async function readCsv({ call }: Session, month: string): Promise<{ columns: string[]; rows: CsvRow[] }> {
  const { body } = await call('POST', `/bills/${month}/export`);
  return readCsvRows(await (await fetch(String(body['url']))).text());
}

function pick(rows: readonly CsvRow[], billItemName: string): CsvRow[] {
  return rows.filter((row) => row['billItemName'] === billItemName);
}

function imsisOf(rows: readonly CsvRow[]): Set<string> {
  return new Set(rows.map(({ imsi = '' }) => imsi).filter((imsi) => imsi !== ''));
}

// The clock stands at 2025-09-15 and the account was opened in 2024-01.
describe('in the demo', () => {
  it('four SIMs arrive last month, each with its initial fee', async () => {
    const session = await logIn(demo);
    const [july, august] = [await readCsv(session, '202507'), await readCsv(session, '202508')];
    const fees = pick(august.rows, 'initialFee');
    expect(imsisOf(fees).size).toBe(4);
    expect(new Set(fees.map(({ date }) => date)).size).toBe(1);
    const before = imsisOf(july.rows);
    for (const { imsi = '', date = '' } of fees) {
      expect(before).not.toContain(imsi);
      const first = august.rows.find((row) => row['imsi'] === imsi);
      expect(first?.['date']).toBe(date);
    }
  });

  it.each(['jp', 'g'] as const)(
    'one SIM runs away last month and costs more than all others (%s)',
    async (coverageType) => {
      const session = await logIn({ ...demo, coverageType });
      const { text } = await session.call('GET', '/bills/summaries/sims');
      const [, august] = objectsIn(JSON.parse(text));
      const [first = 0, ...others] = objectsIn(august?.['costBreakdownList']).map((sim) =>
        Number(sim['amount']),
      );
      expect(first).toBeGreaterThan(others.reduce((sum, amount) => sum + amount, 0));
      const { rows } = await readCsv(session, '202508');
      const [runaway] = pick(rows, 'dataTraffic').filter((row) => Number(row['quantity']) > 1_000_000_000);
      expect(runaway?.['date']).toBe('20250818');
    },
  );

  it('one SIM falls silent two months ago and is charged all the same', async () => {
    const session = await logIn(demo);
    const [june, july] = [await readCsv(session, '202506'), await readCsv(session, '202507')];
    const before = imsisOf(pick(june.rows, 'dataTraffic'));
    const after = imsisOf(pick(july.rows, 'dataTraffic'));
    const silent = [...before].filter((imsi) => !after.has(imsi));
    expect(silent).toHaveLength(1);
    expect(imsisOf(pick(july.rows, 'basicCharge'))).toContain(silent[0]);
  });

  it('the price of data rises two months ago, on the first of the month', async () => {
    const session = await logIn(demo);
    const prices = async (month: string) => [
      ...groupBy(pick((await readCsv(session, month)).rows, 'dataTraffic'), 'unitPrice').keys(),
    ];
    expect(await prices('202506')).toEqual(['0.00000019073486328125']);
    expect(await prices('202507')).toEqual(['0.0000002288818359375']);
  });

  it('one coupon pays a part of one bill', async () => {
    const { call } = await logIn(demo);
    const bills = objectsIn((await call('GET', '/bills')).body['billList']);
    expect(
      bills
        .filter((bill) => bill['appliedCouponAmount'] !== 0)
        .map((bill) => [bill['yearMonth'], bill['appliedCouponAmount'], Number(bill['amount']) > 0]),
    ).toEqual([['202503', 5000, true]]);
  });
});

describe('a preliminary month', () => {
  it('leaves out initial fees, which the closed one has', async () => {
    const session = await logIn(demo);
    session.clock.time = Date.UTC(2025, 9, 1);
    // October is preliminary; the first delivery of another account arrives in its first month.
    const { rows } = await readCsv(session, '202510');
    expect(pick(rows, 'initialFee')).toEqual([]);
    const items = async (month: string) => {
      const summaries = objectsIn(
        JSON.parse((await session.call('GET', '/bills/summaries/bill_items')).text),
      );
      const found = summaries.find((entry) => entry['yearMonth'] === month);
      return objectsIn(found?.['costBreakdownList']).map((entry) => entry['billItemName']);
    };
    expect(await items('202508')).toContain('initialFee');
    // An account is opened with half its SIMs: look at that month before it is closed.
    const young = await logIn({ ...demo, seed: 'young' });
    young.clock.time = Date.UTC(2024, 0, 20);
    const { body: exported } = await young.call('POST', '/bills/latest/export');
    const early = readCsvRows(await (await fetch(String(exported['url']))).text());
    expect(imsisOf(early.rows).size).toBe(12);
    expect(pick(early.rows, 'initialFee')).toEqual([]);
    young.clock.time = Date.UTC(2024, 1, 10);
    expect(pick((await readCsv(young, '202401')).rows, 'initialFee')).toHaveLength(12);
  });

  it('overstates the change to a bundle until it is closed', async () => {
    const session = await logIn(demo);
    const preliminary = await readCsv(session, '202509');
    session.clock.time = Date.UTC(2025, 9, 15);
    const closed = await readCsv(session, '202509');
    const changed = [...imsisOf(pick(closed.rows, 'bundleBasicCharge'))].filter((imsi) =>
      pick(closed.rows, 'basicCharge').some((row) => row['imsi'] === imsi),
    );
    expect(changed).toHaveLength(1);
    const daysOf = (rows: readonly CsvRow[], item: string) =>
      pick(rows, item)
        .filter((row) => row['imsi'] === changed[0] && (row['date'] ?? '') <= '20250914')
        .map((row) => (row['date'] ?? '').slice(6));
    expect(daysOf(closed.rows, 'basicCharge')).toEqual(['01', '02', '03']);
    expect(daysOf(closed.rows, 'bundleBasicCharge')[0]).toBe('04');
    expect(daysOf(preliminary.rows, 'basicCharge')).toHaveLength(14);
    expect(daysOf(preliminary.rows, 'dataTraffic').at(-1)).toBe('14');
    const cost = (rows: readonly CsvRow[]) =>
      toNumber(
        sumAmounts(rows.filter((row) => row['imsi'] === changed[0] && (row['date'] ?? '') <= '20250914')),
      );
    expect(cost(preliminary.rows)).toBeGreaterThan(cost(closed.rows));
  });
});

describe('the CSV', () => {
  const money = (
    'imsi vpgId loraGatewayId loraDeviceId sigfoxDeviceId deviceId gadgetId soraCamDeviceId ' +
    'date billItemName unitPrice quantity amount'
  ).split(' ');

  it('has the columns that the account uses, in their order, then the tags and the group', async () => {
    const seen = new Set<string>();
    for (const seed of ['demo', 'a', 'b', 'c', 'd', 'e']) {
      for (const coverageType of ['jp', 'g'] as const) {
        const { columns, rows } = await readCsv(await logIn({ seed, coverageType }), '202508');
        const own = columns.slice(0, columns.indexOf('amount') + 1);
        expect(own).toEqual(money.filter((name) => own.includes(name)));
        const third = coverageType === 'jp' ? '設置場所' : 'floor, room';
        expect(columns.slice(own.length)).toEqual(['name', 'site', third, 'group']);
        for (const name of own) expect(rows.some((row) => row[name] !== '')).toBe(true);
        seen.add(own.join(' '));
      }
    }
    expect(seen.size).toBeGreaterThan(4);
  });

  it('has other columns in other months', async () => {
    const session = await logIn(demo);
    const columns = async (month: string) => (await readCsv(session, month)).columns;
    expect(await columns('202408')).not.toContain('vpgId');
    expect(await columns('202408')).not.toContain('設置場所');
    expect(await columns('202410')).toContain('vpgId');
    expect(await columns('202501')).toContain('設置場所');
  });

  it('has days for charges, and the month for what is taken off, which belongs to nothing', async () => {
    const { rows } = await readCsv(await logIn(demo), '202508');
    const ids = money.slice(0, 8);
    const shapes = rows.map((row) => {
      const owners = ids.filter((name) => (row[name] ?? '') !== '').length;
      const sign = (row['amount'] ?? '').startsWith('-') ? 'off' : 'charge';
      return `${sign} ${String(owners)} ${(row['date'] ?? '').replace(/^(202508)(0[1-9]|[12]\d|3[01])$/, '$1DD')}`;
    });
    expect([...new Set(shapes)].toSorted()).toEqual(['charge 1 202508DD', 'off 0 202508']);
    const off = rows.filter((row) => (row['amount'] ?? '').startsWith('-'));
    expect(off.map((row) => row['billItemName'])).toEqual([
      'beamRequestFreeTier',
      'basicChargeLongTermDiscount',
    ]);
    const [setup] = pick((await readCsv(await logIn(demo), '202410')).rows, 'vpgSetupFee');
    expect(setup).toMatchObject({
      imsi: '',
      date: '20241001',
      vpgId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  it('has names with commas, quotes, line breaks and Japanese', async () => {
    const { rows } = await readCsv(await logIn(demo), '202508');
    const names = [...groupBy(rows, 'name').keys()];
    expect(names).toEqual(
      expect.arrayContaining(['gate "north"', '倉庫 3 号', 'roof\nsensor', 'pump 2, spare']),
    );
    expect([...groupBy(rows, 'group').keys()]).toEqual(
      expect.arrayContaining(['security, cameras', '工場', '']),
    );
  });

  it('has a SIM ID and an IMSI for each SIM, no two alike', async () => {
    const { createFleet } = await import('../../../src/simulator/world/sim.ts');
    const fleet = createFleet('demo', 'OP0012345678', '202401', 1_000_000);
    const seen = new Set(Array.from({ length: 1_000_000 }, (_, index) => fleet.imsiOf(index)));
    expect(seen.size).toBe(1_000_000);
    expect([...seen].every((imsi) => /^44010\d{10}$/.test(imsi))).toBe(true);
    expect(fleet.simIdOf(999_999)).toMatch(/^898110000\d{10}$/);
  });
});

describe('a fleet', () => {
  it.each([0, 1, 2, 5, 6, 24, 99, 100, 101, 1000, 1_000_000])(
    'of %d grows to its size, never shrinking',
    async (size) => {
      const { countArrived, arrivalAge } = await import('../../../src/simulator/world/story.ts');
      const counts = Array.from({ length: 22 }, (_, age) => countArrived(age, size));
      expect(counts).toEqual(counts.toSorted((a, b) => a - b));
      expect(countArrived(-1, size)).toBe(0);
      expect(counts[0]).toBeGreaterThanOrEqual(size / 2);
      expect(counts[0]).toBeLessThanOrEqual(0.6 * size + 1);
      expect(counts[19]).toBe(size);
      for (const index of [0, 1, Math.floor(size / 2), size - 1].filter((sim) => sim >= 0 && sim < size)) {
        expect(countArrived(arrivalAge(index, size), size)).toBeGreaterThan(index);
        expect(countArrived(arrivalAge(index, size) - 1, size)).toBeLessThanOrEqual(index);
      }
    },
  );
});
