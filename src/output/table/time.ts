/** The ways to write a time (yyyyMM, yyyyMMdd, yyyyMMddHHmmss, RFC 3339, UNIX seconds or milliseconds) as dates to read. */

/** Turns the API's spelling of a time into `2026-01`, `2026-01-31` or `2026-01-31 09:30:00`; other texts stay. */
export type TimeFormatter = (value: string) => string;

/**
 * Times of day are taken as UTC and shown in `timeZone`; months and days are calendar dates, the same everywhere.
 *
 * @param timeZone IANA name; the machine's zone where there is none
 */
export function timeFormatter(timeZone: string | undefined): TimeFormatter {
  const offsetAt = offsetFinder(timeZone);
  return (value) => {
    const month = /^(\d{4})(0[1-9]|1[0-2])$/.exec(value);
    if (month !== null) return `${month[1]}-${month[2]}`;
    const day = /^(\d{4})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.exec(value);
    if (day !== null) return `${day[1]}-${day[2]}-${day[3]}`;
    const instant = instantOf(value);
    if (instant === undefined) return value;
    return new Date(instant + offsetAt(instant)).toISOString().slice(0, 19).replace('T', ' ');
  };
}

/** No zone changes its clocks at any other time than a quarter of an hour. */
const quarter = 15 * 60 * 1000;

/** A zone's distance from UTC in milliseconds; asking for it is slow, so each quarter of an hour is asked once. */
function offsetFinder(timeZone: string | undefined): (instant: number) => number {
  const digits = '2-digit';
  const format = new Intl.DateTimeFormat('en', {
    year: 'numeric',
    month: digits,
    day: digits,
    hour: digits,
    minute: digits,
    hourCycle: 'h23',
    timeZone,
  });
  const known = new Map<number, number>();
  return (instant) => {
    const start = Math.floor(instant / quarter) * quarter;
    const offset = known.get(start) ?? wallClock(format, start) - start;
    known.set(start, offset);
    return offset;
  };
}

/** What a clock in the format's zone shows, as if it were UTC. */
function wallClock(format: Intl.DateTimeFormat, instant: number): number {
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
}

/** Milliseconds since the epoch of a yyyyMMddHHmmss, RFC 3339, UNIX seconds (10 digits), or UNIX milliseconds (13). */
function instantOf(value: string): number | undefined {
  if (/^\d{10}$/.test(value)) return Number(value) * 1000;
  if (/^\d{13}$/.test(value)) return Number(value);
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/i.test(value))
    return knownInstant(value);
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(value);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second] = match;
  return knownInstant(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

function knownInstant(date: string): number | undefined {
  const instant = Date.parse(date);
  return Number.isNaN(instant) ? undefined : instant;
}

/** How few cells a time takes: its day. */
export const shortestTime = 10;

/** A time as far as it finds room: to the second, to the minute, or the day alone. */
export function shortenTime(time: string, width: number): string {
  if (time.length <= width || !/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(time)) return time;
  return time.slice(0, width >= 16 ? 16 : shortestTime);
}
