/** Lines of a table drawn from finished cells: headings, a rule, rows, and a total behind another rule. */
import { fitColumns, gap } from './fit.ts';
import type { Paint, Palette } from './palette.ts';
import { pad, truncate, widthOf } from './width.ts';

/** A column of finished, printable cells. */
export interface GridColumn {
  heading: string;
  align: 'left' | 'right';
  rank: number;
  /** Whether a part of a value still says something; amounts and dates are shown whole or not at all. */
  canCut: boolean;
  /** The paint for a cell, by its text and the row it stands in. */
  paint?: (cell: string, row: number) => Paint | undefined;
}

export interface Grid {
  columns: readonly GridColumn[];
  rows: readonly (readonly string[])[];
  total?: readonly string[] | undefined;
}

export interface GridOptions {
  palette: Palette;
  unicode: boolean;
  headers: boolean;
  /** Cells in a line; `undefined` cuts nothing. */
  width: number | undefined;
  /** Whether every column has to stay. */
  keepAll: boolean;
}

/** Narrower than this, a cut text says nothing. */
const leastText = 8;

/** A grid that knows how wide its columns are. */
export class GridPrinter {
  readonly #grid: Grid;
  readonly #options: GridOptions;
  readonly #widths: (number | undefined)[];
  readonly #ellipsis: string;

  constructor(grid: Grid, options: GridOptions) {
    this.#grid = grid;
    this.#options = options;
    this.#ellipsis = options.unicode ? '…' : '...';
    this.#widths = measure(grid, options);
  }

  /** Headings of the columns that found no room. */
  get hidden(): string[] {
    return this.#grid.columns
      .filter((_, index) => this.#widths[index] === undefined)
      .map(({ heading }) => heading);
  }

  *lines(): Generator<string> {
    const { headers, palette } = this.#options;
    const { columns, rows, total } = this.#grid;
    if (headers) {
      yield this.#line(
        columns.map(({ heading }) => heading),
        () => palette.heading,
      );
      yield this.#rule();
    }
    for (const [at, row] of rows.entries())
      yield this.#line(row, (index, cell) => columns[index]?.paint?.(cell, at));
    if (total === undefined) return;
    yield this.#rule();
    yield this.#line(total, () => palette.strong);
  }

  #rule(): string {
    const dash = this.#options.unicode ? '─' : '-';
    const dashes = this.#widths.filter((width) => width !== undefined).map((width) => dash.repeat(width));
    return this.#options.palette.faint(dashes.join(' '.repeat(gap)));
  }

  #line(cells: readonly string[], paintOf: (index: number, cell: string) => Paint | undefined): string {
    let line = '';
    let spaces = 0;
    for (const [index, width] of this.#widths.entries()) {
      if (width === undefined) continue;
      const cell = cells[index] ?? '';
      const cut = truncate(cell, width, this.#ellipsis);
      const padded = pad(cut, width, this.#grid.columns[index]?.align ?? 'left');
      const text = padded.trimEnd();
      // the blanks behind a cell are written only once another follows, so that no line ends in blanks
      if (text !== '') {
        line += ' '.repeat(spaces) + (paintOf(index, cell)?.(text) ?? text);
        spaces = 0;
      }
      spaces += padded.length - text.length + gap;
    }
    return line;
  }
}

function measure(
  { columns, rows, total }: Grid,
  { headers, width, keepAll }: GridOptions,
): (number | undefined)[] {
  const natural = columns.map(({ heading }) => (headers ? widthOf(heading) : 0));
  for (const row of total === undefined ? rows : [...rows, total]) {
    for (const [index, cell] of row.entries()) {
      const cells = widthOf(cell);
      if (cells > (natural[index] ?? 0)) natural[index] = cells;
    }
  }
  if (width === undefined) return natural;
  const fittable = columns.map(({ canCut, rank, heading }, index) => {
    const wish = natural[index] ?? 0;
    const least = canCut ? Math.min(wish, Math.max(leastText, headers ? widthOf(heading) : 0)) : wish;
    return { width: wish, least, rank };
  });
  return fitColumns(fittable, width, keepAll);
}
