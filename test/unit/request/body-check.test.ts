/** Bodies against schemas. */
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../../src/json/parse.ts';
import { JsonNumber, type JsonValue } from '../../../src/json/value.ts';
import { writeJson } from '../../../src/json/write.ts';
import type { Schema } from '../../../src/model/command.ts';
import { checkBody } from '../../../src/request/body-check.ts';
import { writeSkeleton } from '../../../src/request/skeleton.ts';
import { en } from '../../../src/text/en.ts';

const schemas: Record<string, Schema> = {
  Item: {
    type: 'object',
    required: ['code', 'id'],
    properties: [
      { name: 'code', schema: { type: 'string', minLength: 2, maxLength: 3, pattern: '^[A-Z]+$' } },
      { name: 'id', schema: { type: 'integer', readOnly: true } },
      { name: 'count', schema: { type: 'integer', minimum: 1, maximum: 5 } },
      { name: 'state', schema: { type: 'string', enum: ['open', 'closed'] } },
      { name: 'level', schema: { type: 'integer', enum: [1, 2] } },
      { name: 'note', schema: { type: 'string', nullable: true } },
      { name: 'parent', schema: { ref: 'Item' } },
      { name: 'a/b', schema: { type: 'boolean' } },
      { name: 'c~d', schema: { type: 'boolean' } },
      { name: 'ratio', schema: { type: 'number' } },
      { name: 'other', schema: { ref: 'Item', nullable: true } },
    ],
  },
  Loop: { ref: 'Loop' },
};
const list: Schema = { type: 'array', items: { ref: 'Item' }, minItems: 1, maxItems: 3 };

describe('checkBody', () => {
  it.each([
    ['[{"code":"AB"}]'],
    ['[{"code":"AB","count":5.0,"ratio":1e2,"level":2,"note":null,"unknown":{}}]'],
    ['[{"code":"AB","parent":{"code":"CD","parent":{"code":"EF"}}}]'],
    ['[{"code":"ABC","count":1,"state":"open"}]'],
    ['[{"code":"AB","other":null}]'],
    ['[{"code":"AB"},{"code":"AB"},{"code":"AB"}]'],
  ])('passes %s', (text) => {
    expect(faultsOf(text)).toEqual([]);
  });

  it.each([
    ['{}', ': Expected an array, found an object.'],
    ['[]', ': Expected 1 items or more, found 0.'],
    ['[{"code":"AB"},{"code":"AB"},{"code":"AB"},{"code":"AB"}]', ': Expected 3 items or fewer, found 4.'],
    ['[{"code":"AB"},1]', '/1: Expected an object, found a number.'],
    ['[{}]', '/0: The property "code" is missing.'],
    ['[{"code":1}]', '/0/code: Expected a string, found a number.'],
    ['[{"code":true}]', '/0/code: Expected a string, found true or false.'],
    ['[{"code":"AB","note":5}]', '/0/note: Expected a string, found a number.'],
    ['[{"code":"AB","parent":null}]', '/0/parent: Expected an object, found null.'],
    ['[{"code":"AB","c~d":1}]', '/0/c~0d: Expected true or false, found a number.'],
    ['[{"code":"a"}]', '/0/code: Expected 2 characters or more, found 1.'],
    ['[{"code":"𠮷野家店"}]', '/0/code: Expected 3 characters or fewer, found 4.'],
    ['[{"code":"ab"}]', '/0/code: The text does not match the pattern ^[A-Z]+$.'],
    ['[{"code":"AB","count":6}]', '/0/count: Expected 5 or less, found 6.'],
    ['[{"code":"AB","count":0}]', '/0/count: Expected 1 or more, found 0.'],
    ['[{"code":"AB","count":1.5}]', '/0/count: Expected a whole number, found a number.'],
    ['[{"code":"AB","state":"opem"}]', '/0/state: "opem" is not one of open, closed. Did you mean open?'],
    ['[{"code":"AB","level":3}]', '/0/level: 3 is not one of 1, 2.'],
    ['[{"code":"AB","state":null}]', '/0/state: Expected a string, found null.'],
    ['[{"code":"AB","a/b":"x"}]', '/0/a~1b: Expected true or false, found a string.'],
    [
      '[{"code":"AB","parent":{"code":"AB","parent":[]}}]',
      '/0/parent/parent: Expected an object, found an array.',
    ],
  ])('says of %s what is wrong and where', (text, fault) => {
    expect(faultsOf(text)).toEqual([fault]);
  });

  it('lets anything through where the schema leads nowhere or in a circle', () => {
    expect(checkBody(parseJson('[1]'), { ref: 'Loop' }, schemas)).toEqual([]);
    expect(checkBody(parseJson('[1]'), { ref: 'Gone' }, schemas)).toEqual([]);
  });

  it.each<[schema: Schema, text: string, faults: string[]]>([
    [{ type: 'object' }, '{"a":[1]}', []],
    [{ type: 'object', required: ['a'] }, '{}', [': The property "a" is missing.']],
    [
      { type: 'object', additional: { type: 'string' } },
      '{"a":"1","b":2}',
      ['/b: Expected a string, found a number.'],
    ],
    [{ type: 'any' }, 'null', []],
    [{ type: 'any' }, '{"a":1}', []],
    [{ type: 'any', minLength: 1, minimum: 1 }, '5', []],
    [{ type: 'any', minLength: 1, minimum: 1 }, '"5"', []],
    [{ type: 'string', pattern: '^.$' }, '"𠮷"', []],
    [{ type: 'string', pattern: '^a+$' }, `"${'b'.repeat(1001)}"`, []],
    [
      { type: 'string', pattern: '^a+$' },
      `"${'b'.repeat(1000)}"`,
      [': The text does not match the pattern ^a+$.'],
    ],
  ])('of %j and %s says %j', (schema, text, faults) => {
    expect(faultsOf(text, schema)).toEqual(faults);
  });

  it('stops counting at some point', () => {
    const many = `[${Array.from({ length: 1000 }, () => '1').join(',')}]`;
    expect(checkBody(parseJson(many), { type: 'array', items: { type: 'string' } }, {})).toHaveLength(20);
  });
});

describe('writeSkeleton', () => {
  it('fills every property a request may hold, and leaves out a type inside itself', () => {
    expect(writeJson(writeSkeleton(list, schemas))).toBe(
      '[{"code":"AA","count":1,"state":"open","level":1,"note":"","a/b":false,"c~d":false,"ratio":0}]',
    );
  });

  it.each<[schema: Schema, value: JsonValue]>([
    [{ type: 'object' }, new Map()],
    [{ type: 'object', properties: [{ name: 'a', schema: { type: 'any' } }] }, new Map([['a', null]])],
    [{ type: 'array', items: { ref: 'Tree' } }, [new Map([['children', []]])]],
    [{ type: 'integer', enum: [7, 8] }, new JsonNumber('7')],
    [{ ref: 'Loop' }, null],
  ])('makes of %j %j', (schema, value) => {
    const children: Schema = { type: 'array', items: { ref: 'Tree' } };
    const Tree: Schema = { type: 'object', properties: [{ name: 'children', schema: children }] };
    expect(writeSkeleton(schema, { ...schemas, Tree })).toEqual(value);
  });

  it('prefers examples and defaults', () => {
    const schema: Schema = {
      type: 'object',
      properties: [
        { name: 'a', schema: { type: 'string', example: 'x', default: 'y' } },
        { name: 'b', schema: { type: 'array', items: { type: 'any' }, default: [1, null] } },
      ],
    };
    expect(writeJson(writeSkeleton(schema, {}))).toBe('{"a":"x","b":[1,null]}');
  });
});

function faultsOf(text: string, schema = list): string[] {
  return checkBody(parseJson(text), schema, schemas).map(
    ({ pointer, sentence }) => `${pointer}: ${sentence(en)}`,
  );
}
