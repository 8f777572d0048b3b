/** Reads as much of a source as a table needs to see before it is drawn, and the rest row by row. */
import { parseJson } from '../../json/parse.ts';
import { itemsOf } from '../items.ts';
import { mostRowsHeld } from '../options.ts';
import type { Cells, RowReader } from '../rows/row.ts';
import type { Shape } from '../shape.ts';

/** Rows that are read into cells at a time. */
const rowsAtOnce = 1000;

/** A page, and its items where it is a list. */
interface Page {
  text: string;
  items: readonly string[] | undefined;
}

/** Pages that are read one by one, and closed by whoever opened them. */
export type Reading = AsyncIterator<string>;

/** The beginning of a source. */
export interface Opening {
  pages: readonly Page[];
  /** Whether there are more rows than are held, and maybe more pages. */
  isLong: boolean;
}

/** Reads until the source ends or has more rows than are held. */
export async function readOpening(reading: Reading, shape: Shape): Promise<Opening> {
  const pages: Page[] = [];
  for (let count = 0; count <= mostRowsHeld;) {
    const next = await reading.next();
    if (next.done === true) return { pages, isLong: false };
    const page = toPage(next.value, shape);
    pages.push(page);
    count += page.items?.length ?? 0;
  }
  return { pages, isLong: true };
}

function toPage(text: string, shape: Shape): Page {
  return { text, items: itemsOf(text, shape) };
}

/**
 * The rows of a long list, page by page, in pieces that need little memory.
 *
 * @param others takes the pages that are no list
 */
export async function* readRows(
  opening: Opening,
  reading: Reading,
  shape: Shape,
  reader: RowReader,
  others: string[],
): AsyncGenerator<Cells[]> {
  for (const page of opening.pages) yield* rowsOf(page, reader, others);
  for (let next = await reading.next(); next.done !== true; next = await reading.next()) {
    yield* rowsOf(toPage(next.value, shape), reader, others);
  }
}

function* rowsOf({ text, items }: Page, reader: RowReader, others: string[]): Generator<Cells[]> {
  if (items === undefined) others.push(text);
  else yield* inBatches(items, (item) => reader.read(parseJson(item)));
}

/** Each of some values turned into another, handed on in batches. */
export function* inBatches<T, U>(values: readonly T[], turn: (value: T) => U): Generator<U[]> {
  for (let start = 0; start < values.length; start += rowsAtOnce) {
    yield values.slice(start, start + rowsAtOnce).map(turn);
  }
}
