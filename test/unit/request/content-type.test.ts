/** Which content type a body has, and what that says about its reading. */
import { describe, expect, it } from 'vitest';
import type { ApiFlag, RequestBody } from '../../../src/model/command.ts';
import {
  bodyKindOf,
  chosenContentType,
  defaultContentType,
  needsContentTypeFlag,
  withBoundary,
} from '../../../src/request/content-type.ts';
import type { FlagValue } from '../../../src/request/flag-values.ts';
import { makeBody, makeCommand, makeFlag } from '../../helpers/api-command.ts';

const two = makeBody({ contentTypes: ['application/json', 'text/csv'] });
const header = makeFlag('header', 'content-type');

describe('a flag of ours that chooses', () => {
  it.each<[name: string, body: RequestBody | undefined, flags: ApiFlag[], needed: boolean]>([
    ['is needed for two types', two, [], true],
    ['is needed for two types beside other flags', two, [makeFlag('query', 'limit')], true],
    ['is not needed for one', makeBody(), [], false],
    ['is not needed without a body', undefined, [], false],
    ['is not needed where the command has one', two, [makeFlag('query', 'limit'), header], false],
  ])('%s', (_name, body, flags, needed) => {
    expect(needsContentTypeFlag(makeCommand({ flags, ...(body && { body }) }))).toBe(needed);
  });
});

describe('the type that was chosen', () => {
  it.each<[name: string, flags: ApiFlag[], value: FlagValue | undefined, chosen: string | undefined]>([
    ['is that of our flag', [makeFlag('query', 'limit')], 'text/csv', 'text/csv'],
    ['is that of the header', [makeFlag('query', 'limit'), header], 'text/csv', 'text/csv'],
    ['is none where none was typed', [header], undefined, undefined],
    ['is none where the value is no text', [header], true, undefined],
    ['is none where the name means something else', [makeFlag('query', 'content-type')], 'x', undefined],
  ])('%s', (_name, flags, value, chosen) => {
    const values = new Map(value === undefined ? [] : [['content-type', value]]);
    const command = makeCommand({ flags, body: two });
    expect(chosenContentType({ command, values, invalid: new Set(), checks: 'refuse' })).toBe(chosen);
  });
});

it.each<[body: RequestBody | undefined, type: string | undefined]>([
  [undefined, undefined],
  [makeBody({ contentTypes: [] }), undefined],
  [makeBody({ contentTypes: ['text/csv', 'application/json'] }), 'text/csv'],
  [makeBody({ contentTypes: ['*/*'] }), undefined],
  [makeBody({ contentTypes: ['image/*'] }), undefined],
])('the type of %j is %s unless another is chosen', (body, type) => {
  expect(defaultContentType(body)).toBe(type);
});

it.each<[chosen: string | undefined, kind: RequestBody['kind']]>([
  [undefined, 'object'],
  ['application/json', 'object'],
  ['APPLICATION/JSON', 'object'],
  ['application/json; charset=utf-8', 'object'],
  ['application/json  ;charset=utf-8', 'object'],
  ['application/merge-patch+json', 'object'],
  ['application/json-seq', 'bytes'],
  ['application/jsonl', 'bytes'],
  ['application/x+y z+json', 'bytes'],
  ['application/x;y+json', 'bytes'],
  ['x-application/json', 'bytes'],
  ['text/csv', 'bytes'],
])('a body of type %s is read as %s', (chosen, kind) => {
  expect(bodyKindOf(makeBody(), chosen)).toBe(kind);
});

describe('the boundary of a multipart type', () => {
  const type = 'multipart/form-data';

  it.each<[string, string | Uint8Array, string]>([
    [type, '--abc\r\nx', `${type}; boundary="abc"`],
    [type, Buffer.from('--a b?=:(1)\n\u00e9'), `${type}; boundary="a b?=:(1)"`],
    ['Multipart/Mixed', `--${'b'.repeat(70)}\r\n`, `Multipart/Mixed; boundary="${'b'.repeat(70)}"`],
    [type, `--${'b'.repeat(71)}\r\n`, type],
    [type, '--a"b\r\n', type],
    [type, '--abc', type],
    [type, '', type],
    [type, 'preamble\r\n--abc\r\n', type],
    [`${type}; boundary=own`, '--abc\r\n', `${type}; boundary=own`],
    ['text/plain', '--abc\r\n', 'text/plain'],
  ])('%s with %j is %s', (given, body, expected) => {
    expect(withBoundary(given, body)).toBe(expected);
  });
});
