/** `soracom commands`: everything that can be typed, with what it calls and does. */
import { listCommands } from '../../src/catalogue/list-commands.ts';
import type { Schema } from '../../src/model/command.ts';
import { jsonResult } from '../../src/output/result.ts';
import type { Text } from '../../src/text/en.ts';
import type { BuiltinCommand, Leaf } from '../../src/command/command.ts';

/** A command's words are shown whole, however narrow the terminal is. */
const rowsSchema: Schema = {
  type: 'array',
  items: {
    type: 'object',
    properties: [
      { name: 'command', schema: { type: 'string' }, meaning: 'id' },
      { name: 'operationId', schema: { type: 'string' }, meaning: 'reference' },
    ],
  },
};

export const commands: BuiltinCommand = {
  description: (t) => t.explain.commandsDescription,
  flags: [],
  examples: ['commands', 'commands --output json'],
  run: (_, { tree, text }) => {
    const rows = listCommands(tree).map(({ words, leaf }) => toRow(words.join(' '), leaf, text));
    return Promise.resolve(jsonResult(JSON.stringify(rows), rowsSchema));
  },
};

/** The same keys in every row, so that a table and a filter find them. */
function toRow(command: string, leaf: Leaf, text: Text): object {
  if (leaf.kind === 'builtin') {
    const nothing = { operationId: null, method: null, path: null, kind: null, pagination: null };
    return { command, ...nothing, deprecated: false, aliases: [], source: text.explain.builtin };
  }
  const { operationId, method, basePath, path, effect, pagination, deprecated, aliases, source } =
    leaf.command;
  return {
    command,
    operationId,
    method,
    path: basePath + path,
    kind: effect,
    pagination: pagination ?? null,
    deprecated: deprecated === true,
    aliases,
    source,
  };
}
