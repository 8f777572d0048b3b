/**
 * Draws lists longer than anyone looks at: line by line, in the look of {@link drawnLines}. A cell that the width of
 * its column did not foresee stands out of it, and moves what follows only as far as it must.
 */
import { gap } from './fit.ts';
import type { GridLine } from './grid.ts';

/** The lines of one row. */
export function plainLines(row: GridLine, widths: readonly number[]): string[] {
  const height = row.reduce((most, { lines }) => Math.max(most, lines.length), 1);
  return Array.from({ length: height }, (_, at) => plainLine(row, widths, at));
}

function plainLine(row: GridLine, widths: readonly number[], at: number): string {
  let line = '';
  /** Cells written, and where the column begins. */
  let end = 0;
  let start = 0;
  let column = 0;
  for (const { lines, align, span } of row) {
    let room = -gap;
    for (const last = column + span; column < last; column += 1) room += gap + (widths[column] ?? 0);
    const { text, width } = lines[at] ?? { text: '', width: 0 };
    // blanks are written only before a text, so that no line ends in blanks
    if (text !== '') {
      const wanted = align === 'right' ? start + room - width : start;
      const from = Math.max(wanted, line === '' ? 0 : end + gap);
      line += ' '.repeat(from - end) + text;
      end = from + width;
    }
    start += room + gap;
  }
  return line;
}
