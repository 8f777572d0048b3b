/** The words that a command line can begin with: the groups of the index and the hand-written commands, joined. */

import type { Heading } from '../model/command-index.ts';

/** The first word of a hand-written command. */
export interface FirstWord {
  name: string;
  summary: string;
  /** The word is a command by itself, and displaces a group of the index. */
  whole: boolean;
  /** Where the overview lists it. */
  heading?: Heading;
}

/** A word that a command line can begin with. */
export interface ListedWord {
  name: string;
  summary: string;
  /** Absent for what a user's document adds, and for words that the overview names elsewhere. */
  heading?: Heading;
}

/** All first words with their summaries, sorted. */
export function firstWords(words: readonly FirstWord[], groups: readonly ListedWord[]): ListedWord[] {
  const entries = new Map(groups.map((group) => [group.name, group]));
  for (const { whole, ...word } of words) {
    if (whole || !entries.has(word.name)) entries.set(word.name, word);
  }
  return [...entries.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
