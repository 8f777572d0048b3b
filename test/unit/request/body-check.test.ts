/** Bodies against schemas. */
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../../src/json/parse.ts';
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
      { name: 'ratio', schema: { type: 'number' } },
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
  ])('passes %s', (text) => {
    expect(faultsOf(text)).toEqual([]);
  });

  it.each([
    ['{}', ': Expected an array, found an object.'],
    ['[]', ': Expected 1 items or more, found 0.'],
    ['[{"code":"AB"},1]', '/1: Expected an object, found a number.'],
    ['[{}]', '/0: The property "code" is missing.'],
    ['[{"code":1}]', '/0/code: Expected a string, found a number.'],
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

  it('stops counting at some point', () => {
    const many = `[${Array.from({ length: 1000 }, () => '1').join(',')}]`;
    expect(checkBody(parseJson(many), { type: 'array', items: { type: 'string' } }, {})).toHaveLength(20);
  });
});

describe('writeSkeleton', () => {
  it('fills every property a request may hold, and leaves out a type inside itself', () => {
    expect(writeJson(writeSkeleton(list, schemas))).toBe(
      '[{"code":"","count":1,"state":"open","level":1,"note":"","a/b":false,"ratio":0}]',
    );
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

function faultsOf(text: string): string[] {
  return checkBody(parseJson(text), list, schemas).map(
    ({ pointer, sentence }) => `${pointer}: ${sentence(en)}`,
  );
}
