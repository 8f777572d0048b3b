/** The words that a command line can begin with: the groups of the index and the hand-written commands, joined. */

/** The first word of a hand-written command. */
export interface FirstWord {
  name: string;
  summary: string;
  /** The word is a command by itself, and displaces a group of the index. */
  whole: boolean;
}

/** All first words with their summaries, sorted. */
export function firstWords(
  words: readonly FirstWord[],
  groups: readonly { name: string; summary: string }[],
): { name: string; summary: string }[] {
  const entries = new Map(groups.map(({ name, summary }) => [name, summary]));
  for (const { name, summary, whole } of words) {
    if (whole || !entries.has(name)) entries.set(name, summary);
  }
  return [...entries]
    .map(([name, summary]) => ({ name, summary }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
