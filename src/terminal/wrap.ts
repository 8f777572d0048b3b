/**
 * Breaks texts into lines for a terminal: at spaces and between the wide characters of Chinese, Japanese and Korean,
 * by the rules of Japanese typesetting (kinsoku, JIS X 4051) for what may not start or end a line.
 */
import { takeCells, widthOf } from './width.ts';

export interface WrapOptions {
  /** Whether a word longer than a line is broken; it stands out of the line otherwise. */
  breakWords?: boolean;
  /** Whether words of Japanese stay whole, which takes longer to find out: for prose. */
  keepWords?: boolean;
}

/** Scripts that are written without spaces: a line may end behind any of their characters. */
const wide = String.raw`\u2e80-\u2fff\u3001-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3ffff}`;

/** What a boundary may stand between: blanks, one wide character with its marks, or the rest of a word. */
const units = new RegExp(String.raw`\s+|[${wide}]\p{M}*|[^\s${wide}]+`, 'gu');

/** Closing brackets, stops, marks that repeat or lengthen, and small kana: they do not start a line. */
const noStart =
  /^[)\]},.;:!?%、。，．・：；？！」』）］｝〉》】〕〙〗’”…‥ー～〜゛゜々ゝゞヽヾ％ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿ]/u;

/** Opening brackets: they do not end a line. */
const noEnd = /[([{「『（［｛〈《【〔〘〖‘“]$/u;

/**
 * @param width cells in a line
 * @returns the lines, without blanks at their ends; line breaks in the text stay
 */
export function wrap(text: string, width: number, options: WrapOptions = {}): string[] {
  return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, width, options));
}

function wrapParagraph(
  paragraph: string,
  width: number,
  { breakWords = false, keepWords = false }: WrapOptions,
): string[] {
  if (widthOf(paragraph) <= width) return [paragraph.trimEnd()];
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const piece of splitPieces(paragraph, keepWords)) {
    if (used + widthOf(piece.trimEnd()) <= width) line += piece;
    else {
      if (line.trim() !== '') lines.push(line.trimEnd());
      line = piece.trimStart();
      if (breakWords) line = breakWord(line, width, lines);
    }
    used = widthOf(line);
  }
  const last = line.trimEnd();
  return last === '' && lines.length > 0 ? lines : [...lines, last];
}

/** What stays together, with the blanks behind it. */
function splitPieces(text: string, keepWords: boolean): string[] {
  const pieces: string[] = [];
  let piece = '';
  let at = 0;
  const starts = keepWords ? findWordStarts(text) : undefined;
  for (const unit of text.match(units) ?? []) {
    const isBlank = unit.trim() === '';
    const isBoundary = /\s$/.test(piece) || (mayBreak(piece, unit) && starts?.has(at) !== false);
    if (piece !== '' && !isBlank && isBoundary) {
      pieces.push(piece);
      piece = '';
    }
    piece += unit;
    at += unit.length;
  }
  return piece === '' ? pieces : [...pieces, piece];
}

/**
 * Where words start, in UTF-16 units; undefined where spaces alone tell. Endings and particles, which are written in
 * hiragana, belong to the word before them, and an honorific to the word behind it.
 */
function findWordStarts(text: string): ReadonlySet<number> | undefined {
  if (!/[\u3040-\u30ff\u3400-\u9fff]/.test(text)) return undefined;
  // An instance costs several milliseconds, and most texts never come here.
  words ??= new Intl.Segmenter('ja', { granularity: 'word' });
  const starts = Array.from(words.segment(text), ({ index }) => index);
  return new Set(
    starts.filter((at) => {
      const before = text[at - 1] ?? '';
      return (
        /[\s\u3001\u3002]/.test(before) || (!/[おご]/.test(before) && !/[\u3041-\u309f]/.test(text[at] ?? ''))
      );
    }),
  );
}

let words: Intl.Segmenter | undefined;

/** Of two units without a blank between them, one at least is a wide character. */
function mayBreak(before: string, after: string): boolean {
  return !noStart.test(after) && !noEnd.test(before);
}

/** Moves full lines of a word to `lines`, and returns what is left of it. */
function breakWord(word: string, width: number, lines: string[]): string {
  let rest = word;
  while (widthOf(rest.trimEnd()) > width) {
    // a character wider than the whole line stands out of it, or this would never end
    const taken = takeCells(rest, width) || takeCells(rest, 2) || rest;
    lines.push(taken);
    rest = rest.slice(taken.length);
  }
  return rest;
}
