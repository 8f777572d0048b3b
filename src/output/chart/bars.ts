/** Horizontal bars over an axis: labels, amounts, lengths, and what is worth saying beside them. */
import type { Bar } from './series.ts';
import { makeScale, ticksOf, type Scale } from './scale.ts';
import { groupDigits, maxOf } from '../number.ts';
import { paintTone, type Palette } from '../palette.ts';
import { pad, truncate, widthOf } from '../../terminal/width.ts';

export interface ChartStyle {
  palette: Palette;
  unicode: boolean;
  /** Cells in a line. */
  width: number;
}

/** Characters of a drawing. `parts` are the eighths of a cell, none where the terminal has no such characters. */
interface Glyphs {
  full: string;
  parts: string;
  axis: string;
  corner: string;
  cross: string;
  line: string;
  tick: string;
  ellipsis: string;
}

const unicodeGlyphs: Glyphs = {
  full: '█',
  parts: '▏▎▍▌▋▊▉',
  axis: '│',
  corner: '└',
  cross: '┴',
  line: '─',
  tick: '┬',
  ellipsis: '…',
};

const asciiGlyphs: Glyphs = {
  full: '#',
  parts: '',
  axis: '|',
  corner: '+',
  cross: '+',
  line: '-',
  tick: '+',
  ellipsis: '...',
};

/** Bars get at least this much, whatever the labels would like. */
const leastBar = 10;

type Format = (amount: string) => string;

/** What stands left of the bars. */
interface Margin {
  label: number;
  amount: number;
}

/** @param total a last line, without a bar */
export function drawBars(
  bars: readonly Bar[],
  total: { label: string; amount: string } | undefined,
  format: Format,
  style: ChartStyle,
): string[] {
  const { palette } = style;
  const glyphs = style.unicode ? unicodeGlyphs : asciiGlyphs;
  const margin = marginOf(total === undefined ? bars : [...bars, total], format, style.width);
  const notes = maxOf(bars.map(({ status }) => (status === undefined ? 0 : widthOf(status.word) + 1)));
  const left = margin.label + margin.amount + 4;
  const room = Math.max(leastBar, style.width - left - notes);
  const scale = makeScale(
    bars.map(({ amount }) => Number(amount)),
    room,
  );
  const start = (label: string, amount: string): string =>
    `${pad(truncate(label, margin.label, glyphs.ellipsis), margin.label, 'left')}  ${pad(amount, margin.amount, 'right')}`;
  const lines = bars.map(({ label, amount, status }) => {
    const bar = drawBar(Number(amount), scale, glyphs, palette);
    const note = status === undefined ? '' : ` ${paintTone(palette, status.tone)(status.word)}`;
    return `${start(label, format(amount))} ${bar}${note}`;
  });
  lines.push(...axis(scale, glyphs).map((line) => palette.faint(' '.repeat(left - 1) + line)));
  if (total !== undefined) lines.push(palette.strong(start(total.label, format(total.amount))));
  return lines;
}

function marginOf(
  lines: readonly { label: string; amount: string }[],
  format: Format,
  width: number,
): Margin {
  const amount = maxOf(lines.map((line) => widthOf(format(line.amount))));
  const widest = maxOf(lines.map(({ label }) => widthOf(label)));
  return { label: Math.max(4, Math.min(widest, width - amount - 4 - leastBar * 2)), amount };
}

/** A bar from the axis to the right, or for an amount below zero to the left. */
function drawBar(amount: number, scale: Scale, glyphs: Glyphs, palette: Palette): string {
  const cells = Math.abs(amount) * scale.cellsPerUnit;
  if (amount < 0) {
    const length = Math.min(scale.left, Math.max(1, Math.round(cells)));
    return `${' '.repeat(scale.left - length)}${palette.bar(glyphs.full.repeat(length))}${palette.faint(glyphs.axis)}`;
  }
  const bar = amount === 0 ? '' : positiveBar(cells, glyphs);
  return `${' '.repeat(scale.left)}${palette.faint(glyphs.axis)}${bar === '' ? '' : palette.bar(bar)}`;
}

/** Something is drawn for everything above zero. */
function positiveBar(cells: number, { full, parts }: Glyphs): string {
  if (parts === '') return full.repeat(Math.max(1, Math.round(cells)));
  const eighths = Math.max(1, Math.round(cells * 8));
  const part = eighths % 8 === 0 ? '' : parts.charAt((eighths % 8) - 1);
  return full.repeat(Math.floor(eighths / 8)) + part;
}

/** The line below the bars, and the amounts at its ticks. */
function axis(scale: Scale, { line, tick, corner, cross }: Glyphs): string[] {
  const length = scale.left + 1 + scale.right;
  const ruler = Array.from({ length }, () => line);
  let labels = '';
  for (const { value, at } of ticksOf(scale)) {
    ruler[at] = tick;
    const label = groupDigits(value);
    const from = Math.max(0, Math.min(at - Math.floor(label.length / 2), length - label.length));
    // a label that would touch the one before it is left out
    if (labels === '' || from >= labels.length + 2) labels = labels.padEnd(from) + label;
  }
  ruler[scale.left] = scale.left === 0 ? corner : cross;
  return [ruler.join(''), labels];
}
