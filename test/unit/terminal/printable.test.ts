/** What may reach a terminal as it is, and what shows as an escape. */
import { describe, expect, it } from 'vitest';
import { escapeForTerminal, toPrintable } from '../../../src/terminal/printable.ts';

describe('a text', () => {
  it.each<[what: string, text: string]>([
    ['plain', 'a-z ~'],
    ['Japanese', '課金：１２３円「テスト」'],
    ['with combining marks', 'e\u0301 が'],
    ['with emoji', '👍🏽 ❤️ 1️⃣ 🇯🇵'],
    ['with joined emoji', '👩‍👩‍👧 🏳️‍🌈'],
    ['with the flag of a region', '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}'],
    ['with joiners, as scripts are written', 'می‌خواهم क्‍ष'],
    ['with a soft hyphen', 'Daten\u00adschutz'],
    ['with a number sign of Arabic', '\u0600١٢'],
    ['right to left', 'שלום'],
    ['with spaces of other widths', 'a\u00a0b\u3000c'],
  ])('%s stays', (_, text) => {
    expect(toPrintable(text)).toBe(text);
    expect(escapeForTerminal(text)).toBe(text);
  });

  it.each<[what: string, text: string, shown: string]>([
    ['an escape sequence', '\u001b[2J', String.raw`\u001b[2J`],
    ['one of a single character', '\u009b2J', String.raw`\u009b2J`],
    ['bell, backspace and delete', '\u0007\b\u007f', String.raw`\u0007\u0008\u007f`],
    ['an override', 'a\u202etxt', String.raw`a\u202etxt`],
    ['isolates and marks', '\u2066\u2069\u200e\u200f\u061c', String.raw`\u2066\u2069\u200e\u200f\u061c`],
    ['deprecated formats', '\u206a\u206f', String.raw`\u206a\u206f`],
    ['a byte order mark', '\ufeffa', String.raw`\ufeffa`],
    ['what shows nothing', 'a\u200bb\u2060c', String.raw`a\u200bb\u2060c`],
    ['half a pair', 'a\ud83d', String.raw`a\ud83d`],
    ['tags without a flag', 'a\u{e0041}', String.raw`a\udb40\udc41`],
  ])('with %s shows it', (_, text, shown) => {
    expect(toPrintable(text)).toBe(shown);
    expect(escapeForTerminal(text)).toBe(shown);
  });

  it('is one line, or keeps its lines', () => {
    const text = 'a\r\nb\tc\u2028d\ne';
    expect(toPrintable(text)).toBe('a b c d e');
    expect(escapeForTerminal(text)).toBe(`a${String.raw`\u000d`}\nb\tc${String.raw`\u2028`}d\ne`);
  });
});
