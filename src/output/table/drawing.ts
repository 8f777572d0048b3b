/** What the tables of lists and of records share: how a column's values look. */
import { formatCell, missing, type CellContext } from './cell.ts';
import type { Column } from './columns.ts';
import type { GridOptions } from './grid.ts';
import type { RenderOptions } from '../options.ts';
import { paintTone, type Paint, type Palette } from '../palette.ts';
import type { Cells } from '../rows/row.ts';

/** What every part of a table is drawn with. */
export interface Drawing {
  options: RenderOptions;
  palette: Palette;
  context: CellContext;
}

/** The text of a column's cell in one row. */
export function cellText(column: Column, cells: Cells, context: CellContext): string {
  return formatCell(cells[column.index], column.field, currencyIn(column, cells), context);
}

/** The currency of a column's amount in one row. */
export function currencyIn(column: Column, cells: Cells): string | undefined {
  const { currencyIndex } = column;
  const currency = currencyIndex === undefined ? column.currency : cells[currencyIndex];
  return typeof currency === 'string' ? currency : undefined;
}

/** The paint for a cell: status words by meaning, what is missing faintly, all else plainly. */
export function paintCell(column: Column, cell: string, palette: Palette): Paint | undefined {
  if (cell === missing) return palette.faint;
  return paintTone(palette, column.tones.get(cell));
}

export function gridOptions({ options, palette }: Drawing): GridOptions {
  return {
    palette,
    unicode: options.unicode,
    headers: options.headers !== false,
    // with everything asked for, lines may be longer than the terminal is wide
    width: options.wide === true && options.wrap !== true ? undefined : options.width,
    keepAll: options.columns !== undefined || options.wide === true,
    wrap: options.wrap === true,
  };
}
