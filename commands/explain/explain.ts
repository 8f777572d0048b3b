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
import { findNearest } from '../../src/text/nearest.ts';
import { describeField, findSchema, listFields } from '../../src/catalogue/schema-fields.ts';
import { drawPage, toRows, type ExplainedPart } from './page.ts';
import type { ApiLeaf, BuiltinCommand, CommandContext } from '../../src/command/command.ts';

/** Levels of nesting that one page shows; a path leads deeper. */
const levels = 3;

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

/** @throws UsageError where neither request nor response has anything at the path */
function partsOf({ command, schemas }: ApiLeaf, path: string): ExplainedPart[] {
  const segments = path.split('.').flatMap((segment) => segment.replace(/\[\d*\]$/, '') || []);
  const known = new Set<string>();
  const parts = (['request', 'response'] as const).flatMap((place): ExplainedPart[] => {
    const schema = place === 'request' ? command.body?.schema : command.response.schema;
    if (schema === undefined) return [];
    const { found, required, known: names } = findSchema(schema, schemas, segments);
    for (const name of names) known.add(name);
    if (found === undefined) return [];
    const self = describeField(found, schemas, path, 0, required);
    return [{ in: place, self, fields: listFields(found, schemas, levels, path) }];
  });
  if (parts.length === 0 && path !== '') {
    const nearest = findNearest(segments.at(-1) ?? '', known);
    throw new UsageError((t) => t.explain.noProperty(path, nearest), {
      hint: (t) => t.explain.properties([...known]),
    });
  }
  return parts;
}

function skeletonOf({ command, schemas }: ApiLeaf): Result {
  const text = generateBody(command.body, schemas);
  if (text !== '') return { kind: 'text', text };
  const words = command.words.join(' ');
  throw new UsageError((t) => t.explain.noBody(words));
}
