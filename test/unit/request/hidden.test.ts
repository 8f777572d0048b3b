/** What a document marks with `format: password` is found wherever it stands. */
import { describe, expect, it } from 'vitest';
import type { ApiCommand, ApiFlag, Schema } from '../../../src/model/command.ts';
import { findHidden } from '../../../src/request/hidden.ts';
import { planRequest } from '../../../src/request/plan.ts';

const secret: Schema = { type: 'string', format: 'password' };
const flag = (name: string, place: ApiFlag['source']['in'], format = 'password'): ApiFlag => ({
  name,
  type: 'string',
  format,
  source: { in: place, name },
});

function makeCommand(parts: Partial<ApiCommand>): ApiCommand {
  return {
    operationId: 'x',
    words: ['x'],
    aliases: [],
    method: 'POST',
    effect: 'write',
    path: '/x',
    basePath: '/v1',
    summary: '',
    credentials: 'required',
    flags: [],
    response: { kind: 'none' },
    tags: [],
    source: 'test',
    ...parts,
  };
}

describe('what must not be shown', () => {
  it('is found in flags and in both bodies, however deep', () => {
    const tree: Schema = {
      type: 'object',
      properties: [
        { name: 'answer', schema: secret },
        { name: 'words', schema: { type: 'array', items: secret } },
        { name: 'child', schema: { ref: 'Tree' } },
        { name: 'plain', schema: { type: 'string' } },
        { name: 'map', schema: { type: 'object', additional: { ref: 'Secret' } } },
      ],
    };
    const command = makeCommand({
      flags: [flag('q', 'query'), flag('X-H', 'header'), flag('plain2', 'query', 'date')],
      body: {
        kind: 'object',
        required: false,
        contentTypes: ['application/json'],
        requiredProperties: [],
        schema: { ref: 'Tree' },
      },
      response: {
        kind: 'json',
        schema: { type: 'array', items: { type: 'object', properties: [{ name: 'Given', schema: secret }] } },
      },
    });
    const { names, headers } = findHidden(command, { Tree: tree, Secret: secret });
    expect([...names].toSorted()).toEqual(['answer', 'given', 'map', 'q', 'words']);
    expect([...headers]).toEqual(['x-h']);
  });

  it('is left out of the path to show', () => {
    const command = makeCommand({
      path: '/a/{id}/b/{code}',
      flags: [flag('id', 'path', 'date'), flag('code', 'path')],
    });
    const values = new Map([
      ['id', '1'],
      ['code', 'HUSH/1'],
    ]);
    const { plan } = planRequest({ command, values, invalid: new Set(), checks: 'refuse' });
    expect(plan.path).toBe('/v1/a/1/b/HUSH%2F1');
    expect(plan.shownPath).toBe('/v1/a/1/b/[redacted]');
  });
});
