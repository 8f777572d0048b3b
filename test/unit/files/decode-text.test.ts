/** Text in the encodings that Windows programs write. */
import { describe, expect, it } from 'vitest';
import { decodeStrictly, decodeText, encodingOf } from '../../../src/files/decode-text.ts';

const text = '{"a":"課金 😀"}\r\n';
const utf16le = Buffer.from(`\uFEFF${text}`, 'utf16le');

describe('a text', () => {
  it.each<[string, Uint8Array, ReturnType<typeof encodingOf>]>([
    ['UTF-8', Buffer.from(text), 'utf-8'],
    ['UTF-8 behind a mark, as Notepad has it', Buffer.from(`\uFEFF${text}`), 'utf-8'],
    ['what Windows PowerShell writes with ">"', utf16le, 'utf-16le'],
    ['UTF-16 of the other order', Buffer.from(utf16le).swap16(), 'utf-16be'],
  ])('in %s is read', (_, bytes, encoding) => {
    expect(encodingOf(bytes)).toBe(encoding);
    expect([decodeText(bytes), decodeStrictly(bytes)]).toEqual([text, text]);
  });

  it.each([
    ['code page 932', Uint8Array.of(0x89, 0xdb, 0x8b, 0xe0)],
    ['half a character of UTF-16', utf16le.subarray(0, -1)],
  ])('in %s is none', (_, bytes) => {
    expect(decodeStrictly(bytes)).toBeUndefined();
    expect(decodeText(bytes)).toContain('\uFFFD');
  });

  it('may be empty', () => {
    expect([decodeText(new Uint8Array()), decodeStrictly(new Uint8Array())]).toEqual(['', '']);
  });
});
