/** Months and days: typed as people write them, sent as the document writes them (`yyyyMM`, `yyyyMMdd`). UTC. */
import type { Sentence } from '../errors.ts';
import type { Flag } from '../model/command.ts';
import { addMonths, dayMs, dayOf, isDay, isMonth, monthOf, type CalendarForm } from '../model/calendar.ts';
import { findCalendarForm, splitCsv } from './flag-values.ts';

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
  const digits = Object.hasOwn(relative, text) ? relative[text]?.(now) : readDigits(text, unit);
  return digits?.match(/^\d{4}|\d\d/g)?.join(separator);
}

/** The digits of a date that exists: yyyyMM or yyyyMMdd. */
function readDigits(text: string, unit: CalendarForm['unit']): string | undefined {
  const [, year = '', , month = '', day] = datePattern.exec(text) ?? [];
  if (year === '' || (unit === 'day') !== (day !== undefined)) return undefined;
  const digits = `${year}${month}${day ?? ''}`;
  return (unit === 'day' ? isDay(digits) : isMonth(digits)) ? digits : undefined;
}

/** A year before 1000 or after 2999 is a slip of the finger. */
const datePattern = /^([12]\d{3})([-/]?)(\d{2})(?:\2(\d{2}))?$/;

/** From milliseconds since the epoch. */
const relativeDates: Record<CalendarForm['unit'], Record<string, (now: number) => string>> = {
  month: { 'this-month': monthOf, 'last-month': (now) => addMonths(monthOf(now), -1) },
  day: { today: dayOf, yesterday: (now) => dayOf(now - dayMs) },
};
