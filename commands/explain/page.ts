/** Lays out what `explain` has to say: for people as a page, for programs as rows. */
import { ownFlagRows } from '../../src/help/flag-rows.ts';
import { columns, prose, section, type Row } from '../../src/help/layout.ts';
import type { ApiLeaf } from '../../src/command/command.ts';
import { pad, widthOf } from '../../src/terminal/width.ts';
import type { Text } from '../../src/text/en.ts';
import type { Field } from '../../src/catalogue/schema-fields.ts';

/** A part of a command that fields belong to. */
export interface Part {
  in: 'request' | 'response';
  /** What stands at the path that was asked for, or the whole. */
  self: Field;
  fields: Field[];
}

/** The page about a command, or about one place in what it sends and answers. */
export function drawPage(
  { command, flags }: ApiLeaf,
  parts: readonly Part[],
  path: string,
  text: Text,
  width: number,
): string {
  const { method, basePath, summary, description, operationId } = command;
  const head = [
    ...prose([command.words.join(' '), path].filter((part) => part !== '').join(' '), width),
    ...(path === ''
      ? [
          '',
          ...prose(summary, width),
          ...(description === undefined ? [] : ['', ...prose(description, width)]),
          '',
          text.help.operation(`${method} ${basePath}${command.path}`, operationId),
          ...section(text.help.flags, columns(ownFlagRows(flags, text), width)),
        ]
      : []),
  ];
  const body = parts.flatMap(({ in: place, self, fields }) =>
    section(`${text.explain.parts[place]}: ${self.type}`, [
      ...prose(notesOf(self, text), width, 2).filter((line) => line.trim() !== ''),
      ...columns(toFieldRows(fields, text), width),
    ]),
  );
  return `${[...head, ...body].join('\n')}\n`;
}

/** The same as data. */
export function toRows(leaf: ApiLeaf, parts: readonly Part[], path: string): object[] {
  const flags =
    path === '' ? leaf.flags.map(({ name, ...flag }) => ({ in: 'flag', path: `--${name}`, ...flag })) : [];
  const fields = parts.flatMap(({ in: place, self, fields: below }) =>
    [self, ...below].map(({ depth: _, limits, ...field }) => ({ in: place, ...field, ...limits })),
  );
  return [...flags, ...fields];
}

/** Names and types stand below each other; what nests is indented. */
function toFieldRows(fields: readonly Field[], text: Text): Row[] {
  const names = fields.map(({ path, depth }) => '  '.repeat(depth) + (path.split('.').at(-1) ?? ''));
  const widest = Math.max(0, ...names.map(widthOf));
  return fields.map((field, index) => ({
    left: `${pad(names[index] ?? '', widest, 'left')}  ${field.type}`,
    right: notesOf(field, text),
  }));
}

function endSentence(text: string): string {
  return text === '' || /[.!?。]$/.test(text) ? text : `${text}.`;
}

function notesOf(field: Field, text: Text): string {
  const { enum: choices, format, limits } = field;
  const notes = [
    field.required ? text.help.required : '',
    endSentence(field.description ?? ''),
    choices === undefined ? '' : text.help.oneOf(choices.join(', ')),
    format === undefined ? '' : text.help.format(format),
    field.default === undefined ? '' : text.help.default(JSON.stringify(field.default)),
    field.example === undefined ? '' : text.explain.example(JSON.stringify(field.example)),
    ...Object.entries(limits).map(([name, limit]) => `${name}: ${limit}.`),
    field.nullable ? text.explain.nullable : '',
    field.readOnly ? text.explain.readOnly : '',
  ];
  return notes.filter((note) => note !== '').join(' ');
}
