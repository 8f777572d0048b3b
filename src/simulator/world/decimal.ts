/** Amounts without rounding: a price per byte has twenty decimals, and a bill is the exact sum of millions of them. */
import type { Coverage } from '../coverage.ts';

/** A whole number of 10^-24 of a currency unit. */
export type Decimal = bigint;

const decimals = 24;
const unit = 10n ** BigInt(decimals);

/** Reads a decimal of up to 24 decimals, as written in a price list: `-0.00000019073486328125`. */
export function readDecimal(text: string): Decimal {
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(decimals, '0'));
}

/** Writes every digit that says something, without an exponent. */
export function writeDecimal(value: Decimal): string {
  const digits = String(value < 0n ? -value : value).padStart(decimals + 1, '0');
  const fraction = digits.slice(-decimals).replace(/0+$/, '');
  const whole = `${value < 0n ? '-' : ''}${digits.slice(0, -decimals)}`;
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

/** The double nearest to a decimal, for JSON. */
export function toDouble(value: Decimal): number {
  return Number(writeDecimal(value));
}

/** A number of minor units (yen or cents) as a decimal. */
export function fromMinor({ minorPerUnit }: Coverage, minor: number): Decimal {
  return (BigInt(minor) * unit) / BigInt(minorPerUnit);
}

/** What a bill says of a net amount, in minor units: tax is added, then every fraction of a yen or cent is rounded up. */
export function billedAmount({ minorPerUnit, taxPerMille }: Coverage, net: Decimal): number {
  const gross = net * BigInt(1000 + taxPerMille) * BigInt(minorPerUnit);
  const whole = 1000n * unit;
  const down = gross / whole;
  return Number(gross > 0n && gross % whole !== 0n ? down + 1n : down);
}

/** The sum of decimals. */
export function addAll(values: Iterable<Decimal>): Decimal {
  let sum = 0n;
  for (const value of values) sum += value;
  return sum;
}

/** Orders decimals, the largest first. */
export function largestFirst(a: Decimal, b: Decimal): number {
  return a === b ? 0 : a < b ? 1 : -1;
}
