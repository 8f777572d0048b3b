/** Whatever comes in, nothing that drives a terminal goes out. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeForTerminal, toPrintable } from '../../../src/terminal/printable.ts';
import { anyText, holds } from '../../helpers/properties.ts';

/** Every character that has no look of its own, but for those that scripts and emoji are written with. */
const unsafe =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/u;

describe('a text made printable', () => {
  it('has no unsafe character, on one line or on several', () => {
    holds(anyText, (text) => {
      expect(toPrintable(text)).not.toMatch(unsafe);
      expect(escapeForTerminal(text).replaceAll(/[\t\n]/g, '')).not.toMatch(unsafe);
    });
  });

  it('stays as it is when it is made printable again', () => {
    holds(anyText, (text) => {
      expect(toPrintable(toPrintable(text))).toBe(toPrintable(text));
      expect(escapeForTerminal(escapeForTerminal(text))).toBe(escapeForTerminal(text));
    });
  });

  it('is the same JSON where it was JSON', () => {
    holds(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      expect(JSON.parse(escapeForTerminal(JSON.stringify(value)))).toEqual(JSON.parse(JSON.stringify(value)));
    });
  });

  it.each(['👨‍👩‍👧', 'नमस्‍ते', 'می‌خواهم', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '日本語', 'e\u0301'])('keeps %s', (text) => {
    expect(toPrintable(text)).toBe(text);
  });

  it('has none of the characters that only format, joiners and number signs aside', () => {
    const kept = [];
    for (let code = 0; code <= 0x10_ff_ff; code += 1) {
      const character = String.fromCodePoint(code);
      if (/\p{Cf}/u.test(character) && toPrintable(character) === character) kept.push(code.toString(16));
    }
    expect(kept).toEqual(
      '600 601 602 603 604 605 6dd 70f 890 891 8e2 200c 200d 110bd 110cd'.split(' ').toSpliced(0, 0, 'ad'),
    );
  });
});
