/** What stands in the lines of a table: cells cut or wrapped to the width of their columns, and painted. */
import { gap } from './fit.ts';
import { fitGrid, measureGrid, measureValues } from './grid-widths.ts';
import { placeTotal, type Total } from './place-total.ts';
import type { Paint, Palette } from '../palette.ts';
import { ellipsisOf, truncate, widthOf } from '../../terminal/width.ts';
import { wrap } from '../../terminal/wrap.ts';

/** A column of finished, printable cells. */
export interface GridColumn {
  heading: string;
  align: 'left' | 'right';
  /** Smaller stays longer where there is little room. */
  priority: number;
  /** Shown only where it finds room that nothing else needs. */
  isExtra: boolean;
  /** Whether a part of a value still says something; amounts and ids are shown whole or not at all. */
  canCut: boolean;
  /** How many cells a text keeps as long as others can give way. */
  least?: number | undefined;
  /** How few cells a value takes in its shortest form, and what gives the form for a width; times have several. */
  shortest?: number;
  shorten?: (cell: string, width: number) => string;
  /** The paint for a cell, by its text and the row it stands in. */
  paint?: (cell: string, row: number) => Paint | undefined;
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

/** A cell as it is drawn. */
export interface LineCell {
  /** What stands below each other, each with its width in cells, which colour adds nothing to. */
  lines: readonly { text: string; width: number }[];
  align: 'left' | 'right';
  /** How many columns it covers. */
  span: number;
}

/** The cells of a row, from the first column to the last. */
export type GridLine = readonly LineCell[];

/** A column that found room. */
interface Place {
  column: GridColumn;
  /** Where the column's cell stands in a row. */
  index: number;
  width: number;
  /** Whether cells without room are cut or wrapped; they stand out of their column otherwise. */
  cuts: boolean;
  /** Whether cells are shown in a shorter form. */
  shortens: boolean;
}

/** A grid whose columns have their place and width. */
export class Grid {
  /** Headings of the columns that found no room. */
  readonly hidden: readonly string[];
  /** Whether the columns say too little in this width, so that each row is better drawn as a record. */
  readonly isTooNarrow: boolean;
  readonly #places: readonly Place[];
  readonly #options: GridOptions;

  /** @param rows what the widths are taken from: all rows, or enough of them to tell */
  constructor(
    columns: readonly GridColumn[],
    rows: readonly (readonly string[])[],
    total: Total | undefined,
    options: GridOptions,
  ) {
    this.#options = options;
    const values = measureValues(columns, total === undefined ? rows : [...rows, total.sums]);
    const wanted = measureGrid(columns, values, total, options.headers);
    const fits = fitGrid(columns, wanted, values, options);
    this.isTooNarrow = fits === undefined;
    const fitted = fits ?? wanted;
    this.hidden = columns.filter((_, index) => fitted[index] === undefined).map(({ heading }) => heading);
    this.#places = columns.flatMap((column, index) => {
      const width = fitted[index];
      if (width === undefined) return [];
      const isShort = options.width !== undefined && width < (wanted[index] ?? 0);
      const shortens = isShort && column.shorten !== undefined;
      return [
        { column, index, width, shortens, cuts: shortens || (options.width !== undefined && column.canCut) },
      ];
    });
  }

  /** The widths of the columns, from left to right. */
  get widths(): number[] {
    return this.#places.map(({ width }) => width);
  }

  /** A row that names the rows behind it, across all columns. */
  group(title: string): GridLine[] {
    const { palette } = this.#options;
    const { length } = this.#places;
    if (length === 0) return [];
    const room = this.#options.width ?? Infinity;
    const line = paintLine(truncate(title, room, this.#ellipsis), palette.strong);
    return [[{ lines: [line], align: 'left', span: length }]];
  }

  /** The headings and a rule, where there are headings. */
  head(): GridLine[] {
    const { headers, palette } = this.#options;
    if (!headers) return [];
    const canCut = this.#options.width !== undefined;
    const headings = this.#places.map((place) =>
      this.#cell(place.column.heading, { ...place, cuts: canCut }, palette.heading),
    );
    return [headings, this.#rule()];
  }

  /** @param at the row's place among all rows */
  row(cells: readonly string[], at: number): GridLine {
    return this.#places.map((place) => {
      const { column, width, index, shortens } = place;
      const cell = cells[index] ?? '';
      const short = shortens ? column.shorten?.(cell, width) : undefined;
      return this.#cell(short ?? cell, place, column.paint?.(cell, at));
    });
  }

  /** A rule and the sums. The word for them stands left, across columns without a sum, or on a line of its own. */
  total(total: Total): GridLine[] {
    const { palette, width } = this.#options;
    const { sums, label, free } = placeTotal(total, this.#places);
    const word = paintLine(truncate(label, width ?? Infinity, this.#ellipsis), palette.strong);
    const line = this.#places.flatMap((place, at): LineCell[] => {
      if (free === undefined || at < free.start || at >= free.start + free.span)
        return [this.#cell(sums[place.index] ?? '', place, palette.strong)];
      return at > free.start ? [] : [{ lines: [word], align: 'left', span: free.span }];
    });
    const { length } = this.#places;
    const above: GridLine[] = free === undefined ? [[{ lines: [word], align: 'left', span: length }]] : [];
    return length === 0 ? [] : [this.#rule(), ...above, line];
  }

  /** One line across all columns. */
  #rule(): GridLine {
    const dash = this.#options.unicode ? '─' : '-';
    const dashes = this.widths.map((width) => dash.repeat(width)).join(' '.repeat(gap));
    const line = paintLine(dashes, this.#options.palette.faint);
    return this.widths.length === 0 ? [] : [{ lines: [line], align: 'left', span: this.widths.length }];
  }

  #cell(cell: string, { column: { align }, width, cuts }: Place, paint: Paint | undefined): LineCell {
    const texts = !cuts
      ? [cell]
      : this.#options.wrap
        ? wrap(cell, width, { breakWords: true, keepWords: true })
        : [truncate(cell, width, this.#ellipsis)];
    return { lines: texts.map((text) => paintLine(text, paint)), align, span: 1 };
  }

  get #ellipsis(): string {
    return ellipsisOf(this.#options.unicode);
  }
}

function paintLine(line: string, paint: Paint | undefined): { text: string; width: number } {
  const text = line.trimEnd();
  return { text: text === '' ? '' : (paint?.(text) ?? text), width: widthOf(text) };
}
