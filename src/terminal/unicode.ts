/** Whether the terminal draws more than ASCII, and what stands in for the signs of ours that it can't draw. */
import type { Io } from '../io.ts';

/**
 * By the locale; without one a terminal is trusted to. Windows has no locale variables. There the old console draws the
 * lines of a table twice as wide in a Japanese font, so that only terminals that make themselves known are trusted.
 */
export function drawsUnicode({ env, platform }: Pick<Io, 'env' | 'platform'>): boolean {
  if (platform === 'win32') return isNewTerminal(env);
  const locale = [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find((value) => value);
  return locale === undefined || /utf-?8/i.test(locale);
}

/** Windows Terminal, ConEmu, JetBrains' terminal, and those that name their kind as elsewhere: VS Code's, mintty, ssh. */
function isNewTerminal(env: Io['env']): boolean {
  const { TERM, TERM_PROGRAM, TERMINAL_EMULATOR, WT_SESSION, ConEmuANSI } = env;
  return Boolean(WT_SESSION || TERM_PROGRAM || TERMINAL_EMULATOR) || ConEmuANSI === 'ON' || isNamed(TERM);
}

function isNamed(term: string | undefined): boolean {
  return term !== undefined && term !== '' && term !== 'dumb';
}

const substitutes: Readonly<Record<string, string>> = { '\u2026': '...', '\u2192': '->', '\u00d7': 'x' };

/** Sentences of ours in ASCII; what they quote stays as it is. */
export function toAsciiSigns(text: string): string {
  return text.replaceAll(/[\u2026\u2192\u00d7]/g, (sign) => substitutes[sign] ?? sign);
}
