/**
 * The schemas that the tests of output draw by are what the compiler makes of the shipped billing document.
 * `UPDATE_GOLDEN=1` writes them anew; read the difference before keeping it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { compileDocuments } from '../../../src/openapi/compile.ts';
import { loadDocument } from '../../../src/openapi/load.ts';
import { commandsOf } from '../../../src/openapi/tree.ts';
import { en } from '../../../src/text/en.ts';

const document = fileURLToPath(new URL('../../../commands/api/billing.yaml', import.meta.url));
const fixture = fileURLToPath(new URL('../../fixtures/output/billing.json', import.meta.url));

it('the fixture is what the compiler makes of the shipped document', () => {
  const loaded = loadDocument('billing.yaml', readFileSync(document, 'utf8'));
  const compiled = loaded.ok ? compileDocuments([loaded.document], en) : { ok: false as const };
  if (!compiled.ok) throw new Error('The shipped document does not compile.');
  const shards = Object.values(compiled.shards);
  const responses = shards.flatMap(({ node }) =>
    commandsOf(node).flatMap(({ words, response: { schema } }) =>
      schema === undefined ? [] : [[words.join(' '), schema] as const],
    ),
  );
  const made = {
    responses: Object.fromEntries(responses.toSorted(([a], [b]) => (a < b ? -1 : 1))),
    schemas: Object.assign({}, ...shards.map(({ schemas }) => schemas)) as object,
  };
  // output never shows what a schema says in words
  const actual: unknown = JSON.parse(
    JSON.stringify(made, (key, value: unknown) =>
      (key === 'description' && typeof value === 'string') || key === 'valueMeanings' ? undefined : value,
    ),
  );
  if (process.env['UPDATE_GOLDEN'] === '1')
    writeFileSync(fixture, `${JSON.stringify(actual, undefined, 2)}\n`);
  expect(actual).toEqual(JSON.parse(readFileSync(fixture, 'utf8')));
});
