/** A list as a table: a row for each item, a total where amounts add up. */
import type { CellContext } from './cell.ts';
import { chooseColumns, type Column } from './columns.ts';
import { cellText, gridOptions, paintCell, type Drawing } from './drawing.ts';
import { GridPrinter, type GridColumn } from './grid.ts';
import { currencyDecimals, groupDigits } from '../number.ts';
import type { RenderOptions } from '../options.ts';
import type { Palette } from '../palette.ts';
import type { RowsPart } from './parts.ts';
import { toPrintable } from '../../terminal/printable.ts';
import { ranks } from '../../model/meaning.ts';
import type { Cells } from '../rows/row.ts';
import { sharedCurrency, totalsOf } from './totals.ts';

export function* linesOfList(part: RowsPart, drawing: Drawing): Generator<string> {
  const { title, rows } = part;
  const { options, palette, context } = drawing;
  if (rows.length === 0) {
    options.note?.((t) => (title === undefined ? t.output.empty : t.output.emptyList(title)));
    return;
  }
  if (title !== undefined) yield palette.strong(toPrintable(title));
  const columns = chooseColumns(part, options.wide === true);
  const grid = {
    columns: columns.map((column) => toGridColumn(column, palette)),
    rows: rows.map((cells) => columns.map((column) => cellText(column, cells, context))),
    total: rows.length > 1 && options.headers !== false ? totalLine(columns, rows, context) : undefined,
  };
  const printer = new GridPrinter(grid, gridOptions(drawing));
  yield* printer.lines();
  for (const name of part.reader.unseen ?? []) options.note?.((t) => t.output.unseen(name, ''));
  noteHidden(part, columns, printer.hidden, options);
}

/** Says on a terminal what the table does not show; naming a few columns is enough to recognise the rest. */
function noteHidden(
  { reader }: RowsPart,
  columns: readonly Column[],
  cut: string[],
  options: RenderOptions,
): void {
  if (options.width === undefined || reader.headings !== undefined) return;
  const chosen = new Set(columns.map(({ field }) => field));
  const others = reader.fields.filter((field) => !chosen.has(field));
  const names = [...cut, ...others.map(({ name }) => name)].map(toPrintable);
  const some = names.length > 5 ? [...names.slice(0, 4), '…'] : names;
  if (names.length > 0) options.note?.((t) => t.output.hiddenColumns(names.length, some.join(', ')));
  const lists = columns.filter(({ field, heading }) => field.kind === 'list' && !cut.includes(heading));
  const [list] = lists;
  if (list !== undefined) options.note?.((t) => t.output.expandHint(toPrintable(list.heading)));
}

function toGridColumn(column: Column, palette: Palette): GridColumn {
  return {
    heading: toPrintable(column.heading),
    align: column.align,
    rank: column.rank,
    canCut: column.rank >= ranks.identity && (column.field.kind === 'text' || column.field.kind === 'map'),
    paint: (cell) => paintCell(column, cell, palette),
  };
}

/** The sums under their columns, and the word for them under the first column that has none. */
function totalLine(
  columns: readonly Column[],
  rows: readonly Cells[],
  context: CellContext,
): string[] | undefined {
  const totals = totalsOf(columns, rows);
  if (totals.every((total) => total === undefined)) return undefined;
  const cells = totals.map((total, index) => {
    const column = columns[index];
    if (total === undefined || column === undefined) return '';
    return groupDigits(total, currencyDecimals(sharedCurrency(column, rows)));
  });
  const free = cells.indexOf('');
  if (free >= 0) cells[free] = context.text.output.total;
  return cells;
}
