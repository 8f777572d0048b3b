/** Draws what people look at: the lines of a table that is held whole, by cli-table3. */
import CliTable, { type Cell } from 'cli-table3';
import { gap } from './fit.ts';
import type { GridLine, LineCell } from './grid.ts';
import { plainLines } from './plain-lines.ts';

/** The library takes time that grows with the square of a table's rows, so it is given few at a time. */
const rowsAtOnce = 100;

/** No box: a blank between two columns, and the rest of the gap as padding, so that cells which span add up. */
const chars = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: ' ',
};
const padding = gap - chars.middle.length;

/** Without colours of the library's own; the cells have theirs. */
const style = { 'padding-left': 0, 'padding-right': padding, head: [], border: [], compact: true };

/**
 * The mark of cells that the library cuts, which it never does here, for ours are cut before. It shortens every cell
 * for its own diagnosis, though, to ten cells and character by character; a mark of that length leaves it nothing to do.
 */
const truncate = '.'.repeat(10);

/** A row with a cell wider than what it covers, which the library would cut, is written as it is. */
export function* drawnLines(rows: readonly GridLine[], widths: readonly number[]): Generator<string> {
  let batch: GridLine[] = [];
  for (const row of rows) {
    const isFitting = widths.length > 0 && fits(row, widths);
    if (isFitting) batch.push(row);
    if (batch.length === rowsAtOnce || !isFitting) {
      yield* drawBatch(batch, widths);
      batch = [];
    }
    if (!isFitting) yield* plainLines(row, widths);
  }
  yield* drawBatch(batch, widths);
}

function* drawBatch(rows: readonly GridLine[], widths: readonly number[]): Generator<string> {
  if (rows.length === 0) return;
  const table = new CliTable({ chars, style, truncate, colWidths: widths.map((width) => width + padding) });
  for (const row of rows) table.push(row.map(toCell));
  for (const line of table.toString().split('\n')) yield line.trimEnd();
}

function fits(row: GridLine, widths: readonly number[]): boolean {
  let column = 0;
  return row.every(({ lines, span }) => {
    const covered = widths.slice(column, column + span).reduce((sum, width) => sum + gap + width, -gap);
    column += span;
    return lines.every(({ width }) => width <= covered);
  });
}

function toCell({ lines, align, span }: LineCell): Cell {
  return { content: lines.map(({ text }) => text).join('\n'), hAlign: align, colSpan: span };
}
