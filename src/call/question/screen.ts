/** Draws what stands above a question: a heading, and the facts with their labels in a column. */
import type { Palette } from '../../output/palette.ts';
import { maxOf } from '../../output/number.ts';
import { pad, widthOf } from '../../terminal/width.ts';
import { wrap } from '../../terminal/wrap.ts';
import type { FactLine } from './facts.ts';

/** Words stay whole where they can. */
const asProse = { breakWords: true, keepWords: true };

/** What a question is about. */
export interface Screen {
  heading: string;
  lines: readonly FactLine[];
  /** Sentences below the facts. */
  notes: readonly string[];
}

/** Below this many cells beside its label, a value is not readable any more and starts a line of its own. */
const leastRoom = 24;

const indent = '  ';

/** Before the further lines of a sentence. */
const further = '    ';

/** @param width cells of the terminal @returns lines without their ends */
export function drawScreen({ heading, lines, notes }: Screen, width: number, palette: Palette): string[] {
  const label = maxOf(lines.map((line) => widthOf(line.label))) + 1;
  const room = width - indent.length - label - 2;
  const drawn = lines.flatMap((line) =>
    room < leastRoom
      ? stack(line, width, palette)
      : beside(line, { label, room, columns: findColumns(lines, room) }, palette),
  );
  return [
    ...hang(heading, width).map((line) => palette.heading(line)),
    ...drawn,
    ...notes.flatMap((note) => hang(note, width)),
  ];
}

/**
 * A sentence whose further lines are set in by more than the facts are: what the API or a document says in it can't
 * pass for one of them.
 */
function hang(text: string, width: number): string[] {
  const [first = '', ...rest] = wrap(text, width, asProse);
  const room = Math.max(1, width - further.length);
  return [first, ...rest.flatMap((line) => wrap(line, room, asProse)).map((line) => further + line)];
}

/** The widths of what is bought and of what it costs. */
interface Columns {
  names: number;
  amounts: number;
}

/** Undefined where not all amounts fit beside their names. */
function findColumns(lines: readonly FactLine[], room: number): Columns | undefined {
  const priced = lines.filter(({ amount }) => amount !== undefined);
  const names = maxOf(priced.map(({ value }) => widthOf(value)));
  const amounts = maxOf(priced.map(({ amount }) => widthOf(amount ?? '')));
  return names + 2 + amounts <= room ? { names, amounts } : undefined;
}

function beside(
  line: FactLine,
  { label, room, columns }: { label: number; room: number; columns: Columns | undefined },
  palette: Palette,
): string[] {
  const name = line.label === '' ? '' : `${line.label}:`;
  return valueLines(line, room, columns).map((text, index) => {
    const shown = line.isTotal === true ? palette.strong(text) : text;
    return `${indent}${palette.faint(pad(index === 0 ? name : '', label, 'left'))}  ${shown}`;
  });
}

/** For a narrow terminal: the label, and the value below it. */
function stack(line: FactLine, width: number, palette: Palette): string[] {
  const name = line.label === '' ? [] : [palette.faint(`${line.label}:`)];
  const values = valueLines(line, width - indent.length, undefined);
  return [...name, ...values.map((text) => indent + (line.isTotal === true ? palette.strong(text) : text))];
}

function valueLines({ value, amount }: FactLine, room: number, columns: Columns | undefined): string[] {
  if (amount === undefined) return wrap(value, room, asProse);
  if (columns !== undefined)
    return [`${pad(value, columns.names, 'left')}  ${pad(amount, columns.amounts, 'right')}`];
  return [...wrap(value, room, asProse), ...wrap(amount, room, asProse)];
}
