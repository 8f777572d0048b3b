/** Rows that no schema declares: they look as the response's schemas say of their names, else as their values do. */
import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/model/command.ts';
import { renderJsonPages } from '../rendering.ts';

const bill = { amount: 1234, currency: 'JPY', state: 'closed', yearMonth: '202511' };
const list = { billList: [bill] };

async function tableOf(value: unknown, schema: Schema | string | undefined, query?: string, color = false) {
  const { text } = await renderJsonPages([value], schema, { format: 'table', query, color });
  return text.split('\n').map((line) => line.trim().split(/ {2,}/));
}

describe('behind a query', () => {
  it('fields keep their looks and the order that they have without it', async () => {
    const [heading, , row] = await tableOf(list, 'bills list', 'billList');
    const [without, , bare] = await tableOf(list, 'bills list');
    expect([heading, row]).toEqual([without, bare]);
    expect(row?.slice(0, 3)).toEqual(['2025-11', '1,234', 'JPY']);
  });

  it('fields of objects that the query makes stay in their order, and look as what they were', async () => {
    const [heading, , row] = await tableOf(
      list,
      'bills list',
      'billList[].{sum: amount, of: currency, was: yearMonth, n: `1234`}',
    );
    expect(heading).toEqual(['sum', 'of', 'was', 'n']);
    expect(row).toEqual(['1,234', 'JPY', '2025-11', '1,234']);
  });

  it('amounts add up, and prices do not', async () => {
    const products = {
      productList: [
        { price: 5, currency: 'JPY' },
        { price: 6, currency: 'JPY' },
      ],
    };
    const bills = { billList: [bill, bill] };
    const total = async (value: unknown, command: string, query: string) =>
      (await tableOf(value, command, query)).flat().includes('Total');
    expect(await total(bills, 'bills list', 'billList[].{m: yearMonth, a: amount, c: currency}')).toBe(true);
    expect(await total(products, 'products list', 'productList')).toBe(false);
  });

  it('status words keep their colours', async () => {
    const painted = (await tableOf(list, 'bills list', 'billList[].{how: state}', true)).flat().join();
    expect(painted).toContain('\u001b[32mClosed');
  });
});

describe('without a schema', () => {
  it('no name makes anything of a value, and fields stay as they were sent', async () => {
    const record = { n: 5000, status: 'paid', yearMonth: '202511', orderId: 'O' };
    const { text } = await renderJsonPages([record], undefined, { format: 'table', color: true });
    expect(text).not.toContain('\u001b[32m');
    const [first, second, third, last] = await tableOf(record, undefined);
    expect([first, second, third, last]).toEqual([
      ['n', '5,000'],
      ['status', 'paid'],
      ['yearMonth', '202511'],
      ['orderId', 'O'],
    ]);
  });

  it('the first number is charted, and not added up', async () => {
    const { text } = await renderJsonPages(
      [
        [
          { who: 'a', n: 1 },
          { who: 'b', n: 2 },
        ],
      ],
      undefined,
      { format: 'chart' },
    );
    expect(text).toMatch(/^n by who\n/);
    expect(text).not.toContain('Total');
  });
});

describe('any schema', () => {
  const schema: Schema = {
    type: 'array',
    items: {
      type: 'object',
      properties: [
        { name: 'zweck', schema: { type: 'string' } },
        { name: 'betrag', schema: { type: 'number' }, meaning: 'money', rank: 20 },
        { name: 'waehrung', schema: { type: 'string' }, meaning: 'currency' },
        { name: 'monat', schema: { type: 'string' }, meaning: 'month', rank: 0 },
        { name: 'lage', schema: { type: 'string' }, meaning: 'status', words: { bad: ['geplatzt'] } },
      ],
    },
  };
  const rows = [
    { zweck: 'x', betrag: 0.1, waehrung: 'EUR', monat: '202511', lage: 'geplatzt' },
    { zweck: 'y', betrag: 0.2, waehrung: 'EUR', monat: '202510', lage: 'bezahlt' },
  ];

  it('is drawn by its meanings, whatever its properties are called', async () => {
    const lines = await tableOf(rows, schema);
    expect(lines[0]).toEqual(['monat', 'betrag', 'waehrung', 'lage', 'zweck']);
    expect(lines[2]).toEqual(['2025-11', '0.10', 'EUR', 'Geplatzt', 'x']);
    expect(lines.find(([first]) => first === 'Total')).toEqual(['Total', '0.30', 'EUR']);
    expect((await tableOf(rows, schema, undefined, true)).flat().join()).toContain('\u001b[31mGeplatzt');
  });

  it('is charted by its meanings', async () => {
    const { text } = await renderJsonPages([rows], schema, { format: 'chart' });
    expect(text).toMatch(/^betrag by monat \(EUR\)\n/);
    expect(text).toMatch(/2025-11 +0\.10 .*Geplatzt/);
    expect(text).toMatch(/Total +0\.30/);
  });

  it('finds the currency of a column asked for, under whatever name', async () => {
    const { text } = await renderJsonPages([rows], schema, { format: 'table', columns: ['betrag'] });
    expect(text).toMatch(/0\.30\n$/);
  });
});
