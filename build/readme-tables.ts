/** The tables of README and docs that are written by the code that they describe. */
import { join } from 'node:path';
import { catalogue } from '../commands/index.ts';
import { openIndex } from '../src/definitions/index-reader.ts';
import { allGlobalFlags } from '../src/command/global-flags.ts';
import { exitCodes } from '../src/errors.ts';
import { commandsOf } from '../src/openapi/tree.ts';
import { en } from '../src/text/en.ts';

/** Table by the name of its place. */
export const tables: Readonly<Record<string, () => string>> = {
  flags: () =>
    table(
      ['flag', 'variable', 'meaning'],
      allGlobalFlags.map(({ name, short, type, enum: choices, env, description }) => {
        const value = type === 'boolean' ? '' : ` ${choices?.join('\\|') ?? type}`;
        return [`${short === undefined ? '' : `-${short}, `}--${name}${value}`, env, description(en)];
      }),
    ),
  commands: () => table(['first word', 'generated', 'hand-written'], commandRows(), 1),
  'exit-codes': () =>
    table(
      ['code', 'meaning'],
      Object.entries(exitCodes).map(([kind, code]) => [
        String(code),
        en.topics.exitCode[kind as keyof typeof exitCodes],
      ]),
    ),
};

/** The files that hold tables, and which. */
export const places = {
  'README.md': ['flags', 'exit-codes'],
  'docs/architecture.md': ['commands'],
} as const;

/** Puts the tables between their marks. @throws Error when a mark is missing */
export function fillTables(page: string, names: readonly string[]): string {
  let filled = page;
  for (const name of names) {
    const place = new RegExp(`(<!-- ${name} -->\n)[^]*?(\n<!-- /${name} -->)`);
    if (!place.test(filled)) throw new Error(`There is no place for the table "${name}".`);
    filled = filled.replace(
      place,
      (_, start: string, end: string) => `${start}\n${tables[name]?.()}\n${end}`,
    );
  }
  return filled;
}

/** First words with the commands below them, told apart by where they come from. */
function commandRows(): string[][] {
  const index = openIndex(join(import.meta.dirname, '../dist/index/en'));
  const generated = new Map(
    index.readRoot().groups.map(({ name, shard }) => [name, commandsOf(index.readShard(shard).node).length]),
  );
  const written = new Map<string, string[]>();
  for (const { words, load } of catalogue) {
    const [first = ''] = words;
    if (load !== undefined) written.set(first, [...(written.get(first) ?? []), `\`${words.join(' ')}\``]);
  }
  const names = [...new Set([...generated.keys(), ...written.keys()])].toSorted();
  return names.map((name) => {
    return [name, String(generated.get(name) ?? ''), (written.get(name) ?? []).join(', ')];
  });
}

/** @param code how many of the first columns hold code */
function table(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  code = Math.max(1, header.length - 1),
): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const [first = '', ...others] = header;
  const mark = (cells: readonly string[]): string[] =>
    cells.map((cell, at) => (at < code ? `\`${cell}\`` : cell));
  return [
    line([first, ...others]),
    line(header.map(() => '---')),
    ...rows.map((row) => line(mark(row))),
  ].join('\n');
}
