import { describe, expect, it } from 'vitest';
import type { ApiFlag, Flag } from '../../../src/model/command.ts';
import { readDates } from '../../../src/request/dates.ts';
import { en } from '../../../src/text/en.ts';

const month: Flag = { name: 'month', type: 'string', format: 'yyyyMM' };
const day: Flag = { name: 'day', type: 'string', format: 'yyyyMMdd' };
/** Half past midnight of 1 March of a leap year, in UTC: in America it is still February. */
const leapNight = Date.UTC(2028, 2, 1, 0, 30);

function read(flag: Flag, texts: string[], { now = leapNight, strict = true } = {}) {
  const { given, problems } = readDates([flag], new Map([[flag.name, texts]]), now, strict);
  return { values: given.get(flag.name), problems: problems.map((problem) => problem(en)) };
}

describe('a month', () => {
  it.each([
    ['202610', '202610'],
    ['2026-10', '202610'],
    ['2026/10', '202610'],
    ['this-month', '202803'],
    ['last-month', '202802'],
  ])('typed as %s is sent as %s', (typed, sent) => {
    expect(read(month, [typed])).toEqual({ values: [sent], problems: [] });
  });

  it('before January is December of the year before', () => {
    expect(read(month, ['last-month'], { now: Date.UTC(2026, 0, 31, 23, 59) }).values).toEqual(['202512']);
  });

  it.each([
    '2026-13',
    '2026-00',
    '202613',
    '20261301',
    '20261001',
    '2026-1',
    '2026-10-',
    '2026.10',
    '26-10',
    '0000-10',
    '9999-10',
    'october',
    'today',
    'This-Month',
    'constructor',
    '__proto__',
    '',
    ' 202610',
    '202610 ',
    '2026 10',
    '２０２６１０',
    '2026１0',
    '2026‐10',
    '+202610',
    '2.02610e5',
  ])('%j is refused with the name of the flag', (typed) => {
    expect(read(month, [typed])).toEqual({
      values: undefined,
      problems: [`--month takes a month such as 202610, 2026-10, this-month or last-month, not "${typed}".`],
    });
  });
});

describe('a day', () => {
  it.each([
    ['20261005', '20261005'],
    ['2026-10-05', '20261005'],
    ['2026/10/05', '20261005'],
    ['2028-02-29', '20280229'],
    ['today', '20280301'],
    ['yesterday', '20280229'],
  ])('typed as %s is sent as %s', (typed, sent) => {
    expect(read(day, [typed])).toEqual({ values: [sent], problems: [] });
  });

  it.each([
    '2026-02-30',
    '2027-02-29',
    '2026-04-31',
    '20260230',
    '2026-10',
    '202610',
    '2026-1005',
    '202610-05',
    '2026/10-05',
    '2026-10-5',
    '2026-10-05T00:00:00Z',
    'this-month',
    'tomorrow',
    '',
  ])('%j is refused', (typed) => {
    expect(read(day, [typed])).toMatchObject({ values: undefined, problems: [expect.any(String)] });
  });
});

const inQuery = (name: string, rest: Partial<ApiFlag> = {}): ApiFlag => ({
  name,
  type: 'string',
  source: { in: 'query', name },
  ...rest,
});

it.each<[what: string, flag: Flag, sent: string]>([
  ['a format with dashes', { ...month, format: 'yyyy-MM' }, '2026-10'],
  ['a format with slashes', { ...month, format: 'yyyy/MM' }, '2026/10'],
  ['a name', inQuery('yyyyMM'), '202610'],
  ['a name with more in it', inQuery('from_yyyyMM'), '202610'],
  ['an example that is the format', inQuery('start', { example: 'yyyyMM' }), '202610'],
  ['digits typed as a number', { ...month, type: 'integer' }, '202610'],
])('%s says how a month is sent', (_, flag, sent) => {
  expect(read(flag, ['2026-10']).values).toEqual([sent]);
});

it.each<[what: string, flag: Flag]>([
  ['a time', inQuery('at', { format: 'yyyyMMddHHmmss' })],
  ['a name that goes on', inQuery('yyyyMMddHHmmss')],
  ['another format', inQuery('yyyyMM', { format: 'date-time' })],
  ['a list of values', inQuery('yyyyMM', { enum: ['2026-10'] })],
])('%s is left as it was typed', (_, flag) => {
  expect(read(flag, ['2026-10'])).toEqual({ values: ['2026-10'], problems: [] });
});

it('of several months, each is read and the first wrong one is named', () => {
  const months: Flag = { ...month, type: 'array' };
  expect(read(months, ['2026-10,last-month', '2026/11']).values).toEqual(['202610', '202802', '202611']);
  expect(read(months, ['2026-10,soon', 'never']).problems).toEqual([expect.stringContaining('"soon"')]);
});

it('what is typed twice counts the last time', () => {
  expect(read(month, ['nonsense', '2026-10'])).toEqual({ values: ['202610'], problems: [] });
});

it('without checks, dates are read and everything else is sent as it is', () => {
  expect(read(month, ['2026-10'], { strict: false }).values).toEqual(['202610']);
  expect(read(month, ['soon'], { strict: false })).toEqual({ values: ['soon'], problems: [] });
});

describe('a full-date of RFC 3339', () => {
  const date: Flag = { name: 'date', type: 'string', format: 'date' };

  it.each([
    ['20261005', '2026-10-05'],
    ['2026-10-05', '2026-10-05'],
    ['yesterday', '2028-02-29'],
  ])('typed as %s is sent as %s', (typed, sent) => {
    expect(read(date, [typed])).toEqual({ values: [sent], problems: [] });
  });

  it('is meant by the format alone: an example may be a word', () => {
    expect(read({ name: 'sort', type: 'string', example: 'date' }, ['name']).values).toEqual(['name']);
  });
});
