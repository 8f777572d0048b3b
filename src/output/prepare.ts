/** Settles how a response will be shown: everything that can be wrong about it is found here, once, before it comes. */
import type { Schema } from '../model/command.ts';
import { tooLarge } from '../http/body.ts';
import type { RenderOptions } from './options.ts';
import { shapeOf } from './shape.ts';
import type { Arrange, Source } from './source.ts';

/**
 * Checks the options against what will come. Where the schema says nothing, and behind a query, everything may
 * come, and only the query itself is checked.
 *
 * @throws UsageError with everything that is wrong, naming what would be right
 */
export async function prepareOutput(
  schema: Schema | undefined,
  schemas: Record<string, Schema>,
  options: RenderOptions,
): Promise<Arrange> {
  if (options.raw === true) return (source) => Promise.resolve(source);
  const { query, expand, sortBy, mostSorted, columns, format, most, note } = options;
  // Most calls ask for none of these, and load none of it.
  const applyQuery = query === undefined ? undefined : (await import('./query/query.ts')).compileQuery(query);
  const isPlain = expand === undefined && sortBy === undefined && columns === undefined;
  if (!isPlain || (format !== 'json' && format !== 'jsonl' && format !== 'table')) {
    const { checkShape } = await import('./check.ts');
    checkShape(shapeOf(query === undefined ? schema : undefined, schemas), schemas, options);
  }
  const isHeld = query !== undefined || sortBy !== undefined || format === 'chart';
  return async (given) => {
    const source = isHeld && most !== undefined ? limitPages(given, most) : given;
    let arranged = applyQuery?.(source) ?? source;
    if (expand !== undefined)
      arranged = (await import('./rows/expand.ts')).expandSource(arranged, expand, note);
    if (sortBy === undefined) return arranged;
    const { parseSortKey, sortSource } = await import('./rows/sort.ts');
    return sortSource(arranged, parseSortKey(sortBy), mostSorted, note);
  };
}

/** One page is bounded where it is read; here it is all of them together. @throws NetworkError from the pages */
function limitPages(source: Source, most: number): Source {
  return { ...source, pages: countPages(source.pages, most) };
}

async function* countPages(pages: AsyncIterable<string>, most: number): AsyncGenerator<string> {
  let size = 0;
  for await (const page of pages) {
    size += page.length;
    if (size > most) throw tooLarge(most);
    yield page;
  }
}
