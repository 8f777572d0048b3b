/** At any width: what is copied or looked up is there whole, no line is wider than the terminal, and sums are exact. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Property, Schema } from '../../../../src/model/command.ts';
import { widthOf } from '../../../../src/terminal/width.ts';
import { anyText, holdsLater } from '../../../helpers/properties.ts';
import { renderJsonPages } from '../rendering.ts';

const properties: Property[] = [
  { name: 'thingId', schema: { type: 'string' }, meaning: 'id', rank: 1 },
  { name: 'label', schema: { type: 'string' }, meaning: 'name', rank: 10 },
  { name: 'at', schema: { type: 'string' }, meaning: 'time' },
  { name: 'amount', schema: { type: 'number' }, meaning: 'money', rank: 20 },
  { name: 'currency', schema: { type: 'string' }, meaning: 'currency' },
  { name: 'howItStands', schema: { type: 'string' }, meaning: 'status', words: { void: ['lost'] } },
  { name: 'otherId', schema: { type: 'string' }, meaning: 'reference' },
  { name: 'zip', schema: { type: 'string' }, meaning: 'code' },
  { name: 'page', schema: { type: 'string' }, meaning: 'url' },
  { name: 'remark', schema: { type: 'string' }, rank: 85 },
];
const schema: Schema = { type: 'array', items: { type: 'object', properties } };

const token = (least: number, most: number) =>
  fc.string({
    unit: fc.constantFrom('a', 'b', 'X', 'Z', '0', '9', '_', '-'),
    minLength: least,
    maxLength: most,
  });

const row = fc.record(
  {
    thingId: token(1, 60),
    label: anyText,
    at: fc.constantFrom('20261123014214', '202611', 'not a time that anybody knows'),
    amount: fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
    currency: fc.constantFrom('JPY', 'USD'),
    howItStands: fc.constantFrom('paid', 'lost', 'waitingForSomebody'),
    otherId: token(1, 40),
    zip: token(1, 12),
    page: token(1, 80).map((path) => `https://example.com/${path}`),
    remark: anyText,
  },
  { requiredKeys: ['thingId'] },
);

const screen = fc.record({
  rows: fc.array(row, { minLength: 1, maxLength: 5 }),
  width: fc.integer({ min: 20, max: 250 }),
  wrap: fc.boolean(),
  unicode: fc.boolean(),
  columns: fc.option(
    fc.subarray(
      properties.map(({ name }) => name),
      { minLength: 1 },
    ),
    { nil: undefined },
  ),
});

const tokens = ['thingId', 'otherId', 'zip', 'page'] as const;

describe('a table of any width', () => {
  it('has no line that is wider than the terminal', async () => {
    await holdsLater(screen, async ({ rows, ...options }) => {
      const { text } = await renderJsonPages([rows], schema, options);
      for (const line of text.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(options.width);
    });
  });

  it('cuts no id, code or address', async () => {
    await holdsLater(screen, async ({ rows, ...options }) => {
      const { text } = await renderJsonPages([rows], schema, options);
      // one that is wider than the terminal goes on in the next line
      const unbroken = text.replaceAll(/\n */g, '');
      const headings = new Set(options.columns ?? properties.map(({ name }) => name));
      const shown = tokens.filter(
        (name) => headings.has(name) && new RegExp(`(^|\\s)${name}\\b`, 'm').test(text),
      );
      const values = shown.flatMap((name) => rows.map((one) => one[name] ?? ''));
      expect(values.filter((value) => !unbroken.includes(value))).toEqual([]);
    });
  });

  it('always says what a row is known by', async () => {
    await holdsLater(screen, async ({ rows, width, unicode }) => {
      const { text } = await renderJsonPages([rows], schema, { width, unicode });
      const unbroken = text.replaceAll(/\n */g, '');
      for (const { thingId } of rows) expect(unbroken).toContain(thingId);
    });
  });
});

describe('a total', () => {
  const amounts = fc.array(
    fc.record({
      units: fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
      decimals: fc.integer({ min: 0, max: 9 }),
      isLost: fc.boolean(),
    }),
    { minLength: 2, maxLength: 30 },
  );

  it('is the exact sum, whatever floating point would make of it, rounded to a yen', async () => {
    await holdsLater(amounts, async (all) => {
      const rows = all.map(({ units, decimals, isLost }, index) => {
        const digits = String(units < 0n ? -units : units).padStart(decimals + 1, '0');
        const at = digits.length - decimals;
        const amount = `${units < 0n ? '-' : ''}${digits.slice(0, at)}${decimals > 0 ? `.${digits.slice(at)}` : ''}`;
        const state = isLost ? 'lost' : 'paid';
        return `{"thingId":"${index}","amount":${amount},"currency":"JPY","howItStands":"${state}"}`;
      });
      const counted = all.filter(({ isLost }) => !isLost);
      const { text } = await renderJsonPages([`[${rows.join(',')}]`], schema, {
        columns: ['thingId', 'amount'],
      });
      const shown = /^Total.* (-?[\d,.]+)$/m.exec(text)?.[1]?.replaceAll(',', '');
      const nines = counted.reduce(
        (sum, { units, decimals }) => sum + units * 10n ** BigInt(9 - decimals),
        0n,
      );
      expect(shown === undefined).toBe(counted.length === 0);
      const [sign, size] = nines < 0n ? [-1n, -nines] : [1n, nines];
      const yen = (size + 5n * 10n ** 8n) / 10n ** 9n;
      const isTiny = yen === 0n && size > 0n;
      const expected = isTiny ? /^-?0\.0*[1-9]\d?$/ : new RegExp(`^${sign * yen}$`);
      expect(shown?.replace(/^-0$/, '0') ?? '0').toMatch(expected);
    });
  });
});
