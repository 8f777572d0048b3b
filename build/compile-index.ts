/** Compiles the shipped API definitions into the sharded index, one per language, when the program is built. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { rootFile } from '../src/definitions/find-index.ts';
import { compileDocuments } from '../src/openapi/compile.ts';
import { loadDocument, parseFile, type Loaded, type OpenApiDocument } from '../src/openapi/load.ts';
import { applyOverlay } from '../src/openapi/overlay.ts';
import { describeProblem, type Problem } from '../src/openapi/problem.ts';
import { en, type Text } from '../src/text/en.ts';
import { ja } from '../src/text/ja.ts';

/** Folders to read definitions from and to write the index to. */
export interface CompileIndexOptions {
  /** Holds `<name>.yaml` and, for each, `<name>.ja.yaml`. */
  apiDir: string;
  /** Gets `<language>/root.json`, `<language>/<shard>.json` and `documents/<name>.json`. */
  outDir: string;
}

/**
 * Writes the index of all shipped definitions in every language, and the English documents as JSON.
 *
 * @throws Error that lists every problem; what we ship must have none, warnings included
 */
export async function compileIndex({ apiDir, outDir }: CompileIndexOptions): Promise<void> {
  const files = (await readdir(apiDir)).filter((file) => /^[^.]+\.yaml$/.test(file)).toSorted();
  const documents = await Promise.all(files.map((file) => readDocument(apiDir, file)));
  const translated = await Promise.all(documents.map((document) => translate(apiDir, document, 'ja')));
  await Promise.all([
    writeLanguage(join(outDir, 'en'), documents, en),
    writeLanguage(join(outDir, 'ja'), translated, ja),
    writeFolder(
      join(outDir, 'documents'),
      documents.map(({ name, root }) => [`${basename(name, '.yaml')}.json`, root]),
    ),
  ]);
}

async function readDocument(apiDir: string, file: string): Promise<OpenApiDocument> {
  return expectLoaded(loadDocument(file, await readFile(join(apiDir, file), 'utf8')));
}

async function translate(
  apiDir: string,
  document: OpenApiDocument,
  language: string,
): Promise<OpenApiDocument> {
  const file = `${basename(document.name, '.yaml')}.${language}.yaml`;
  const overlay = expectLoaded(parseFile(file, await readFile(join(apiDir, file), 'utf8')));
  return { ...document, root: applyOverlay(document.root, overlay.root) };
}

async function writeLanguage(folder: string, documents: OpenApiDocument[], text: Text): Promise<void> {
  const compiled = compileDocuments(documents, text);
  if (!compiled.ok || compiled.problems.length > 0) throw problemsError(compiled.problems);
  await writeFolder(folder, [[rootFile, compiled.root], ...Object.entries(compiled.shards)]);
}

/** The folder is emptied first, so that no shard of a group that is gone stays behind. */
async function writeFolder(folder: string, files: [name: string, content: unknown][]): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await Promise.all(files.map(([name, content]) => writeFile(join(folder, name), JSON.stringify(content))));
}

function expectLoaded<T>(loaded: Loaded<T>): T {
  if (loaded.ok) return loaded.document;
  throw problemsError(loaded.problems);
}

function problemsError(problems: readonly Problem[]): Error {
  return new Error(problems.map((problem) => describeProblem(problem, en)).join('\n'));
}
