import { describe, expect, it } from 'vitest';
import { readCandidates } from '../../../src/completion/read-list.ts';
import { writeCandidates } from '../../../src/completion/candidate.ts';
import type { ApiCommand } from '../../../src/model/command.ts';
import { makeCommand } from '../../helpers/api-command.ts';

const read = (answer: unknown, command: ApiCommand = makeCommand()): string[] =>
  readCandidates(JSON.stringify(answer), 'thingId', { command, schemas: {} }).map(({ value }) => value);

describe('values of a list', () => {
  it.each([
    ['a bare list', [{ thingId: 'a' }, { thingId: 'b' }]],
    ['a list in an object', { next: 'x', things: [{ thingId: 'a' }, { thingId: 'b' }] }],
    ['the list that has them', { others: [{ otherId: 'x' }], things: [{ thingId: 'a' }, { thingId: 'b' }] }],
    ['each once', [{ thingId: 'a' }, { thingId: 'b' }, { thingId: 'a' }]],
    [
      'what is no value left out',
      [{ thingId: 'a' }, { thingId: null }, {}, 5, [], { thingId: { x: 1 } }, { thingId: 'b' }],
    ],
    [
      'what nobody can type left out',
      [{ thingId: 'a' }, { thingId: 'x\ny' }, { thingId: 'x\u001b[2J' }, { thingId: 'b' }],
    ],
  ])('%s', (_, answer) => {
    expect(read(answer)).toEqual(['a', 'b']);
  });

  it('keep the digits of numbers', () => {
    const text = '[{"thingId":12345678901234567890},{"thingId":1.50}]';
    const found = readCandidates(text, 'thingId', { command: makeCommand(), schemas: {} });
    expect(found.map(({ value }) => value)).toEqual(['12345678901234567890', '1.50']);
  });

  it('are described by the fields that matter most', () => {
    const command = makeCommand({
      response: {
        kind: 'json',
        schema: {
          type: 'array',
          items: {
            type: 'object',
            properties: [
              { name: 'memo', schema: { type: 'string' }, rank: 90 },
              { name: 'created', schema: { type: 'integer' }, meaning: 'time' },
              { name: 'thingId', schema: { type: 'string' }, meaning: 'id' },
              { name: 'status', schema: { type: 'string' }, meaning: 'status' },
              { name: 'name', schema: { type: 'string' }, meaning: 'name' },
            ],
          },
        },
      },
    });
    const answer = [{ memo: 'm', created: 1, thingId: 'a', status: 'ok', name: 'A\u001b thing' }];
    const found = readCandidates(JSON.stringify(answer), 'thingId', { command, schemas: {} });
    expect(writeCandidates(found)).toBe('a\tA\\u001b thing ok m\n');
  });

  it.each([['{}'], ['[]'], ['{"things":[]}'], ['"text"'.replace(/.*/, '[1,2]')]])('none in %s', (text) => {
    expect(readCandidates(text, 'thingId', { command: makeCommand(), schemas: {} })).toEqual([]);
  });
});
