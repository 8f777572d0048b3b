/** JSON as it was sent: laid out with two spaces, on one line, or one item a line; in colour on a terminal. */
import { compactJson, formatJson, type JsonPaint } from '../json/format.ts';
import type { ListPage, Member } from '../json/items.ts';
import { readItems } from './items.ts';
import { writeDocument, type DocumentWriter } from './merge.ts';
import { paintsJson, type RenderOptions } from './options.ts';
import { inPieces } from './pieces.ts';
import type { Source } from './source.ts';

/** How JSON is laid out; without options as machines read it. */
type JsonOptions = Pick<RenderOptions, 'color' | 'terminal' | 'width' | 'compact'>;

/** One JSON document; a list's pages are merged as they arrive. */
export async function* renderJson(source: Source, options?: JsonOptions): AsyncGenerator<string> {
  const paint = await choosePaint(options);
  yield* writeDocument(source, new JsonWriter(options?.compact === true ? 0 : 2, paint));
}

/** One compact item a line; a response that is no list, or holds several, is one line. */
export async function* renderJsonl(source: Source, options?: JsonOptions): AsyncGenerator<string> {
  const paint = await choosePaint(options);
  for await (const items of readItems(source)) yield* inPieces(linesOf(items, paint));
}

/** Colour is for a terminal alone: what reads a pipe or a file reads JSON. */
async function choosePaint(options: JsonOptions | undefined): Promise<JsonPaint | undefined> {
  if (options === undefined || !paintsJson(options)) return undefined;
  return (await import('./palette.ts')).loadJsonPaint();
}

function* linesOf(items: readonly string[], paint: JsonPaint | undefined): Generator<string> {
  for (const item of items) yield `${compactJson(item, paint)}\n`;
}

class JsonWriter implements DocumentWriter {
  readonly #indent: number;
  readonly #paint: JsonPaint | undefined;
  #wrapper: ListPage['wrapper'];
  #depth = 0;
  #hasItems = false;

  /** @param indent spaces for each level; 0 for one line */
  constructor(indent: number, paint: JsonPaint | undefined) {
    this.#indent = indent;
    this.#paint = paint;
  }

  whole(text: string): string {
    return `${this.#format(text, 0)}\n`;
  }

  open({ wrapper }: ListPage): string {
    this.#wrapper = wrapper;
    if (wrapper === undefined) return '[';
    this.#depth = 1;
    const before = wrapper.before.map((member) => `${this.#member(member)},`);
    return `{${before.join('')}${this.#break(1)}${this.#key(wrapper.list)}[`;
  }

  items(items: readonly string[]): Iterable<string> {
    return inPieces(this.#elements(items));
  }

  close(): string {
    const end = this.#hasItems ? `${this.#break(this.#depth)}]` : ']';
    if (this.#wrapper === undefined) return `${end}\n`;
    const after = this.#wrapper.after.map((member) => `,${this.#member(member)}`);
    return `${end}${after.join('')}${this.#break(0)}}\n`;
  }

  *#elements(items: readonly string[]): Generator<string> {
    const depth = this.#depth + 1;
    for (const item of items) {
      yield `${this.#hasItems ? ',' : ''}${this.#break(depth)}${this.#format(item, depth)}`;
      this.#hasItems = true;
    }
  }

  #member(member: Member): string {
    return `${this.#break(1)}${this.#key(member)}${this.#format(member.valueText, 1)}`;
  }

  #key({ keyText }: Member): string {
    return `${this.#paint?.key(keyText) ?? keyText}${this.#indent === 0 ? ':' : ': '}`;
  }

  #format(text: string, depth: number): string {
    return formatJson(text, this.#indent, depth, this.#paint);
  }

  #break(depth: number): string {
    return this.#indent === 0 ? '' : `\n${' '.repeat(depth * this.#indent)}`;
  }
}
