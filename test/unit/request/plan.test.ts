/** From values to the request: paths, queries, headers, the operator id. */
import { describe, expect, it } from 'vitest';
import { JsonNumber } from '../../../src/json/value.ts';
import type { ApiCommand } from '../../../src/model/command.ts';
import type { FlagValue } from '../../../src/request/flag-values.ts';
import { finishPlan, needsOperatorId, planRequest } from '../../../src/request/plan.ts';
import { en } from '../../../src/text/en.ts';
import { makeBody, makeCommand, makeFlag } from '../../helpers/api-command.ts';

function plan(command: ApiCommand, values: Record<string, FlagValue> = {}, body?: string) {
  const planned = planRequest({
    command,
    values: new Map(Object.entries(values)),
    invalid: new Set(),
    body: body === undefined ? undefined : new TextEncoder().encode(body),
    checks: 'refuse',
  });
  return { ...planned, problems: planned.problems.map((problem) => problem(en)) };
}

const byId = makeCommand({ path: '/things/{thingId}', flags: [makeFlag('path', 'id', { as: 'thingId' })] });
const file = makeCommand({
  path: '/files/{scope}/{path}',
  flags: [makeFlag('path', 'scope'), makeFlag('path', 'path', { multiSegment: true })],
});

describe('a path value', () => {
  it.each([
    ['plain', 'plain'],
    ['a/b', 'a%2Fb'],
    ['/', '%2F'],
    ['a b', 'a%20b'],
    ['a?b#c', 'a%3Fb%23c'],
    ['%2e%2e', '%252e%252e'],
    ['..a', '..a'],
    ['...', '...'],
    ['日本', '%E6%97%A5%E6%9C%AC'],
    ['{other}', '%7Bother%7D'],
    ['$&', '%24%26'],
    ['\\', '%5C'],
  ])('%j goes out as %j', (value, encoded) => {
    const { plan: planned, problems } = plan(byId, { id: value });
    expect(problems).toEqual([]);
    expect(planned.path).toBe(`/v1/things/${encoded}`);
  });

  it('the empty text is no value', () => {
    expect(plan(byId, { id: '' }).problems).toEqual(['--id needs a value.']);
  });

  it.each(['.', '..', 'a\nb', 'a\0', '\u007f'])('%j is refused', (value) => {
    expect(plan(byId, { id: value }).problems).toEqual([
      `--id: "${value}" can't be part of a path (empty, ".", ".." and control characters can't).`,
    ]);
  });

  it.each([
    ['dir/name.txt', 'dir/name.txt'],
    ['/dir/name.txt', 'dir/name.txt'],
    ['a b/c?d', 'a%20b/c%3Fd'],
    ['a//b', 'a/b'],
    ['/a/', 'a'],
    ['/', ''],
  ])('of many segments %j keeps its slashes: %j', (value, encoded) => {
    const { plan: planned, problems } = plan(file, { scope: 'private', path: value });
    expect(problems).toEqual([]);
    expect(planned.path).toBe(`/v1/files/private/${encoded}`);
  });

  it.each(['', 'a/../b', './a', '..', '/.', 'a/\u0001'])('of many segments %j is refused', (value) => {
    expect(plan(file, { scope: 'private', path: value }).problems).toHaveLength(1);
  });
});

describe('a parameter that must be sent', () => {
  const scoped = makeCommand({
    path: '/files/{scope}/{path}/',
    flags: [
      makeFlag('path', 'scope', { required: true, default: 'private', enum: ['private', 'public'] }),
      makeFlag('path', 'path', { required: true, multiSegment: true }),
      makeFlag('query', 'limit', { type: 'integer', required: true, default: 10 }),
      makeFlag('query', 'deep', { type: 'boolean', required: true, default: false }),
      makeFlag('query', 'order', { default: 'asc' }),
      makeFlag('header', 'x-mode', { required: true, default: 'fast' }),
    ],
  });

  it('goes out with its default; one that need not be sent, and a header, do not', () => {
    const { plan: planned, problems } = plan(scoped, { path: '/', 'x-mode': 'slow' });
    expect(problems).toEqual([]);
    expect(planned).toMatchObject({
      path: '/v1/files/private/',
      query: [
        ['limit', '10'],
        ['deep', 'false'],
      ],
    });
    expect(plan(scoped, { path: 'a' }).problems).toEqual(['--x-mode is required.']);
  });

  it('goes out as typed where it was', () => {
    const typed = { path: 'a', scope: 'public', deep: true, 'x-mode': 'fast' };
    expect(plan(scoped, typed).plan).toMatchObject({
      path: '/v1/files/public/a/',
      query: [
        ['limit', '10'],
        ['deep', 'true'],
      ],
    });
  });
});

describe('a path', () => {
  it('takes a list as one segment', () => {
    expect(plan(byId, { id: ['a', 'b'] }).plan.path).toBe('/v1/things/a%2Cb');
  });

  it('has nothing where nothing was typed, and does not wait for the operator id', () => {
    const { plan: planned } = plan(byId);
    expect(planned.path).toBe('/v1/things/');
    expect(needsOperatorId(planned)).toBe(false);
  });
});

describe('a query', () => {
  const command = makeCommand({
    flags: [
      makeFlag('query', 'tag', { type: 'array' }),
      makeFlag('query', 'limit', { type: 'integer' }),
      makeFlag('query', 'deep', { type: 'boolean' }),
      makeFlag('query', 'next-key', { as: 'last_evaluated_key' }),
    ],
  });

  it('repeats the key of a list, and keeps zero, false and the empty text', () => {
    const values = { tag: ['a', 'b,c'], limit: new JsonNumber('0'), deep: false, 'next-key': '' };
    expect(plan(command, values).plan.query).toEqual([
      ['tag', 'a'],
      ['tag', 'b,c'],
      ['limit', '0'],
      ['deep', 'false'],
      ['last_evaluated_key', ''],
    ]);
  });

  it('holds nothing that was not typed', () => {
    const [, limit, ...rest] = command.flags;
    const withDefault = { ...command, flags: [...(limit ? [{ ...limit, default: 10 }] : []), ...rest] };
    expect(plan(withDefault).plan.query).toEqual([]);
  });
});

describe('a header', () => {
  const command = makeCommand({
    method: 'PUT',
    flags: [makeFlag('header', 'content-type', { as: 'content-type' })],
    body: makeBody({ kind: 'bytes', contentTypes: ['application/octet-stream'] }),
  });

  it('parameter named content-type decides about the body', () => {
    expect(plan(command, { 'content-type': 'text/csv' }, 'a,b').plan.headers).toEqual({
      'content-type': 'text/csv',
    });
  });

  it('of the body is the document’s first otherwise', () => {
    expect(plan(command, {}, 'a,b').plan.headers).toEqual({ 'Content-Type': 'application/octet-stream' });
  });

  it('that is another one leaves the content type of the body alone', () => {
    const flags = [makeFlag('header', 'tags', { as: 'X-Tags', type: 'array' })];
    const tagged = { ...command, flags };
    expect(plan(tagged, { tags: ['a', 'b'] }, 'x').plan.headers).toEqual({
      'X-Tags': 'a, b',
      'Content-Type': 'application/octet-stream',
    });
  });

  it('is refused where it could start another one', () => {
    expect(plan(command, { 'content-type': 'text/csv\r\nX-Evil: 1' }, 'a').problems).toEqual([
      "--content-type holds characters that a header can't carry.",
    ]);
  });
});

describe('what is missing', () => {
  it('is named all at once, each with the first sentence about it', () => {
    const command = makeCommand({
      path: '/things/{a}',
      flags: [
        makeFlag('path', 'a', { required: true, description: 'The first. And more.' }),
        makeFlag('query', 'b', { required: true }),
        makeFlag('query', 'c'),
        makeFlag('path', 'operator-id', { required: true, fromToken: true }),
      ],
    });
    const { problems } = planRequest({
      command,
      values: new Map(),
      invalid: new Set(['b']),
      checks: 'refuse',
    });
    // `b` was given, only wrongly: that has its own complaint.
    expect(problems.map((problem) => problem(en))).toEqual(['--a is required: The first.']);
  });
});

it('a required property of a body is not missing where --body holds it', () => {
  const command = makeCommand({
    method: 'POST',
    flags: [makeFlag('body', 'name', { required: true })],
    body: makeBody({ requiredProperties: ['name'] }),
  });
  const { plan: planned, problems } = plan(command, {}, '{"name":"n"}');
  expect(problems).toEqual([]);
  expect(needsOperatorId(planned)).toBe(false);
  expect(needsOperatorId(plan(command, { name: 'n' }).plan)).toBe(false);
});

describe('the operator id', () => {
  const command = makeCommand({
    path: '/operators/{operator_id}/things',
    flags: [makeFlag('path', 'operator-id', { as: 'operator_id', fromToken: true })],
  });

  it('is filled in where none was typed', () => {
    const { plan: planned } = plan(command);
    expect(needsOperatorId(planned)).toBe(true);
    expect(finishPlan(planned, 'OP/1').path).toBe('/v1/operators/OP%2F1/things');
  });

  it('that was typed stays', () => {
    const { plan: planned } = plan(command, { 'operator-id': 'OP2' });
    expect(needsOperatorId(planned)).toBe(false);
    expect(finishPlan(planned, 'OP1').path).toBe('/v1/operators/OP2/things');
  });

  it('fills a body in the same way', () => {
    const inBody = makeCommand({
      method: 'POST',
      flags: [
        makeFlag('body', 'operator-id', { as: 'operatorId', fromToken: true }),
        makeFlag('body', 'name'),
      ],
      body: makeBody({ requiredProperties: ['operatorId', 'name'] }),
    });
    const { plan: planned, problems } = plan(inBody, { name: 'n' });
    expect(problems).toEqual([]);
    expect(needsOperatorId(planned)).toBe(true);
    expect(finishPlan(planned, 'OP1').body).toBe('{"name":"n","operatorId":"OP1"}');
    const typed = plan(inBody, {}, '{"operatorId":"OP2","name":"n"}').plan;
    expect(needsOperatorId(typed)).toBe(false);
    expect(finishPlan(typed, 'OP1').body).toBe('{"operatorId":"OP2","name":"n"}');
  });
});
