/** A list as a table: a row for each item, a total where amounts add up. */
import { chooseColumns, hasValue, isCuttable, leastWidth, type Column } from './columns.ts';
import { drawnLines } from './drawn-lines.ts';
import { cellText, gridOptions, paintCell, type Drawing } from './drawing.ts';
import { Grid, type GridColumn, type GridLine } from './grid.ts';
import type { Total } from './place-total.ts';
import type { RenderOptions } from '../options.ts';
import type { RowsPart } from './parts.ts';
import { inPieces } from '../pieces.ts';
import { plainLines } from './plain-lines.ts';
import { withCurrency } from '../number.ts';
import { toPrintable } from '../../terminal/printable.ts';
import { ellipsisOf } from '../../terminal/width.ts';
import type { Cells } from '../rows/row.ts';
import { noteLate, noteUnseen } from '../rows/row-notes.ts';
import { linesOfPairs, linesOfRecord } from './record-table.ts';
import { RunningTotals } from './running-totals.ts';
import { shortenTime, shortestTime } from './time.ts';

/** @param part with all its rows */
export function* linesOfList(part: RowsPart, drawing: Drawing): Generator<string> {
  const { title, rows } = part;
  const { options } = drawing;
  if (rows.length === 0) {
    options.note?.((t) => (title === undefined ? t.output.empty : t.output.emptyList(title)));
    return;
  }
  const columns = chooseColumns(part, options.wide === true, options.width !== undefined);
  const cells = textsOf(rows, columns, drawing);
  const totals = new RunningTotals(columns, part.reader.fields);
  totals.add(rows);
  const total = totalOf(totals, rows.length, columns, drawing);
  const grid = new Grid(toGridColumns(columns, drawing), cells, total, gridOptions(drawing));
  if (grid.isTooNarrow) yield* linesAsRecords(part, totals, columns, drawing);
  else {
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
  }
  noteLeftOut(totals, options);
  noteUnseen(part.reader, options.note);
  if (!grid.isTooNarrow) noteHidden(part, columns, grid.hidden, part.reader.fields.length, options);
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
  const { options } = drawing;
  const columns = chooseColumns(part, options.wide === true, options.width !== undefined);
  const known = part.reader.fields.length;
  const totals = new RunningTotals(columns, part.reader.fields);
  const first = textsOf(part.rows, columns, drawing);
  const grid = new Grid(toGridColumns(columns, drawing), first, undefined, gridOptions(drawing));
  const group = part.title === undefined ? [] : grid.group(toPrintable(part.title));
  yield linesTogether(grid.isTooNarrow ? group : [...group, ...grid.head()], grid);
  let count = 0;
  const draw = (rows: readonly Cells[], cells: readonly string[][]): Iterable<string> => {
    totals.add(rows);
    const start = count;
    count += rows.length;
    if (grid.isTooNarrow) return inPieces(recordsOf(rows, start, part, drawing));
    return inPieces(cells.map((row, at) => linesTogether([grid.row(row, start + at)], grid)));
  };
  yield* draw(part.rows, first);
  for await (const rows of more) {
    if (rows.length > 0) yield* draw(rows, grid.isTooNarrow ? [] : textsOf(rows, columns, drawing));
  }
  const total = totalOf(totals, count, columns, drawing);
  if (total !== undefined)
    yield grid.isTooNarrow
      ? `\n${withBreaks(linesOfTotal(totals, columns, drawing))}`
      : linesTogether(grid.total(total), grid);
  noteLeftOut(totals, options);
  noteUnseen(part.reader, options.note);
  noteLate(part.reader, known, options.note);
  if (!grid.isTooNarrow) noteHidden(part, columns, grid.hidden, known, options);
}

/** Where not even the most useful columns find room beside each other: each row as a record. */
function* linesAsRecords(
  part: RowsPart,
  totals: RunningTotals,
  columns: readonly Column[],
  drawing: Drawing,
): Generator<string> {
  const { title, rows } = part;
  if (title !== undefined) yield drawing.palette.strong(toPrintable(title));
  for (const [at, cells] of rows.entries()) {
    if (at > 0) yield '';
    yield* linesOfRecord({ kind: 'record', reader: part.reader, cells }, drawing);
  }
  if (totalOf(totals, rows.length, columns, drawing) === undefined) return;
  yield '';
  yield* linesOfTotal(totals, columns, drawing);
}

function* recordsOf(
  rows: readonly Cells[],
  start: number,
  { reader }: RowsPart,
  drawing: Drawing,
): Generator<string> {
  for (const [at, cells] of rows.entries()) {
    const lines = withBreaks(linesOfRecord({ kind: 'record', reader, cells }, drawing));
    yield start + at > 0 ? `\n${lines}` : lines;
  }
}

function linesOfTotal(totals: RunningTotals, columns: readonly Column[], drawing: Drawing): Iterable<string> {
  const { total } = drawing.context.text.output;
  const sums = (totals.sums ?? []).flatMap(({ text, currency }, at) =>
    text === ''
      ? []
      : [
          {
            name: `${total} ${toPrintable(columns[at]?.heading ?? '')}`,
            value: withCurrency(text, currency),
          },
        ],
  );
  return linesOfPairs(
    sums.map(({ name, value }) => ({ name, value, canCut: false, paint: drawing.palette.strong })),
    drawing,
  );
}

/** The sums and their currencies, each below its column; `undefined` where there is no sum, or only one row. */
function totalOf(
  totals: RunningTotals,
  rows: number,
  columns: readonly Column[],
  { options, context }: Drawing,
): Total | undefined {
  const found = totals.sums;
  // one row is its own total
  if (found === undefined || rows < 2 || options.headers === false) return undefined;
  const { total, totalIn } = context.text.output;
  const currencies = new Set(found.map(({ currency }) => currency).filter((currency) => currency !== ''));
  if (currencies.size > 1) {
    const sums = found.map(({ text, currency }) => (text === '' ? '' : withCurrency(text, currency)));
    return { sums, label: total };
  }
  const text = toPrintable([...currencies].join(''));
  const summed = columns.find((_, at) => found[at]?.currency !== '');
  const column = columns.findIndex(({ index }) => index === summed?.currencyIndex);
  return {
    sums: found.map((sum) => sum.text),
    label: total,
    currency: { text, column: column < 0 ? undefined : column, label: totalIn(text) },
  };
}

function noteLeftOut({ leftOut, sums }: RunningTotals, { note, headers }: RenderOptions): void {
  if (leftOut > 0 && sums !== undefined && headers !== false) note?.((t) => t.output.leftOut(leftOut));
}

function textsOf(rows: readonly Cells[], columns: readonly Column[], { context }: Drawing): string[][] {
  return rows.map((cells) => columns.map((column) => cellText(column, cells, context)));
}

function withBreaks(lines: Iterable<string>): string {
  return Array.from(lines, (line) => `${line}\n`).join('');
}

function linesTogether(lines: readonly GridLine[], { widths }: Grid): string {
  return lines
    .flatMap((line) => plainLines(line, widths))
    .map((line) => `${line}\n`)
    .join('');
}

/**
 * Says on a terminal which values the table does not show; naming a few columns is enough to recognise the rest.
 * Columns that no row has a value for are not missed.
 */
function noteHidden(
  part: RowsPart,
  columns: readonly Column[],
  cut: readonly string[],
  known: number,
  options: RenderOptions,
): void {
  const { reader, rows, title = '' } = part;
  if (options.width === undefined || reader.headings !== undefined) return;
  const chosen = new Set(columns.map(({ field }) => field));
  const others = reader.fields
    .slice(0, known)
    .filter((field, index) => !chosen.has(field) && hasValue(part, { index }));
  const missed = columns.filter((column) => cut.includes(column.heading) && hasValue(part, column));
  const names = [...missed.map(({ heading }) => heading), ...others.map(({ name }) => name)].map(toPrintable);
  const some = names.length > 5 ? [...names.slice(0, 4), ellipsisOf(options.unicode)] : names;
  if (names.length > 0)
    options.note?.((t) => t.output.hiddenColumns(toPrintable(title), names.length, some.join(', ')));
  const lists = columns.filter(
    ({ field, heading, index }) =>
      field.kind === 'list' && !cut.includes(heading) && rows.some((row) => isFilled(row[index])),
  );
  const [list] = lists;
  if (list !== undefined) options.note?.((t) => t.output.expandHint(toPrintable(list.heading)));
}

function isFilled(value: Cells[number]): boolean {
  return Array.isArray(value) && value.length > 0;
}

function toGridColumns(columns: readonly Column[], { palette }: Drawing): GridColumn[] {
  return columns.map((column) => ({
    heading: toPrintable(column.heading),
    align: column.align,
    priority: column.priority,
    isExtra: column.isExtra,
    canCut: isCuttable(column),
    least: leastWidth(column),
    ...(column.field.kind === 'time' && { shortest: shortestTime, shorten: shortenTime }),
    paint: (cell) => paintCell(column, cell, palette),
  }));
}
