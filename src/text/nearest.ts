/** "Did you mean": the candidate that somebody meant by a word which names none. */

/** What people are used to typing elsewhere, and what it is called here: of several, the first that there is. */
export type Habits = Readonly<Record<string, readonly string[]>>;

/** What is called here as a word stands for elsewhere, whatever its letter case. */
export function habitsOf(word: string, habits: Habits): readonly string[] {
  const lower = word.toLowerCase();
  // Every object knows "constructor".
  return Object.hasOwn(habits, lower) ? (habits[lower] ?? []) : [];
}

/**
 * The candidate that was meant by `word`, or undefined: by habit, by its beginning, by a slip of the fingers, or by the
 * beginning of one of its parts.
 */
export function findMeant(
  word: string,
  candidates: readonly string[],
  habits: Habits = {},
): string | undefined {
  const lower = word.toLowerCase();
  const starts = (text: string, least: number): boolean => lower.length >= least && text.startsWith(lower);
  return (
    habitsOf(word, habits).find((name) => candidates.includes(name)) ??
    candidates.find((name) => starts(name, 1)) ??
    findNearest(word, candidates) ??
    candidates.find((name) => name.split('-').some((part) => starts(part, 3)))
  );
}

/** The candidate nearest to `word`, or undefined when none is near. Letter case does not count. */
export function findNearest(word: string, candidates: Iterable<string>): string | undefined {
  const limit = Math.max(1, Math.ceil(word.length / 3));
  let best: string | undefined;
  let least = limit + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const steps = distance(word.toLowerCase(), candidate.toLowerCase());
    if (steps < least) [best, least] = [candidate, steps];
  }
  return best;
}

/**
 * The fewest letters to insert, drop, replace or swap with their neighbour (optimal string alignment). Our own,
 * since the parser needs it at every start-up and a package would take longer to load than this to run.
 */
function distance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const same = from[i - 1] === to[j - 1];
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      row[j] = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (beforeLast[j - 2] ?? 0) + 1 : Infinity,
      );
    }
    [beforeLast, last] = [last, row];
  }
  return last[to.length] ?? 0;
}
