/** The help page of any place in the tree: the root, a parent, a command, or a node that is both. */
import { existsSync } from 'node:fs';
import type { BuiltinEntry, CommandContext, Leaf, TreeNode } from '../command/command.ts';
import { definitionsDir, statePath } from '../definitions/paths.ts';
import type { Flag } from '../model/command.ts';
import { loadPalette, type Palette } from '../output/palette.ts';
import type { Result } from '../output/result.ts';
import { wantsColor } from '../terminal/color.ts';
import { escapeForTerminal } from '../terminal/printable.ts';
import { widthOf } from '../terminal/width.ts';
import type { Text } from '../text/en.ts';
import { writeExamples } from './examples.ts';
import { localize, ownFlagRows, shadowedFlags } from './flag-rows.ts';
import { columns, commandLines, escapeRow, pageWidth, prose, section } from './layout.ts';
import { layOut, type OverviewFrame } from './overview.ts';

/** What a page says of the command itself. */
interface Page {
  usage: string[];
  paragraph: string;
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
  const palette = await loadPagePalette(context);
  if (node === undefined) {
    const hasDefinitions = existsSync(statePath(definitionsDir(profileDir)));
    const frame = gatherFrame(app.catalogue, text);
    const page = layOut(frame, tree.groups(), { width, hasDefinitions, palette });
    return { kind: 'text', text: page, isSafe: true };
  }
  const page = escapeTexts(await readPage(words, node, text));
  const children = node.children.map(({ name, summary }) => escapeRow({ left: name, right: summary }));
  const lines = [
    ...usageLines(page.usage, text, palette),
    '',
    ...prose(page.paragraph, width),
    ...section(text.help.commands, columns(children, width, palette.name), palette.heading),
    ...section(
      text.help.flags,
      columns(ownFlagRows(page.flags, text).map(escapeRow), width, palette.name),
      palette.heading,
    ),
    ...section(text.help.examples, commandLines(page.examples, width), palette.heading),
    '',
    ...page.notes.flatMap((note) => prose(note, width)),
  ];
  return { kind: 'text', text: `${lines.join('\n')}\n`, isSafe: true };
}

/** The colours of a page: none where nobody sees them. */
export function loadPagePalette({ io, settings }: CommandContext): Promise<Palette> {
  const isTTY = io.stdout.isTTY && !settings.has('output-file');
  return loadPalette(wantsColor({ isTTY }, io.env));
}

/** Everything of the overview but the groups of the index. */
export function gatherFrame(catalogue: readonly BuiltinEntry[], text: Text): OverviewFrame {
  const words = catalogue.filter(
    ({ words: own }, at) =>
      own.length === 1 || catalogue.findIndex((other) => other.words[0] === own[0]) === at,
  );
  const { help } = text;
  return {
    words: words.map(({ words: [name = '', ...rest], summary, heading }) => ({
      name,
      summary: summary(text),
      whole: rest.length === 0,
      ...(heading !== undefined && { heading }),
    })),
    tagline: help.tagline,
    usage: `${help.usage}: soracom ${help.subcommandPlace}`,
    titles: help.headings,
    manyAdded: help.manyAdded,
    footer: [
      { left: help.tryIt, right: help.tryItCommand },
      { left: help.helpLabel, right: help.helpCommands },
    ],
    hint: { left: help.wholeApi, right: 'soracom definitions add soracom' },
  };
}

/** The lines of the usage below each other, behind their label. */
function usageLines(usage: readonly string[], text: Text, palette: Palette): string[] {
  const label = `${text.help.usage}: `;
  const indent = ' '.repeat(widthOf(label));
  return usage.map((line, at) => (at === 0 ? palette.heading(label) : indent) + line);
}

/** What documents and commands say goes between colours of ours, so it is made safe before. */
function escapeTexts(page: Page): Page {
  return {
    ...page,
    usage: page.usage.map(escapeForTerminal),
    paragraph: escapeForTerminal(page.paragraph),
    examples: page.examples.map(escapeForTerminal),
    notes: page.notes.map(escapeForTerminal),
  };
}

async function readPage(words: readonly string[], node: TreeNode, text: Text): Promise<Page> {
  const typed = ['soracom', ...words].join(' ');
  const below = node.children.length > 0 ? [`${typed} ${text.help.subcommandPlace}`] : [];
  if (node.leaf === undefined) {
    const notes = [text.help.more(`${words.join(' ')} ${text.help.commandPlace}`), text.help.globalFlags];
    return { usage: below, paragraph: node.summary, flags: [], examples: [], notes };
  }
  const page = await readLeafPage(node.leaf, { typed, summary: node.summary }, text);
  return { ...page, usage: [...page.usage, ...below], notes: [...page.notes, text.help.globalFlags] };
}

async function readLeafPage(
  leaf: Leaf,
  { typed, summary }: { typed: string; summary: string },
  text: Text,
): Promise<Page> {
  if (leaf.kind === 'api') {
    const { command } = leaf;
    const call = text.help.operation(
      `${command.method} ${command.basePath}${command.path}`,
      command.operationId,
    );
    return {
      usage: [`${typed} ${text.help.flagsPlace}`],
      paragraph: writeParagraph(command.summary, command.description, text),
      flags: leaf.flags,
      examples: writeExamples(command, leaf.schemas),
      notes: [
        ...(command.deprecated === true
          ? [text.run.deprecated(command.words.join(' '), command.alternative)]
          : []),
        ...(command.sandbox === true ? [text.help.sandbox] : []),
        ...(command.aliases.length > 0 ? [text.help.aliases(command.aliases.join(', '))] : []),
        text.help.join(call, text.wire.effect[command.effect]),
        text.help.explained(command.words.join(' ')),
        ...shadowedFlags(leaf.flags).map(({ name, env }) => text.help.shadowed(name, env)),
      ],
    };
  }
  const command = await leaf.load();
  const places = (command.arguments ?? []).map(({ name, required, variadic }) => {
    const place = variadic === true ? `${name} …` : name;
    return required ? place : `[${place}]`;
  });
  const flags = localize(command.flags, text);
  return {
    usage: [[typed, ...places, text.help.flagsPlace].join(' ')],
    paragraph: writeParagraph(summary, command.description?.(text), text),
    flags,
    examples: (command.examples ?? []).map((line) => `soracom ${line}`),
    notes: shadowedFlags(flags).map(({ name, env }) => text.help.shadowed(name, env)),
  };
}

/** The summary as a sentence, and what there is to say besides. */
export function writeParagraph(summary: string, description: string | undefined, text: Text): string {
  const sentence = text.help.sentence(summary.trim());
  return description ? text.help.join(sentence, description.trim()) : sentence;
}
