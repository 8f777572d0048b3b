/**
 * Documents in, index out: each folder of test/fixtures/openapi is a case, its expected.json what the compiler
 * must make of it, as a document of ours or, where its name begins with `added-`, of the user's. `UPDATE_GOLDEN=1` writes the files anew; read the difference before keeping it.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compileDocuments } from '../../../src/openapi/compile.ts';
import { loadDocument, parseFile, type OpenApiDocument } from '../../../src/openapi/load.ts';
import { applyOverlay } from '../../../src/openapi/overlay.ts';
import { describeProblem, type Problem } from '../../../src/openapi/problem.ts';
import { en } from '../../../src/text/en.ts';
import { ja } from '../../../src/text/ja.ts';

const fixtures = fileURLToPath(new URL('../../fixtures/openapi/', import.meta.url));

describe('golden documents', () => {
  it.each(readdirSync(fixtures))('%s', (name) => {
    const folder = join(fixtures, name);
    const actual = compileCase(folder);
    const file = join(folder, 'expected.json');
    if (process.env['UPDATE_GOLDEN'] === '1')
      writeFileSync(file, `${JSON.stringify(actual, undefined, 2)}\n`);
    const expected: unknown = JSON.parse(readFileSync(file, 'utf8'));
    expect(JSON.parse(JSON.stringify(actual))).toStrictEqual(expected);
    expect('root' in actual).toBe(!name.startsWith('invalid-'));
  });
});

function compileCase(folder: string) {
  const loaded = readdirSync(folder)
    .filter((file) => /^[^.]+\.(yaml|json)$/.test(file) && file !== 'expected.json')
    .toSorted()
    .map((file) => loadDocument(file, readFileSync(join(folder, file), 'utf8')));
  const added = /^(invalid-)?added-/.test(basename(folder)) && ({ added: true } as const);
  const documents = loaded.flatMap((each) => (each.ok ? [{ ...each.document, ...added }] : []));
  const problems = loaded.flatMap((each) => (each.ok ? [] : each.problems));
  if (problems.length > 0) return { problems: problems.map(show) };
  const overlay = join(folder, 'document.ja.yaml');
  const compiled = existsSync(overlay)
    ? compileDocuments(
        documents.map((document) => translate(document, overlay)),
        ja,
      )
    : compileDocuments(documents, en);
  return { ...compiled, problems: compiled.problems.map(show) };
}

function translate(document: OpenApiDocument, file: string): OpenApiDocument {
  const overlay = parseFile('document.ja.yaml', readFileSync(file, 'utf8'));
  if (!overlay.ok) throw new Error('The overlay of this case can not be read.');
  return { ...document, root: applyOverlay(document.root, overlay.document.root) };
}

function show(problem: Problem): string {
  return `${describeProblem(problem, en)} [${problem.pointer}]`;
}
