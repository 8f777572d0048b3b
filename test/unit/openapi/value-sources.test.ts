/** Which list of the API has the values of a flag, by what the document says, by path and by name. */
import { describe, expect, it } from 'vitest';
import { compileDocuments } from '../../../src/openapi/compile.ts';
import { loadDocument } from '../../../src/openapi/load.ts';
import { commandsOf } from '../../../src/openapi/tree.ts';
import type { ListedValues } from '../../../src/model/command.ts';
import { en } from '../../../src/text/en.ts';
import { describeProblem } from '../../../src/openapi/problem.ts';

const list = (property: string, type = 'string'): object => ({
  '200': {
    description: 'OK',
    content: {
      'application/json': {
        schema: {
          type: 'array',
          items: { type: 'object', properties: { [property]: { type }, other: { type: 'string' } } },
        },
      },
    },
  },
});

const parameter = (name: string, more: object = {}, place = 'path'): object => ({
  name,
  in: place,
  required: place === 'path',
  schema: { type: 'string' },
  ...more,
});

const operation = (words: string, parameters: object[] = [], more: object = {}): object => ({
  operationId: words.replaceAll(' ', '_'),
  'x-soracom-cli': [words],
  parameters,
  responses: { '200': { description: 'OK' } },
  ...more,
});

/** Compiles paths; the sources of all flags as `command --flag`, and the problems. */
function compile(paths: object): { sources: Record<string, ListedValues>; problems: string[] } {
  const loaded = loadDocument('d.yaml', JSON.stringify({ openapi: '3.0.0', paths }));
  if (!loaded.ok) throw new Error('no document');
  const compiled = compileDocuments([loaded.document], en);
  const problems = compiled.problems.map((problem) => describeProblem(problem, en));
  if (!compiled.ok) return { sources: {}, problems };
  const commands = Object.values(compiled.shards).flatMap(({ node }) => commandsOf(node));
  const found = commands.flatMap(({ words, flags }) =>
    flags.flatMap(({ name, valuesFrom }) =>
      typeof valuesFrom === 'object' ? [[`${words.join(' ')} --${name}`, valuesFrom] as const] : [],
    ),
  );
  return { sources: Object.fromEntries(found), problems };
}

describe('the list that has the values', () => {
  it('is the one that the path leads to', () => {
    const { sources, problems } = compile({
      '/things': { get: operation('things list', [], { responses: list('thingId') }) },
      '/things/{thing_id}/parts': {
        get: operation('parts list', [parameter('thing_id')], { responses: list('id') }),
      },
      '/things/{thing_id}/parts/{id}': {
        delete: operation('parts delete', [parameter('thing_id'), parameter('id')]),
      },
    });
    const things = { command: 'things list', property: 'thingId' };
    expect(problems).toEqual([]);
    expect(sources).toEqual({
      'parts list --thing-id': things,
      'parts delete --thing-id': things,
      'parts delete --id': { command: 'parts list', property: 'id' },
    });
  });

  it('is the only one with ids of that name, for parameters elsewhere', () => {
    const { sources } = compile({
      '/things': { get: operation('things list', [], { responses: list('thingId') }) },
      '/things/{thingId}': { get: operation('things get', [parameter('thingId')]) },
      '/names': { get: operation('names list', [], { responses: list('name') }) },
      '/names/{name}': { get: operation('names get', [parameter('name')]) },
      '/other': {
        get: operation('other', [parameter('thing_id', {}, 'query'), parameter('name', {}, 'query')]),
      },
    });
    expect(Object.keys(sources)).toEqual(['names get --name', 'other --thing-id', 'things get --thing-id']);
  });

  it('is none where two lists have ids of that name, or where the list can not be called', () => {
    const { sources } = compile({
      '/a': { get: operation('a list', [], { responses: list('orderId') }) },
      '/a/{order_id}': { get: operation('a get', [parameter('order_id')]) },
      '/b': { get: operation('b list', [], { responses: list('orderId') }) },
      '/b/{order_id}': { get: operation('b get', [parameter('order_id')]) },
      '/c': { get: operation('c', [parameter('order_id', {}, 'query')]) },
      '/d': { post: operation('d list', [], { responses: list('dId') }) },
      '/d/{d_id}': { get: operation('d get', [parameter('d_id')]) },
      '/e': {
        get: operation('e list', [], { responses: list('eId'), 'x-soracom-cli-effect': 'write' }),
      },
      '/e/{e_id}': { get: operation('e get', [parameter('e_id')]) },
      '/f': {
        get: operation('f list', [parameter('q', { required: true }, 'query')], { responses: list('fId') }),
      },
      '/f/{f_id}': { get: operation('f get', [parameter('f_id')]) },
    });
    expect(Object.keys(sources)).toEqual(['a get --order-id', 'b get --order-id']);
  });

  it('is the one that the document names', () => {
    const named = { 'x-soracom-cli-complete': { command: '  things   list ', property: 'other' } };
    const { sources, problems } = compile({
      '/things': { get: operation('things list', [], { responses: list('thingId') }) },
      '/things/{thing_id}': { get: operation('things get', [parameter('thing_id', named)]) },
    });
    expect(problems).toEqual([]);
    expect(sources).toEqual({ 'things get --thing-id': { command: 'things list', property: 'other' } });
  });

  it.each([
    [{ command: 'things list' }, 'error: "x-soracom-cli-complete" must be'],
    ['things list', 'error: "x-soracom-cli-complete" must be'],
    [{ command: 'things list', property: 'none' }, 'warning: "things list" does not list items'],
    [{ command: 'things get', property: 'other' }, 'warning: "things get" does not list items'],
  ])('is looked at: %j', (given, problem) => {
    const { problems } = compile({
      '/things': { get: operation('things list', [], { responses: list('thingId') }) },
      '/things/{thing_id}': {
        get: operation('things get', [parameter('thing_id', { 'x-soracom-cli-complete': given })]),
      },
    });
    expect(problems).toEqual([expect.stringContaining(problem)]);
  });
});
