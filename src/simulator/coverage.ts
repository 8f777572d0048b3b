/** What differs between the two coverages: currency, tax, and how amounts are written. */
import type { CoverageType } from '../model/command.ts';

/** The facts of one coverage. Amounts are whole numbers of minor units everywhere: yen, or cents. */
export interface Coverage {
  currency: 'JPY' | 'USD';
  /** Minor units of one currency unit. */
  minorPerUnit: number;
  /** Tax in thousandths: 100 is 10 %. */
  taxPerMille: number;
}

export const coverages: Readonly<Record<CoverageType, Coverage>> = {
  jp: { currency: 'JPY', minorPerUnit: 1, taxPerMille: 100 },
  g: { currency: 'USD', minorPerUnit: 100, taxPerMille: 70 },
};

/** Minor units as the number that goes into JSON: the double nearest to it prints as the exact decimal. */
export function toAmount(coverage: Coverage, minor: number): number {
  return minor / coverage.minorPerUnit;
}

/** An amount from JSON as minor units; undefined where it is finer than the currency. */
export function toMinor(coverage: Coverage, amount: number): number | undefined {
  const minor = Math.round(amount * coverage.minorPerUnit);
  return toAmount(coverage, minor) === amount ? minor : undefined;
}

/** The tax on a net amount, fractions dropped. */
export function taxOn(coverage: Coverage, net: number): number {
  return Math.floor((net * coverage.taxPerMille) / 1000);
}

/** The tax that a gross amount holds, fractions dropped. */
export function taxWithin(coverage: Coverage, gross: number): number {
  return Math.floor((gross * coverage.taxPerMille) / (1000 + coverage.taxPerMille));
}
