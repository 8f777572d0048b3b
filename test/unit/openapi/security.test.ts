/** Whether an operation needs credentials: one table for the compiler and the simulator, which both read it here. */
import { describe, expect, it } from 'vitest';
import type { CredentialNeed } from '../../../src/model/command.ts';
import { loadDocument } from '../../../src/openapi/load.ts';
import { operationSites } from '../../../src/openapi/operation-site.ts';
import { ProblemList } from '../../../src/openapi/problem.ts';
import { openReader } from '../../../src/openapi/reader.ts';
import { readCredentialNeed } from '../../../src/openapi/security.ts';
import { listOperations } from '../../../src/simulator/document.ts';
import { compileDocuments } from '../../../src/openapi/compile.ts';
import { en } from '../../../src/text/en.ts';

const key = { key: [] };

/** A document with one operation; undefined leaves `security` out. */
function makeDocument(security: unknown, own: unknown): string {
  const operation = { operationId: 'get', 'x-soracom-cli': ['get'], responses: {}, security: own };
  return JSON.stringify({ openapi: '3.0.3', security, paths: { '/a': { get: operation } } });
}

function load(text: string) {
  const loaded = loadDocument('a.json', text);
  if (!loaded.ok) throw new Error('The document of this test is wrong.');
  return loaded.document;
}

describe('readCredentialNeed', () => {
  it.each<[document: unknown, operation: unknown, need: CredentialNeed]>([
    [undefined, undefined, 'none'],
    [undefined, [], 'none'],
    [undefined, [{}], 'none'],
    [undefined, [{}, {}], 'none'],
    [undefined, [key], 'required'],
    [undefined, [{ key: [], token: [] }], 'required'],
    [undefined, [key, { other: [] }], 'required'],
    [undefined, [{}, key], 'optional'],
    [undefined, [key, {}], 'optional'],
    [[], undefined, 'none'],
    [[{}], undefined, 'none'],
    [[key], undefined, 'required'],
    [[{}, key], undefined, 'optional'],
    [[key], [], 'none'],
    [[key], [{}], 'none'],
    [[key], [{}, key], 'optional'],
    [[{}, key], [key], 'required'],
    [[], [key], 'required'],
  ])('of a document with %j and an operation with %j is %s', (document, operation, need) => {
    const { root } = load(makeDocument(document, operation));
    const reader = openReader(root);
    expect(operationSites(reader).map((site) => readCredentialNeed(reader, site.operation))).toEqual([need]);
    expect(listOperations(root).map(({ credentials }) => credentials)).toEqual([need]);
    const compiled = compileDocuments([load(makeDocument(document, operation))], en);
    const shard = compiled.ok ? compiled.shards['get.json'] : undefined;
    expect([compiled.problems, shard?.node.command?.credentials]).toEqual([[], need]);
  });

  it.each<[operation: unknown, pointer: string, sentence: string]>([
    [key, '/paths/~1a/get/security', 'Expected a list here.'],
    [['key'], '/paths/~1a/get/security/0', 'Expected an object here.'],
  ])('reports %j, and does not take it for an operation without credentials', (own, pointer, sentence) => {
    const document = load(makeDocument([key], own));
    const problems = new ProblemList(document);
    const reader = openReader(document.root, problems);
    expect(operationSites(reader).map((site) => readCredentialNeed(reader, site.operation))).toEqual([
      'required',
    ]);
    expect(problems.found.map((problem) => [problem.pointer, problem.sentence(en)])).toEqual([
      [pointer, sentence],
    ]);
  });
});
