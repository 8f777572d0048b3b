/** Tables: rows for a list, two columns for a record, one below the other where a response has several. */
import type { Text } from '../../text/en.ts';
import { formatCell, makeCellContext } from './cell.ts';
import type { Drawing } from './drawing.ts';
import { linesOfList } from './list-table.ts';
import type { RenderOptions } from '../options.ts';
import { loadPalette } from '../palette.ts';
import { readParts, type Part } from './parts.ts';
import { linesOfRecord } from './record-table.ts';
import type { Source } from '../source.ts';

/** Lines are handed on in pieces of about this many characters. */
const pieceLength = 1 << 16;

/** Draws a source as a table. Columns are as wide as their widest cell, so all rows are read before one is drawn. */
export async function* renderTable(
  source: Source,
  options: RenderOptions,
  text: Text,
): AsyncGenerator<string> {
  const palette = await loadPalette(options.color);
  const drawing = { options, palette, context: makeCellContext(options.timeZone, text) };
  const parts = await readParts(source, options.columns);
  let piece = '';
  for (const [index, part] of parts.entries()) {
    if (index > 0) piece += '\n';
    for (const line of linesOf(part, drawing)) {
      piece += `${line}\n`;
      if (piece.length < pieceLength) continue;
      yield piece;
      piece = '';
    }
  }
  if (piece !== '') yield piece;
}

function linesOf(part: Part, drawing: Drawing): Iterable<string> {
  switch (part.kind) {
    case 'rows':
      return linesOfList(part, drawing);
    case 'record':
      return linesOfRecord(part, drawing);
    case 'value':
      return [formatCell(part.value, bareField, undefined, drawing.context)];
  }
}

/** A value that stands alone has no name that could say more about it. */
const bareField = { path: ['value'], name: 'value', kind: 'text', isDeclared: false } as const;
