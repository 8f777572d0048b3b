import { describe, expect, it } from 'vitest';
import { widthOf } from '../../../src/terminal/width.ts';
import { wrap } from '../../../src/terminal/wrap.ts';

const family = '👨‍👩‍👧';

describe('wrap', () => {
  it.each([
    ['keeps what fits', 'one two', 7, ['one two']],
    ['breaks at spaces', 'one two three', 9, ['one two', 'three']],
    ['keeps line breaks and empty lines', 'one\n\ntwo', 9, ['one', '', 'two']],
    ['keeps the indent of a paragraph', '  one two', 5, ['  one', 'two']],
    ['leaves no blanks at line ends', 'one   two  ', 5, ['one', 'two']],
    ['breaks between wide characters', '請求金額一覧', 6, ['請求金', '額一覧']],
    ['breaks between a word and a wide character', '請求IDの', 6, ['請求ID', 'の']],
    ['lets a long word stand out', 'a longest b', 5, ['a', 'longest', 'b']],
    ['keeps a mark with its character', 'か\u3099か\u3099か\u3099', 4, ['か\u3099か\u3099', 'か\u3099']],
    ['measures emoji as they are drawn', `${family} ${family} x`, 5, [`${family} ${family}`, 'x']],
    ['breaks Korean at syllables', '한국어한국어', 6, ['한국어', '한국어']],
    ['breaks at ideographic spaces', '請求　金額', 5, ['請求', '金額']],
  ])('%s', (_, text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines);
  });

  it.each(Array.from('、。」）！？：・ーぁゃゅょっァャュョッ々).'))('never starts a line with %s', (mark) => {
    expect(wrap(`一二三${mark}四`, 6)).toEqual(['一二', `三${mark}四`]);
    expect(wrap(`ab cde${mark}四`, 6)[0]).toBe('ab');
  });

  it.each(Array.from('「（『【('))('never ends a line with %s', (mark) => {
    expect(wrap(`一${mark}二三`, 2 + widthOf(mark))).toEqual(['一', `${mark}二`, '三']);
  });

  it.each([
    ['a word', 'abcdefgh', 3, ['abc', 'def', 'gh']],
    ['a word behind others', 'ab cdefgh', 4, ['ab', 'cdef', 'gh']],
    ['a word, and goes on behind it', 'abcde fg', 4, ['abcd', 'e fg']],
    ['between graphemes only', `${family}${family}`, 3, [family, family]],
    ['one grapheme at least', '請求', 1, ['請', '求']],
    ['nothing that fits', 'abc', 3, ['abc']],
  ])('on request breaks %s', (_, text, width, lines) => {
    expect(wrap(text, width, { breakWords: true })).toEqual(lines);
  });

  it('loses nothing but blanks, and keeps to the width where words may be broken', () => {
    const samples = [
      'a bc、「日本語（ｶﾅ）」ー',
      `x${family}か\u3099 e\u0301e\u0301 `,
      '一。、」二',
      'https://example.com/a?b=c ',
    ];
    for (let width = 2; width < 24; width += 1) {
      const text = samples.join('').repeat(2);
      const lines = wrap(text, width, { breakWords: true });
      expect(lines.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
      expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(width);
    }
  });
});

describe('wrapping prose', () => {
  it('keeps the words of Japanese whole', () => {
    const text = '過去の分についてはサポートにお問い合わせください。';
    expect(wrap(text, 44)).toEqual(['過去の分についてはサポートにお問い合わせくだ', 'さい。']);
    expect(wrap(text, 44, { keepWords: true })).toEqual([
      '過去の分については',
      'サポートにお問い合わせください。',
    ]);
  });

  it('keeps English as it was', () => {
    const text = 'one two three four';
    expect(wrap(text, 9, { keepWords: true })).toEqual(wrap(text, 9));
  });
});
