/** Documents made to take all the time or memory there is: each is answered, with a place for what is wrong. */
import { describe, expect, it } from 'vitest';
import { listFields } from '../../../src/catalogue/schema-fields.ts';
import { compileDocuments } from '../../../src/openapi/compile.ts';
import { loadDocument } from '../../../src/openapi/load.ts';
import { describeProblem } from '../../../src/openapi/problem.ts';
import { generateBody } from '../../../src/request/skeleton.ts';
import { en } from '../../../src/text/en.ts';
import { commandsOf } from '../../../src/openapi/tree.ts';

const head = 'openapi: 3.0.0\n';

function many(count: number, write: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => write(index)).join('');
}

function compile(text: string) {
  const loaded = loadDocument('a.yaml', text);
  return loaded.ok ? compileDocuments([loaded.document], en) : loaded;
}

function bodyDocument(schema: object, schemas: object = {}): string {
  const content = { 'application/json': { schema } };
  const operation = { 'x-soracom-cli': ['a b'], requestBody: { content } };
  return JSON.stringify({
    openapi: '3.0.0',
    paths: { '/p': { post: operation } },
    components: { schemas },
  });
}

/** Ten properties a schema, each of them the next schema: ten to the power of the layers in all. */
function fan(layers: number): string {
  const schemas = Array.from({ length: layers }, (_, layer) => {
    const properties = Array.from({ length: 10 }, (_unused, at) => [
      `p${at}`,
      { $ref: `#/components/schemas/S${layer + 1}` },
    ]);
    return [`S${layer}`, { type: 'object', properties: Object.fromEntries(properties) }];
  });
  const last = [`S${layers}`, { type: 'string' }];
  return bodyDocument({ $ref: '#/components/schemas/S0' }, Object.fromEntries([...schemas, last]));
}

describe('a document that multiplies', () => {
  it.each([
    ['one anchor, 60,000 aliases', `${head}x: &a [1]\ny:\n${many(60_000, () => '  - *a\n')}`],
    [
      '60,000 anchors, as many aliases',
      `${head}${many(60_000, (at) => `a${at}: &a${at} 1\n`)}y:\n${many(60_000, (at) => `  - *a${at}\n`)}`,
    ],
    ['60,000 aliases of nothing', `${head}y:\n${many(60_000, () => '  - *nope\n')}`],
    ['an anchor that holds itself', `${head}a: &a [*a]\n`],
  ])('is refused: %s', (_, text) => {
    const result = compile(text);
    expect(result.ok).toBe(false);
    expect('problems' in result && result.problems.map((each) => describeProblem(each, en))).toEqual([
      expect.stringMatching(/^a\.yaml:\d+:\d+: error: The document is nested too deeply, or its aliases/),
    ]);
  });

  it('has no more than 1,000 of its problems listed, an error among them', () => {
    const warnings = many(1500, (at) => `    - {url: "ftp://host/${at}"}\n`);
    const { problems } = compile(`${head}servers:\n${warnings}paths: {p: {}}\n`) as { problems: unknown[] };
    expect(problems).toHaveLength(1001);
    expect(problems).toContainEqual(expect.objectContaining({ severity: 'error' }));
  });

  it('can neither name a command by thousands of words nor in thousands of ways', () => {
    const words = compile(`${head}paths: {/p: {get: {x-soracom-cli: ["${'a '.repeat(50_000)}"]}}}`);
    const ways = compile(`${head}paths: {/p: {get: {x-soracom-cli: [${many(5000, (at) => `w${at}, `)}]}}}`);
    expect([words.ok, ways.ok]).toEqual([false, false]);
  });

  it.each(['allOf', 'oneOf', 'anyOf'])('may compose no schema of thousands: %s', (keyword) => {
    const branches = Array.from({ length: 20_000 }, (_, at) => ({ properties: { [`p${at}`]: {} } }));
    expect(compile(bodyDocument({ [keyword]: branches }))).toMatchObject({
      ok: true,
      problems: [{ severity: 'warning' }],
    });
  });

  it('is compiled where two huge enums meet, or all of many properties are required', () => {
    const values = Array.from({ length: 60_000 }, (_, at) => `e${at}`);
    const halves = [
      { type: 'string', enum: values },
      { type: 'string', enum: values.toReversed() },
    ];
    const properties = Object.fromEntries(values.map((name) => [name, { type: 'integer' }]));
    expect(compile(bodyDocument({ properties: { p: { allOf: halves } } })).ok).toBe(true);
    expect(compile(bodyDocument({ type: 'object', required: values, properties })).ok).toBe(true);
  });

  it('fills no body and no page beyond what anyone reads', () => {
    const result = compile(fan(30));
    if (!result.ok || !('shards' in result)) throw new Error('not compiled');
    const { node, schemas } = Object.values(result.shards)[0] ?? { node: undefined, schemas: {} };
    const [command] = node === undefined ? [] : commandsOf(node);
    expect(generateBody(command?.body, schemas).length).toBeLessThan(10_000_000);
    expect(listFields({ ref: 'S0' }, schemas, 30).length).toBeLessThan(10_000);
  });

  it('has no pattern that is longer than a page', () => {
    const result = compile(
      bodyDocument({ properties: { p: { type: 'string', pattern: 'a'.repeat(1001) } } }),
    );
    expect(JSON.stringify(result)).not.toContain('pattern');
  });
});
