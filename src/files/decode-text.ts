/**
 * Reads text as whoever wrote it encoded it: UTF-8, or UTF-16 where a byte order mark says so, as Windows PowerShell and
 * Notepad write it. The mark itself is no part of the text.
 */

/** The encoding that a text's byte order mark names; UTF-8 without one. */
export function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

/** The text of some bytes. What is no text becomes replacement characters. */
export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

/** The text of some bytes; undefined where they are no text. */
export function decodeStrictly(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
