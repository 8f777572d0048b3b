/** The help page of any place in the tree: the root, a parent, a command, or a node that is both. */
import { existsSync } from 'node:fs';
import { definitionsDir, statePath } from '../definitions/paths.ts';
import type { Result } from '../output/result.ts';
import type { Flag } from '../model/command.ts';
import { escapeForTerminal } from '../terminal/printable.ts';
import type { Text } from '../text/en.ts';
import { allGlobalFlags, helpFlag } from '../command/global-flags.ts';
import { writeExamples } from './examples.ts';
import { globalFlagRows, localize, ownFlagRows } from './flag-rows.ts';
import { columns, pageWidth, prose, section } from './layout.ts';
import { layOut, type OverviewFrame } from './overview.ts';
import type { BuiltinEntry, CommandContext, Leaf, TreeNode } from '../command/command.ts';

/** What a page says of the command itself. */
interface Page {
  usage: string[];
  description: string | undefined;
  flags: readonly Flag[];
  examples: readonly string[];
  notes: readonly string[];
}

/** Renders the page for a node, or for the root where there is none. */
export async function showHelp(
  words: readonly string[],
  node: TreeNode | undefined,
  context: CommandContext,
): Promise<Result> {
  const { app, text, tree, io, profileDir } = context;
  const width = pageWidth(io.stdout.columns);
  if (node === undefined) {
    const frame = layOutFrame(app.catalogue, text, width);
    const hasDefinitions = existsSync(statePath(definitionsDir(profileDir)));
    return { kind: 'text', text: layOut(frame, tree.groups(), width, hasDefinitions) };
  }
  const page = await readPage(words, node, text);
  const lines = [
    ...prose(node.summary, width),
    ...(page.description ? ['', ...prose(page.description, width)] : []),
    ...section(
      text.help.usage,
      page.usage.map((line) => `  ${line}`),
    ),
    ...section(
      text.help.commands,
      columns(
        node.children.map(({ name, summary }) => ({ left: name, right: summary })),
        width,
      ),
    ),
    ...section(text.help.flags, columns(ownFlagRows(page.flags, text), width)),
    ...globalSection(page.flags, text, width),
    ...section(
      text.help.examples,
      page.examples.map((line) => `  ${line}`),
    ),
    ...section(
      text.help.more,
      page.notes.flatMap((note) => prose(note, width, 2)),
    ),
  ];
  return { kind: 'text', text: escapeForTerminal(`${lines.join('\n')}\n`) };
}

/** Everything of the overview but the groups of the index. */
export function layOutFrame(catalogue: readonly BuiltinEntry[], text: Text, width: number): OverviewFrame {
  return {
    words: catalogue
      .filter(
        ({ words }, at) =>
          words.length === 1 || catalogue.findIndex((other) => other.words[0] === words[0]) === at,
      )
      .map(({ words, summary }) => ({
        name: words[0] ?? '',
        summary: summary(text),
        whole: words.length === 1,
      })),
    before: [
      ...prose(text.help.tagline, width),
      ...section(text.help.usage, [`  soracom ${text.help.subcommandPlace}`]),
    ],
    title: text.help.commands,
    after: [
      ...globalSection([], text, width),
      ...section(
        text.help.examples,
        rootExamples.map((line) => `  ${line}`),
      ),
      ...section(text.help.more, prose(text.help.topics, width, 2)),
    ],
    hint: prose(text.help.wholeApi, width, 2),
  };
}

function globalSection(own: readonly Flag[], text: Text, width: number): string[] {
  const rows = [
    ...globalFlagRows(allGlobalFlags, own, text),
    ...ownFlagRows(localize([helpFlag], text), text),
  ];
  return section(text.help.globalFlags, columns(rows, width));
}

async function readPage(words: readonly string[], node: TreeNode, text: Text): Promise<Page> {
  const typed = ['soracom', ...words].join(' ');
  const usage =
    node.leaf === undefined || node.children.length > 0 ? [`${typed} ${text.help.subcommandPlace}`] : [];
  if (node.leaf === undefined) return { usage, description: undefined, flags: [], examples: [], notes: [] };
  const page = await readLeafPage(node.leaf, typed, text);
  return { ...page, usage: [...page.usage, ...usage] };
}

const rootExamples = [
  'soracom bills list --profile demo',
  'soracom configure',
  'soracom bills get-daily --yyyy-mm 202609 --output json | jq .',
];

async function readLeafPage(leaf: Leaf, typed: string, text: Text): Promise<Page> {
  if (leaf.kind === 'api') {
    const { command } = leaf;
    const notes = [
      text.help.operation(`${command.method} ${command.basePath}${command.path}`, command.operationId),
    ];
    notes.push(text.wire.effect[command.effect]);
    if (command.sandbox === true) notes.push(text.help.sandbox);
    if (command.aliases.length > 0) notes.push(text.help.aliases(command.aliases.join(', ')));
    if (command.deprecated === true)
      notes.push(text.run.deprecated(command.words.join(' '), command.alternative));
    return {
      usage: [`${typed} ${text.help.flagsPlace}`],
      description: command.description,
      flags: leaf.flags,
      examples: writeExamples(command),
      notes,
    };
  }
  const command = await leaf.load();
  const places = (command.arguments ?? []).map(({ name, required, variadic }) => {
    const place = variadic === true ? `${name} …` : name;
    return required ? place : `[${place}]`;
  });
  return {
    usage: [[typed, ...places, text.help.flagsPlace].join(' ')],
    description: command.description?.(text),
    flags: localize(command.flags, text),
    examples: (command.examples ?? []).map((line) => `soracom ${line}`),
    notes: [],
  };
}
