/** Pages put together while they arrive: one document, whatever the format that writes it. */
import { NetworkError } from '../errors.ts';
import { findList, type ListPage } from '../json/items.ts';
import { listProperty } from './shape.ts';
import type { Source } from './source.ts';

/** Writes a document in some format. */
export interface DocumentWriter {
  /** A response that is no list. */
  whole(text: string): string;
  /** What stands before a list's items, from its first page. */
  open(first: ListPage): string;
  /** Items, in pieces; called for every page. */
  items(items: readonly string[]): Iterable<string>;
  /** What stands behind a list's items, from its first page. */
  close(): string;
}

/**
 * Writes one document. What stands around a list is the first page's. A failure on a later page still closes the
 * document before it is thrown on, so that what was printed stays readable.
 *
 * @throws NetworkError where a further page is no list
 */
export async function* writeDocument(
  { pages, shape }: Source,
  writer: DocumentWriter,
): AsyncGenerator<string> {
  let isOpen = false;
  let count = 0;
  try {
    for await (const text of pages) {
      count += 1;
      const page = findList(text, listProperty(shape));
      if (page === undefined && count > 1) throw new NetworkError((t) => t.output.pagesDiffer(count));
      if (page === undefined) yield writer.whole(text);
      else {
        if (!isOpen) yield writer.open(page);
        isOpen = true;
        yield* writer.items(page.items);
      }
    }
  } catch (error) {
    if (isOpen) yield writer.close();
    throw error;
  }
  if (isOpen) yield writer.close();
}
