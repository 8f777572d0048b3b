/** Changes what the user added: one writer at a time, and in force only when everything about it holds. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UnexpectedError, UsageError, type Sentence } from '../errors.ts';
import { withLock } from '../files/lock.ts';
import { makeFolder } from '../files/make-folder.ts';
import { readRegularFile } from '../files/read-bounded.ts';
import { indexSchemaVersion } from '../model/command-index.ts';
import { maxDocumentLength } from '../openapi/load.ts';
import { placeOf, type Problem } from '../openapi/problem.ts';
import { toPrintable } from '../terminal/printable.ts';
import { version } from '../version.ts';
import {
  buildIndexes,
  emptyReport,
  sourceOf,
  type Build,
  type DefinitionReport,
  type Shipped,
} from './build-index.ts';
import type { Fetched } from './fetch-text.ts';
import { showSource } from './name.ts';
import { markSuperseded, sweep, writeIndexes } from './index-files.ts';
import { definitionsDir, textPath } from './paths.ts';
import { readState, untrusted } from './read-state.ts';
import type { Definition, FetchedText } from './state.ts';
import { isOwnFile, isOwnFolder, UntrustedError } from './trust.ts';
import { unwritable, writeOwnFile, writeState } from './write-state.ts';

/** Where definitions are kept and what they are laid over. */
export interface DefinitionStore {
  dir: string;
  shipped: Shipped;
}

/** What a set of definitions was compiled to. */
export type Built = Extract<Build, { ok: true }>;

/** Problems that one message lists at most. */
const problemLimit = 20;

/** The store below a profile folder. */
export function openStore(profileDir: string, shipped: Shipped): DefinitionStore {
  return { dir: definitionsDir(profileDir), shipped };
}

/** The definitions there are. @throws UnexpectedError for a broken record */
export function listDefinitions({ dir }: DefinitionStore): Definition[] {
  return readState(dir)?.definitions ?? [];
}

/**
 * Applies a change and puts it in force.
 *
 * @param change gets the definitions as they are now, and returns the new ones
 * @param fetched the texts that are not in the store yet
 * @param check looks at what comes out before it is put in force, and throws where that must not be
 * @throws UsageError with every problem of the documents; everything stays as it was
 * @throws UnexpectedError where the folder can't be written
 */
export function changeDefinitions(
  store: DefinitionStore,
  change: (current: readonly Definition[]) => readonly Definition[],
  fetched: readonly Fetched[] = [],
  check?: (built: Built) => void,
): Promise<Built> {
  const { dir } = store;
  return underLock(dir, () => {
    const current = readState(dir);
    const definitions = [...change(current?.definitions ?? [])];
    const built = buildStored(store, definitions, fetched);
    check?.(built);
    for (const { record, text } of fetched) writeOwnFile(textPath(dir, record.sha256), text);
    const key = definitions.length === 0 ? undefined : keyOf(definitions);
    if (key !== undefined) writeIndexes(dir, key, built.indexes);
    writeState(dir, { definitions, ...(key !== undefined && { index: { tool: version, key } }) });
    const old = current?.index?.key;
    if (old !== undefined && old !== key) markSuperseded(dir, old);
    sweep(dir, definitions, key);
    return built;
  });
}

/** The report on one definition. */
export function findReport({ reports }: Built, name: string): DefinitionReport {
  return reports.find((report) => report.name === name) ?? emptyReport(name);
}

/** Compiles what the store holds; nothing is written. @throws UsageError, UnexpectedError */
export function buildStored(
  { dir, shipped }: DefinitionStore,
  definitions: readonly Definition[],
  fetched: readonly Fetched[] = [],
): Built {
  const texts = new Map(fetched.map(({ record, text }) => [record.sha256, text]));
  const build = buildIndexes(
    definitions,
    (record) => texts.get(record.sha256) ?? readText(dir, record),
    shipped,
  );
  if (build.ok) return build;
  throw refuseProblems(build.problems, definitions);
}

/** Keeps a rebuilt index for the next start, unless the definitions were changed meanwhile. */
export function keepIndex(
  { dir }: DefinitionStore,
  definitions: readonly Definition[],
  { indexes }: Built,
): Promise<void> {
  return underLock(dir, () => {
    const key = keyOf(definitions);
    const now = readState(dir)?.definitions ?? [];
    if (keyOf(now) !== key) return;
    writeIndexes(dir, key, indexes);
    writeState(dir, { definitions: now, index: { tool: version, key } });
    sweep(dir, now, key);
  });
}

/** Whether a text is there, as it was fetched, to be compiled again. */
export function hasText({ dir }: DefinitionStore, record: FetchedText): boolean {
  try {
    readText(dir, record);
    return true;
  } catch {
    return false;
  }
}

function underLock<T>(dir: string, work: () => T): Promise<T> {
  try {
    makeFolder(dir);
  } catch (error) {
    throw unwritable(dir, error);
  }
  if (!isOwnFolder(dir)) throw untrusted(new UntrustedError(dir));
  return withLock(join(dir, '.lock'), work);
}

/** By the content of every document, what it may replace, the tool that compiles it and the schema of what it writes. */
function keyOf(definitions: readonly Definition[]): string {
  const parts = definitions.map(({ name, document, japanese, overrides }) => [
    name,
    document.sha256,
    japanese?.sha256,
    overrides,
  ]);
  return createHash('sha256')
    .update(JSON.stringify([version, indexSchemaVersion, parts]))
    .digest('hex');
}

/** @throws UnexpectedError where the text is gone, or is not the one that was fetched */
function readText(dir: string, record: FetchedText): string {
  const path = textPath(dir, record.sha256);
  const hint: Sentence = (t) => t.definitions.textGoneHint;
  let text: string | undefined;
  try {
    const isForeign = existsSync(path) && !isOwnFile(path);
    text = isForeign ? undefined : readRegularFile(path, { most: maxDocumentLength }).toString('utf8');
  } catch (error) {
    throw new UnexpectedError((t) => t.definitions.textGone(showSource(record.source), path), {
      hint,
      cause: error,
    });
  }
  if (text !== undefined && createHash('sha256').update(text).digest('hex') === record.sha256) return text;
  throw new UnexpectedError((t) => t.definitions.textChanged(showSource(record.source), path), { hint });
}

function refuseProblems(problems: readonly Problem[], definitions: readonly Definition[]): UsageError {
  const sentences = problems.slice(0, problemLimit).map((problem) => placeProblem(problem, definitions));
  const more = problems.length - sentences.length;
  if (more > 0) sentences.push((t) => t.definitions.moreProblems(more));
  return new UsageError(sentences, { hint: (t) => t.definitions.unchanged });
}

/** A problem after its place in the source that the user gave. */
export function placeProblem(problem: Problem, definitions: readonly Definition[]): Sentence {
  const place = placeOf({ ...problem, source: showSource(sourceOf(problem, definitions)) });
  return (t) => toPrintable(`${place}: ${problem.sentence(t)}`);
}
