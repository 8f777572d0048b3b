/** `--body` and the flags that stand for its properties. */
import { describe, expect, it } from 'vitest';
import { JsonNumber } from '../../../src/json/value.ts';
import type { RequestBody } from '../../../src/model/command.ts';
import type { Checks } from '../../../src/request/checks.ts';
import type { FlagValue } from '../../../src/request/flag-values.ts';
import { finishPlan, planRequest } from '../../../src/request/plan.ts';
import { en } from '../../../src/text/en.ts';
import { makeBody, makeCommand, makeFlag } from '../../helpers/api-command.ts';

const flags = [
  makeFlag('body', 'name', { description: 'What it is called.' }),
  makeFlag('body', 'amount', { type: 'number' }),
  makeFlag('body', 'paid', { type: 'boolean' }),
  makeFlag('body', 'tag', { type: 'array', as: 'tags' }),
];

interface Given {
  body?: Partial<RequestBody>;
  values?: Record<string, FlagValue>;
  text?: string | Uint8Array | undefined;
  checks?: Checks;
}

function send({ body = {}, values = {}, text, checks = 'refuse' }: Given) {
  const { plan, problems } = planRequest({
    command: makeCommand({ method: 'POST', flags, body: makeBody(body) }),
    values: new Map(Object.entries(values)),
    invalid: new Set(),
    body: typeof text === 'string' ? new TextEncoder().encode(text) : text,
    checks,
  });
  return { sent: finishPlan(plan, undefined).body, problems: problems.map((problem) => problem(en)) };
}

describe('an object body', () => {
  it('is made of flags, numbers as typed', () => {
    const values = { amount: new JsonNumber('1.50'), paid: false, tag: ['a', 'b'], name: '' };
    expect(send({ values })).toEqual({
      sent: '{"name":"","amount":1.50,"paid":false,"tags":["a","b"]}',
      problems: [],
    });
  });

  it('goes out byte for byte where only --body is given', () => {
    const text = '{ "amount" : 9007199254740993,\n "name": "\\u3042" }\n';
    expect(send({ text })).toEqual({ sent: text, problems: [] });
  });

  it('takes flags over --body, in its place, and keeps the rest to the letter', () => {
    const text = '{"b":9007199254740993,"name":"old","a":1.50,"deep":{"z":1,"y":[1e2]}}';
    expect(send({ text, values: { name: 'new' } }).sent).toBe(
      '{"b":9007199254740993,"name":"new","a":1.50,"deep":{"z":1,"y":[1e2]}}',
    );
  });

  it('loses a byte order mark', () => {
    expect(send({ text: '\uFEFF{"name":"a"}' })).toEqual({ sent: '{"name":"a"}', problems: [] });
  });

  it('needs every required property, whether by flag or --body', () => {
    const body = { requiredProperties: ['name', 'amount', 'lines'] };
    expect(send({ body, text: '{"amount":1}' }).problems).toEqual([
      '--name is required: What it is called.',
      'The body has no "lines"; give it in --body.',
    ]);
    expect(send({ body, text: '{"amount":1,"lines":[]}', values: { name: 'n' } }).problems).toEqual([]);
    expect(send({ body, text: '{"amount":1}', checks: 'none' }).problems).toEqual([]);
  });

  it('that must be there and need hold nothing is an empty object', () => {
    expect(send({})).toEqual({ sent: '{}', problems: [] });
    expect(send({ body: { requiredProperties: ['name'] } }).problems).toEqual([
      '--name is required: What it is called.',
    ]);
    expect(send({ body: { required: false } })).toEqual({ sent: undefined, problems: [] });
  });

  it.each([
    ['{', '--body is not valid JSON (line 1, column 2).'],
    ['', '--body is not valid JSON (line 1, column 1).'],
    ["{'a':1}", '--body is not valid JSON (line 1, column 2).'],
    ['{"a":1,}', '--body is not valid JSON (line 1, column 8).'],
    ['{"a":1}\n{', '--body is not valid JSON (line 2, column 1).'],
    ['[1]', '--body should be a JSON object.'],
    ['null', '--body should be a JSON object.'],
    ['"text"', '--body should be a JSON object.'],
  ])('%j is refused', (text, problem) => {
    expect(send({ text }).problems).toEqual([problem]);
  });

  it('that is not UTF-8 is refused', () => {
    expect(send({ text: Uint8Array.of(0x22, 0xff, 0x22) }).problems).toEqual(['--body is not UTF-8 text.']);
  });
});

describe('any other body', () => {
  const array: Partial<RequestBody> = {
    kind: 'json',
    schema: { type: 'array', items: { type: 'string' } },
  };
  const bytes: Partial<RequestBody> = { kind: 'bytes', contentTypes: ['application/octet-stream'] };

  it.each<[Partial<RequestBody>, text: string | undefined, problems: string[]]>([
    [array, '["1", "2"]', []],
    [array, '{"a":1}', ['--body should be a JSON array.']],
    [array, '[', ['--body is not valid JSON (line 1, column 2).']],
    [array, undefined, ['A body is required: give --body as text, @file, or - for the standard input.']],
    [{ ...array, required: false }, undefined, []],
    [bytes, 'not json', []],
    [bytes, '', []],
    [bytes, undefined, ['A body is required: give --body as text, @file, or - for the standard input.']],
  ])('%j with %j: %j', (body, text, problems) => {
    expect(send({ body, text }).problems).toEqual(problems);
  });

  it('of bytes arrives untouched', () => {
    const text = Uint8Array.of(0, 0xff, 0x0d, 0x0a);
    expect(send({ body: bytes, text }).sent).toEqual(text);
  });

  it('of JSON arrives to the letter', () => {
    expect(send({ body: array, text: ' [1.0, 2]' }).sent).toBe(' [1.0, 2]');
  });
});
