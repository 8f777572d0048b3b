/** JSON text laid out anew without touching a token: numbers, escapes, key order and repeated keys stay as sent. */
import { expectEnd, opensContainer, scanContainer, skipScalar, skipSpace } from './scan.ts';
import { TextBuffer } from './text-buffer.ts';

/**
 * Lays out JSON text as `JSON.stringify` would: `indent` spaces per level, or one line where `indent` is 0.
 *
 * @param depth the level at which the text will stand; its first line is not indented
 * @throws JsonSyntaxError where the text is not JSON
 */
export function formatJson(text: string, indent: number, depth = 0): string {
  const formatter = new Formatter(text, indent);
  const end = formatter.value(skipSpace(text, 0), depth);
  expectEnd(text, end);
  return formatter.finish();
}

/** JSON text on one line. @throws JsonSyntaxError where the text is not JSON */
export function compactJson(text: string): string {
  return formatJson(text, 0);
}

/** Copies tokens as it walks, and puts its own white space between them. */
class Formatter {
  readonly #text: string;
  readonly #indent: number;
  readonly #colon: string;
  readonly #out: TextBuffer;

  constructor(text: string, indent: number) {
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
      out.copy(text, at, end);
      return end;
    }
    out.copy(text, at, at + 1);
    let isEmpty = true;
    const end = scanContainer(text, at, depth, (valueAt, keyAt, keyEnd) => {
      if (!isEmpty) out.copy(',', 0, 1);
      isEmpty = false;
      this.#break(depth + 1);
      if (keyEnd > keyAt) {
        out.copy(text, keyAt, keyEnd);
        out.copy(this.#colon, 0, this.#colon.length);
      }
      return this.value(valueAt, depth + 1);
    });
    if (!isEmpty) this.#break(depth);
    out.copy(text, end - 1, end);
    return end;
  }

  finish(): string {
    return this.#out.toString();
  }

  #break(depth: number): void {
    if (this.#indent > 0) this.#out.breakLine(this.#indent * depth);
  }
}
