/** Months and days: typed as people write them, sent as the document writes them (`yyyyMM`, `yyyyMMdd`). UTC. */
import type { Sentence } from '../errors.ts';
import type { Flag } from '../model/command.ts';
import { findCalendarForm, splitCsv, type CalendarForm } from './flag-values.ts';

/**
 * Puts months and days into the document's form.
 *
 * @param given flag name to its texts, in the order typed
 * @param now milliseconds since the epoch: what `this-month` and its kin are counted from
 * @param strict false leaves texts alone that are neither
 * @returns the same texts with dates in the document's form; without those that are wrong
 */
export function readDates(
  flags: readonly Flag[],
  given: ReadonlyMap<string, readonly string[]>,
  now: number,
  strict: boolean,
): { given: ReadonlyMap<string, readonly string[]>; problems: Sentence[] } {
  const read = new Map(given);
  const problems: Sentence[] = [];
  for (const flag of flags) {
    const form = findCalendarForm(flag);
    const typed = given.get(flag.name);
    if (form === undefined || typed === undefined) continue;
    const texts = flag.type === 'array' ? typed.flatMap(splitCsv) : typed.slice(-1);
    const dates = texts.map((text) => readDate(text, form, now));
    const wrong = texts[dates.indexOf(undefined)];
    if (wrong === undefined)
      read.set(
        flag.name,
        dates.filter((date) => date !== undefined),
      );
    else if (strict) {
      read.delete(flag.name);
      problems.push((t) => t.flags.notDate[form.unit](flag.name, wrong));
    }
  }
  return { given: read, problems };
}

/** The date that a text stands for, in the document's form; undefined where it is none. */
function readDate(text: string, { unit, separator }: CalendarForm, now: number): string | undefined {
  const relative = relativeDates[unit];
  const parts = Object.hasOwn(relative, text) ? relative[text]?.(new Date(now)) : readDigits(text, unit);
  return parts?.join(separator);
}

function readDigits(text: string, unit: CalendarForm['unit']): string[] | undefined {
  const [, year = '', , month = '', day] = datePattern.exec(text) ?? [];
  if (year === '' || (unit === 'day') !== (day !== undefined)) return undefined;
  const date = new Date(`${year}-${month}-${day ?? '01'}T00:00:00Z`);
  // A 30 February would have become a day of March.
  const isReal = !Number.isNaN(date.getTime()) && date.getUTCMonth() + 1 === Number(month);
  return isReal ? [year, month, ...(day === undefined ? [] : [day])] : undefined;
}

/** A year before 1000 or after 2999 is a slip of the finger. */
const datePattern = /^([12]\d{3})([-/]?)(\d{2})(?:\2(\d{2}))?$/;

const relativeDates: Record<CalendarForm['unit'], Record<string, (now: Date) => string[]>> = {
  month: {
    'this-month': (now) => partsOf(now).slice(0, 2),
    'last-month': (now) =>
      partsOf(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 0))).slice(0, 2),
  },
  day: {
    today: partsOf,
    yesterday: (now) => partsOf(new Date(now.getTime() - dayMs)),
  },
};

const dayMs = 86_400_000;

function partsOf(date: Date): string[] {
  return date.toISOString().slice(0, 10).split('-');
}
