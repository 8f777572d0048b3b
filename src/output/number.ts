/** Numbers made readable, added and compared exactly; only an amount in a table or chart is rounded, to its currency. */
import { toPrintable } from '../terminal/printable.ts';

/** Decimals that amounts in a currency are written with (ISO 4217); undefined where we don't know. */
export function currencyDecimals(currency: string | undefined): number | undefined {
  if (currency === undefined || !/^[A-Z]{3}$/.test(currency)) return undefined;
  const known = decimalsByCurrency.get(currency);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const decimals = format.resolvedOptions().maximumFractionDigits ?? 2;
  decimalsByCurrency.set(currency, decimals);
  return decimals;
}

const decimalsByCurrency = new Map<string, number>();

/**
 * A number with thousands separators. With `decimals`, zeros are added or dropped to reach that many;
 * decimals that say something are never dropped, nothing is ever rounded. Numbers with an exponent stay as sent.
 */
export function groupDigits(number: string, decimals?: number): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(number);
  if (match === null) return number;
  const [, sign = '', whole = '', fraction = ''] = match;
  const kept = decimals === undefined ? fraction : fraction.replace(/0+$/, '').padEnd(decimals, '0');
  return `${sign}${groupThousands(whole)}${kept === '' ? '' : `.${kept}`}`;
}

/** An amount to its last digit, with at least the decimals of its currency. */
export function formatAmount(number: string, currency: string | undefined): string {
  return groupDigits(number, currencyDecimals(currency));
}

/** A formatted amount with its currency, which comes from an answer and may hold anything; alone where there is none. */
export function withCurrency(amount: string, currency: string | undefined): string {
  return currency === undefined || currency === '' ? amount : `${amount} ${toPrintable(currency)}`;
}

/**
 * An amount as people read it: with thousands separators, rounded to the decimals of its currency, halves away from
 * zero. What would round to zero keeps two digits that say something; without a known currency nothing is rounded.
 */
export function readableAmount(number: string, currency: string | undefined): string {
  const decimals = currencyDecimals(currency);
  if (decimals === undefined) return groupDigits(number);
  const rounded = roundDecimals(number, decimals);
  if (!/[1-9]/.test(rounded)) {
    const leadingZeros = /^-?0+\.(0*)[1-9]/.exec(number)?.[1]?.length;
    if (leadingZeros !== undefined) return groupDigits(roundDecimals(number, leadingZeros + 2), decimals);
  }
  return groupDigits(rounded, decimals);
}

/** A decimal number with at most `decimals` decimals, halves away from zero; one with an exponent stays as sent. */
function roundDecimals(number: string, decimals: number): string {
  const fraction = fractionOf(number);
  if (fraction.length <= decimals || !/^-?\d+\.\d+$/.test(number)) return number;
  const kept = number.slice(0, number.length - fraction.length + decimals).replace(/\.$/, '');
  if (fraction.charAt(decimals) < '5') return kept;
  const unit = decimals === 0 ? '1' : `0.${'1'.padStart(decimals, '0')}`;
  return addDecimals([kept, number.startsWith('-') ? `-${unit}` : unit]) ?? kept;
}

/** In one pass: an answer may hold a number of a million digits. */
function groupThousands(digits: string): string {
  const groups = digits.length > 3 ? digits.slice(digits.length % 3).match(/\d{3}/g) : null;
  if (groups === null) return digits;
  const first = digits.slice(0, digits.length % 3);
  return (first === '' ? groups : [first, ...groups]).join(',');
}

/** The exact sum of decimal numbers; `undefined` where one has an exponent or is none. */
export function addDecimals(numbers: readonly string[]): string | undefined {
  if (!numbers.every((number) => /^-?\d+(\.\d+)?$/.test(number))) return undefined;
  const scale = maxOf(numbers.map((number) => fractionOf(number).length));
  const sum = numbers.reduce((total, number) => total + scaled(number, scale), 0n);
  const digits = String(sum < 0n ? -sum : sum).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  return `${sum < 0n ? '-' : ''}${whole}${scale === 0 ? '' : `.${digits.slice(-scale)}`}`;
}

/** A part of a whole in percent, to one decimal, halves away from zero; `undefined` where the whole is not above zero. */
export function percentOf(part: string, whole: string): string | undefined {
  if (![part, whole].every((number) => /^-?\d+(\.\d+)?$/.test(number))) return undefined;
  const scale = Math.max(fractionOf(part).length, fractionOf(whole).length);
  const [share, all] = [scaled(part, scale), scaled(whole, scale)];
  if (all <= 0n) return undefined;
  const doubled = share * 2000n + (share < 0n ? -all : all);
  const tenths = doubled / (all * 2n);
  const digits = String(tenths < 0n ? -tenths : tenths).padStart(2, '0');
  return `${tenths < 0n ? '-' : ''}${digits.slice(0, -1)}.${digits.slice(-1)}%`;
}

/** The largest of some numbers and 0; of any number of them, as arguments of a function could not be. */
export function maxOf(numbers: Iterable<number>): number {
  let most = 0;
  for (const number of numbers) if (number > most) most = number;
  return most;
}

/** Orders two JSON numbers, exactly where neither has an exponent. */
export function compareDecimals(a: string, b: string): number {
  const order = Number(a) - Number(b);
  if (order !== 0 || a === b) return order;
  const difference = addDecimals([a, b.startsWith('-') ? b.slice(1) : `-${b}`]);
  return difference === undefined ? 0 : Math.sign(Number(difference));
}

function scaled(number: string, scale: number): bigint {
  return BigInt(number.replace('.', '') + '0'.repeat(scale - fractionOf(number).length));
}

function fractionOf(number: string): string {
  return number.split('.')[1] ?? '';
}
