/** Compiles the user's documents and lays them over the shipped index, in every language at once. */
import type { ApiCommand } from '../model/command.ts';
import { compileDocuments, type SkippedOperation } from '../openapi/compile.ts';
import { loadDocument, parseFile, type OpenApiDocument } from '../openapi/load.ts';
import type { Problem } from '../openapi/problem.ts';
import { translateDocument } from '../openapi/translate.ts';
import { commandsOf } from '../openapi/tree.ts';
import { en } from '../text/en.ts';
import { ja } from '../text/ja.ts';
import type { Language } from '../text/language.ts';
import type { CommandIndex } from './index-reader.ts';
import { mergeIndexes, schemaNames, type Index, type Overlap } from './merge-index.ts';
import type { Definition, FetchedText } from './state.ts';

/** The shipped index by language. */
export type Shipped = (language: Language) => CommandIndex;

/** What one of the user's documents comes to. */
export interface DefinitionReport {
  name: string;
  /** Those that are run, or would be if the program had none of its own of the same words. */
  commands: ApiCommand[];
  /** Those that call the same operation as the shipped command of the same words, which stays. */
  same: ApiCommand[];
  /** Those that replace a shipped command. */
  overrides: Overlap[];
  /** Those that call another operation than the shipped command, which stays since replacing it is not allowed. */
  refused: Overlap[];
  skipped: SkippedOperation[];
  warnings: Problem[];
}

/** The indexes and a report for each definition, or everything that keeps them from being made. */
export type Build =
  | { ok: true; indexes: Record<Language, Index>; reports: DefinitionReport[] }
  | { ok: false; problems: Problem[] };

interface Sources {
  english: OpenApiDocument[];
  japanese: OpenApiDocument[];
  problems: Problem[];
}

/** Never throws for a bad document. @param readText gives the text of a record */
export function buildIndexes(
  definitions: readonly Definition[],
  readText: (record: FetchedText) => string,
  shipped: Shipped,
): Build {
  const sources = loadSources(definitions, readText);
  if (sources.problems.length > 0) return { ok: false, problems: sources.problems };
  const taken = schemaNames(shipped('en'));
  const english = compileDocuments(sources.english, en, taken);
  if (!english.ok) return { ok: false, problems: english.problems.filter(isError) };
  const japanese = compileDocuments(sources.japanese, ja, taken);
  if (!japanese.ok) return { ok: false, problems: japanese.problems.filter(isError) };

  const replacing = new Set(
    definitions.filter(({ overrides }) => overrides === true).map(({ name }) => name),
  );
  const { overlaps, ...merged } = mergeIndexes(shipped('en'), english, replacing);
  const commands = Object.values(english.shards).flatMap(({ node }) => commandsOf(node));
  const kept = new Set(overlaps.filter(({ kind }) => kind !== 'override').map(({ by }) => by));
  const reports = definitions.map(({ name }) => ({
    name,
    commands: commands.filter((command) => command.source === name && !kept.has(command)),
    ...sortOverlaps(overlaps.filter(({ by }) => by.source === name)),
    skipped: english.skipped.filter(({ source }) => source === name),
    warnings: english.problems.filter(({ source }) => source === name),
  }));
  const { root, shards } = mergeIndexes(shipped('ja'), japanese, replacing);
  return { ok: true, indexes: { en: merged, ja: { root, shards } }, reports };
}

/** What is said of a definition that brings nothing. */
export function emptyReport(name: string): DefinitionReport {
  return { name, commands: [], same: [], overrides: [], refused: [], skipped: [], warnings: [] };
}

function sortOverlaps(overlaps: Overlap[]): Pick<DefinitionReport, 'same' | 'overrides' | 'refused'> {
  return {
    same: overlaps.filter(({ kind }) => kind === 'same').map(({ by }) => by),
    overrides: overlaps.filter(({ kind }) => kind === 'override'),
    refused: overlaps.filter(({ kind }) => kind === 'refused'),
  };
}

/** Documents bear the definition's name, which commands and problems then carry. */
function loadSources(definitions: readonly Definition[], readText: (record: FetchedText) => string): Sources {
  const sources: Sources = { english: [], japanese: [], problems: [] };
  for (const { name, document, japanese } of definitions) {
    const loaded = loadDocument(name, readText(document));
    if (!loaded.ok) {
      sources.problems.push(...loaded.problems);
      continue;
    }
    const added: OpenApiDocument = { ...loaded.document, added: true };
    sources.english.push(added);
    const texts = japanese && parseFile(japaneseName(name), readText(japanese));
    if (texts?.ok === false) sources.problems.push(...texts.problems);
    const root = texts?.ok === true ? translateDocument(added.root, texts.document.root) : undefined;
    sources.japanese.push(root === undefined ? added : { ...added, root });
  }
  return sources;
}

/** The source that a problem names, as the user gave it. */
export function sourceOf(problem: Problem, definitions: readonly Definition[]): string {
  for (const { name, document, japanese } of definitions) {
    if (problem.source === name) return document.source;
    if (problem.source === japaneseName(name) && japanese) return japanese.source;
  }
  return problem.source;
}

/** No definition's name has a blank in it. */
function japaneseName(name: string): string {
  return `${name} (ja)`;
}

function isError({ severity }: Problem): boolean {
  return severity === 'error';
}
