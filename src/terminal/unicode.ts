/** Whether the terminal draws more than ASCII, and what stands in for the signs of ours that it can't draw. */
import type { Io } from '../io.ts';

/** Windows terminals draw Unicode whatever the locale; elsewhere the plain C locale can't be trusted to. */
export function drawsUnicode({ env, platform }: Pick<Io, 'env' | 'platform'>): boolean {
  const locale = [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find((value) => value);
  return platform === 'win32' || locale === undefined || /utf-?8/i.test(locale);
}

const substitutes: Readonly<Record<string, string>> = { '\u2026': '...', '\u2192': '->', '\u00d7': 'x' };

/** Sentences of ours in ASCII; what they quote stays as it is. */
export function toAsciiSigns(text: string): string {
  return text.replaceAll(/[\u2026\u2192\u00d7]/g, (sign) => substitutes[sign] ?? sign);
}
