/** The annotations that turn an OpenAPI document into commands: their names, and readers that check them. */
import type { Comparison, Effect, FileExport, ListedValues, Pagination, Property } from '../model/command.ts';
import { headings, type Heading } from '../model/command-index.ts';
import { isHeaderName, isPlainPath } from '../model/http.ts';
import { isObject } from '../model/json-object.ts';
import { meanings, ranks, tones, type StatusWords } from '../model/meaning.ts';
import { toPrintable } from '../terminal/printable.ts';
import { child, children, textAt, type Located } from './json-pointer.ts';
import type { Problems } from './problem.ts';
import { isPrintable, lineAt } from './prose.ts';

export const annotations = {
  /** Operation: the commands that call it, each a string of words. */
  command: 'x-soracom-cli',
  /** Operation: `{request: {param}, response: {header}}`. */
  pagination: 'x-soracom-cli-pagination',
  /** Deprecated operation: the command to use instead. */
  alternative: 'x-soracom-alternative-cli',
  /** Property of a body schema: the name of its flag. */
  flagName: 'x-soracom-cli-param-name',
  /** Document: group words to a summary of one line. */
  groups: 'x-soracom-cli-groups',
  /** Shipped document: first word to one of `headings`, where the overview lists it. */
  headings: 'x-soracom-cli-headings',
  /** Operation: command lines to show in its help, each without `soracom`. */
  examples: 'x-soracom-cli-examples',
  /** Schema with an enum: value to what it means, as other tools for OpenAPI have it. */
  valueMeanings: 'x-enumDescriptions',
  /** Operation: `read`, `write` or `destructive`, where the method misleads. */
  effect: 'x-soracom-cli-effect',
  /** Operation: true where a body of which nothing is given is what the credentials in force sign in with. */
  signsIn: 'x-soracom-cli-signs-in',
  /** Operation: `{id, url, look, status, failed}`, how the file is fetched that the operation exports. */
  fileExport: 'x-soracom-cli-export',
  /** Operation: `{id, days, confirm, parameter}`, a quotation that is kept for the operation that confirms it. */
  quotation: 'x-soracom-cli-quotation',
  /** Operation: `{ask, next, currency, facts}`, what is said before it spends money or destroys something. */
  question: 'x-soracom-cli-question',
  /** Property of an answer: one of `meanings`, where type, format and name mislead. */
  meaning: 'x-soracom-cli-meaning',
  /** Property of an answer: `first`, `last`, or a number as in `ranks`, its place among the fields of a table. */
  rank: 'x-soracom-cli-rank',
  /** Property of an answer: `{good: [], bad: [], pending: [], over: [], void: []}`, the words of a status by what they say. */
  statusWords: 'x-soracom-cli-status-words',
  /** Property of an answer: words of a status to what people read in their place. */
  statusLabels: 'x-soracom-cli-status-labels',
  /** Property of an answer that is a list inside the items of a list: `latest`, the rows that a table begins with. */
  rows: 'x-soracom-cli-rows',
  /** Operation: `{look, time, month}`, the read for a month that a chart compares its answer with. */
  comparison: 'x-soracom-cli-compare',
  /** Parameter: `{command, property}`, the list whose items have its values. */
  complete: 'x-soracom-cli-complete',
} as const;

/** Words become file names and shell arguments, so they are plain. */
const wordPattern = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** Longest word of a command, in characters: generated documents have some of more than 80. */
const maxWordLength = 128;

/** More ways to type one operation, or more words for it, make an index that is larger than its document by far. */
const mostCommands = 20;
const mostWords = 20;

function areCommandWords(words: readonly string[]): boolean {
  return words.length > 0 && words.length <= mostWords && words.every((word) => wordPattern.test(word));
}

/** The commands of an operation, each as words; undefined where the operation is no command. */
export function readCommands(operation: Located, problems: Problems): Located<string[]>[] | undefined {
  const node = child(operation, annotations.command);
  if (node.value === undefined) return undefined;
  if (!Array.isArray(node.value) || node.value.length === 0) {
    problems.error(node.pointer, (t) => t.openapi.annotationNotCommands(annotations.command));
    return [];
  }
  if (node.value.length > mostCommands) {
    problems.error(node.pointer, (t) => t.openapi.tooManyCommands(annotations.command, mostCommands));
    return [];
  }
  return children(node).flatMap(([, { value, pointer }]) => {
    const words = typeof value === 'string' ? value.trim().split(/ +/) : [];
    const long = words.find((word) => word.length > maxWordLength);
    if (areCommandWords(words) && long === undefined) return [{ value: words, pointer }];
    problems.error(pointer, (t) =>
      areCommandWords(words)
        ? t.openapi.longWord(annotations.command, maxWordLength, long?.length ?? 0)
        : t.openapi.badCommand(annotations.command),
    );
    return [];
  });
}

export function readPagination(operation: Located, problems: Problems): Pagination | undefined {
  const node = child(operation, annotations.pagination);
  if (node.value === undefined) return undefined;
  const param = textAt(child(node, 'request'), 'param');
  const header = textAt(child(node, 'response'), 'header');
  if (param !== undefined && header !== undefined && isHeaderName(header)) return { param, header };
  problems.error(node.pointer, (t) => t.openapi.badPagination(annotations.pagination));
  return undefined;
}

export function readAlternative(operation: Located, problems: Problems): string | undefined {
  const text = readText(operation, annotations.alternative, problems);
  return text === undefined ? undefined : toPrintable(text);
}

/** The flag's name that a property's raw schema asks for. */
export function readFlagName(schema: Located, problems: Problems): string | undefined {
  const name = readText(schema, annotations.flagName, problems);
  if (name === undefined || isPrintable(name)) return name;
  problems.error(child(schema, annotations.flagName).pointer, (t) => t.openapi.unsafeName(name));
  return undefined;
}

export function readEffect(operation: Located, problems: Problems): Effect | undefined {
  const { value, pointer } = child(operation, annotations.effect);
  if (value === undefined || value === 'read' || value === 'write' || value === 'destructive') return value;
  problems.error(pointer, (t) => t.openapi.badEffect(annotations.effect));
  return undefined;
}

/** How to fetch an exported file. The look's path must have one place for the id. */
export function readFileExport(
  operation: Located,
  problems: Problems,
): Omit<FileExport, 'background'> | undefined {
  const node = child(operation, annotations.fileExport);
  if (node.value === undefined) return undefined;
  const [id, url, lookPath, property] = ['id', 'url', 'look', 'status'].map((key) => textAt(node, key));
  const failed = readWords(child(node, 'failed'));
  if (
    id !== undefined &&
    url !== undefined &&
    isLookPath(lookPath) &&
    property !== undefined &&
    failed !== undefined
  )
    return { id, url, lookPath, status: { property, failed } };
  problems.error(node.pointer, (t) => t.openapi.badFileExport(annotations.fileExport));
  return undefined;
}

/** How an answer is compared. The look's path must have one place for the month. */
export function readComparison(
  operation: Located,
  problems: Problems,
): Omit<Comparison, 'schema'> | undefined {
  const node = child(operation, annotations.comparison);
  if (node.value === undefined) return undefined;
  const [lookPath, time, month] = ['look', 'time', 'month'].map((key) => textAt(node, key));
  if (isLookPath(lookPath) && time !== undefined && month !== undefined) return { lookPath, time, month };
  problems.error(node.pointer, (t) => t.openapi.badComparison(annotations.comparison));
  return undefined;
}

/** A path with one place to fill. */
function isLookPath(path: string | undefined): path is string {
  return path !== undefined && /^[^{}]*\{[^{}]+\}[^{}]*$/.test(path) && isPlainPath(path);
}

/** What a property's raw schema says of its meaning, its rank, its words and its rows. */
export function readMeaning(schema: Located, problems: Problems): Omit<Property, 'name' | 'schema'> {
  const said = child(schema, annotations.meaning);
  const meaning = meanings.find((known) => known === said.value);
  if (said.value !== undefined && meaning === undefined)
    problems.error(said.pointer, (t) => t.openapi.badChoice(annotations.meaning, [...meanings]));
  const place = child(schema, annotations.rank);
  const rank = readRank(place.value);
  if (place.value !== undefined && rank === undefined)
    problems.error(place.pointer, (t) => t.openapi.badRank(annotations.rank));
  const words = readStatusWords(schema, problems);
  const labels = readStatusLabels(schema, problems);
  const rows = child(schema, annotations.rows);
  if (rows.value !== undefined && rows.value !== 'latest')
    problems.error(rows.pointer, (t) => t.openapi.badChoice(annotations.rows, ['latest']));
  // words that say how things stand are a status's, whatever the property is called
  const known = meaning ?? ((words ?? labels) && 'status');
  return {
    ...(known && { meaning: known }),
    ...(rank !== undefined && { rank }),
    ...(words && { words }),
    ...(labels && { labels }),
    ...(rows.value === 'latest' && { rows: rows.value }),
  };
}

function readRank(value: unknown): number | undefined {
  if (value === 'first') return ranks.identity - 1;
  if (value === 'last') return ranks.secondary;
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 100
    ? value
    : undefined;
}

const wordGroups = [...tones, 'void'];

function readStatusLabels(schema: Located, problems: Problems): Record<string, string> | undefined {
  const node = child(schema, annotations.statusLabels);
  if (node.value === undefined) return undefined;
  const labels = children(node).map(([word]) => [word, lineAt(node, word)] as const);
  if (isObject(node.value) && labels.every((entry): entry is [string, string] => entry[1] !== undefined))
    return Object.fromEntries(labels);
  problems.error(node.pointer, (t) => t.openapi.badStatusLabels(annotations.statusLabels));
  return undefined;
}

function readStatusWords(schema: Located, problems: Problems): StatusWords | undefined {
  const node = child(schema, annotations.statusWords);
  if (node.value === undefined) return undefined;
  const groups = children(node).map(([tone, words]) => [tone, readWords(words)] as const);
  const isSound = groups.every(
    ([group, words]) => words !== undefined && wordGroups.some((known) => known === group),
  );
  if (isObject(node.value) && isSound) return Object.fromEntries(groups);
  problems.error(node.pointer, (t) => t.openapi.badStatusWords(annotations.statusWords, wordGroups));
  return undefined;
}

function readWords({ value }: Located): string[] | undefined {
  return Array.isArray(value) && value.every((word) => typeof word === 'string') ? value : undefined;
}

/** The list that a parameter's values are taken from. Whether there is such a list is looked at later. */
export function readListedValues(parameter: Located, problems: Problems): ListedValues | undefined {
  const node = child(parameter, annotations.complete);
  if (node.value === undefined) return undefined;
  const command = textAt(node, 'command')?.trim().split(/ +/).join(' ');
  const property = textAt(node, 'property');
  if (command !== undefined && property !== undefined) return { command, property };
  problems.error(node.pointer, (t) => t.openapi.badComplete(annotations.complete));
  return undefined;
}

/** Group words, joined by one space, to the group's summary. */
export function readGroups(document: Located, problems: Problems): Map<string, string> {
  const node = child(document, annotations.groups);
  const summaries = new Map<string, string>();
  if (node.value === undefined) return summaries;
  if (!isObject(node.value)) {
    problems.error(node.pointer, (t) => t.openapi.badGroups(annotations.groups));
    return summaries;
  }
  for (const [words] of children(node)) {
    const summary = readText(node, words, problems);
    if (summary !== undefined) summaries.set(words.trim().split(/ +/).join(' '), toPrintable(summary));
  }
  return summaries;
}

/** First words to the heading that the overview lists them under. */
export function readHeadings(document: Located, problems: Problems): Map<string, Heading> {
  const found = new Map<string, Heading>();
  for (const [word, { value, pointer }] of children(child(document, annotations.headings))) {
    const heading = headings.find((known) => known === value);
    if (heading === undefined)
      problems.error(pointer, (t) => t.openapi.badChoice(annotations.headings, [...headings]));
    else found.set(word, heading);
  }
  return found;
}

/** The command lines that the document itself gives as examples; undefined where it gives none. */
export function readExamples(operation: Located, problems: Problems): string[] | undefined {
  const node = child(operation, annotations.examples);
  if (node.value === undefined) return undefined;
  const lines = readWords(node);
  if (lines === undefined) problems.error(node.pointer, (t) => t.openapi.notTexts(annotations.examples));
  return lines?.map(toPrintable);
}

function readText(parent: Located, key: string, problems: Problems): string | undefined {
  const { value, pointer } = child(parent, key);
  const text = textAt(parent, key);
  if (value !== undefined && text === undefined) problems.error(pointer, (t) => t.openapi.notText(key));
  return text;
}
