/** Flags' texts become values: types, bounds, enums, lists. */
import { describe, expect, it } from 'vitest';
import { JsonNumber } from '../../../src/json/value.ts';
import type { Flag } from '../../../src/model/command.ts';
import type { Checks } from '../../../src/request/checks.ts';
import { checkValues, splitCsv } from '../../../src/request/flag-values.ts';
import { findNearest } from '../../../src/text/nearest.ts';
import { en } from '../../../src/text/en.ts';

function check(flag: Omit<Flag, 'name'>, texts: string[], checks: Checks = 'refuse') {
  const { values, problems } = checkValues([{ name: 'x', ...flag }], new Map([['x', texts]]), checks);
  const value = values.get('x');
  return {
    value: value instanceof JsonNumber ? value.text : value,
    problems: problems.map((problem) => problem(en)),
  };
}

const int32 = { type: 'integer', format: 'int32' } as const;
const int64 = { type: 'integer', format: 'int64' } as const;

describe('a value is taken as typed', () => {
  it.each<[Omit<Flag, 'name'>, texts: string[], value: unknown]>([
    [{ type: 'string' }, ['a', 'b'], 'b'],
    [{ type: 'string' }, [''], ''],
    [{ type: 'boolean' }, ['true'], true],
    [{ type: 'boolean' }, ['true', 'false'], false],
    [int32, ['0'], '0'],
    [int32, ['-0'], '-0'],
    [int32, ['2147483647'], '2147483647'],
    [int32, ['-2147483648'], '-2147483648'],
    [int64, ['9223372036854775807'], '9223372036854775807'],
    [int64, ['-9223372036854775808'], '-9223372036854775808'],
    [{ type: 'integer' }, ['9007199254740993'], '9007199254740993'],
    [{ type: 'number' }, ['1.50'], '1.50'],
    [{ type: 'number' }, ['-1e-7'], '-1e-7'],
    [{ type: 'number' }, ['0'], '0'],
    [{ type: 'number' }, ['0.10000000000000000001'], '0.10000000000000000001'],
    [{ type: 'array' }, ['a', 'b,c'], ['a', 'b', 'c']],
    [{ type: 'array' }, ['"a,b",c'], ['a,b', 'c']],
    [{ type: 'array' }, [''], []],
    [{ type: 'number' }, ['12'], '12'],
    [{ type: 'number' }, ['1e5'], '1e5'],
    [{ type: 'number' }, ['1E+10'], '1E+10'],
    [{ type: 'string' }, [], undefined],
    [{ type: 'array', format: 'verbatim' }, ['a,b', 'c'], ['a,b', 'c']],
    [{ type: 'array', enum: ['a', 'b'] }, ['a,b'], ['a', 'b']],
    [{ type: 'string', enum: ['sync', 'async'] }, ['async'], 'async'],
  ])('%j from %j', (flag, texts, value) => {
    expect(check(flag, texts)).toEqual({ value, problems: [] });
  });
});

describe('a value is refused', () => {
  it.each<[Omit<Flag, 'name'>, text: string, problem: string]>([
    [{ type: 'boolean' }, 'yes', '--x takes true or false, not "yes".'],
    [int32, '2147483648', '--x: 2147483648 is out of range.'],
    [int32, '-2147483649', '--x: -2147483649 is out of range.'],
    [int64, '9223372036854775808', '--x: 9223372036854775808 is out of range.'],
    [int64, '-9223372036854775809', '--x: -9223372036854775809 is out of range.'],
    [int32, '', '--x takes a whole number, not "".'],
    [int32, '1.0', '--x takes a whole number, not "1.0".'],
    [int32, '1e3', '--x takes a whole number, not "1e3".'],
    [int32, '0x10', '--x takes a whole number, not "0x10".'],
    [int32, '010', '--x takes a whole number, not "010".'],
    [int32, '+1', '--x takes a whole number, not "+1".'],
    [int32, ' 1', '--x takes a whole number, not " 1".'],
    [{ type: 'number' }, '', '--x takes a number, not "".'],
    [{ type: 'number' }, '1x', '--x takes a number, not "1x".'],
    [{ type: 'number' }, '1 ', '--x takes a number, not "1 ".'],
    [{ type: 'number' }, '0x10', '--x takes a number, not "0x10".'],
    [{ type: 'number' }, '.5', '--x takes a number, not ".5".'],
    [{ type: 'number' }, '1,000', '--x takes a number, not "1,000".'],
    [{ type: 'number' }, 'NaN', '--x takes a number, not "NaN".'],
    [{ type: 'number' }, 'Infinity', '--x takes a number, not "Infinity".'],
    [{ type: 'number' }, '1e999', '--x takes a number, not "1e999".'],
    [
      { type: 'string', enum: ['sync', 'async'] },
      'asnyc',
      '--x: "asnyc" is not one of sync, async. Did you mean async?',
    ],
    [{ type: 'string', enum: ['sync', 'async'] }, 'later', '--x: "later" is not one of sync, async.'],
    [{ type: 'array', enum: ['a', 'b'] }, 'a,zz', '--x: "zz" is not one of a, b.'],
  ])('%j for %j', (flag, text, problem) => {
    expect(check(flag, [text])).toEqual({ value: undefined, problems: [problem] });
  });

  it('unless it is an enum value and checks are off', () => {
    expect(check({ type: 'string', enum: ['a'] }, ['z'], 'none')).toEqual({ value: 'z', problems: [] });
    expect(check({ type: 'array', enum: ['a'] }, ['z,a'], 'none')).toEqual({
      value: ['z', 'a'],
      problems: [],
    });
    expect(check(int32, ['z'], 'none').problems).toHaveLength(1);
  });

  it('once for each flag that is wrong', () => {
    const flags: Flag[] = [
      { name: 'a', type: 'integer' },
      { name: 'b', type: 'number' },
    ];
    const given = new Map([
      ['a', ['x']],
      ['b', ['y']],
    ]);
    expect(checkValues(flags, given, 'refuse').problems.map((problem) => problem(en))).toEqual([
      '--a takes a whole number, not "x".',
      '--b takes a number, not "y".',
    ]);
  });
});

it('a flag that was not typed has no value', () => {
  expect(checkValues([{ name: 'x', type: 'string' }], new Map(), 'refuse')).toEqual({
    values: new Map(),
    unlisted: new Set(),
    problems: [],
    warnings: [],
  });
});

describe('splitCsv', () => {
  it.each<[string, string[]]>([
    ['', []],
    ['a', ['a']],
    ['a,b', ['a', 'b']],
    ['a,', ['a', '']],
    [',a', ['', 'a']],
    [' a , b ', [' a ', ' b ']],
    ['"a,b"', ['a,b']],
    ['"a""b",c', ['a"b', 'c']],
    ['""', ['']],
    ['a"b,c', ['a"b', 'c']],
    ['"a', ['"a']],
    ['"a,b', ['"a', 'b']],
    ['"a"b,c', ['"a"b', 'c']],
    ['日本,語', ['日本', '語']],
  ])('%j', (line, fields) => {
    expect(splitCsv(line)).toEqual(fields);
  });
});

describe('findNearest', () => {
  it.each<[string, string | undefined]>([
    ['lits', 'list'],
    ['lsit', 'list'],
    ['gett', 'get'],
    ['GET', 'get'],
    ['exprot', 'export'],
    ['remove', undefined],
    ['x', undefined],
    ['', undefined],
  ])('%j → %j', (word, expected) => {
    expect(findNearest(word, ['list', 'get', 'export'])).toBe(expected);
  });
});
