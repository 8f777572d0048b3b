/** JSON as it was sent: laid out with two spaces, or one item a line. */
import { compactJson, formatJson } from '../json/format.ts';
import type { ListPage, Member } from '../json/items.ts';
import { readItems } from './items.ts';
import { writeDocument, type DocumentWriter } from './merge.ts';
import { inPieces } from './pieces.ts';
import type { Source } from './source.ts';

const indent = 2;

/** One JSON document; a list's pages are merged as they arrive. */
export function renderJson(source: Source): AsyncGenerator<string> {
  return writeDocument(source, new JsonWriter());
}

/** One compact item a line; a response that is no list, or holds several, is one line. */
export async function* renderJsonl(source: Source): AsyncGenerator<string> {
  for await (const items of readItems(source)) yield* inPieces(linesOf(items));
}

function* linesOf(items: readonly string[]): Generator<string> {
  for (const item of items) yield `${compactJson(item)}\n`;
}

class JsonWriter implements DocumentWriter {
  #wrapper: ListPage['wrapper'];
  #depth = 0;
  #hasItems = false;

  whole(text: string): string {
    return `${formatJson(text, indent)}\n`;
  }

  open({ wrapper }: ListPage): string {
    this.#wrapper = wrapper;
    if (wrapper === undefined) return '[';
    this.#depth = 1;
    const before = wrapper.before.map((member) => `${formatMember(member)},`);
    return `{${before.join('')}${lineBreak(1)}${wrapper.list.keyText}: [`;
  }

  items(items: readonly string[]): Iterable<string> {
    return inPieces(this.#elements(items));
  }

  close(): string {
    const end = this.#hasItems ? `${lineBreak(this.#depth)}]` : ']';
    if (this.#wrapper === undefined) return `${end}\n`;
    const after = this.#wrapper.after.map((member) => `,${formatMember(member)}`);
    return `${end}${after.join('')}${lineBreak(0)}}\n`;
  }

  *#elements(items: readonly string[]): Generator<string> {
    const depth = this.#depth + 1;
    for (const item of items) {
      yield `${this.#hasItems ? ',' : ''}${lineBreak(depth)}${formatJson(item, indent, depth)}`;
      this.#hasItems = true;
    }
  }
}

function formatMember({ keyText, valueText }: Member): string {
  return `${lineBreak(1)}${keyText}: ${formatJson(valueText, indent, 1)}`;
}

function lineBreak(depth: number): string {
  return `\n${' '.repeat(depth * indent)}`;
}
