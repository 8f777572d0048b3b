/** Writes the manual as Markdown: a file for each first word and each topic, and an index. */
import { titleOf, type PageName, type ReferencePage, type Section, type Term } from './page.ts';
import { findSpans } from './spans.ts';

/** The index, which forges show for the folder. */
export const indexFile = 'README.md';

const notice = '<!-- Written by npm run readme. -->';

/** The files by name, not yet formatted. */
export function writeMarkdown(pages: readonly ReferencePage[]): Map<string, string> {
  const files = new Map<string, ReferencePage[]>();
  for (const page of pages) files.set(fileOf(page), [...(files.get(fileOf(page)) ?? []), page]);
  return new Map([...files].map(([file, own]) => [file, `${writeFile(own, pages).join('\n\n')}\n`]));
}

/** @param own the pages of the file, the outermost first */
function writeFile(own: readonly ReferencePage[], pages: readonly ReferencePage[]): string[] {
  const [first] = own;
  if (first === undefined) return [];
  if (first.words.length === 0) return [notice, ...writeIndex(first, pages)];
  const others = first.seeAlso.map((other) => link(other));
  return [notice, ...own.flatMap(writePage), `See also: ${others.join(', ')}`];
}

/** The file that a page stands in: the commands of a first word share one. */
function fileOf({ kind, words: [first] }: PageName): string {
  if (first === undefined) return indexFile;
  return kind === 'topic' ? `help-${first}.md` : `${first}.md`;
}

/** A link to a page: to its file, or to its heading there. */
function link(page: PageName): string {
  const anchor = page.words.length > 1 ? `#${titleOf(page).replaceAll(' ', '-')}` : '';
  return `[\`${titleOf(page)}\`](${fileOf(page)}${anchor})`;
}

/** The program's page, and every command of each group that it lists. */
function writeIndex(program: ReferencePage, pages: readonly ReferencePage[]): string[] {
  const sections = program.sections.map((section) => {
    const listed = section.pages?.flatMap((group) => {
      if (group.kind === 'topic') return [group];
      return pages.filter(({ kind, words }) => kind === 'command' && words[0] === group.words[0]);
    });
    return { ...section, ...(listed && { pages: listed }) };
  });
  return [
    '# Command reference',
    writeProse(program.paragraph),
    writeUsage(program.usage),
    ...sections.flatMap((section) => writeSection(section, 2)),
  ];
}

function writePage(page: ReferencePage): string[] {
  const level = page.words.length > 1 ? 2 : 1;
  return [
    `${'#'.repeat(level)} ${titleOf(page)}`,
    ...(page.usage.length > 0 ? [writeUsage(page.usage)] : []),
    writeProse(page.paragraph),
    ...page.sections.flatMap((section) => writeSection(section, level + 1)),
  ];
}

function writeUsage(usage: readonly string[]): string {
  return fence('text', usage);
}

function writeSection({ heading, prose = [], terms = [], pages = [], code }: Section, level: number) {
  return [
    `${'#'.repeat(level)} ${writeProse(heading)}`,
    ...prose.map(writeProse),
    ...(terms.length > 0 ? [terms.flatMap((term) => writeTerm(term, 0)).join('\n')] : []),
    ...(pages.length > 0 ? [writeList(pages)] : []),
    ...(code !== undefined && code.lines.length > 0 ? [fence(code.language, code.lines)] : []),
  ];
}

/** A line for each page, further in for every word that it has more than the first. */
function writeList(pages: NonNullable<Section['pages']>): string {
  const outermost = pages[0]?.words.length ?? 0;
  return pages
    .map(
      (page) => `${'  '.repeat(page.words.length - outermost)}- ${link(page)}: ${writeProse(page.summary)}`,
    )
    .join('\n');
}

function writeTerm({ name, type, text, below }: Term, depth: number): string[] {
  const kind = type === undefined ? '' : ` (${writeProse(type)})`;
  const meaning = text === '' ? '' : `: ${writeProse(text)}`;
  const line = `${'  '.repeat(depth)}- ${inCode(name)}${kind}${meaning}`;
  return [line, ...below.flatMap((term) => writeTerm(term, depth + 1))];
}

/** Sentences on one line, with nothing in them that Markdown would read. */
export function writeProse(text: string): string {
  const plain = text.replaceAll(/\s+/g, ' ').trim();
  return findSpans(plain)
    .map((span, at) => (span.isCode ? inCode(span.text) : escape(span.text, at === 0)))
    .join('');
}

/** @param starts whether a line begins with the text, where more characters mean something */
function escape(text: string, starts: boolean): string {
  const inline = text.replaceAll(/[\\`*_<>|$~]|(?<=\])[([]/g, '\\$&');
  return starts ? inline.replace(/^(?=[#+-](?:\s|$))|(?<=^\d+)(?=[.)])/, '\\') : inline;
}

function inCode(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const ticks = '`'.repeat(longest + 1);
  const gap = /^`|`$/.test(text) ? ' ' : '';
  return `${ticks}${gap}${text}${gap}${ticks}`;
}

function fence(language: string, lines: readonly string[]): string {
  const longest = Math.max(
    2,
    ...lines.flatMap((line) => [...line.matchAll(/^\s*(`+)/g)].map(([, t = '']) => t.length)),
  );
  const ticks = '`'.repeat(longest + 1);
  return [`${ticks}${language}`, ...lines, ticks].join('\n');
}
