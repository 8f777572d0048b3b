/** How many cells of a terminal a text takes, and how to make it take fewer. */
import stringWidth from 'string-width';

/** Cells of a printable text: two for wide characters, none for combining ones. */
export function widthOf(text: string): number {
  // measuring graphemes is slow, and most texts are plain ASCII
  return /^[ -~]*$/.test(text) ? text.length : stringWidth(text);
}

/** The text cut to `width` cells, the last of them an ellipsis where anything is missing. */
export function truncate(text: string, width: number, ellipsis: string): string {
  if (text.length <= width && widthOf(text) <= width) return text;
  const room = width - widthOf(ellipsis);
  return room < 0 ? ellipsis.slice(0, width) : takeCells(text, room) + ellipsis;
}

/** The longest beginning of `text` that takes at most `cells` cells; never half a grapheme. */
export function takeCells(text: string, cells: number): string {
  let taken = '';
  let used = 0;
  for (const { segment } of graphemes.segment(text)) {
    used += widthOf(segment);
    if (used > cells) break;
    taken += segment;
  }
  return taken;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The text padded with spaces to `width` cells, on the left where it stands on the right. */
export function pad(text: string, width: number, align: 'left' | 'right'): string {
  const missing = width - widthOf(text);
  if (missing <= 0) return text;
  return align === 'right' ? ' '.repeat(missing) + text : text + ' '.repeat(missing);
}
