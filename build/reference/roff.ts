/** Writes a page of the manual for `man`, in the macros of man(7) that every formatter knows. */
import { commandLines } from '../../src/help/layout.ts';
import type { PageName, ReferencePage, Section, Term } from './page.ts';
import { findSpans } from './spans.ts';

/** What stands in the margins of a page. */
export interface Margins {
  version: string;
  date: Date;
}

/** Command lines are broken to fit a terminal of 80 columns, indented. */
const commandWidth = 72;

/** Where a page goes in a manual's folder: `man1/soracom-bills-list.1`. */
export function manFileOf(page: PageName): string {
  const section = sectionOf(page);
  return `man${section}/${nameOf(page)}.${section}`;
}

export function writeRoff(page: ReferencePage, { version, date }: Margins): string {
  const [name, source] = [quote(nameOf(page).toUpperCase()), quote(`soracom ${version}`)];
  const day = date.toISOString().slice(0, 10);
  const lines = [
    `.TH ${name} ${sectionOf(page)} ${day} ${source} "Soracom Manual"`,
    // Neither hyphenated nor spread: names of flags and properties stay whole.
    '.nh',
    '.ad l',
    '.SH NAME',
    `${escape(nameOf(page))} \\- ${escape(page.summary)}`,
    ...(page.usage.length > 0 ? ['.SH SYNOPSIS', ...page.usage.flatMap(writeUsage)] : []),
    '.SH DESCRIPTION',
    writeProse(page.paragraph),
    ...page.sections.flatMap(writeSection),
    '.SH SEE ALSO',
    ...page.seeAlso.map((other, at) => reference(other, at < page.seeAlso.length - 1 ? ',' : '')),
  ];
  return `${lines.join('\n')}\n`;
}

/** Section 1 has what can be run, section 7 what belongs to no command. */
function sectionOf({ kind }: PageName): string {
  return kind === 'topic' ? '7' : '1';
}

function nameOf({ words }: PageName): string {
  return ['soracom', ...words].join('-');
}

function reference(page: PageName, behind: string): string {
  return `.BR ${escape(nameOf(page))} (${sectionOf(page)})${behind}`;
}

/** Words to type are bold, places to fill in are italic. */
function writeUsage(line: string, at: number): string[] {
  const words = line.split(' ').map((word) => {
    const isPlace = /^[[<]|^[A-Z…]/.test(word);
    return isPlace ? `\\fI${escape(word)}\\fP` : `\\fB${escape(word)}\\fP`;
  });
  return [...(at === 0 ? [] : ['.br']), words.join(' ')];
}

function writeSection({ heading, prose = [], terms = [], pages = [], code }: Section): string[] {
  const lines = code === undefined || code.lines.length === 0 ? [] : writeCode(code.language, code.lines);
  const parts = [
    prose.flatMap((text, at) => [...(at === 0 ? [] : ['.PP']), writeProse(text)]),
    terms.flatMap(writeTerm),
    pages.flatMap((page) => ['.TP', reference(page, ''), writeProse(page.summary)]),
    lines,
  ].filter((part) => part.length > 0);
  // Whatever begins a section has its space already.
  return [
    `.SH ${quote(heading.toUpperCase())}`,
    ...parts.flatMap((part, at) => [...(at > 0 && part === lines ? ['.PP'] : []), ...part]),
  ];
}

function writeTerm({ name, type, text, below }: Term): string[] {
  const kind = type === undefined ? '' : ` (${escape(type)})`;
  return [
    '.TP',
    `${writeLabel(name)}${kind}`,
    // A tag without a text would take the next tag for one.
    text === '' ? '\\&' : writeProse(text),
    ...(below.length > 0 ? ['.RS', ...below.flatMap(writeTerm), '.RE'] : []),
  ];
}

/** A flag's names are bold, what it takes is italic. */
function writeLabel(name: string): string {
  const { names = '', value = '' } = /^(?<names>(?:-\w, )?--[\w-]+)(?<value>.*)$/.exec(name)?.groups ?? {
    names: name,
  };
  return `\\fB${escape(names)}\\fP${value === '' ? '' : `\\fI${escape(value)}\\fP`}`;
}

function writeCode(language: string, lines: readonly string[]): string[] {
  const fitted = language === 'sh' ? commandLines(lines, commandWidth).map((line) => line.slice(2)) : lines;
  return ['.RS 4', '.nf', ...fitted.map((line) => guard(escape(line))), '.fi', '.RE'];
}

/** Sentences on one line; what is typed is bold. */
function writeProse(text: string): string {
  const spans = findSpans(text.replaceAll(/\s+/g, ' ').trim());
  const line = spans
    .map((span) => (span.isCode ? `\\fB${escapeLong(span.text)}\\fP` : escape(span.text)))
    .join('');
  return guard(line);
}

/** Words longer than this may be broken behind the signs in them: addresses, JSON. */
const longestWhole = 30;

function escapeLong(text: string): string {
  const words = text.split(' ').map((word) => {
    const pieces = word.length > longestWhole ? word.split(/(?<=[/,:{?&])/) : [word];
    return pieces.map(escape).join('\\:');
  });
  return words.join(' ');
}

/** A line that begins with a dot or an apostrophe would be a request. */
function guard(line: string): string {
  return /^[.']/.test(line) || line === '' ? `\\&${line}` : line;
}

/** An argument of a macro. */
function quote(text: string): string {
  const escaped = escape(text).replaceAll('"', '\\(dq');
  return /\s/.test(escaped) ? `"${escaped}"` : escaped;
}

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\e',
  // Otherwise a hyphen, which nobody can paste or search for.
  '-': '\\-',
  "'": '\\(aq',
  '`': '\\(ga',
  '^': '\\(ha',
  '~': '\\(ti',
};

/** A text as it stands: every character that a formatter would read or replace is written by its name. */
export function escape(text: string): string {
  return text
    .replaceAll(/\p{Cc}+/gu, ' ')
    .replaceAll(/[\\\-'`^~]/g, (character) => escapes[character] ?? character)
    .replaceAll(/[^\p{ASCII}]/gu, (character) => {
      const code = character.codePointAt(0) ?? 0;
      return `\\[u${code.toString(16).toUpperCase().padStart(4, '0')}]`;
    });
}
