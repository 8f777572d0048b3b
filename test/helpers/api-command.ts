/** Small API commands for tests of what is done with them. */
import type { ApiCommand, ApiFlag, RequestBody } from '../../src/model/command.ts';

/** A `GET /things` with whatever the test changes. */
export function makeCommand(changes: Partial<ApiCommand> = {}): ApiCommand {
  return {
    operationId: 'listThings',
    words: ['things', 'list'],
    aliases: [],
    method: 'GET',
    effect: 'read',
    path: '/things',
    basePath: '/v1',
    summary: 'List things',
    credentials: 'required',
    flags: [],
    response: { kind: 'json' },
    tags: [],
    source: 'test.yaml',
    ...changes,
  };
}

/** A string flag in a place of the request, named there as on the command line unless said otherwise. */
export function makeFlag(
  place: ApiFlag['source']['in'],
  name: string,
  changes: Partial<ApiFlag> & { as?: string } = {},
): ApiFlag {
  const { as = name, ...rest } = changes;
  return { name, type: 'string', source: { in: place, name: as }, ...rest };
}

/** A JSON object body with whatever the test changes. */
export function makeBody(changes: Partial<RequestBody> = {}): RequestBody {
  return {
    kind: 'object',
    required: true,
    contentTypes: ['application/json'],
    requiredProperties: [],
    ...changes,
  };
}
