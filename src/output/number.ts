/** Numbers made readable without computing with them: what was sent is what is shown. */

/** Decimals that amounts in a currency are written with (ISO 4217); undefined where we don't know. */
export function currencyDecimals(currency: string | undefined): number | undefined {
  if (currency === undefined || !/^[A-Z]{3}$/.test(currency)) return undefined;
  const style = { style: 'currency', currency } as const;
  return (decimalsByCurrency[currency] ??= new Intl.NumberFormat(
    'en',
    style,
  ).resolvedOptions().maximumFractionDigits);
}

const decimalsByCurrency: Record<string, number | undefined> = {};

/**
 * A number with thousands separators. With `decimals`, zeros are added or dropped to reach that many;
 * decimals that say something are never dropped, nothing is ever rounded. Numbers with an exponent stay as sent.
 */
export function groupDigits(number: string, decimals?: number): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(number);
  if (match === null) return number;
  const [, sign = '', whole = '', fraction = ''] = match;
  const kept = decimals === undefined ? fraction : fraction.replace(/0+$/, '').padEnd(decimals, '0');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign}${grouped}${kept === '' ? '' : `.${kept}`}`;
}
