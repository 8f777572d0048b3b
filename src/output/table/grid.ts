/** Lines of a table drawn from finished cells: headings, a rule, rows, and a total behind another rule. */
import { fitColumns, gap } from './fit.ts';
import type { Paint, Palette } from '../palette.ts';
import { pad, takeCells, truncate, widthOf } from '../../terminal/width.ts';

/** A column of finished, printable cells. */
export interface GridColumn {
  heading: string;
  align: 'left' | 'right';
  /** Smaller stays longer where there is little room. */
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
  /** Whether a cell without room goes on in further lines instead of being cut. */
  wrap: boolean;
}

/** Narrower than this, a cut text says nothing. */
const leastText = 8;

/** Values that are shown whole may still not push everything else out. */
const mostWhole = 40;

/** A grid that knows how wide its columns are. */
export class GridPrinter {
  readonly #grid: Grid;
  readonly #options: GridOptions;
  readonly #widths: readonly (number | undefined)[];
  readonly #ellipsis: string;

  constructor(grid: Grid, options: GridOptions) {
    this.#grid = grid;
    this.#options = options;
    this.#ellipsis = options.unicode ? '…' : '...';
    this.#widths = measure(grid, options);
  }

  /** Headings of the columns that found no room. */
  get hidden(): string[] {
    const hidden = this.#grid.columns.filter((_, index) => this.#widths[index] === undefined);
    return hidden.map(({ heading }) => heading);
  }

  *lines(): Generator<string> {
    const { headers, palette } = this.#options;
    const { columns, rows, total } = this.#grid;
    if (headers) {
      const headings = columns.map(({ heading }) => heading);
      yield* this.#lines(headings, () => palette.heading);
      yield this.#rule();
    }
    for (const [at, row] of rows.entries()) {
      yield* this.#lines(row, (index, cell) => columns[index]?.paint?.(cell, at));
    }
    if (total === undefined) return;
    yield this.#rule();
    yield* this.#lines(total, () => palette.strong);
  }

  #rule(): string {
    const dash = this.#options.unicode ? '─' : '-';
    const dashes = this.#widths.filter((width) => width !== undefined).map((width) => dash.repeat(width));
    return this.#options.palette.faint(dashes.join(' '.repeat(gap)));
  }

  /** One line, or where cells are wrapped as many as the longest needs. */
  *#lines(cells: readonly string[], paintOf: CellPaint): Generator<string> {
    if (!this.#options.wrap) {
      const cut = cells.map((cell, index) => this.#cut(cell, this.#widths[index]));
      yield this.#line(cells, cut, paintOf);
      return;
    }
    const wrapped = cells.map((cell, index) => wrapCell(cell, this.#widths[index]));
    const height = Math.max(1, ...wrapped.map((lines) => lines.length));
    for (let at = 0; at < height; at += 1) {
      yield this.#line(
        cells,
        wrapped.map((lines) => lines[at] ?? ''),
        paintOf,
      );
    }
  }

  #cut(cell: string, width: number | undefined): string {
    return width === undefined ? '' : truncate(cell, width, this.#ellipsis);
  }

  /** @param shown what of each cell stands on this line */
  #line(cells: readonly string[], shown: readonly string[], paintOf: CellPaint): string {
    let line = '';
    let blanks = 0;
    for (const [index, width] of this.#widths.entries()) {
      if (width === undefined) continue;
      const padded = pad(shown[index] ?? '', width, this.#grid.columns[index]?.align ?? 'left');
      const text = padded.trimEnd();
      // the blanks behind a cell are written only once another follows, so that no line ends in blanks
      if (text !== '') {
        line += ' '.repeat(blanks) + (paintOf(index, cells[index] ?? '')?.(text) ?? text);
        blanks = 0;
      }
      blanks += padded.length - text.length + gap;
    }
    return line;
  }
}

type CellPaint = (index: number, cell: string) => Paint | undefined;

function wrapCell(cell: string, width: number | undefined): string[] {
  if (width === undefined) return [];
  const lines: string[] = [];
  let rest = cell;
  while (widthOf(rest) > width) {
    const fitting = takeCells(rest, width);
    const space = fitting.lastIndexOf(' ');
    // a break between words where there is one; at least one character, or this would never end
    const taken =
      space > 0 && rest[fitting.length] !== ' ' ? fitting.slice(0, space) : fitting || rest.slice(0, 1);
    lines.push(taken);
    rest = rest.slice(taken.length).trimStart();
  }
  return [...lines, rest];
}

function measure({ columns, rows, total }: Grid, options: GridOptions): (number | undefined)[] {
  const headings = columns.map(({ heading }) => (options.headers ? widthOf(heading) : 0));
  const widths = [...headings];
  for (const row of total === undefined ? rows : [...rows, total]) {
    for (const [index, cell] of row.entries()) {
      // a text is seldom wider than twice its length, so most need no measuring
      if (cell.length * 2 > (widths[index] ?? 0)) widths[index] = Math.max(widths[index] ?? 0, widthOf(cell));
    }
  }
  if (options.width === undefined) return widths;
  const fittable = columns.map(({ canCut, rank }, index) => {
    const width = widths[index] ?? 0;
    const least = canCut ? Math.max(leastText, headings[index] ?? 0) : mostWhole;
    return { width, least: Math.min(width, least), rank };
  });
  return fitColumns(fittable, options.width, options.keepAll);
}
