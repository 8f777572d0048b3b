/** `soracom definitions remove`: takes a document and its commands away. */
import { changeDefinitions } from '../../src/definitions/store.ts';
import { requireDefinition, storeOf } from './store.ts';
import type { BuiltinCommand } from '../../src/command/command.ts';

export const definitionsRemove: BuiltinCommand = {
  description: (t) => t.definitions.removeDescription,
  arguments: [{ name: 'NAME', required: true, valuesFrom: 'definition' }],
  flags: [],
  examples: ['definitions remove my-api'],
  run: async ({ arguments: [name = ''] }, context) => {
    await changeDefinitions(storeOf(context), (current) => {
      const gone = requireDefinition(name, current);
      return current.filter((definition) => definition !== gone);
    });
    await context.io.stderr.write(`${context.text.definitions.removed(name)}\n`);
    return { kind: 'none' };
  },
};
