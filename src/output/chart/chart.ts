/** Charts in the terminal: amounts as bars, one chart below the other where a response has several series. */
import { UsageError } from '../../errors.ts';
import type { Text } from '../../text/en.ts';
import { drawBars, type ChartStyle } from './bars.ts';
import { seriesOf, type Bar, type Series } from './series.ts';
import { makeCellContext } from '../table/cell.ts';
import { addDecimals, compareDecimals, formatAmount, readableAmount } from '../number.ts';
import type { RenderOptions } from '../options.ts';
import { loadPalette } from '../palette.ts';
import { readParts } from '../table/parts.ts';
import { toPrintable } from '../../terminal/printable.ts';
import type { Source } from '../source.ts';

/** Without a terminal to fill, and on a very wide one. */
const defaultWidth = 80;
const mostWidth = 120;

/** Bars of things that have no order of their own, before the rest is added up. */
const mostBars = 30;

/** @throws UsageError where there is nothing to draw; it names a format that shows the response */
export async function* renderChart(
  source: Source,
  options: RenderOptions,
  text: Text,
): AsyncGenerator<string> {
  const parts = await readParts(source, options.columns);
  if (parts.every((part) => part.kind === 'rows' && part.rows.length === 0)) {
    options.note?.((t) => t.output.empty);
    return;
  }
  const context = makeCellContext(options.timeZone, text);
  const series = newestLast(
    parts.flatMap((part) => seriesOf(part, source, context)),
    options,
  );
  if (series.length === 0) throw new UsageError((t) => t.output.nothingToChart);
  const style: ChartStyle = {
    palette: await loadPalette(options.color),
    unicode: options.unicode,
    width: Math.min(options.width ?? defaultWidth, mostWidth),
  };
  for (const [index, one] of series.entries()) {
    const summed = { ...one, isSummed: one.isSummed && source.isCompared !== true };
    const lines = [...(index > 0 ? [''] : []), ...linesOf(summed, style, options, text)];
    yield `${lines.join('\n')}\n`;
  }
}

/** What is newest stands where the eye is once all is drawn: at the end, as it does within a chart. */
function newestLast(series: Series[], { sortBy }: RenderOptions): Series[] {
  if (sortBy !== undefined || !series.every(({ isTitleTimed }) => isTitleTimed)) return series;
  return series.toSorted(({ title: a = '' }, { title: b = '' }) => (a < b ? -1 : Number(a > b)));
}

function linesOf(series: Series, style: ChartStyle, options: RenderOptions, text: Text): string[] {
  const { title, amountName, labelName, currency } = series;
  const heading = text.output.chartTitle(amountName, labelName, currency);
  const format = (amount: string): string =>
    series.isMoney ? readableAmount(amount, currency) : formatAmount(amount, currency);
  const bars = arrange(series, options, text);
  const total = addDecimals(series.bars.map(({ amount }) => amount));
  const isSummed = total !== undefined && series.isSummed && series.bars.length > 1;
  return [
    style.palette.heading(toPrintable(title === undefined ? heading : `${title}: ${heading}`)),
    '',
    ...drawBars(bars, isSummed ? { label: text.output.total, amount: total } : undefined, format, style),
  ];
}

/** Times in their order, all else the largest first, unless the user chose an order. */
function arrange({ bars, isTimed }: Series, options: RenderOptions, text: Text): Bar[] {
  const byTime = (a: Bar, b: Bar): number => (a.label < b.label ? -1 : Number(a.label > b.label));
  const bySize = (a: Bar, b: Bar): number => compareDecimals(b.amount, a.amount);
  const ordered = options.sortBy === undefined ? bars.toSorted(isTimed ? byTime : bySize) : bars;
  if (isTimed || options.wide === true || ordered.length <= mostBars) return ordered;
  const rest = ordered.slice(mostBars - 1);
  const sum = addDecimals(rest.map(({ amount }) => amount));
  if (sum === undefined) return ordered;
  return [
    ...ordered.slice(0, mostBars - 1),
    { label: text.output.chartRest(rest.length), amount: sum, status: undefined },
  ];
}
