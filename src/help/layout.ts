/** Draws the parts of a help page: headings, two-column lists, wrapped prose. */
import type { Paint } from '../output/palette.ts';
import { escapeForTerminal } from '../terminal/printable.ts';
import { widthOf } from '../terminal/width.ts';
import { wrap } from '../terminal/wrap.ts';

/** A line of a two-column list. */
export interface Row {
  left: string;
  right: string;
}

/** Never narrower than this many cells, however small the window. */
const minimumWidth = 40;

/** Never wider: long lines are hard to read. */
export const maximumWidth = 100;

/** The width to wrap at. */
export function pageWidth(terminal: number | undefined): number {
  return Math.min(maximumWidth, Math.max(minimumWidth, terminal ?? maximumWidth));
}

/** Words stay whole; only one that is wider than a line is broken. */
const asProse = { keepWords: true, breakWords: true };

/** Leaves a text as it is. */
export const unpainted: Paint = (text) => text;

/** A heading with its lines below it; nothing where there are no lines. */
export function section(
  title: string,
  lines: readonly string[],
  paint = unpainted,
  width = maximumWidth,
): string[] {
  return lines.length === 0 ? [] : ['', ...wrap(title, width, asProse).map(paint), ...lines];
}

/** Prose, wrapped and indented. */
export function prose(text: string, width: number, indent = 0): string[] {
  return wrap(text, width - indent, asProse).map((line) => ' '.repeat(indent) + line);
}

/**
 * Two columns; a left side too long for its column has the right side below it.
 *
 * @param paint for the left side
 * @param share the most of the width that the left column gets
 */
export function columns(rows: readonly Row[], width: number, paint = unpainted, share = 0.4): string[] {
  const gutter = findGutter(rows, width, share);
  return rows.flatMap(({ left, right }) => {
    const [first = '', ...others] = wrap(right, width - gutter, asProse);
    const isAlone = first === '' || gutter - 2 - widthOf(left) < 2;
    const start = `  ${paint(isAlone ? left.trimEnd() : left)}`;
    const rest = others.map((line) => ' '.repeat(gutter) + line);
    if (isAlone) return [start, ...(first === '' ? [] : [' '.repeat(gutter) + first]), ...rest];
    return [`${start}${' '.repeat(gutter - 2 - widthOf(left))}${first}`, ...rest];
  });
}

/**
 * Command lines, indented. One that is too long goes on below, behind a backslash, so that it can be copied all the
 * same; what stands in quotes stays whole.
 */
export function commandLines(lines: readonly string[], width: number): string[] {
  return lines.flatMap((line) => {
    const parts = line.match(/(?:\\.|'[^']*'|"(?:\\.|[^"\\])*"|[^\s'"\\])+/g) ?? [];
    // A quote that never closes, or blanks that count: better long than changed.
    if (parts.join(' ') !== line) return [`  ${line}`];
    const [first = '', ...words] = joinValues(parts);
    const broken = [`  ${first}`];
    for (const word of words) {
      const last = broken.at(-1) ?? '';
      // Room for the backslash as well.
      if (widthOf(last) + 1 + widthOf(word) <= width - 2) broken[broken.length - 1] = `${last} ${word}`;
      else broken.push(`    ${word}`);
    }
    return broken.map((part, at) => (at === broken.length - 1 ? part : `${part} \\`));
  });
}

/** A flag and its value stay together, and so do a sign of the shell and what follows. */
function joinValues(parts: readonly string[]): string[] {
  const joined: string[] = [];
  for (const part of parts) {
    const last = joined.at(-1) ?? '';
    if (/^(--\S+|[<>|])$/.test(last) && !part.startsWith('-')) joined[joined.length - 1] = `${last} ${part}`;
    else joined.push(part);
  }
  return joined;
}

/** A row of what documents say, made safe to stand between colours of ours. */
export function escapeRow({ left, right }: Row): Row {
  return { left: escapeForTerminal(left), right: escapeForTerminal(right) };
}

/** The cells that the right column of such rows has. */
export function rightWidth(rows: readonly Pick<Row, 'left'>[], width: number, share?: number): number {
  return width - findGutter(rows, width, share);
}

function findGutter(rows: readonly Pick<Row, 'left'>[], width: number, share = 0.4): number {
  const widest = Math.max(0, ...rows.map(({ left }) => widthOf(left)));
  return Math.min(widest, Math.floor(width * share)) + 4;
}
