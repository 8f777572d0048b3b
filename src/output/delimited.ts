/** Rows as lines for machines: csv, tsv, and text for shell loops. Values stand as they were sent. */
import { parseJson } from '../json/parse.ts';
import type { JsonValue } from '../json/value.ts';
import { writeJson } from '../json/write.ts';
import { readItems } from './items.ts';
import type { RenderOptions } from './options.ts';
import { inPieces } from './pieces.ts';
import { plainText, type RowReader } from './rows/row.ts';
import { noteLate, noteUnseen } from './rows/row-notes.ts';
import { displayOrder } from './rows/field.ts';
import { makeReader } from './rows/selection.ts';
import { rowSchema } from './shape.ts';
import type { Source } from './source.ts';

/** How a format writes its lines. */
interface Dialect {
  separator: string;
  /** A value's text, quoted or escaped as the format asks. */
  encode: (text: string) => string;
  /** Stands for null and for what is not there. */
  missing: string;
  /** A row of one value that is missing: readers of csv skip empty lines. */
  blank: string;
  hasHeadings: boolean;
}

/** RFC 4180, with line feeds as line breaks as every tool on a command line expects them. */
const csv: Dialect = {
  separator: ',',
  encode: (text) => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text),
  missing: '',
  blank: '""',
  hasHeadings: true,
};

/** Tabs between values; tabs, line breaks and backslashes in them are escaped, so that a line is a row. */
const tsv: Dialect = { separator: '\t', encode: escapeTabs, missing: '', blank: '', hasHeadings: true };

/** As tsv, without headings, and with `-` for what is missing, since `read` in a shell runs empty values together. */
const text: Dialect = { separator: '\t', encode: escapeTabs, missing: '-', blank: '-', hasHeadings: false };

/** A dialect in which no value can be run: a spreadsheet takes a text behind an apostrophe for a text. */
function forSpreadsheets(dialect: Dialect): Dialect {
  return { ...dialect, encode: (value) => dialect.encode(plainNumber.test(value) ? value : disarm(value)) };
}

/** Numbers as they are in JSON. A negative one begins like a formula and is none. */
const plainNumber = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;

const formulaStart =
  /(^|[;\t\r\n])(?=(?:(?![\t\r\n])[\s\p{Cc}])*[=+\-@\uff1d\uff0b\uff0d\uff20])|^(?=[\t\r])/gu;

/**
 * Puts an apostrophe before what a spreadsheet would run: a formula in ASCII or full-width characters, at the start or
 * behind blanks and control characters, which some drop, and also behind what is a separator in some countries' spreadsheets, or a line break.
 */
function disarm(value: string): string {
  return value.replaceAll(formulaStart, (_whole, separator: string | undefined) => `${separator ?? ''}'`);
}

export function renderCsv(source: Source, options: RenderOptions): AsyncGenerator<string> {
  return renderDelimited(source, options, options.csvSafe === true ? forSpreadsheets(csv) : csv);
}

export function renderTsv(source: Source, options: RenderOptions): AsyncGenerator<string> {
  return renderDelimited(source, options, options.csvSafe === true ? forSpreadsheets(tsv) : tsv);
}

export function renderText(source: Source, options: RenderOptions): AsyncGenerator<string> {
  return renderDelimited(source, options, text);
}

/** A column of the lines: its heading, and where its value stands in a row's cells. */
interface Place {
  heading: string;
  index: number;
}

async function* renderDelimited(
  source: Source,
  options: RenderOptions,
  dialect: Dialect,
): AsyncGenerator<string> {
  const reader = makeReader(rowSchema(source.shape), source, options.columns);
  let places: Place[] | undefined;
  let count = 0;
  for await (const items of readItems(source)) {
    if (places === undefined) {
      // one look at the first page's rows brings up fields that the schema lacks; rows are too many to keep
      for (const row of items) reader.read(parseJson(row));
      places = placesOf(reader);
      yield headingLine(places, options, dialect);
    }
    yield* inPieces(linesOf(items, reader, places, dialect));
    count += items.length;
  }
  if (count === 0) options.note?.((t) => t.output.empty);
  else {
    noteUnseen(reader, options.note);
    noteLate(reader, places?.length ?? 0, options.note);
  }
}

function headingLine(places: readonly Place[], { headers }: RenderOptions, dialect: Dialect): string {
  if (!dialect.hasHeadings || headers === false || places.length === 0) return '';
  const headings = places.map(({ heading }) => heading);
  return line(headings, dialect);
}

/** The columns asked for, or else every field: what the schema declares in the order of a table, then the others. */
function placesOf({ fields, headings }: RowReader): Place[] {
  if (headings !== undefined) return headings.map((heading, index) => ({ heading, index }));
  const places = fields.map((field, index) => ({
    heading: field.name,
    index,
    order: field.isDeclared ? displayOrder(field) : Infinity,
  }));
  return places.toSorted((a, b) => (a.order === b.order ? 0 : a.order - b.order));
}

function* linesOf(
  items: readonly string[],
  reader: RowReader,
  places: readonly Place[],
  dialect: Dialect,
): Generator<string> {
  for (const item of items) {
    const cells = reader.read(parseJson(item));
    yield line(
      places.map(({ index }) => textOf(cells[index])),
      dialect,
    );
  }
}

function line(
  texts: readonly (string | undefined)[],
  { encode, missing, separator, blank }: Dialect,
): string {
  const joined = texts.map((value) => (value === undefined ? missing : encode(value))).join(separator);
  return `${joined === '' ? blank : joined}\n`;
}

/** Lists and objects, which a line can't hold, stand in it as JSON. */
function textOf(value: JsonValue | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  return plainText(value) ?? writeJson(value);
}

const escapes: Record<string, string> = { '\t': '\\t', '\n': '\\n', '\r': '\\r', '\\': '\\\\' };

function escapeTabs(value: string): string {
  return value.replace(/[\t\n\r\\]/g, (character) => escapes[character] ?? character);
}
