/** `soracom definitions list`: the documents that were added. */
import { listDefinitions } from '../../src/definitions/store.ts';
import { jsonResult } from '../../src/output/result.ts';
import { describeDefinition, storeOf } from './store.ts';
import type { BuiltinCommand } from '../../src/command/command.ts';

export const definitionsList: BuiltinCommand = {
  description: (t) => t.definitions.listDescription,
  flags: [],
  examples: ['definitions list'],
  run: (_, context) =>
    Promise.resolve(jsonResult(JSON.stringify(listDefinitions(storeOf(context)).map(describeDefinition)))),
};
