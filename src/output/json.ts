/** JSON as it was sent: laid out with two spaces, or one item a line; pages become one document. */
import { NetworkError } from '../errors.ts';
import { compactJson, formatJson } from '../json/format.ts';
import { findList, type ListPage, type Member } from '../json/items.ts';
import { readItems } from './items.ts';
import { listProperty } from './shape.ts';
import type { Source } from './source.ts';

const indent = 2;

/** Text is handed on in pieces of about this many characters. */
const pieceLength = 1 << 16;

/**
 * One JSON document. A list's pages are merged as they arrive; what stands around the list is the first page's.
 * A failure on a later page still closes the document before it is thrown on.
 */
export async function* renderJson({ pages, shape }: Source): AsyncGenerator<string> {
  let document: ListDocument | undefined;
  let count = 0;
  try {
    for await (const text of pages) {
      const page = findList(text, listProperty(shape));
      count += 1;
      if (page !== undefined) {
        document ??= new ListDocument(page);
        yield* document.add(page.items);
      } else if (count === 1) yield `${formatJson(text, indent)}\n`;
      else throw new NetworkError((t) => t.output.pagesDiffer(count));
    }
  } catch (error) {
    if (document !== undefined) yield document.end();
    throw error;
  }
  if (document !== undefined) yield document.end();
}

/** One compact item a line; a response that is no list is one line. */
export async function* renderJsonl(source: Source): AsyncGenerator<string> {
  let piece = '';
  for await (const items of readItems(source)) {
    for (const item of items) {
      piece += `${compactJson(item)}\n`;
      if (piece.length < pieceLength) continue;
      yield piece;
      piece = '';
    }
    yield piece;
    piece = '';
  }
}

/** A list in the making. */
class ListDocument {
  readonly #wrapper: ListPage['wrapper'];
  readonly #depth: number;
  #start: string;
  #hasItems = false;

  constructor({ wrapper }: ListPage) {
    this.#wrapper = wrapper;
    this.#depth = wrapper === undefined ? 0 : 1;
    this.#start =
      wrapper === undefined
        ? '['
        : `{${wrapper.before.map(memberLine).join('')}${lineBreak(1)}${wrapper.list.keyText}: [`;
  }

  *add(items: string[]): Generator<string> {
    let piece = this.#start;
    this.#start = '';
    for (const item of items) {
      piece +=
        (this.#hasItems ? ',' : '') + lineBreak(this.#depth + 1) + formatJson(item, indent, this.#depth + 1);
      this.#hasItems = true;
      if (piece.length < pieceLength) continue;
      yield piece;
      piece = '';
    }
    if (piece !== '') yield piece;
  }

  end(): string {
    const close = this.#hasItems ? `${lineBreak(this.#depth)}]` : ']';
    if (this.#wrapper === undefined) return `${close}\n`;
    const after = this.#wrapper.after.map((member) => `,${formatMember(member)}`);
    return `${close}${after.join('')}${lineBreak(0)}}\n`;
  }
}

function memberLine(member: Member): string {
  return `${formatMember(member)},`;
}

function formatMember({ keyText, valueText }: Member): string {
  return `${lineBreak(1)}${keyText}: ${formatJson(valueText, indent, 1)}`;
}

function lineBreak(depth: number): string {
  return `\n${' '.repeat(depth * indent)}`;
}
