/** Months and days as APIs write them (yyyyMM, yyyyMMdd, yyyyMMddHHmmss), all in UTC, and the formats that say so. */

/** How a document writes a month or a day. */
export interface CalendarForm {
  unit: 'month' | 'day';
  /** Between the parts of the date: the empty text, `-` or `/`. */
  separator: string;
}

/** What a `format` says that a value is: a pattern, or JSON Schema's `date`, which is the full-date of RFC 3339. */
export function readCalendarFormat(format: unknown): CalendarForm | undefined {
  return format === 'date' ? { unit: 'day', separator: '-' } : readCalendarPattern(format);
}

/** The form of `yyyyMM`, `yyyy-MM-dd` and their like, which some documents give as an example. */
export function readCalendarPattern(text: unknown): CalendarForm | undefined {
  const [, separator, day] = typeof text === 'string' ? (calendarPattern.exec(text) ?? []) : [];
  return separator === undefined ? undefined : { unit: day === undefined ? 'month' : 'day', separator };
}

const calendarPattern = /^yyyy([-/]?)MM(\1dd)?$/;

export const dayMs = 86_400_000;

/** The month of an instant (milliseconds since the epoch) as yyyyMM. */
export function monthOf(time: number): string {
  return secondOf(time).slice(0, 6);
}

/** The day of an instant as yyyyMMdd. */
export function dayOf(time: number): string {
  return secondOf(time).slice(0, 8);
}

/** An instant as yyyyMMddHHmmss. */
export function secondOf(time: number): string {
  return new Date(time).toISOString().replaceAll(/[-:T]/g, '').slice(0, 14);
}

/** The month `count` months after `month`, which is yyyyMM; before it for a negative count. */
export function addMonths(month: string, count: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(4, 6)) - 1 + count;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}${String((index % 12) + 1).padStart(2, '0')}`;
}

/** How many days a month has. */
export function daysIn(month: string): number {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(4, 6)), 0)).getUTCDate();
}

/** The first instant of a yyyyMM or yyyyMMdd, in milliseconds since the epoch. */
export function startOf(date: string): number {
  const day = date.length === 6 ? 1 : Number(date.slice(6, 8));
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(4, 6)) - 1, day);
}

/** The day `count` months after `day` (yyyyMMdd), or the month's last where it has no such day. */
export function addMonthsToDay(day: string, count: number): string {
  const month = addMonths(day.slice(0, 6), count);
  return `${month}${String(Math.min(Number(day.slice(6, 8)), daysIn(month))).padStart(2, '0')}`;
}

/** The day before `day`, which is yyyyMMdd. */
export function dayBefore(day: string): string {
  return dayOf(startOf(day) - dayMs);
}

/** Whether a text is a month that exists, as yyyyMM. */
export function isMonth(text: string): boolean {
  return /^\d{4}(0[1-9]|1[0-2])$/.test(text);
}

/** Whether a text is a day that exists, as yyyyMMdd. */
export function isDay(text: string): boolean {
  if (!/^\d{8}$/.test(text) || !isMonth(text.slice(0, 6))) return false;
  const day = Number(text.slice(6, 8));
  return day >= 1 && day <= daysIn(text.slice(0, 6));
}

/** Whether a text is an instant that exists, as yyyyMMddHHmmss. */
export function isSecond(text: string): boolean {
  return /^\d{8}([01]\d|2[0-3])[0-5]\d[0-5]\d$/.test(text) && isDay(text.slice(0, 8));
}
