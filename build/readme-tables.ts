/** The README's tables, from the code that they describe. */
import { allGlobalFlags } from '../src/command/global-flags.ts';
import { exitCodes } from '../src/errors.ts';
import { en } from '../src/text/en.ts';

/** Table by the name of its place in the README. */
export const tables: Readonly<Record<string, () => string>> = {
  flags: () =>
    table(
      ['flag', 'variable', 'meaning'],
      allGlobalFlags.map(({ name, short, type, enum: choices, env, description }) => {
        const value = type === 'boolean' ? '' : ` ${choices?.join('\\|') ?? type}`;
        return [`${short === undefined ? '' : `-${short}, `}--${name}${value}`, env, description(en)];
      }),
    ),
  'exit-codes': () =>
    table(
      ['code', 'meaning'],
      Object.entries(exitCodes).map(([kind, code]) => [
        String(code),
        en.topics.exitCode[kind as keyof typeof exitCodes],
      ]),
    ),
};

/** Puts each table between its two marks. @throws Error when a mark is missing */
export function fillTables(readme: string): string {
  let filled = readme;
  for (const [name, write] of Object.entries(tables)) {
    const place = new RegExp(`(<!-- ${name} -->\n)[^]*?(\n<!-- /${name} -->)`);
    if (!place.test(filled)) throw new Error(`The README has no place for the table "${name}".`);
    filled = filled.replace(place, (_, start: string, end: string) => `${start}\n${write()}\n${end}`);
  }
  return filled;
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const [first = '', ...others] = header;
  const code = (cells: readonly string[]): string[] =>
    cells.map((cell, at) => (at < Math.max(1, header.length - 1) ? `\`${cell}\`` : cell));
  return [
    line([first, ...others]),
    line(header.map(() => '---')),
    ...rows.map((row) => line(code(row))),
  ].join('\n');
}
