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
  for (const piece of splitPieces(paragraph, width, keepWords)) {
    if (used + widthOf(piece.trimEnd()) <= width) line += piece;
    else {
      if (line.trim() !== '') lines.push(line.trimEnd());
      line = piece.trimStart();
      if (breakWords) line = breakWord(line, width, lines, keepWords);
    }
    used = widthOf(line);
  }
  const last = line.trimEnd();
  return last === '' && lines.length > 0 ? lines : [...lines, last];
}

/** What stays together, with the blanks behind it. Words of Japanese that fill more than a line do not. */
function splitPieces(text: string, width: number, keepWords: boolean): string[] {
  const words = keepWords ? findWords(text) : undefined;
  if (words === undefined) return cutAt(text, mayBreak);
  const pieces = cutAt(
    text,
    (before, after, at) => mayBreak(before, after) && words.starts.has(at),
    (at) => !words.joined.has(at),
  );
  return pieces.flatMap((piece) => (widthOf(piece.trimEnd()) > width ? cutAt(piece, mayBreak) : [piece]));
}

/**
 * @param between whether a line may start in this place, where no blank stands before it
 * @param behindBlank the same where one does
 */
function cutAt(
  text: string,
  between: (before: string, after: string, at: number) => boolean,
  behindBlank: (at: number) => boolean = () => true,
): string[] {
  const pieces: string[] = [];
  let piece = '';
  let at = 0;
  for (const unit of text.match(units) ?? []) {
    const isBlank = unit.trim() === '';
    const isBoundary = /\s$/.test(piece) ? behindBlank(at) : between(piece, unit, at);
    if (piece !== '' && !isBlank && isBoundary) {
      pieces.push(piece);
      piece = '';
    }
    piece += unit;
    at += unit.length;
  }
  return piece === '' ? pieces : [...pieces, piece];
}

/** Places in a text, in UTF-16 units. */
interface Words {
  /** Where a word starts. */
  starts: ReadonlySet<number>;
  /** Where something starts that belongs to what stands before the blank: a particle, a counter, a word of a command. */
  joined: ReadonlySet<number>;
}

/** What can be typed, and is copied as a whole: a command in quotes or at the end, a flag with a quoted value. */
const typed = /"soracom [^"]*"|「soracom [^」]*」|(?<=: )soracom .*$|--[a-z-]+ "[^"]*"/g;

/**
 * Undefined where spaces alone tell. Endings and particles, which are written in hiragana, belong to the word before
 * them, and an honorific to the word behind it.
 */
function findWords(text: string): Words | undefined {
  const starts = new Set<number>();
  const joined = new Set<number>();
  for (const { 0: command, index } of text.matchAll(typed))
    for (const { index: at, 0: blanks } of command.matchAll(/\s+/g)) joined.add(index + at + blanks.length);
  if (!/[\u3040-\u30ff\u3400-\u9fff]/.test(text)) return joined.size === 0 ? undefined : { starts, joined };
  // An instance costs several milliseconds, and most texts never come here.
  segmenter ??= new Intl.Segmenter('ja', { granularity: 'word' });
  const segments = [...segmenter.segment(text)];
  for (const [nth, { segment, index }] of segments.entries()) {
    const before = text.slice(0, index);
    const isBehindBlank = /\s$/.test(before);
    if (isBehindBlank && (particle.test(segment) || (/\d\s$/.test(before) && startsJapanese.test(segment))))
      joined.add(index);
    if (isBehindBlank || /[\u3001\u3002]$/.test(before)) starts.add(index);
    else if (!/[おご]$/.test(before) && !/^[\u3041-\u309f]/.test(segment)) {
      if (!belongTogether(segments[nth - 1]?.segment ?? '', before, text.slice(index), segment))
        starts.add(index);
    }
  }
  return { starts, joined };
}

let segmenter: Intl.Segmenter | undefined;

const startsJapanese = /^[\u3041-\u30ff\u3400-\u9fff]/;

const particle = /^(?:[をにはがでとものへや]|から|まで|より|など)$/;

/** One kanji or one katakana alone. */
const single = /^[\u30a1-\u30fa\u3400-\u9fff]$/;

/**
 * Whether two segments are one word to a reader: a prefix or a suffix of one character (全ページ, 送信前), a number of
 * months (18 か月), a verb behind the stem of another (切り詰める).
 */
function belongTogether(last: string, before: string, behind: string, segment: string): boolean {
  const isAfterWord = /[\d\u30a1-\u30ff\u3400-\u9fff]$/.test(before);
  if (isAfterWord && (single.test(last) || single.test(segment))) return true;
  if (/\d\s?[かカヵヶケ]$/.test(before)) return true;
  return (
    /[\u3400-\u9fff][いきぎしちびみりえけげせねべめれ]$/.test(before) &&
    /^[\u3400-\u9fff][\u3041-\u309f]/.test(behind)
  );
}

/** Of two units without a blank between them, one at least is a wide character. */
function mayBreak(before: string, after: string): boolean {
  return !noStart.test(after) && !noEnd.test(before);
}

/** Moves full lines of a word to `lines`, and returns what is left of it. */
function breakWord(word: string, width: number, lines: string[], atMarks: boolean): string {
  let rest = word;
  while (widthOf(rest.trimEnd()) > width) {
    // a character wider than the whole line stands out of it, or this would never end
    const most = takeCells(rest, width) || takeCells(rest, 2) || rest;
    // JSON, addresses and names of flags read better with a mark at the end of a line
    const taken = (atMarks && /^.*[/,;&?{}_-](?=[^/,;&?{}_-])/u.exec(most)?.[0]) || most;
    lines.push(taken);
    rest = rest.slice(taken.length);
  }
  return rest;
}
