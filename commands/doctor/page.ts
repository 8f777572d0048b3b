/** The report as a person reads it: a line a check, what is wrong in full, what to do about it below. */
import type { CommandContext } from '../../src/command/command.ts';
import { loadPalette, type Paint, type Palette } from '../../src/output/palette.ts';
import { toPrintable } from '../../src/terminal/printable.ts';
import { pad, widthOf } from '../../src/terminal/width.ts';
import { wrap } from '../../src/terminal/wrap.ts';
import type { Finding } from './check.ts';

/** A check and what it found. */
export interface Report {
  name: string;
  finding: Finding;
}

/** How a check stands, for the eye. */
type Standing = 'ok' | 'warning' | 'problem' | 'skipped';

const signs: Readonly<Record<Standing, readonly [unicode: string, ascii: string]>> = {
  ok: ['\u2713', '+'],
  warning: ['!', '!'],
  problem: ['\u2717', 'x'],
  skipped: ['-', '-'],
};

/** Cells of a page that goes to no terminal. */
const plainWidth = 80;

/** With fewer cells than this beside the names, sentences stand below them. */
const leastBeside = 36;

/** @returns the page, its last line ended */
export async function writePage(reports: readonly Report[], context: CommandContext): Promise<string> {
  const { rendering, text } = context;
  const { color, unicode, width = plainWidth } = rendering().options;
  const palette = await loadPalette(color);
  const titleOf = (name: string): string => text.doctor.titles[name] ?? name;
  const titles = [text.doctor.notChecked, ...reports.map(({ name }) => titleOf(name))];
  const titleWidth = Math.max(...titles.map(widthOf));
  const wordWidth = Math.max(...Object.values(text.doctor.standing).map(widthOf));
  const beside = 2 + wordWidth + 2 + titleWidth + 2;
  const isWide = width - beside >= leastBeside;
  const indent = ' '.repeat(isWide ? beside : 4);
  const room = Math.max(20, width - indent.length);
  const lines: string[] = [];

  const add = (standing: Standing, title: string, sentence: string, fix?: string): void => {
    const [mark, ascii] = signs[standing];
    const paint = paintOf(standing, palette);
    const head = `${paint(`${unicode ? mark : ascii} ${pad(text.doctor.standing[standing], wordWidth, 'left')}`)}  ${pad(title, isWide ? titleWidth : 0, 'left')}`;
    const body = wrap(toPrintable(sentence), room, { keepWords: true });
    if (isWide) lines.push(`${head}  ${body[0] ?? ''}`, ...body.slice(1).map((line) => indent + line));
    else lines.push(head, ...body.map((line) => indent + line));
    const arrow = unicode ? '\u2192 ' : '-> ';
    const advice = (fix ?? '').split('\n').filter((line) => line !== '');
    for (const line of advice.flatMap((part) => hang(toPrintable(part), room, arrow)))
      lines.push(indent + line);
  };

  for (const { name, finding } of reports) {
    if (finding.status === 'skipped' && finding.because !== undefined) continue;
    const fix = finding.status === 'problem' ? finding.fix?.(text) : undefined;
    add(standingOf(finding), titleOf(name), finding.detail(text), fix);
  }
  for (const [cause, names] of groupSkipped(reports)) {
    add('skipped', text.doctor.notChecked, text.doctor.needs(names.map(titleOf), titleOf(cause)));
  }
  const count = (standing: Standing): number =>
    reports.filter(({ finding }) => standingOf(finding) === standing).length;
  lines.push('', ...wrap(text.doctor.total(count('problem'), count('warning')), width));
  return `${lines.join('\n')}\n`;
}

/** What one cause keeps from being checked stands in one line. */
function groupSkipped(reports: readonly Report[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { name, finding } of reports) {
    if (finding.status !== 'skipped' || finding.because === undefined) continue;
    groups.set(finding.because, [...(groups.get(finding.because) ?? []), name]);
  }
  return groups;
}

function standingOf(finding: Finding): Standing {
  if (finding.status !== 'problem') return finding.status;
  return finding.isWarning === true ? 'warning' : 'problem';
}

function paintOf(standing: Standing, palette: Palette): Paint {
  return { ok: palette.good, warning: palette.pending, problem: palette.bad, skipped: palette.faint }[
    standing
  ];
}

/** Lines that hang below their arrow. A command stays in one line, to be copied. */
function hang(text: string, room: number, arrow: string): string[] {
  const below = ' '.repeat(arrow.length);
  return wrap(text, room - arrow.length, { keepWords: true }).map(
    (line, at) => (at === 0 ? arrow : below) + line,
  );
}
