/** The help page of any place in the tree: the root, a parent, a command, or a node that is both. */
import { existsSync } from 'node:fs';
import type { BuiltinEntry, CommandContext, TreeNode } from '../command/command.ts';
import { definitionsDir, statePath } from '../definitions/paths.ts';
import { loadPalette, type Palette } from '../output/palette.ts';
import type { Result } from '../output/result.ts';
import { wantsColor } from '../terminal/color.ts';
import { escapeForTerminal } from '../terminal/printable.ts';
import { widthOf } from '../terminal/width.ts';
import type { Text } from '../text/en.ts';
import { ownFlagRows } from './flag-rows.ts';
import { columns, commandLines, escapeRow, pageWidth, prose, section } from './layout.ts';
import { layOut, type OverviewFrame } from './overview.ts';
import { readPage, type HelpPage } from './page.ts';

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
    ...page.notes.flatMap((note) => prose(note.text, width)),
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
function escapeTexts(page: HelpPage): HelpPage {
  return {
    ...page,
    usage: page.usage.map(escapeForTerminal),
    paragraph: escapeForTerminal(page.paragraph),
    examples: page.examples.map(escapeForTerminal),
    notes: page.notes.map((note) => ({ ...note, text: escapeForTerminal(note.text) })),
  };
}
