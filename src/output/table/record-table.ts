/** A single object as a table of two columns: field and value. */
import { isCuttable, recordColumns } from './columns.ts';
import { missing } from './cell.ts';
import { cellText, currencyIn, gridOptions, paintCell, type Drawing } from './drawing.ts';
import { drawnLines } from './drawn-lines.ts';
import { gap } from './fit.ts';
import { Grid, type GridColumn, type GridLine, type LineCell } from './grid.ts';
import type { Paint } from '../palette.ts';
import type { RecordPart } from './parts.ts';
import { withCurrency } from '../number.ts';
import { toPrintable } from '../../terminal/printable.ts';
import { widthOf } from '../../terminal/width.ts';
import { wrap } from '../../terminal/wrap.ts';

/** A field's name and its value, both printable. */
interface Pair {
  name: string;
  value: string;
  /** Whether a part of the value still says something. */
  canCut: boolean;
  paint: Paint | undefined;
}

/** Beside a name, values get at least this many cells. */
const leastValue = 8;

/** How far a value stands in that finds no room beside its name. */
const indent = 2;

/** The fields that the record has, the telling ones first; amounts carry their currency. */
export function linesOfRecord({ reader, cells, kind }: RecordPart, drawing: Drawing): Iterable<string> {
  const columns = recordColumns({ reader, cells, kind });
  const pairs = columns.map((column): Pair => {
    const text = cellText(column, cells, drawing.context);
    const currency = currencyIn(column, cells);
    return {
      name: toPrintable(column.heading),
      value: text === missing ? text : withCurrency(text, currency),
      canCut: isCuttable(column),
      paint: paintCell(column, text, drawing.palette),
    };
  });
  return linesOfPairs(pairs, drawing);
}

/** Values beside their names; one that must stay whole and finds no room there goes on the lines below. */
export function linesOfPairs(pairs: readonly Pair[], drawing: Drawing): Iterable<string> {
  const options = { ...gridOptions(drawing), headers: false, keepAll: true };
  const { width = Infinity } = options;
  const { faint } = drawing.palette;
  const names = pairs.reduce((most, { name }) => Math.max(most, widthOf(name)), 0);
  const room = width - names - gap;
  const isBelow = ({ value, canCut }: Pair): boolean =>
    room < leastValue || (!canCut && widthOf(value) > room);
  const texts = pairs.map((pair) => [pair.name, isBelow(pair) ? '' : pair.value]);
  const bare = { heading: '', align: 'left', priority: 0, isExtra: false } as const;
  const grid = new Grid(
    [
      { ...bare, canCut: false, paint: () => faint } satisfies GridColumn,
      { ...bare, canCut: true, paint: (_, at) => pairs[at]?.paint } satisfies GridColumn,
    ],
    texts,
    undefined,
    options,
  );
  const lines = pairs.flatMap((pair, at): GridLine[] => {
    if (!isBelow(pair)) return [grid.row(texts[at] ?? [], at)];
    return [below(pair.name, 0, width, faint), below(pair.value, indent, width, pair.paint)];
  });
  return drawnLines(lines, grid.widths);
}

/** A text across both columns, broken only where it is wider than the terminal. */
function below(text: string, inset: number, width: number, paint: Paint | undefined): GridLine {
  const from = widthOf(text) + inset > width ? 0 : inset;
  const lines = wrap(text, width - from, { breakWords: true }).map((line) => ({
    text: ' '.repeat(from) + (paint?.(line) ?? line),
    width: from + widthOf(line),
  }));
  const cell: LineCell = { lines, align: 'left', span: 2 };
  return [cell];
}
