/** `--sort-by`: a list's items in another order, whatever the format; items stay the text that was sent. */
import { findList, writeList, type ListPage } from '../../json/items.ts';
import { parseJson } from '../../json/parse.ts';
import { JsonNumber, type JsonValue } from '../../json/value.ts';
import { itemsOf } from '../items.ts';
import { compareDecimals } from '../number.ts';
import { splitPath, valueAt } from './path.ts';
import type { RenderOptions } from '../options.ts';
import { namesIn, plainText } from './row.ts';
import { listProperty } from '../shape.ts';
import type { Source } from '../source.ts';

/** What to sort by. */
export interface SortKey {
  name: string;
  path: readonly string[];
  isDescending: boolean;
}

/** Reads `path`, `path:asc` or `path:desc`; any other ending belongs to the path. */
export function parseSortKey(spec: string): SortKey {
  const match = /^(.*):(asc|desc)$/i.exec(spec);
  const name = match?.[1] ?? spec;
  return { name, path: splitPath(name), isDescending: match?.[2]?.toLowerCase() === 'desc' };
}

/**
 * The source as one page in the new order. Equal items stay in the order sent; those without the value come last.
 *
 * @param most how many items stay, the first in the new order; all of them where it is undefined
 */
export function sortSource(
  source: Source,
  key: SortKey,
  most: number | undefined,
  note: RenderOptions['note'],
): Source {
  return { ...source, pages: sortPages(source, key, most, note) };
}

async function* sortPages(
  { pages, shape, isQueried }: Source,
  key: SortKey,
  most: number | undefined,
  note: RenderOptions['note'],
): AsyncGenerator<string> {
  let first: ListPage | undefined;
  const entries: Entry[] = [];
  for await (const text of pages) {
    const items = itemsOf(text, shape);
    if (items === undefined) {
      note?.((t) => t.output.notSortable);
      yield text;
      continue;
    }
    first ??= findList(text, listProperty(shape)) ?? { items: [] };
    for (const item of items) entries.push({ item, value: valueAt(parseJson(item), key.path) });
  }
  if (first === undefined) return;
  // without a schema a slip of the pen shows only here, and so does a property that just happens to be absent
  const isUnseen =
    (shape.kind === 'unknown' || isQueried === true) && entries.every(({ value }) => value === undefined);
  const [sample] = entries;
  if (isUnseen && sample !== undefined)
    note?.((t) => t.output.unseen(key.name, namesIn(parseJson(sample.item))));
  const sorted = entries.toSorted((a, b) => compareEntries(a, b, key.isDescending));
  yield writeList(
    first,
    sorted.slice(0, most).map(({ item }) => item),
  );
}

interface Entry {
  item: string;
  value: JsonValue | undefined;
}

function compareEntries(a: Entry, b: Entry, isDescending: boolean): number {
  const rankA = rank(a.value);
  const rankB = rank(b.value);
  if (rankA === absent || rankB === absent) return rankA - rankB;
  const order = rankA === rankB ? compareValues(a.value, b.value) : rankA - rankB;
  return isDescending ? -order : order;
}

const absent = 9;

/** Values of different types sort by type. */
function rank(value: JsonValue | undefined): number {
  if (value === undefined || value === null) return absent;
  if (value instanceof JsonNumber) return 0;
  return typeof value === 'string' ? 1 : 2;
}

function compareValues(a: JsonValue | undefined, b: JsonValue | undefined): number {
  if (a instanceof JsonNumber && b instanceof JsonNumber) return compareDecimals(a.text, b.text);
  const left = sortText(a);
  const right = sortText(b);
  return left < right ? -1 : Number(left > right);
}

/** Lists and objects sort by how much they hold. */
function sortText(value: JsonValue | undefined): string {
  if (Array.isArray(value)) return String(value.length).padStart(9, '0');
  if (value instanceof Map) return String(value.size).padStart(9, '0');
  return value === undefined ? '' : (plainText(value) ?? '');
}
