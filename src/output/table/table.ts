/** Tables: rows for a list, two columns for a record, one below the other where a response has several. */
import type { Text } from '../../text/en.ts';
import { formatCell, makeCellContext } from './cell.ts';
import type { Drawing } from './drawing.ts';
import { linesOfList, piecesOfLongList } from './list-table.ts';
import { mostRowsHeld, type RenderOptions } from '../options.ts';
import { loadPalette } from '../palette.ts';
import { openLatest } from './latest-rows.ts';
import { openRecord, readParts, type Part, type RowsPart } from './parts.ts';
import { inPieces } from '../pieces.ts';
import { linesOfRecord } from './record-table.ts';
import { inBatches, readOpening, readRows, type Opening, type Reading } from './row-stream.ts';
import { makeReader } from '../rows/selection.ts';
import { rowSchema } from '../shape.ts';
import type { Source } from '../source.ts';

/** Draws a source as a table. Up to `mostRowsHeld` rows it is held until it is whole; longer ones go out as they come. */
export async function* renderTable(
  source: Source,
  options: RenderOptions,
  text: Text,
): AsyncGenerator<string> {
  const palette = await loadPalette(options.color);
  const drawing = { options, palette, context: makeCellContext(options.timeZone, text) };
  const reading = source.pages[Symbol.asyncIterator]();
  try {
    const opening = await readOpening(reading, source.shape);
    let whole = opening.pages.map((page) => page.text);
    if (opening.isLong) {
      whole = [];
      yield* piecesOfOpening(opening, reading, source, whole, drawing);
      if (whole.length > 0) yield '\n';
    }
    yield* piecesOfParts(whole, source, drawing);
  } finally {
    await reading.return?.();
  }
}

/**
 * A list with more rows than are held.
 *
 * @param others takes the pages that are no list
 */
async function* piecesOfOpening(
  opening: Opening,
  reading: Reading,
  source: Source,
  others: string[],
  drawing: Drawing,
): AsyncGenerator<string> {
  const { shape } = source;
  const reader = makeReader(rowSchema(shape), source, drawing.options.columns);
  const batches = readRows(opening, reading, shape, reader, others);
  const first: RowsPart['rows'] = [];
  while (first.length < mostRowsHeld) {
    const batch = await batches.next();
    if (batch.done === true) break;
    first.push(...batch.value);
  }
  const part = { kind: 'rows', title: undefined, reader, rows: first } as const;
  yield* piecesOfLongList(part, batches, drawing);
}

/** What was read to its end. */
async function* piecesOfParts(
  pages: readonly string[],
  source: Source,
  drawing: Drawing,
): AsyncGenerator<string> {
  const whole = await readParts({ ...source, pages: iterate(pages) }, drawing.options.columns);
  const parts = whole.flatMap((part) => {
    if (part.kind === 'record') return openRecord(part, source);
    return part.kind === 'rows' ? openLatest(part, source, drawing) : [part];
  });
  for (const [index, part] of parts.entries()) {
    if (index > 0) yield '\n';
    yield* piecesOf(part, drawing);
  }
}

async function* iterate(pages: readonly string[]): AsyncGenerator<string> {
  yield* pages;
}

function piecesOf(part: Part, drawing: Drawing): AsyncIterable<string> | Iterable<string> {
  if (part.kind !== 'rows' || part.rows.length <= mostRowsHeld)
    return inPieces(withBreaks(linesOf(part, drawing)));
  const first = { ...part, rows: part.rows.slice(0, mostRowsHeld) };
  return piecesOfLongList(
    first,
    inBatches(part.rows.slice(mostRowsHeld), (row) => row),
    drawing,
  );
}

function* withBreaks(lines: Iterable<string>): Generator<string> {
  for (const line of lines) yield `${line}\n`;
}

function linesOf(part: Part, drawing: Drawing): Iterable<string> {
  switch (part.kind) {
    case 'rows':
      return linesOfList(part, drawing);
    case 'record':
      return linesOfRecord(part, drawing);
    case 'value':
      return [formatCell(part.value, bareField, undefined, drawing.context)];
  }
}

/** A value that stands alone has no name that could say more about it. */
const bareField = { path: ['value'], name: 'value', kind: 'text', isDeclared: false } as const;
