/** What stands beside an amount and decides whether it adds up: a status, the month of its object. */
import type { JsonValue } from '../../json/value.ts';
import { ranks, type Meaning, type StatusWords } from '../../model/meaning.ts';

/** Whether a status has words that say that a row's amounts don't count. */
export function countsByStatus({ words }: { words?: StatusWords | undefined }): boolean {
  return words?.void !== undefined && words.void.length > 0;
}

/** Whether a field is the month that its object is about, and not one of the months in it. */
export function isOwnMonth({
  meaning,
  rank,
}: {
  meaning?: Meaning | undefined;
  rank?: number | undefined;
}): boolean {
  return meaning === 'month' && rank !== undefined && rank < ranks.identity;
}

/** Whether a row's status says that nothing is paid for it. */
export function isVoid(
  { words }: { words?: StatusWords | undefined },
  value: JsonValue | undefined,
): boolean {
  return typeof value === 'string' && words?.void?.includes(value) === true;
}
