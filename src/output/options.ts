/** How a result is to be shown, as plain values that the command line fills in. */
import type { Sentence } from '../errors.ts';

/** The formats, in the order in which help lists them. */
export const formats = ['table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'text', 'chart'] as const;

export type Format = (typeof formats)[number];

/** A table of this many rows is held until it is whole; a longer one goes out as its rows come. */
export const mostRowsHeld = 1000;

export interface RenderOptions {
  format: Format;
  /** Whether colour may be used; see `wantsColor`. */
  color: boolean;
  /** Cells in a line of the terminal; `undefined` in a pipe, where nothing is fitted. */
  width: number | undefined;
  /** Whether a terminal reads the output, which must then stay clear of control sequences. Default: `width` is known. */
  terminal?: boolean | undefined;
  /** Whether the terminal draws characters beyond ASCII. */
  unicode: boolean;
  /** IANA name of the zone in which tables show times. Default: the machine's. */
  timeZone?: string | undefined;
  /** The response's bytes as they came, whatever the format. */
  raw?: boolean | undefined;
  /** How much may be held where a result must be whole before it is shown; about bytes. Default: without limit. */
  most?: number | undefined;
  /** A JMESPath expression; its result takes the response's place. */
  query?: string | undefined;
  /** Path of a list inside the items, whose rows take the items' place. */
  expand?: string | undefined;
  /** `path`, `path:asc` or `path:desc`. */
  sortBy?: string | undefined;
  /** How many of the sorted items are shown, the first ones. Without an order, pages end where the items do. */
  mostSorted?: number | undefined;
  /** Columns of tables, csv, tsv and text: `path` or `HEADING:path`, in the order to show. */
  columns?: readonly string[] | undefined;
  /** All columns, none cut. */
  wide?: boolean | undefined;
  /** JSON on one line. */
  compact?: boolean | undefined;
  /** Texts too long for their column go on in the next line instead of being cut. */
  wrap?: boolean | undefined;
  /** False leaves out the line of headings, and a table's total. */
  headers?: boolean | undefined;
  /** Cells of csv and tsv that a spreadsheet would run as a formula get an apostrophe in front. */
  csvSafe?: boolean | undefined;
  /** Takes what a person should know and the data can't say: an empty result, columns left out. Goes to stderr. */
  note?: ((sentence: Sentence) => void) | undefined;
}

/** Whether what we write is read by a terminal. */
export function isForTerminal({ terminal, width }: Pick<RenderOptions, 'terminal' | 'width'>): boolean {
  return terminal ?? width !== undefined;
}

/** Whether JSON is coloured: never where anything but a terminal reads it, whatever the environment forces. */
export function paintsJson(options: Pick<RenderOptions, 'terminal' | 'width' | 'color'>): boolean {
  return options.color && isForTerminal(options);
}
