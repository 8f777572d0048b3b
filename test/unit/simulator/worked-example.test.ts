/** The worked example of docs/simulator.md, done again by the simulator's own arithmetic. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { coverages } from '../../../src/simulator/coverage.ts';
import {
  addAll,
  billedAmount,
  readDecimal,
  toDouble,
  writeDecimal,
} from '../../../src/simulator/world/decimal.ts';
import { readCsvRows } from '../../helpers/billing-csv.ts';

const page = readFileSync(join(import.meta.dirname, '../../../docs/simulator.md'), 'utf8');
const [, csv = '', after = ''] =
  /<!-- worked example -->\n\n```csv\n([^]*?)```\n\n([^]*?)\n\n/.exec(page) ?? [];
const { rows } = readCsvRows(csv.replaceAll('\n', '\r\n'));
/** The steps that the page shows below the CSV, by their names. */
const steps = new Map(
  after
    .split('\n')
    .slice(2)
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, name = '', value = '']) => [name, value]),
);

function sumOf(day?: string) {
  const chosen = day === undefined ? rows : rows.filter((row) => row['date'] === day);
  return addAll(chosen.map((row) => readDecimal(row['amount'] ?? '')));
}

describe('the worked example', () => {
  it('has rows whose amount is unit price times quantity', () => {
    expect(rows).toHaveLength(6);
    for (const { unitPrice = '', quantity = '', amount = '' } of rows) {
      expect(writeDecimal(readDecimal(unitPrice) * BigInt(quantity))).toBe(amount);
    }
  });

  it('adds up as the page says, step by step', () => {
    const net = sumOf();
    const billed = billedAmount(coverages.jp, net);
    expect(Object.fromEntries(steps)).toEqual({
      'the rows add up to': writeDecimal(net),
      'with 10 % tax': writeDecimal((net * 11n) / 10n),
      'rounded up': String(billed),
      'less a coupon of 50': String(billed - 50),
      '1 August, without tax': writeDecimal(sumOf('20260801')),
      '2 August, without tax': writeDecimal(sumOf('20260802')),
    });
  });
});

describe('decimals', () => {
  it.each([
    '0',
    '10',
    '-90',
    '0.00000019073486328125',
    '-0.0009',
    '0.000000019073486328125',
    '1022091492.861633978271484375',
    '-0.5',
  ])('%s is read and written without a change', (text) => {
    expect(writeDecimal(readDecimal(text))).toBe(text);
    expect(toDouble(readDecimal(text))).toBe(Number(text));
  });

  it.each([
    ['jp', '0', 0],
    ['jp', '10', 11],
    ['jp', '9.09', 10],
    ['jp', '9.0909090909090909', 10],
    ['jp', '9.0909090909090910', 11],
    ['jp', '0.000000000000000000000001', 1],
    ['jp', '-5', -5],
    ['g', '1', 107],
    ['g', '1.0001', 108],
    ['g', '0.01', 2],
  ] as const)('in %s a net amount of %s is billed as %d', (coverageType, net, billed) => {
    expect(billedAmount(coverages[coverageType], readDecimal(net))).toBe(billed);
  });
});
