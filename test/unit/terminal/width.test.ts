import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { pad, takeCells, truncate, widthOf } from '../../../src/terminal/width.ts';

const family = '👨‍👩‍👧';

describe('widthOf', () => {
  it.each([
    '',
    'abc',
    'é',
    'e\u0301',
    '日本語',
    'カタカナ',
    'か\u3099',
    'ﾊﾝｶｸ',
    '한글',
    'ＡＢ',
    '、。',
    '①',
    family,
    '🇯🇵',
    '❤️',
    'ß',
    '😀a日',
  ])('measures %j as string-width does', (text) => {
    expect(widthOf(text)).toBe(stringWidth(text));
  });

  it('agrees with string-width where such characters meet marks and each other', () => {
    const parts = [
      'a',
      '日',
      'か',
      'ー',
      '…',
      '│',
      '한',
      '\u11a8',
      '\u3099',
      '\u0301',
      '\u200d',
      '\ufe0f',
      '❤',
      '😀',
      'ﾊ',
      'ﾞ',
      '↑',
      '※',
      '\u20e3',
      '1',
      '🇯',
      '🇵',
    ];
    for (const a of parts)
      for (const b of parts)
        for (const c of parts)
          expect([a + b + c, widthOf(a + b + c)]).toEqual([a + b + c, stringWidth(a + b + c)]);
  });

  it('agrees with string-width on every character of the basic plane that it measures itself', () => {
    const wrong: string[] = [];
    // surrogates are category C and stay out
    for (let code = 0x20; code <= 0xffff; code += 1) {
      const text = `a${String.fromCharCode(code)}b`;
      if (/\p{C}|\p{Z}/u.test(String.fromCharCode(code))) continue;
      if (widthOf(text) !== stringWidth(text)) wrong.push(code.toString(16));
    }
    expect(wrong).toEqual([]);
  });
});

describe('truncate', () => {
  it.each([
    ['abcdef', 6, '…', 'abcdef'],
    ['abcdef', 4, '…', 'abc…'],
    ['abcdef', 4, '...', 'a...'],
    ['abcdef', 2, '...', '..'],
    ['日本語', 4, '…', '日…'],
    ['日本語', 5, '…', '日本…'],
    [`${family}${family}`, 3, '…', `${family}…`],
    ['abc', 0, '…', ''],
  ])('cuts %s to %i cells', (text, width, ellipsis, expected) => {
    expect(truncate(text, width, ellipsis)).toBe(expected);
  });
});

describe('takeCells and pad', () => {
  it('never splits a grapheme', () => {
    expect(takeCells(`e\u0301${family}x`, 2)).toBe('e\u0301');
    expect(takeCells('ae\u0301', 2)).toBe('ae\u0301');
    expect(takeCells('日本か\u3099', 6)).toBe('日本か\u3099');
    expect(takeCells('日本か\u3099', 5)).toBe('日本');
  });

  it.each([
    ['日', 4, 'left', '日  '],
    ['日', 4, 'right', '  日'],
    ['abcd', 2, 'left', 'abcd'],
  ] as const)('pads %s to %i on the %s', (text, width, align, expected) => {
    expect(pad(text, width, align)).toBe(expected);
  });
});
