/** What is said to a word that names no command: the same wherever commands are named. */
import { UsageError, type Sentence } from '../errors.ts';
import { findNearest } from '../text/nearest.ts';

/** Where a word stands that names nothing. */
export interface Miss {
  /** The command words before it. */
  words: readonly string[];
  word: string;
  /** What could stand in its place. */
  candidates: readonly { name: string }[];
  /** The command that commands are named to, such as `help`; none on the command line itself. */
  asked?: string;
}

/** The sentence, with the whole command line that was perhaps meant. */
export function unknownCommand({ words, word, candidates, asked }: Miss): Sentence {
  const nearest = findNearest(
    word,
    candidates.map(({ name }) => name),
  );
  const before = asked === undefined ? words : [asked, ...words];
  const suggestion = nearest === undefined ? undefined : ['soracom', ...before, nearest].join(' ');
  return (t) => t.flags.unknownCommand([...words, word].join(' '), suggestion);
}

/** @throws UsageError always, with a hint to the help of what was found */
export function refuseUnknown(miss: Miss): never {
  throw new UsageError(unknownCommand(miss), { hint: (t) => t.flags.helpHint(miss.words.join(' ')) });
}
