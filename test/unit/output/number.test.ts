import { describe, expect, it } from 'vitest';
import {
  addDecimals,
  compareDecimals,
  currencyDecimals,
  groupDigits,
  readableAmount,
} from '../../../src/output/number.ts';

describe('groupDigits', () => {
  it.each([
    ['0', undefined, '0'],
    ['999', undefined, '999'],
    ['1000', undefined, '1,000'],
    ['-1234567.50', undefined, '-1,234,567.50'],
    ['9007199254740993', undefined, '9,007,199,254,740,993'],
    ['1234', 2, '1,234.00'],
    ['1234.5', 2, '1,234.50'],
    ['1234.500', 2, '1,234.50'],
    ['0.0058', 2, '0.0058'],
    ['1234.0', 0, '1,234'],
    ['1234.5', 0, '1,234.5'],
    ['1e21', 2, '1e21'],
  ])('writes %s with %s decimals as %s', (number, decimals, expected) => {
    expect(groupDigits(number, decimals)).toBe(expected);
  });
});

describe('currencyDecimals', () => {
  it.each([
    ['JPY', 0],
    ['USD', 2],
    ['EUR', 2],
    [undefined, undefined],
    ['yen', undefined],
  ])('of %s are %s', (currency, expected) => {
    expect(currencyDecimals(currency)).toBe(expected);
  });
});

describe('readableAmount', () => {
  it.each([
    ['26472.374984436035', 'JPY', '26,472'],
    ['26472.5', 'JPY', '26,473'],
    ['-26472.5', 'JPY', '-26,473'],
    ['999.9', 'JPY', '1,000'],
    ['1.994999', 'USD', '1.99'],
    ['1.995', 'USD', '2.00'],
    ['-0.995', 'USD', '-1.00'],
    ['-90', 'USD', '-90.00'],
    ['12345678901234567890.123', 'USD', '12,345,678,901,234,567,890.12'],
    ['0', 'USD', '0.00'],
    ['0.000', 'JPY', '0'],
    ['0.00437', 'USD', '0.0044'],
    ['-0.4', 'JPY', '-0.4'],
    ['0.0096', 'USD', '0.01'],
    ['0.00996', 'JPY', '0.01'],
    ['0.5', 'JPY', '1'],
    ['1.23456', undefined, '1.23456'],
    ['1e-7', 'JPY', '1e-7'],
  ])('writes %s %s as %s', (number, currency, expected) => {
    expect(readableAmount(number, currency)).toBe(expected);
  });
});

describe('addDecimals', () => {
  it.each([
    [[], '0'],
    [['0.1', '0.2'], '0.3'],
    [['1', '-1.50'], '-0.50'],
    [['9007199254740993', '1'], '9007199254740994'],
    [['-0.05', '0.04'], '-0.01'],
    [['1', '1e3'], undefined],
  ])('of %j is %s', (numbers, expected) => {
    expect(addDecimals(numbers)).toBe(expected);
  });

  it('adds as many as there are', () => {
    expect(addDecimals(Array.from({ length: 200_000 }, () => '0.01'))).toBe('2000.00');
  });
});

describe('compareDecimals', () => {
  it.each([
    ['1', '2', -1],
    ['10', '9', 1],
    ['1.50', '1.5', 0],
    ['9007199254740993', '9007199254740992', 1],
    ['-9007199254740993', '-9007199254740992', -1],
    ['-1', '1', -1],
    ['1e3', '1000', 0],
  ])('%s and %s', (a, b, expected) => {
    expect(Math.sign(compareDecimals(a, b))).toBe(expected);
  });
});
