/** Writes the page of a command or a group, from what `--help` and `explain` say of it. */
import { listExamples, toResponseRows } from '../../commands/explain/page.ts';
import { notesOf, plainType } from '../../commands/explain/notes.ts';
import { partsOf, type ExplainedPart } from '../../commands/explain/parts.ts';
import { topics } from '../../commands/help/topics.ts';
import type { Field } from '../../src/catalogue/schema-fields.ts';
import type { ApiLeaf, TreeNode } from '../../src/command/command.ts';
import { ownFlagRows } from '../../src/help/flag-rows.ts';
import type { Row } from '../../src/help/layout.ts';
import { readPage } from '../../src/help/page.ts';
import type { Text } from '../../src/text/en.ts';
import type { PageName, ReferencePage, Section, Term } from './page.ts';

/** @param words the words that lead to the node */
export async function writeCommandPage(
  words: readonly string[],
  node: TreeNode,
  text: Text,
): Promise<ReferencePage> {
  const { usage, paragraph, flags, examples, notes } = await readPage(words, node, text);
  const { leaf, children } = node;
  const pages = children.map(({ name, summary }) => ({ ...commandName([...words, name]), summary }));
  const remarks = notes.filter(({ isPointer }) => isPointer !== true).map((note) => note.text);
  const sections: Section[] = [
    { heading: text.help.commands, pages },
    { heading: text.help.flags, terms: toTerms(ownFlagRows(flags, text)) },
    { heading: text.help.examples, code: { language: 'sh', lines: examples } },
    ...(leaf?.kind === 'api' ? explainSections(leaf, text) : []),
    { heading: 'Notes', prose: remarks },
  ];
  return {
    ...commandName(words),
    summary: node.summary,
    usage,
    paragraph: text.help.sentence(paragraph),
    sections: sections.filter(saysSomething),
    seeAlso: [commandName(words.slice(0, -1)), ...relatedTopics],
  };
}

/** The name of a command's page. */
export function commandName(words: readonly string[]): PageName {
  return { kind: 'command', words };
}

/** What holds for every command. */
export const relatedTopics: readonly PageName[] = Object.keys(topics).map((topic) => {
  return { kind: 'topic', words: [topic] };
});

/** Rows of a help page as terms. */
export function toTerms(rows: readonly Row[]): Term[] {
  return rows.map(({ left, right }) => ({ name: left, text: right, below: [] }));
}

/** False for a section that would be a heading alone. */
export function saysSomething({ prose = [], terms = [], pages = [], code }: Section): boolean {
  return prose.length + terms.length + pages.length + (code?.lines.length ?? 0) > 0;
}

/** What is sent and answered, field by field. */
function explainSections(leaf: ApiLeaf, text: Text): Section[] {
  return [
    ...partsOf(leaf, '').map((part) => explainPart(part, text)),
    { heading: text.explain.responses, terms: toTerms(toResponseRows(leaf)) },
    ...listExamples(leaf, text).map(([heading, lines]): Section => {
      return { heading, code: { language: 'json', lines } };
    }),
  ];
}

function explainPart({ in: place, self, fields }: ExplainedPart, text: Text): Section {
  const type = plainType(self.type);
  const name = text.explain.parts[place];
  const notes = notesOf({ ...self, required: false }, text);
  return {
    heading: type === 'object' ? name : `${name} (${type})`,
    prose: notes === '' ? [] : [notes],
    terms: [...meaningTerms(self), ...nest(fields, 0, text)],
  };
}

/** The fields of one depth, each with those that follow it further in. */
function nest(fields: readonly Field[], depth: number, text: Text): Term[] {
  const starts = fields.flatMap((field, at) => (field.depth === depth ? [at] : []));
  return starts.map((start, at): Term => {
    const [field, ...inner] = fields.slice(start, starts[at + 1]) as [Field, ...Field[]];
    const type = plainType(field.type);
    return {
      name: field.path.split('.').at(-1) ?? '',
      type: field.required ? `${type}, required` : type,
      text: notesOf({ ...field, required: false }, text),
      below: [...meaningTerms(field), ...nest(inner, depth + 1, text)],
    };
  });
}

function meaningTerms({ valueMeanings = {} }: Field): Term[] {
  return Object.entries(valueMeanings).map(([name, meaning]) => ({ name, text: meaning, below: [] }));
}
