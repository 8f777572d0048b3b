/** Lays out what `explain` has to say: for people as a page, for programs as rows. */
import type { Field } from '../../src/catalogue/schema-fields.ts';
import type { ApiLeaf } from '../../src/command/command.ts';
import { ownFlagRows } from '../../src/help/flag-rows.ts';
import {
  columns,
  escapeRow,
  prose,
  rightWidth,
  section,
  unpainted,
  type Row,
} from '../../src/help/layout.ts';
import { writeParagraph } from '../../src/help/page.ts';
import type { Palette } from '../../src/output/palette.ts';
import { escapeForTerminal } from '../../src/terminal/printable.ts';
import { pad, widthOf } from '../../src/terminal/width.ts';
import type { Text } from '../../src/text/en.ts';
import { notesOf, plainType } from './notes.ts';
import type { ExplainedPart } from './parts.ts';

/** What a page is made with. */
export interface PageOptions {
  text: Text;
  width: number;
  palette: Palette;
}

/** The page about a command, or about one place in what it sends and answers. */
export function drawPage(
  leaf: ApiLeaf,
  parts: readonly ExplainedPart[],
  path: string,
  { text, width, palette }: PageOptions,
): string {
  const { command, flags } = leaf;
  const { method, basePath, summary, description, operationId, words } = command;
  const isWhole = path === '';
  const title = ['soracom', ...words, ...(isWhole ? [] : [path])].join(' ');
  const paragraph = writeParagraph(summary, description, text);
  const call = text.help.operation(`${method} ${basePath}${command.path}`, operationId);
  const paintName = (left: string): string => paintFirst(left, palette);
  const show = (heading: string, lines: readonly string[]): string[] =>
    section(
      escapeForTerminal(heading),
      lines.map((line) => `  ${escapeForTerminal(line)}`),
      palette.heading,
      width,
    );
  const list = (heading: string, rows: readonly Row[]): string[] =>
    section(
      escapeForTerminal(heading),
      columns(rows.map(escapeRow), width, paintName),
      palette.heading,
      width,
    );
  const intro = [...prose(escapeForTerminal(paragraph), width), ...prose(escapeForTerminal(call), width)];
  const lines = [
    ...prose(escapeForTerminal(title), width).map((line) => palette.heading(line)),
    ...(isWhole ? [...intro, ...list(text.help.flags, ownFlagRows(flags, text))] : []),
    ...parts.flatMap(({ in: place, self, fields }) => {
      const heading = `${text.explain.parts[place]}: ${self.type}`;
      const notes = prose(notesOf(self, text), width, 2).filter((line) => line.trim() !== '');
      const about = [...notes, ...meaningLines(self, width)].map(escapeForTerminal);
      const rows = toFieldRows(fields, text, width).flatMap(({ below, ...row }) => [
        ...columns([escapeRow(row)], width, paintName, share),
        ...below.map(escapeForTerminal),
      ]);
      return section(escapeForTerminal(heading), [...about, ...rows], palette.heading, width);
    }),
    ...(isWhole ? list(text.explain.responses, toResponseRows(leaf)) : []),
    ...(isWhole ? listExamples(leaf, text).flatMap(([heading, example]) => show(heading, example)) : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** The same as data. */
export function toRows(leaf: ApiLeaf, parts: readonly ExplainedPart[], path: string): object[] {
  const { flags, command } = leaf;
  const isWhole = path === '';
  const flagRows = isWhole
    ? flags.map(({ name, ...flag }) => ({ in: 'flag', path: `--${name}`, ...flag }))
    : [];
  const fields = parts.flatMap(({ in: place, self, fields: below }) =>
    [self, ...below].map(({ depth: _, limits, ...field }) => ({ in: place, ...field, ...limits })),
  );
  const statuses = isWhole
    ? (command.responses ?? []).map(({ status, ...response }) => ({
        in: 'status',
        path: status,
        ...response,
      }))
    : [];
  return [...flagRows, ...fields, ...statuses];
}

/** The most of the width that names and types get. */
const share = 0.55;

/** Names and types stand below each other, where there is room for both; what nests is indented. */
function toFieldRows(fields: readonly Field[], text: Text, width: number): (Row & { below: string[] })[] {
  const names = fields.map(({ path, depth }) => '  '.repeat(depth) + (path.split('.').at(-1) ?? ''));
  const types = fields.map(({ type }) => plainType(type));
  const widest = Math.max(0, ...names.map(widthOf));
  const widestType = Math.max(0, ...types.map(widthOf));
  const hasRoom = widest + 2 + widestType <= Math.floor(width * share);
  const rows = fields.map((_, at): Row => {
    const [name = '', type = ''] = [names[at], types[at]];
    if (!hasRoom) return { left: pad(name, widest, 'left'), right: `${type}: ` };
    return { left: `${pad(name, widest, 'left')}  ${pad(type, widestType, 'left')}`, right: '' };
  });
  const room = rightWidth(rows, width, share);
  return rows.map(({ left, right }, at) => {
    const field = fields[at];
    if (field === undefined) return { left, right, below: [] };
    const notes = right + notesOf(field, text);
    // In a narrow window the meanings stand below the field, from the left.
    if (room < narrow) {
      const below = meaningLines(field, width - 4).map((line) => `    ${line}`);
      return { left, right: notes, below };
    }
    const lines = [notes, ...meaningLines(field, room)].filter((line) => line !== '');
    return { left, right: lines.join('\n'), below: [] };
  });
}

/** Fewer cells than this are too few for values and what they mean side by side. */
const narrow = 52;

/** Each value of an enum with what it means. */
function meaningLines({ valueMeanings = {} }: Field, width: number): string[] {
  const rows = Object.entries(valueMeanings).map(([left, right]) => ({ left, right }));
  return columns(rows, width, unpainted, 0.5);
}

/** Every status that the document knows, with what it means there. */
export function toResponseRows({ command }: ApiLeaf): Row[] {
  return (command.responses ?? []).map(({ status, description }) => ({ left: status, right: description }));
}

/** The documented examples of answers, each under its heading. */
export function listExamples({ command }: ApiLeaf, text: Text): [heading: string, lines: string[]][] {
  return (command.responses ?? []).flatMap(({ status, examples = {} }) =>
    Object.entries(examples).map(([name, value]): [string, string[]] => [
      text.explain.answerExample(name === '' ? status : `${status}, ${name}`),
      JSON.stringify(value, null, 2).split('\n'),
    ]),
  );
}

/** Colours the name alone, not the type behind it. */
function paintFirst(left: string, palette: Palette): string {
  const [indent = ''] = /^ */.exec(left) ?? [];
  const end = left.indexOf(' ', indent.length);
  return end === -1 ? palette.name(left) : palette.name(left.slice(0, end)) + left.slice(end);
}
