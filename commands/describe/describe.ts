/** `soracom describe`: commands as data for programs and agents, offline. */
import { findCommand } from '../../src/catalogue/find-command.ts';
import { listBelow, listCommands, type ListedCommand } from '../../src/catalogue/list-commands.ts';
import { refuseUnknown } from '../../src/catalogue/unknown-command.ts';
import type { BuiltinCommand, CommandContext, CommandTree, TreeNode } from '../../src/command/command.ts';
import { isOn } from '../../src/command/settings.ts';
import { formatJson } from '../../src/json/format.ts';
import { jsonResult } from '../../src/output/result.ts';
import { describeApiCommand, describeBuiltin, withoutEmpty } from './description.ts';

export const describe: BuiltinCommand = {
  description: (t) => t.explain.describeDescription,
  arguments: [{ name: 'COMMAND', required: false, variadic: true }],
  flags: [{ name: 'all', type: 'boolean', description: (t) => t.explain.describeAll }],
  examples: ['describe', 'describe --all', 'describe bills', 'describe bills get'],
  run: async ({ values, arguments: words }, context) => {
    const { settings, tree } = context;
    const data = values.get('all') === true ? listRows(listCommands(tree)) : await read(words, context);
    const text = JSON.stringify(data);
    // For programs: JSON on a terminal as well, unless somebody asks for a table.
    if (settings.has('output') || settings.has('query') || isOn(settings, 'jsonl')) return jsonResult(text);
    return { kind: 'text', text: `${formatJson(text, 2)}\n` };
  },
};

async function read(words: readonly string[], context: CommandContext): Promise<unknown> {
  const { tree } = context;
  if (words.length === 0) return listGroups(tree);
  const { words: found, node, rest } = findCommand(words, tree);
  const [unknown] = rest;
  if (node === undefined || unknown !== undefined) {
    const candidates = node?.children ?? tree.first();
    return refuseUnknown({ words: found, word: unknown ?? '', candidates, asked: 'describe' });
  }
  if (node.leaf === undefined) return listRows(listBelow(node, found.slice(0, -1)));
  return describeNode(found, node, context);
}

/** The first words, with the number of commands below each. */
function listGroups(tree: CommandTree): object[] {
  return tree.first().map(({ name, summary }) => {
    const node = tree.open(name);
    return { command: name, summary, commands: node === undefined ? 0 : listBelow(node, []).length };
  });
}

function listRows(listed: readonly ListedCommand[]): object[] {
  return listed
    .map(({ words, summary, leaf }) => ({
      command: words.join(' '),
      ...(leaf.kind === 'api' && { method: leaf.command.method, path: leaf.command.path }),
      summary,
    }))
    .toSorted((a, b) => (a.command < b.command ? -1 : 1));
}

async function describeNode(
  words: readonly string[],
  { leaf, children, summary }: TreeNode,
  { text }: CommandContext,
): Promise<object> {
  const command = words.join(' ');
  const subcommands = children.map((child) => ({
    command: `${command} ${child.name}`,
    summary: child.summary,
  }));
  const members =
    leaf?.kind === 'api'
      ? describeApiCommand(leaf)
      : leaf && describeBuiltin(summary, await leaf.load(), text);
  return withoutEmpty({ command, ...members, subcommands });
}
