/**
 * How many cells of a terminal a text takes, and how to make it take fewer or more. All that is printed in columns is
 * measured here, help and tables alike.
 */
import stringWidth from 'string-width';

/**
 * Cells of a printable text: two for wide characters, none for combining ones. The simple characters, which is what
 * our own sentences are made of, are measured here; for all others string-width decides. The build loads that package
 * only once a text needs it, so `soracom --help` does without.
 */
export function widthOf(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  return simpleWidth(text) ?? fullWidth(text);
}

/** Measured by graphemes. What draws a table asks for the width of a cell many times in a row. */
function fullWidth(text: string): number {
  if (text !== last.text) last = { text, width: stringWidth(text) };
  return last.width;
}

let last = { text: '', width: 0 };

/**
 * The width of a text whose characters each stand for themselves; `undefined` where one may combine with another,
 * as in emoji. Measuring graphemes, which is right for all texts, takes twenty times as long.
 */
function simpleWidth(text: string): number | undefined {
  let width = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isNarrow(code)) width += 1;
    else if (isWide(code)) width += 2;
    else return undefined;
  }
  return width;
}

/** ASCII, Latin letters, punctuation such as the ellipsis that cut texts end with, arrows, lines and bars. */
function isNarrow(code: number): boolean {
  if (code <= 0x7e) return code >= 0x20;
  if (code < 0x2010) return code >= 0xc0 && code <= 0x24f;
  return (
    code <= 0x2027 ||
    (code >= 0x2030 && code <= 0x203b) ||
    (code >= 0x2190 && code <= 0x2193) ||
    (code >= 0x2500 && code <= 0x259f)
  );
}

/** Kana, ideographs, Hangul syllables and full-width forms (UAX 11), without the marks that combine. */
function isWide(code: number): boolean {
  if (code < 0x3400)
    return (code >= 0x3000 && code <= 0x3029) || (code >= 0x3041 && code <= 0x30ff && !isVoiceMark(code));
  if (code <= 0x9fff) return code <= 0x4dbf || code >= 0x4e00;
  return (code >= 0xac00 && code <= 0xd7a3) || (code >= 0xff01 && code <= 0xff60);
}

/** Marks that may combine with the kana before them, and the unassigned beside them. */
function isVoiceMark(code: number): boolean {
  return code >= 0x3097 && code <= 0x309a;
}

/** What stands for what is cut off, where the terminal can show it. */
export function ellipsisOf(unicode: boolean): string {
  return unicode ? '…' : '...';
}

/** The text cut to `width` cells, the last of them an ellipsis where anything is missing. */
export function truncate(text: string, width: number, ellipsis: string): string {
  // no character is wider than two cells a UTF-16 unit
  if (text.length * 2 <= width || widthOf(text) <= width) return text;
  const room = width - widthOf(ellipsis);
  return room < 0 ? ellipsis.slice(0, width) : takeCells(text, room) + ellipsis;
}

/** The longest beginning of `text` that takes at most `cells` cells; never half a grapheme. */
export function takeCells(text: string, cells: number): string {
  // the character behind the last that may find room counts too: it may combine with that one
  const beginning = text.slice(0, cells + 1);
  if (simpleWidth(beginning) !== undefined) return takeSimple(beginning, cells);
  let taken = '';
  let used = 0;
  // an instance costs several milliseconds, and most texts never come here
  graphemes ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  for (const { segment } of graphemes.segment(text)) {
    used += widthOf(segment);
    if (used > cells) break;
    taken += segment;
  }
  return taken;
}

function takeSimple(text: string, cells: number): string {
  let used = 0;
  for (let at = 0; at < text.length; at += 1) {
    used += isWide(text.charCodeAt(at)) ? 2 : 1;
    if (used > cells) return text.slice(0, at);
  }
  return text;
}

let graphemes: Intl.Segmenter | undefined;

/** The text padded with spaces to `width` cells, on the left where it stands on the right. */
export function pad(text: string, width: number, align: 'left' | 'right'): string {
  const missing = width - widthOf(text);
  if (missing <= 0) return text;
  return align === 'right' ? ' '.repeat(missing) + text : text + ' '.repeat(missing);
}
