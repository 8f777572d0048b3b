/** JSON text laid out anew without touching a token: numbers, escapes, key order and repeated keys stay as sent. */
import { expectEnd, opensContainer, scanContainer, skipScalar, skipSpace } from './scan.ts';
import { TextBuffer } from './text-buffer.ts';

/** What tokens are wrapped in, by what they are; each gets the token as it was sent, quotes included. */
export interface JsonPaint {
  key: (token: string) => string;
  string: (token: string) => string;
  number: (token: string) => string;
  /** `true`, `false` and `null`. */
  word: (token: string) => string;
}

/**
 * Lays out JSON text as `JSON.stringify` would: `indent` spaces per level, or one line where `indent` is 0.
 *
 * @param depth the level at which the text will stand; its first line is not indented
 * @param paint for a terminal
 * @throws JsonSyntaxError where the text is not JSON
 */
export function formatJson(text: string, indent: number, depth = 0, paint?: JsonPaint): string {
  const formatter = new Formatter(text, indent, paint);
  const end = formatter.value(skipSpace(text, 0), depth);
  expectEnd(text, end);
  return formatter.finish();
}

/** JSON text on one line. @throws JsonSyntaxError where the text is not JSON */
export function compactJson(text: string, paint?: JsonPaint): string {
  return formatJson(text, 0, 0, paint);
}

/** The paint for a value that is neither an array nor an object. */
function paintOf(paint: JsonPaint, token: string): (token: string) => string {
  if (token.startsWith('"')) return paint.string;
  return /^[tfn]/.test(token) ? paint.word : paint.number;
}

/** Copies tokens as it walks, and puts its own white space between them. */
class Formatter {
  readonly #text: string;
  readonly #indent: number;
  readonly #colon: string;
  readonly #out: TextBuffer;
  readonly #paint: JsonPaint | undefined;

  constructor(text: string, indent: number, paint: JsonPaint | undefined) {
    this.#paint = paint;
    this.#text = text;
    this.#indent = indent;
    this.#colon = indent === 0 ? ':' : ': ';
    this.#out = new TextBuffer(text);
  }

  value(at: number, depth: number): number {
    const text = this.#text;
    const out = this.#out;
    if (!opensContainer(text, at)) {
      const end = skipScalar(text, at);
      if (this.#paint === undefined) out.copy(text, at, end);
      else {
        const token = text.slice(at, end);
        this.#put(paintOf(this.#paint, token)(token));
      }
      return end;
    }
    out.copy(text, at, at + 1);
    let isEmpty = true;
    const end = scanContainer(text, at, depth, (valueAt, keyAt, keyEnd) => {
      if (!isEmpty) out.copy(',', 0, 1);
      isEmpty = false;
      this.#break(depth + 1);
      if (keyEnd > keyAt) {
        if (this.#paint === undefined) out.copy(text, keyAt, keyEnd);
        else this.#put(this.#paint.key(text.slice(keyAt, keyEnd)));
        out.copy(this.#colon, 0, this.#colon.length);
      }
      return this.value(valueAt, depth + 1);
    });
    if (!isEmpty) this.#break(depth);
    out.copy(text, end - 1, end);
    return end;
  }

  #put(text: string): void {
    this.#out.copy(text, 0, text.length);
  }

  finish(): string {
    return this.#out.toString();
  }

  #break(depth: number): void {
    if (this.#indent > 0) this.#out.breakLine(this.#indent * depth);
  }
}
