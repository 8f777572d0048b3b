/** A list as a table: a row for each item, a total where amounts add up. */
import { chooseColumns, type Column } from './columns.ts';
import { drawnLines } from './drawn-lines.ts';
import { cellText, gridOptions, paintCell, type Drawing } from './drawing.ts';
import { Grid, type GridColumn, type GridLine } from './grid.ts';
import type { RenderOptions } from '../options.ts';
import type { Palette } from '../palette.ts';
import type { RowsPart } from './parts.ts';
import { inPieces } from '../pieces.ts';
import { plainLines } from './plain-lines.ts';
import { toPrintable } from '../../terminal/printable.ts';
import { ranks } from '../../model/meaning.ts';
import type { Cells } from '../rows/row.ts';
import { noteLate, noteUnseen } from '../rows/row-notes.ts';
import { RunningTotals } from './running-totals.ts';

/** @param part with all its rows */
export function* linesOfList(part: RowsPart, drawing: Drawing): Generator<string> {
  const { title, rows } = part;
  const { options, palette, context } = drawing;
  if (rows.length === 0) {
    options.note?.((t) => (title === undefined ? t.output.empty : t.output.emptyList(title)));
    return;
  }
  const columns = chooseColumns(part, options.wide === true);
  const cells = textsOf(rows, columns, drawing);
  const totals = new RunningTotals(columns);
  totals.add(rows);
  const sums = hasTotal(rows.length, options) ? totals.sums : undefined;
  const total = sums && { sums, label: context.text.output.total };
  const grid = new Grid(toGridColumns(columns, palette), cells, total, gridOptions(drawing));
  const body = cells.map((row, at) => grid.row(row, at));
  yield* drawnLines(
    [
      ...(title === undefined ? [] : grid.group(toPrintable(title))),
      ...grid.head(),
      ...body,
      ...(total === undefined ? [] : grid.total(total)),
    ],
    grid.widths,
  );
  noteUnseen(part.reader, options.note);
  noteHidden(part, columns, grid.hidden, part.reader.fields.length, options);
}

/**
 * Draws a list that is too long to be held, in pieces of several lines. The first rows decide on the columns and their
 * widths.
 *
 * @param part with its first rows
 * @param more the rows behind them, in batches
 */
export async function* piecesOfLongList(
  part: RowsPart,
  more: AsyncIterable<readonly Cells[]> | Iterable<readonly Cells[]>,
  drawing: Drawing,
): AsyncGenerator<string> {
  const { options, palette, context } = drawing;
  const columns = chooseColumns(part, options.wide === true);
  const known = part.reader.fields.length;
  const totals = new RunningTotals(columns);
  const first = textsOf(part.rows, columns, drawing);
  const grid = new Grid(toGridColumns(columns, palette), first, undefined, gridOptions(drawing));
  const group = part.title === undefined ? [] : grid.group(toPrintable(part.title));
  yield linesTogether([...group, ...grid.head()], grid);
  let count = 0;
  const draw = (rows: readonly Cells[], cells: readonly string[][]): Iterable<string> => {
    totals.add(rows);
    const start = count;
    count += rows.length;
    return inPieces(cells.map((row, at) => linesTogether([grid.row(row, start + at)], grid)));
  };
  yield* draw(part.rows, first);
  for await (const rows of more) if (rows.length > 0) yield* draw(rows, textsOf(rows, columns, drawing));
  const { sums } = totals;
  if (sums !== undefined && hasTotal(count, options))
    yield linesTogether(grid.total({ sums, label: context.text.output.total }), grid);
  noteUnseen(part.reader, options.note);
  noteLate(part.reader, known, options.note);
  noteHidden(part, columns, grid.hidden, known, options);
}

function textsOf(rows: readonly Cells[], columns: readonly Column[], { context }: Drawing): string[][] {
  return rows.map((cells) => columns.map((column) => cellText(column, cells, context)));
}

function linesTogether(lines: readonly GridLine[], { widths }: Grid): string {
  return lines
    .flatMap((line) => plainLines(line, widths))
    .map((line) => `${line}\n`)
    .join('');
}

/** One row is its own total. */
function hasTotal(rows: number, { headers }: RenderOptions): boolean {
  return rows > 1 && headers !== false;
}

/** Says on a terminal what the table does not show; naming a few columns is enough to recognise the rest. */
function noteHidden(
  { reader }: RowsPart,
  columns: readonly Column[],
  cut: readonly string[],
  known: number,
  options: RenderOptions,
): void {
  if (options.width === undefined || reader.headings !== undefined) return;
  const chosen = new Set(columns.map(({ field }) => field));
  const others = reader.fields.slice(0, known).filter((field) => !chosen.has(field));
  const names = [...cut, ...others.map(({ name }) => name)].map(toPrintable);
  const some = names.length > 5 ? [...names.slice(0, 4), '…'] : names;
  if (names.length > 0) options.note?.((t) => t.output.hiddenColumns(names.length, some.join(', ')));
  const lists = columns.filter(({ field, heading }) => field.kind === 'list' && !cut.includes(heading));
  const [list] = lists;
  if (list !== undefined) options.note?.((t) => t.output.expandHint(toPrintable(list.heading)));
}

function toGridColumns(columns: readonly Column[], palette: Palette): GridColumn[] {
  return columns.map((column) => ({
    heading: toPrintable(column.heading),
    align: column.align,
    rank: column.rank,
    canCut: column.rank >= ranks.identity && (column.field.kind === 'text' || column.field.kind === 'map'),
    paint: (cell) => paintCell(column, cell, palette),
  }));
}
