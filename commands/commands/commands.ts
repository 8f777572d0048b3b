/** `soracom commands`: everything that can be typed, with what it calls and does. */
import type { Schema } from '../../src/model/command.ts';
import { jsonResult } from '../../src/output/json-result.ts';
import type { Text } from '../../src/text/en.ts';
import type { BuiltinCommand, Leaf, TreeNode } from '../../src/command/command.ts';

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
    const rows = tree.first().flatMap(({ name }) => {
      const node = tree.open(name);
      return node === undefined ? [] : listRows(node, [], text);
    });
    return Promise.resolve(jsonResult(JSON.stringify(rows), rowsSchema));
  },
};

function listRows(node: TreeNode, above: readonly string[], text: Text): object[] {
  const words = [...above, node.name];
  const own = node.leaf === undefined ? [] : [toRow(words.join(' '), node.leaf, text)];
  return [...own, ...node.children.flatMap((child) => listRows(child, words, text))];
}

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
