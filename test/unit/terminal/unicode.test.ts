/** Which terminals draw more than ASCII. */
import { expect, it } from 'vitest';
import { drawsUnicode, toAsciiSigns } from '../../../src/terminal/unicode.ts';

it.each<[what: string, platform: NodeJS.Platform, env: Record<string, string>, draws: boolean]>([
  ['a UTF-8 locale', 'linux', { LANG: 'ja_JP.UTF-8' }, true],
  ['the C locale', 'linux', { LC_ALL: 'C', LANG: 'ja_JP.UTF-8' }, false],
  ['another encoding', 'linux', { LANG: 'ja_JP.eucJP' }, false],
  ['no locale', 'linux', {}, true],
  ['no locale', 'darwin', {}, true],
  ['the locale of Terminal', 'darwin', { LC_CTYPE: 'UTF-8' }, true],
  ['the old console', 'win32', {}, false],
  ['the old console, whatever language is asked for', 'win32', { LANG: 'ja' }, false],
  ['Windows Terminal', 'win32', { WT_SESSION: '0f6b' }, true],
  ['the terminal of VS Code', 'win32', { TERM_PROGRAM: 'vscode' }, true],
  ['Git Bash', 'win32', { TERM: 'xterm', LANG: 'C' }, true],
  ['a dumb terminal', 'win32', { TERM: 'dumb' }, false],
  ['ConEmu', 'win32', { ConEmuANSI: 'ON' }, true],
  ['ConEmu that keeps to itself', 'win32', { ConEmuANSI: 'OFF' }, false],
  ['JetBrains', 'win32', { TERMINAL_EMULATOR: 'JetBrains-JediTerm' }, true],
])('%s on %s with %j: %s', (_, platform, env, draws) => {
  expect(drawsUnicode({ env, platform })).toBe(draws);
});

it('signs of ours have stand-ins', () => {
  expect(toAsciiSigns('a… b → 2 × 課金')).toBe('a... b -> 2 x 課金');
});
