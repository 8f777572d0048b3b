/** Holds the texts of the API documents to what a terminal can show. */
import { describe, expect, it } from 'vitest';
import stringWidth from 'string-width';
import {
  documentNames,
  listCommands,
  listOperations,
  listOverlayTexts,
  listTexts,
  listUntranslatedTexts,
  readDocument,
  readYaml,
  type PlacedText,
} from '../../helpers/documents.ts';

const markup = /`|\*\*|\]\(|https?:|<\/?[a-z]+>|\bclick\b/i;
const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
/** A command that a text tells the reader to type, quoted the English or the Japanese way. */
const quotedCommand = /["「]soracom ([a-z -]*?[a-z])(?= --|["」])/g;

const allCommands = documentNames.flatMap((name) => listCommands(readDocument(name)));

describe.each(documentNames)('the texts of %s', (name) => {
  const document = readDocument(name);
  const texts = [...listTexts(document), ...listUntranslatedTexts(document)];

  it('are all there', () => {
    expect(texts.length).toBeGreaterThan(0);
    expect(placesOf(texts.filter(({ text }) => text === undefined || text.trim() === ''))).toEqual([]);
  });

  it('are plain, without markup or web addresses', () => {
    expect(placesOf(texts.filter(({ text = '' }) => markup.test(text)))).toEqual([]);
  });

  it('send the reader only to commands that exist', () => {
    expect(listUnknownCommands(texts)).toEqual([]);
  });

  it('have summaries of at most 60 characters that start with a capital and end without a full stop', () => {
    const summaries = listOperations(document).map(({ summary = '' }) => summary);
    expect(summaries.filter((summary) => !/^[A-Z].{0,58}[^.]$/.test(summary))).toEqual([]);
  });

  it('have a summary for each group of commands, and for nothing else', () => {
    const groups = new Set(listCommands(document).flatMap(listPrefixes));
    expect(Object.keys(document['x-soracom-cli-groups']).toSorted()).toEqual([...groups].toSorted());
  });
});

describe.each(documentNames)('the Japanese texts of %s', (name) => {
  const english = listTexts(readDocument(name));
  const translated = listOverlayTexts(readYaml(name.replace('.yaml', '.ja.yaml')));

  it('stand exactly where the English ones stand', () => {
    expect(placesOf(translated)).toEqual(placesOf(english));
  });

  it('are Japanese', () => {
    expect(placesOf(translated.filter(({ text = '' }) => !japanese.test(text)))).toEqual([]);
  });

  it('are plain, without markup or web addresses', () => {
    expect(placesOf(translated.filter(({ text = '' }) => markup.test(text)))).toEqual([]);
  });

  it('send the reader to the same commands as the English ones', () => {
    const differing = translated.filter(({ place, text = '' }) => {
      const original = english.find((candidate) => candidate.place === place)?.text ?? '';
      return listQuoted(text).join() !== listQuoted(original).join();
    });
    expect(placesOf(differing)).toEqual([]);
  });

  it('have summaries that fit into 60 cells', () => {
    const summaries = translated.filter(({ place }) => /^operations .* summary$|^groups /.test(place));
    expect(summaries.length).toBeGreaterThan(0);
    expect(placesOf(summaries.filter(({ text = '' }) => stringWidth(text) > 60))).toEqual([]);
  });
});

/** Sorted, so that the order of keys in a file is of no account. */
function placesOf(texts: PlacedText[]): string[] {
  return texts.map(({ place }) => place).toSorted();
}

function listPrefixes(command: string): string[] {
  const words = command.split(' ');
  return words.slice(1).map((_, index) => words.slice(0, index + 1).join(' '));
}

function listQuoted(text: string): string[] {
  return [...text.matchAll(quotedCommand)].flatMap(([, words]) => words ?? []);
}

function listUnknownCommands(texts: PlacedText[]): string[] {
  return texts.flatMap(({ text = '' }) => listQuoted(text)).filter((words) => !allCommands.includes(words));
}
