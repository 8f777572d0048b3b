/** `soracom explain`: what a command sends and answers, field by field, offline. */
import { findCommand } from '../../src/catalogue/find-command.ts';
import { refuseUnknown } from '../../src/catalogue/unknown-command.ts';
import { pageWidth } from '../../src/help/layout.ts';
import { loadPagePalette } from '../../src/help/show-help.ts';
import { isOn } from '../../src/command/settings.ts';
import { UsageError } from '../../src/errors.ts';
import type { Schema } from '../../src/model/command.ts';
import { jsonResult, type Result } from '../../src/output/result.ts';
import { generateBody } from '../../src/request/skeleton.ts';
import { drawPage, toRows } from './page.ts';
import { partsOf } from './parts.ts';
import type { ApiLeaf, BuiltinCommand, CommandContext } from '../../src/command/command.ts';

/** Paths are shown whole, however narrow the terminal is. */
const rowsSchema: Schema = {
  type: 'array',
  items: {
    type: 'object',
    properties: [
      { name: 'in', schema: { type: 'string' }, rank: 0 },
      { name: 'path', schema: { type: 'string' }, meaning: 'id' },
    ],
  },
};

export const explain: BuiltinCommand = {
  description: (t) => t.explain.description,
  arguments: [{ name: 'COMMAND', required: true, variadic: true, valuesFrom: 'command' }],
  flags: [{ name: 'generate-body', type: 'boolean', description: (t) => t.body.generateBody }],
  examples: [
    'explain bills list',
    'explain bills list billList.state',
    'explain orders create --generate-body',
  ],
  run: async (input, context) => {
    const { leaf, path } = findSubject(input.arguments, context);
    if (input.values.get('generate-body') === true) return skeletonOf(leaf);
    const parts = partsOf(leaf, path);
    const { settings, text, io } = context;
    // A page is for reading; whoever names a format wants data.
    if (settings.has('output') || isOn(settings, 'jsonl'))
      return jsonResult(JSON.stringify(toRows(leaf, parts, path)), rowsSchema);
    const palette = await loadPagePalette(context);
    const page = drawPage(leaf, parts, path, { text, width: pageWidth(io.stdout.columns), palette });
    return { kind: 'text', text: page, isSafe: true };
  },
};

/** The words that name a command, and the one that may follow them. */
function findSubject(words: readonly string[], { tree }: CommandContext): { leaf: ApiLeaf; path: string } {
  const { words: typed, node, rest, stray } = findCommand(words, tree);
  if (stray !== undefined) {
    const candidates = node?.children ?? tree.first();
    refuseUnknown({ words: typed, word: stray, candidates, asked: 'explain' });
  }
  if (node?.leaf?.kind !== 'api') {
    const name = typed.join(' ');
    const isBuiltin = node?.leaf !== undefined;
    throw new UsageError((t) => (isBuiltin ? t.explain.notApi(name) : t.flags.incompleteCommand(name)), {
      hint: (t) => t.flags.helpHint(name),
    });
  }
  const [path = '', surplus] = rest;
  if (surplus !== undefined) throw new UsageError((t) => t.flags.unexpectedArgument(surplus));
  return { leaf: node.leaf, path };
}

function skeletonOf({ command, schemas }: ApiLeaf): Result {
  const text = generateBody(command.body, schemas);
  if (text !== '') return { kind: 'text', text };
  const words = command.words.join(' ');
  throw new UsageError((t) => t.explain.noBody(words));
}
