/** What the page of a place in the tree says, before anybody draws it: for the terminal, a manual or a website. */
import type { Leaf, TreeNode } from '../command/command.ts';
import type { Flag } from '../model/command.ts';
import type { Text } from '../text/en.ts';
import { writeExamples } from './examples.ts';
import { localize, shadowedFlags } from './flag-rows.ts';

/** What a page says of the command itself. */
export interface HelpPage {
  /** Command lines with places in them, such as `soracom bills list [flags]`. */
  usage: string[];
  /** The summary as a sentence, and what there is to say besides. */
  paragraph: string;
  /** The command's own flags; the global ones have a page of theirs. */
  flags: readonly Flag[];
  /** Command lines, with the leading `soracom`. */
  examples: readonly string[];
  /** Sentences that end the page. */
  notes: readonly HelpNote[];
}

/** A sentence at the end of a page. */
export interface HelpNote {
  text: string;
  /** Names the command that says more, which a manual that says it itself leaves out. */
  isPointer?: true;
}

/**
 * The page of a node. What documents say in it is not yet safe to print.
 *
 * @param words the words that lead to the node
 */
export async function readPage(words: readonly string[], node: TreeNode, text: Text): Promise<HelpPage> {
  const typed = ['soracom', ...words].join(' ');
  const below = node.children.length > 0 ? [`${typed} ${text.help.subcommandPlace}`] : [];
  if (node.leaf === undefined) {
    const more = text.help.more(`${words.join(' ')} ${text.help.commandPlace}`);
    const notes = [more, text.help.globalFlags].map(toPointer);
    return { usage: below, paragraph: node.summary, flags: [], examples: [], notes };
  }
  const page = await readLeafPage(node.leaf, { typed, summary: node.summary }, text);
  return {
    ...page,
    usage: [...page.usage, ...below],
    notes: [...page.notes, toPointer(text.help.globalFlags)],
  };
}

async function readLeafPage(
  leaf: Leaf,
  { typed, summary }: { typed: string; summary: string },
  text: Text,
): Promise<HelpPage> {
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
        ...[
          ...(command.deprecated === true
            ? [text.run.deprecated(command.words.join(' '), command.alternative)]
            : []),
          ...(command.sandbox === true ? [text.help.sandbox] : []),
          ...(command.aliases.length > 0 ? [text.help.aliases(command.aliases.join(', '))] : []),
          text.help.join(call, text.wire.effect[command.effect]),
        ].map(toNote),
        toPointer(text.help.explained(command.words.join(' '))),
        ...noteShadowed(leaf.flags, text),
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
    notes: noteShadowed(flags, text),
  };
}

function noteShadowed(flags: readonly Flag[], text: Text): HelpNote[] {
  return shadowedFlags(flags).map(({ name, env }) => toNote(text.help.shadowed(name, env)));
}

function toNote(text: string): HelpNote {
  return { text };
}

function toPointer(text: string): HelpNote {
  return { text, isPointer: true };
}

/** The summary as a sentence, and what there is to say besides. */
export function writeParagraph(summary: string, description: string | undefined, text: Text): string {
  const sentence = text.help.sentence(summary.trim());
  return description ? text.help.join(sentence, description.trim()) : sentence;
}
