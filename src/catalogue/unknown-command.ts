/** What is said to a word that names no command: the same wherever commands are named. */
import { UsageError, type Sentence } from '../errors.ts';
import type { TreeNode } from '../command/command.ts';
import { findMeant, habitsOf } from '../text/nearest.ts';
import { commandHabits } from './habits.ts';

/** Where a word stands that names nothing. */
export interface Miss {
  /** The command words before it. */
  words: readonly string[];
  word: string;
  /** What could stand in its place. */
  candidates: readonly { name: string }[];
  /** The command that commands are named to, such as `help`; none on the command line itself. */
  asked?: string;
  /** The word behind it, where there is one: some tools have the verb first. */
  next?: string | undefined;
  /** Opens a first word; given where the word stands first. */
  open?: (word: string) => TreeNode | undefined;
}

/** The sentence, with the whole command line that was perhaps meant. */
export function unknownCommand(miss: Miss): Sentence {
  const { words, word, candidates, asked } = miss;
  const names = candidates.map(({ name }) => name);
  const meant =
    findReversed(miss, names) ??
    findNested(miss) ??
    findWhole(miss, names) ??
    findMeant(word, names, commandHabits);
  const before = asked === undefined ? words : [asked, ...words];
  const suggestion = meant === undefined ? undefined : ['soracom', ...before, meant].join(' ');
  return (t) => t.flags.unknownCommand([...words, word].join(' '), suggestion);
}

/** `list bills` for `bills list`. */
function findReversed({ word, next, open }: Miss, names: readonly string[]): string | undefined {
  if (next === undefined || open === undefined) return undefined;
  const group = findMeant(next, names);
  const children = group === undefined ? undefined : open(group)?.children.map(({ name }) => name);
  const verb = children?.length ? findMeant(word, children, commandHabits) : undefined;
  return verb && `${group} ${verb}`;
}

/** `bill lst` for `bills list`. */
function findWhole({ word, next, open }: Miss, names: readonly string[]): string | undefined {
  const group = findMeant(word, names, commandHabits);
  if (next === undefined || group === undefined) return undefined;
  const children = open?.(group)?.children.map(({ name }) => name);
  const verb = children?.length ? findMeant(next, children, commandHabits) : undefined;
  return verb && `${group} ${verb}`;
}

/** What is a command of a group here, such as `auth status`. */
function findNested({ word, open }: Miss): string | undefined {
  return habitsOf(word, commandHabits).find((target) => {
    const [first = '', second] = target.split(' ');
    return second !== undefined && open?.(first)?.children.some(({ name }) => name === second);
  });
}

/** @throws UsageError always, with a hint to the help of what was found */
export function refuseUnknown(miss: Miss): never {
  throw new UsageError(unknownCommand(miss), { hint: (t) => t.flags.helpHint(miss.words.join(' ')) });
}
