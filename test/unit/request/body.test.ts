/** `--body` and the flags that stand for its properties. */
import { describe, expect, it } from 'vitest';
import { JsonNumber } from '../../../src/json/value.ts';
import type { ApiFlag, RequestBody, Schema } from '../../../src/model/command.ts';
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
  /** Flags besides those of the body. */
  others?: ApiFlag[];
  /** Flags whose text did not pass. */
  invalid?: string[];
  schemas?: Record<string, Schema>;
}

function send({
  body = {},
  values = {},
  text,
  checks = 'refuse',
  others = [],
  invalid = [],
  schemas,
}: Given) {
  const { plan, problems } = planRequest({
    command: makeCommand({ method: 'POST', flags: [...flags, ...others], body: makeBody(body) }),
    values: new Map(Object.entries(values)),
    invalid: new Set(invalid),
    body: typeof text === 'string' ? new TextEncoder().encode(text) : text,
    checks,
    ...(schemas && { schemas }),
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

  it('takes no flag that belongs elsewhere', () => {
    const others = [makeFlag('query', 'limit')];
    expect(send({ others, values: { limit: '1', name: 'n' } }).sent).toBe('{"name":"n"}');
    expect(send({ others, values: { limit: '1' }, text: ' {}' }).sent).toBe(' {}');
  });

  it('is not missing where a flag of it is wrong', () => {
    expect(send({ invalid: ['amount'] }).problems).toEqual([]);
    expect(send({ invalid: ['name'], body: { requiredProperties: ['name'] } }).problems).toEqual([]);
  });

  it('waits for the operator id where --body has none', () => {
    const others = [makeFlag('body', 'operator-id', { as: 'operatorId', fromToken: true })];
    expect(send({ others, text: '{"name":"n"}' }).sent).toBe('{"name":"n","operatorId":""}');
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

describe('the schema of a body', () => {
  const schema: Schema = {
    type: 'object',
    required: ['name', 'lines'],
    properties: [
      { name: 'name', schema: { type: 'string', maxLength: 3 } },
      { name: 'amount', schema: { type: 'number' } },
      { name: 'lines', schema: { ref: 'Lines' } },
    ],
  };
  const schemas: Record<string, Schema> = {
    Whole: schema,
    Lines: { type: 'array', items: { type: 'object', required: ['code'] } },
  };

  it.each<[name: string, given: Given, problems: string[]]>([
    ['admits what fits', { text: '{"name":"abc","amount":1}' }, []],
    [
      'is told of by the flag that was typed',
      { values: { name: 'abcd' } },
      ['--name: Expected 3 characters or fewer, found 4.'],
    ],
    [
      'is told of by the place in --body',
      { text: '{"name":"abcd"}' },
      ['--body at /name: Expected 3 characters or fewer, found 4.'],
    ],
    [
      'is told of by place and flag',
      { text: '{"amount":"1"}', values: { name: 'abcd' } },
      [
        '--body at /amount: Expected a number, found a string.',
        '--name: Expected 3 characters or fewer, found 4.',
      ],
    ],
    [
      'counts for what is inside',
      { text: '{"lines":[{"code":1},{}]}' },
      ['--body at /lines/1: The property "code" is missing.'],
    ],
    ['is not looked at without validation', { text: '{"name":"abcd"}', checks: 'none' }, []],
  ])('%s', (_name, given, problems) => {
    expect(send({ ...given, body: { schema }, schemas }).problems).toEqual(problems);
    expect(send({ ...given, body: { schema: { ref: 'Whole' } }, schemas }).problems).toEqual(problems);
  });

  it('that refers to nothing admits everything', () => {
    expect(send({ text: '{"name":1}', body: { schema: { ref: 'Gone' } } }).problems).toEqual([]);
  });

  it('counts for a body of any other kind', () => {
    const text = '[{}]';
    expect(send({ text, body: { kind: 'json', schema: { ref: 'Lines' } }, schemas }).problems).toEqual([
      '--body at /0: The property "code" is missing.',
    ]);
  });
});

describe('a content type that is not JSON', () => {
  const body = { contentTypes: ['application/json', 'text/csv'] };

  it('takes --body as it is', () => {
    expect(send({ body, values: { 'content-type': 'text/csv' }, text: 'a,b' })).toEqual({
      sent: Uint8Array.from(Buffer.from('a,b')),
      problems: [],
    });
  });

  it('takes no flags of the body', () => {
    const values = { 'content-type': 'text/csv', name: 'n', paid: true };
    expect(send({ body, values, text: 'a,b' })).toEqual({
      sent: undefined,
      problems: ["--name, --paid can't be sent as text/csv: give the whole body by --body."],
    });
  });

  it('takes flags that belong elsewhere', () => {
    const others = [makeFlag('query', 'limit')];
    const values = { 'content-type': 'text/csv', limit: '1' };
    expect(send({ body, others, values, text: 'a,b' }).problems).toEqual([]);
  });

  it('needs no body where none is required', () => {
    const values = { 'content-type': 'text/csv' };
    expect(send({ body: { ...body, required: false }, values })).toEqual({ sent: undefined, problems: [] });
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
    [{ kind: 'json' }, '{"a":1}', []],
    [{ kind: 'json', schema: { type: 'integer' } }, '1', []],
    [{ kind: 'json', schema: { ref: 'Gone' } }, '"a"', []],
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
