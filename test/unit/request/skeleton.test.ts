/** Bodies to start from: what is generated, the check before sending admits. */
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../../src/json/parse.ts';
import { writeJson } from '../../../src/json/write.ts';
import { compileDocuments } from '../../../src/openapi/compile.ts';
import { loadDocument } from '../../../src/openapi/load.ts';
import { commandsOf } from '../../../src/openapi/tree.ts';
import { checkBody } from '../../../src/request/body-check.ts';
import { writeMatching } from '../../../src/request/matching-text.ts';
import { createPatternTest } from '../../../src/request/pattern.ts';
import { generateBody } from '../../../src/request/skeleton.ts';
import { en } from '../../../src/text/en.ts';

type Json = Record<string, unknown>;

/** Compiles a body's schema the way of a document. */
function compileBody(schema: Json, schemas: Json = {}) {
  const text = JSON.stringify({
    openapi: '3.1.0',
    paths: {
      '/a': {
        post: {
          operationId: 'a',
          'x-soracom-cli': ['a'],
          requestBody: { required: true, content: { 'application/json': { schema } } },
          responses: {},
        },
      },
    },
    components: { schemas },
  });
  const loaded = loadDocument('test', text);
  const compiled = loaded.ok ? compileDocuments([loaded.document], en) : loaded;
  if (!compiled.ok) throw new Error(compiled.problems.map(({ sentence }) => sentence(en)).join('\n'));
  const [shard] = Object.values(compiled.shards);
  const [command] = shard ? commandsOf(shard.node) : [];
  return { body: command?.body, schemas: shard?.schemas ?? {} };
}

/** The generated body as compact JSON, and what the check has to say of it. */
function generate(schema: Json, components: Json = {}): { text: string; faults: string[] } {
  const { body, schemas } = compileBody(schema, components);
  const value = parseJson(generateBody(body, schemas));
  const faults = body?.schema ? checkBody(value, body.schema, schemas) : [];
  return {
    text: writeJson(value),
    faults: faults.map(({ pointer, sentence }) => `${pointer} ${sentence(en)}`),
  };
}

function objectOf(property: Json, isRequired = true): Json {
  return { type: 'object', properties: { a: property }, ...(isRequired && { required: ['a'] }) };
}

describe('a generated body', () => {
  it.each<[string, Json, string]>([
    ['minLength', { type: 'string', minLength: 3 }, '{"a":"xxx"}'],
    [
      'maxLength and an example that is too long',
      { type: 'string', maxLength: 2, example: 'abc' },
      '{"a":""}',
    ],
    ['a pattern', { type: 'string', pattern: '^[a-z]+-\\d{3}$' }, '{"a":"a-000"}'],
    ['a pattern and an example', { type: 'string', pattern: '^(?!x)y', example: 'yes' }, '{"a":"yes"}'],
    ['minItems', { type: 'array', minItems: 2, items: { type: 'integer' } }, '{"a":[0,0]}'],
    ['maxItems 0', { type: 'array', maxItems: 0, items: { type: 'integer' } }, '{"a":[]}'],
    ['a minimum', { type: 'integer', minimum: 5 }, '{"a":5}'],
    ['a maximum below zero', { type: 'integer', maximum: -5 }, '{"a":-5}'],
    ['exclusive bounds', { type: 'integer', exclusiveMinimum: 5, exclusiveMaximum: 7 }, '{"a":6}'],
    [
      'exclusive bounds of fractions',
      { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
      '{"a":0.5}',
    ],
    ['exclusive bounds of 3.0', { type: 'integer', minimum: 5, exclusiveMinimum: true }, '{"a":6}'],
    ['multipleOf', { type: 'integer', minimum: 7, multipleOf: 5 }, '{"a":10}'],
    ['an enum and a default outside it', { enum: ['b', 'c'], default: 'd' }, '{"a":"b"}'],
    ['a nullable enum', { type: ['string', 'null'], enum: [null, 'b'] }, '{"a":null}'],
    ['a union of types', { oneOf: [{ type: 'string', minLength: 4 }, { type: 'integer' }] }, '{"a":null}'],
    [
      'a union of objects',
      { anyOf: [objectOf({ type: 'integer' }), objectOf({ type: 'integer' })] },
      '{"a":{"a":0}}',
    ],
  ])('respects %s', (_, property, text) => {
    expect(generate(objectOf(property))).toEqual({ text, faults: [] });
  });

  it('leaves out an optional property for which it finds no value, and what must be inside it', () => {
    const hard = { type: 'string', pattern: '^(?=x)(?=y).$' };
    expect(generate(objectOf(hard, false))).toEqual({ text: '{}', faults: [] });
    expect(generate(objectOf(objectOf(hard), false))).toEqual({ text: '{}', faults: [] });
    expect(generate(objectOf({ type: 'array', items: hard }, false))).toEqual({
      text: '{"a":[]}',
      faults: [],
    });
    expect(generate(objectOf({ type: 'array', minItems: 1, items: hard }, false)).text).toBe('{}');
    // Who edits the body sees that it is needed.
    expect(generate(objectOf(hard)).text).toBe('{"a":null}');
  });

  it('has what is required and described nowhere', () => {
    expect(generate({ type: 'object', required: ['a'] })).toEqual({ text: '{"a":null}', faults: [] });
  });

  it('ends where types hold each other', () => {
    const names = Array.from({ length: 12 }, (_, index) => `T${index}`);
    const link = (name: string) => [name, { $ref: `#/components/schemas/${name}` }];
    const type = { type: 'object', properties: Object.fromEntries(names.map(link)) };
    const { text } = generate(type, Object.fromEntries(names.map((name) => [name, type])));
    expect(text.length).toBeLessThan(200_000);
  });

  it('passes the check, for two thousand schemas', () => {
    const random = seeded(42);
    for (let number = 0; number < 2000; number += 1) {
      const schema = { type: 'object', ...randomObject(random, 3) };
      const { text, faults } = generate(schema);
      expect({ schema, text, faults }).toEqual({ schema, text, faults: [] });
    }
  });
});

describe('writeMatching', () => {
  it.each([
    ['^[A-Z]{2}\\d{4}$', 6, 6],
    ['^(foo|ba[rz])$', 0, 10],
    ['^https?://.+', 20, 100],
    ['^[^/\\s]+$', 3, 3],
    ['^\\w+([.-]\\w+)*@\\w+\\.\\w{2,3}$', 12, 40],
    ['^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}$', 0, 99],
    ['[a-z]', 5, 5],
    ['^\\u0041\\x42\\.$', 0, 9],
    ['^(?:[\\w-]{3,}:)?(?<id>\\d+)$', 0, 9],
    ['^$|^a+$', 2, 9],
    ['^[\\s\\S]*$', 3, 9],
  ])('%s', (pattern, least, most) => {
    const text = writeMatching(pattern, createPatternTest(), least, most) ?? '';
    expect(text).toMatch(new RegExp(pattern, 'u'));
    expect(text.length).toBeGreaterThanOrEqual(least);
    expect(text.length).toBeLessThanOrEqual(most);
  });

  it.each(['^(?=a)b$', '(a)\\1', '\\p{L}', '^a{5000}$', '^a$'])(
    'gives up on %s of 3 to 3 characters',
    (pattern) => {
      expect(writeMatching(pattern, createPatternTest(), 3, 3)).toBeUndefined();
    },
  );
});

type Random = (below: number) => number;

/** A linear congruential generator (the constants of Numerical Recipes). */
function seeded(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const patterns = [
  '^[a-z]+$',
  '^\\d{3,8}$',
  '^[A-Za-z0-9_-]*$',
  '^(on|off)$',
  '^\\S+@\\S+$',
  '^(?=.*\\d).{4,}$',
];

function randomObject(random: Random, depth: number): Json {
  const names = Array.from({ length: random(5) + 1 }, (_, index) => `p${index}`);
  const properties = Object.fromEntries(names.map((name) => [name, randomSchema(random, depth)]));
  // What no value may be found for is never required.
  const required = names.filter((name) => random(2) === 0 && isSolvable(properties[name]));
  return { properties, ...(required.length > 0 && { required }) };
}

function isSolvable(schema: unknown): boolean {
  const text = JSON.stringify(schema);
  return !text.includes('pattern') && !text.includes('example');
}

function randomSchema(random: Random, depth: number): Json {
  switch (random(depth > 0 ? 8 : 5)) {
    case 0: {
      const minLength = random(6);
      return { type: 'string', minLength, maxLength: minLength + random(6) };
    }
    case 1:
      return { type: 'string', pattern: patterns[random(patterns.length)], minLength: random(4) };
    case 2: {
      const low = random(200) - 100;
      const bound = random(2) === 0 ? { minimum: low } : { exclusiveMinimum: low };
      return { type: 'integer', ...bound, maximum: low + 20, multipleOf: random(7) + 1 };
    }
    case 3:
      return { type: 'number', exclusiveMinimum: random(10) / 10, exclusiveMaximum: 1 + random(10) / 10 };
    case 4:
      return { type: 'string', enum: ['b', 'c'], example: ['b', 'z'][random(2)], default: 'q' };
    case 5:
      return { type: 'array', minItems: random(4), items: randomSchema(random, depth - 1) };
    case 6:
      return { type: 'object', ...randomObject(random, depth - 1) };
    default:
      return {
        [['oneOf', 'anyOf', 'allOf'][random(3)] ?? '']: [
          { type: 'object', ...randomObject(random, depth - 1) },
          { type: 'object', ...randomObject(random, depth - 1) },
        ],
      };
  }
}
