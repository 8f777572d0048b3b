/** A single object as a table of two columns: field and value. */
import { recordColumns } from './columns.ts';
import { missing } from './cell.ts';
import { cellText, currencyIn, gridOptions, paintCell, type Drawing } from './drawing.ts';
import { drawnLines } from './drawn-lines.ts';
import { Grid } from './grid.ts';
import type { RecordPart } from './parts.ts';
import { toPrintable } from '../../terminal/printable.ts';

/** The fields that the record has, the telling ones first; amounts carry their currency. */
export function linesOfRecord(part: RecordPart, drawing: Drawing): Iterable<string> {
  const { palette, context } = drawing;
  const { cells } = part;
  const columns = recordColumns(part);
  const rows = columns.map((column) => {
    const value = cellText(column, cells, context);
    const currency = currencyIn(column, cells);
    const isBare = currency === undefined || value === missing;
    return [toPrintable(column.heading), isBare ? value : `${value} ${toPrintable(currency)}`];
  });
  const paintValue = (cell: string, row: number) => {
    const column = columns[row];
    return column === undefined ? undefined : paintCell(column, cell, palette);
  };
  const name = { heading: '', align: 'left', rank: 0, canCut: false, paint: () => palette.faint } as const;
  const value = { heading: '', align: 'left', rank: 0, canCut: true, paint: paintValue } as const;
  const grid = new Grid([name, value], rows, undefined, { ...gridOptions(drawing), headers: false });
  return drawnLines(
    rows.map((row, at) => grid.row(row, at)),
    grid.widths,
  );
}
