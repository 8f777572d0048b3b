import { describe, expect, it } from 'vitest';
import { timeFormatter } from '../../../../src/output/table/time.ts';

describe('timeFormatter', () => {
  it.each([
    ['202511', 'Asia/Tokyo', '2025-11'],
    ['20251130', 'America/New_York', '2025-11-30'],
    ['20251101023000', 'UTC', '2025-11-01 02:30:00'],
    ['20251231153000', 'Asia/Tokyo', '2026-01-01 00:30:00'],
    ['20250701120000', 'America/New_York', '2025-07-01 08:00:00'],
    ['20250101120000', 'America/New_York', '2025-01-01 07:00:00'],
    ['20250330005959', 'Europe/London', '2025-03-30 00:59:59'],
    ['20250330010000', 'Europe/London', '2025-03-30 02:00:00'],
    ['20250101000000', 'Asia/Kathmandu', '2025-01-01 05:45:00'],
    ['20250405151500', 'Australia/Lord_Howe', '2025-04-06 01:45:00'],
    ['1763600000', 'Asia/Tokyo', '2025-11-20 09:53:20'],
    ['1763600000123', 'UTC', '2025-11-20 00:53:20'],
    ['2025-12-31T15:30:00Z', 'Asia/Tokyo', '2026-01-01 00:30:00'],
    ['2025-12-31T15:30:00.498+09:00', 'UTC', '2025-12-31 06:30:00'],
  ])('shows %s in %s as %s', (value, zone, expected) => {
    expect(timeFormatter(zone)(value)).toBe(expected);
  });

  it.each([
    '',
    '202513',
    '20251332',
    '20251301000000',
    '20250101250000',
    '2025-11',
    '2025-11-31T25:00:00Z',
    '2025-11-30T15:30:00',
    '12345',
    'yyyyMM',
    '0',
    '2025111',
  ])('leaves %j as it is', (value) => {
    expect(timeFormatter('UTC')(value)).toBe(value);
  });
});
