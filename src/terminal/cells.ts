/** Measures and wraps prose for a terminal, where a Chinese or Japanese character takes two cells. */

/** The blocks of wide characters (Unicode TR 11) that our own sentences use. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;

/** The width of a text in cells. Meant for our own prose; API data goes through `src/output`. */
export function measure(text: string): number {
  if (isPlain(text)) return text.length;
  let cells = 0;
  for (const character of text) cells += wide.test(character) ? 2 : 1;
  return cells;
}

/** Pads with spaces to a width in cells. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - measure(text)));
}

/**
 * Breaks a paragraph into lines of at most `width` cells: at spaces, and between wide characters, except before
 * punctuation that may not start a line.
 */
export function wrap(text: string, width: number): string[] {
  return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, width));
}

function wrapParagraph(paragraph: string, width: number): string[] {
  if (paragraph.length <= width && isPlain(paragraph)) return [paragraph.trimEnd()];
  const lines: string[] = [];
  let line = '';
  for (const piece of splitPieces(paragraph)) {
    if (line !== '' && measure(line) + measure(piece.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  }
  lines.push(line.trimEnd());
  return lines;
}

/** Pieces that stay together: a word with its space, or one wide character with the punctuation after it. */
function splitPieces(text: string): string[] {
  if (isPlain(text)) return text.match(/\S+\s*|\s+/g) ?? [];
  return (
    text.match(
      /[\u2e80-\u2fff\u3040-\ua4cf\uac00-\ud7a3\uf900-\ufaff][、。」）！？：・ー]*|[^\s\u2e80-\u2fff\u3040-\ua4cf\uac00-\ud7a3\uf900-\ufaff]+\s*|\s+/gu,
    ) ?? []
  );
}

/** One cell for each character: the usual case in English, and much the quicker one. */
function isPlain(text: string): boolean {
  return /^[ -~]*$/.test(text);
}
