/** Gathers the pages of the manual: the program, every group and command, every topic. */
import { catalogue } from '../../commands/index.ts';
import { topics } from '../../commands/help/topics.ts';
import { firstWords } from '../../src/catalogue/first-words.ts';
import type { CommandTree, TreeNode } from '../../src/command/command.ts';
import { gatherFrame } from '../../src/help/show-help.ts';
import type { Topic } from '../../src/help/topic.ts';
import { headings, type GroupEntry } from '../../src/model/command-index.ts';
import { en } from '../../src/text/en.ts';
import { commandName, relatedTopics, saysSomething, toTerms, writeCommandPage } from './command-page.ts';
import type { ReferencePage, Section } from './page.ts';

/** What each topic is about; the terminal shows a topic to whoever asked for it and needs no title. */
const topicSummaries: Readonly<Record<string, string>> = {
  flags: 'Flags that every command takes',
  output: 'Output formats, and how to choose what is shown',
  environment: 'Environment variables',
  'exit-codes': 'Exit codes and what they mean',
};

/**
 * All pages: the program first, then each command before those below it, then the topics.
 *
 * @throws Error where a topic has no summary here
 */
export async function gatherPages(tree: CommandTree): Promise<ReferencePage[]> {
  const pages = [writeRootPage(tree.groups())];
  for (const { name } of tree.first()) {
    const node = tree.open(name);
    if (node !== undefined) pages.push(...(await gatherBelow([name], node)));
  }
  return [...pages, ...Object.entries(topics).map(([name, write]) => writeTopicPage(name, write(en)))];
}

async function gatherBelow(words: readonly string[], node: TreeNode): Promise<ReferencePage[]> {
  const pages = [await writeCommandPage(words, node, en)];
  for (const child of node.children) pages.push(...(await gatherBelow([...words, child.name], child)));
  return pages;
}

function writeRootPage(groups: readonly GroupEntry[]): ReferencePage {
  const frame = gatherFrame(catalogue, en);
  const words = firstWords(frame.words, groups);
  const list = (title: string, isListed: (heading: string | undefined) => boolean): Section => ({
    heading: title,
    pages: words
      .filter(({ heading }) => isListed(heading))
      .map(({ name, summary }) => ({ ...commandName([name]), summary })),
  });
  const sections = [
    ...headings.map((heading) => list(frame.titles[heading], (own) => own === heading)),
    list('Other commands', (own) => own === undefined),
    {
      heading: 'Topics',
      pages: relatedTopics.map((name) => ({ ...name, summary: summaryOf(name.words.join(' ')) })),
    },
    {
      heading: en.help.examples,
      code: { language: 'sh' as const, lines: ['soracom bills list --profile demo', frame.hint.right] },
    },
  ];
  const summary = frame.tagline.replace(/^soracom: /, '').replace(/\.$/, '');
  return {
    ...commandName([]),
    summary: summary.charAt(0).toUpperCase() + summary.slice(1),
    usage: [`soracom ${en.help.subcommandPlace}`],
    paragraph: frame.tagline,
    sections: sections.filter(saysSomething),
    seeAlso: relatedTopics,
  };
}

function writeTopicPage(name: string, { intro, rows = [], sections = [] }: Topic): ReferencePage {
  const own: Section = { heading: topicHeadings[name] ?? '', terms: toTerms(rows) };
  return {
    kind: 'topic',
    words: [name],
    summary: summaryOf(name),
    usage: [],
    paragraph: intro,
    sections: [
      own,
      ...sections.map(({ heading, rows: terms = [], note, commands = [] }): Section => ({
        heading,
        prose: note === undefined ? [] : [note],
        terms: toTerms(terms),
        code: { language: 'sh', lines: commands },
      })),
    ].filter(saysSomething),
    seeAlso: [commandName([]), ...relatedTopics.filter(({ words }) => words[0] !== name)],
  };
}

/** What stands over the rows of a topic that has no headings of its own. */
const topicHeadings: Readonly<Record<string, string>> = {
  environment: 'Variables',
  'exit-codes': 'Exit codes',
};

function summaryOf(topic: string): string {
  const summary = topicSummaries[topic];
  if (summary === undefined) throw new Error(`The manual has no summary of the topic "${topic}".`);
  return summary;
}
