/** The small parts that everything else counts on: months, money, numbers drawn from a seed. */
import { describe, expect, it } from 'vitest';
import {
  addMonths,
  addMonthsToDay,
  dayBefore,
  daysIn,
  isDay,
  isMonth,
  isSecond,
  monthOf,
  secondOf,
  startOf,
} from '../../../src/model/calendar.ts';
import { coverages, taxOn, taxWithin, toAmount, toMinor } from '../../../src/simulator/coverage.ts';
import { createRandom, createRandomSeries, createUuid } from '../../../src/simulator/random.ts';

describe('the calendar', () => {
  it.each([
    ['202501', -1, '202412'],
    ['202512', 1, '202601'],
    ['202509', -18, '202403'],
    ['202509', 0, '202509'],
  ])('%s and %i months is %s', (month, count, sum) => {
    expect(addMonths(month, count)).toBe(sum);
  });

  it.each([
    ['20240229', 12, '20250228'],
    ['20250131', 1, '20250228'],
    ['20251001', 24, '20271001'],
  ])('%s and %i months is %s', (day, count, sum) => {
    expect(addMonthsToDay(day, count)).toBe(sum);
  });

  it('knows the lengths of months', () => {
    expect(['202402', '202502', '190002', '200002', '202504', '202512'].map(daysIn)).toEqual([
      29, 28, 28, 29, 30, 31,
    ]);
  });

  it('counts in UTC', () => {
    const time = Date.UTC(2025, 11, 31, 23, 59, 59, 999);
    expect([monthOf(time), secondOf(time)]).toEqual(['202512', '20251231235959']);
    expect(startOf('202601')).toBe(time + 1);
    expect(dayBefore('20240301')).toBe('20240229');
  });

  it.each([
    [isMonth, ['202501', '202512'], ['202500', '202513', '2025', '20250101', 'abcdef', '']],
    [isDay, ['20240229', '20251231'], ['20250229', '20250431', '20250100', '202501', '']],
    [
      isSecond,
      ['20250101000000', '20251231235959'],
      ['20250101240000', '20250101006000', '20250229000000', ''],
    ],
  ] as const)('%o tells what exists', (check, good, bad) => {
    expect(good.filter((text) => !check(text))).toEqual([]);
    expect(bad.filter((text) => check(text))).toEqual([]);
  });
});

describe('money', () => {
  it('is exact in JSON, cent by cent', () => {
    for (let minor = -2000; minor <= 100_000; minor += 1) {
      const text = `${minor < 0 ? '-' : ''}${Math.floor(Math.abs(minor) / 100)}.${String(Math.abs(minor) % 100).padStart(2, '0')}`;
      expect(toAmount(coverages.g, minor)).toBe(Number(text));
      expect(toMinor(coverages.g, Number(text))).toBe(minor === 0 ? 0 : minor);
    }
  });

  it('has no finer parts than the currency', () => {
    expect(toMinor(coverages.jp, 0.5)).toBeUndefined();
    expect(toMinor(coverages.g, 0.005)).toBeUndefined();
    expect(toMinor(coverages.jp, 3)).toBe(3);
  });

  it('is taxed without fractions', () => {
    expect([taxOn(coverages.jp, 999), taxOn(coverages.g, 1050)]).toEqual([99, 73]);
    expect([taxWithin(coverages.jp, 770), taxWithin(coverages.jp, 1098)]).toEqual([70, 99]);
  });
});

describe('numbers from a seed', () => {
  const draw = (seed: string, purpose: string) => createRandom(seed, purpose).text(20, 'abcdefghij');

  it('are the same for the same seed and purpose, and for no other', () => {
    expect(draw('a', 'b')).toBe(draw('a', 'b'));
    expect(new Set([draw('a', 'b'), draw('a', 'c'), draw('b', 'b'), draw('ab', '')]).size).toBe(4);
  });

  it('do not change from one version to the next', () => {
    expect(draw('pinned', 'test')).toBe('eddjaaefbcbdhibdhjbj');
    expect(createUuid(createRandom('pinned', 'uuid'))).toBe('0259cd2e-31e0-4a85-bac0-999a9abf7588');
    const series = createRandomSeries('pinned', 'series');
    expect([0, 1, 202509].map((index) => series(index).integer(0, 999_999))).toEqual([
      701022, 553432, 395871,
    ]);
  });

  it('stay within their bounds and reach them', () => {
    const random = createRandom('a', 'bounds');
    const drawn = Array.from({ length: 6000 }, () => random.integer(-2, 3));
    const counts = [-2, -1, 0, 1, 2, 3].map((value) => drawn.filter((entry) => entry === value).length);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(6000);
    expect(Math.min(...counts)).toBeGreaterThan(850);
    expect(Math.max(...counts)).toBeLessThan(1150);
  });

  it('in a series differ from neighbour to neighbour', () => {
    const series = createRandomSeries('a', 'neighbours');
    const first = Array.from({ length: 1000 }, (_, index) => series(index).integer(0, 15_000_000));
    expect(new Set(first).size).toBeGreaterThan(990);
  });

  it('make UUIDs of version 4', () => {
    expect(createUuid(createRandom('a', 'uuid'))).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });
});
