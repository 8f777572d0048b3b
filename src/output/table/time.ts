/** The API's ways to write a time (yyyyMM, yyyyMMdd, yyyyMMddHHmmss, UNIX seconds or milliseconds) as dates to read. */

/** Turns the API's spelling of a time into `2026-01`, `2026-01-31` or `2026-01-31 09:30:00`; other texts stay. */
export type TimeFormatter = (value: string) => string;

/**
 * Times of day are taken as UTC and shown in `timeZone`; months and days are calendar dates, the same everywhere.
 *
 * @param timeZone IANA name; the machine's zone where there is none
 */
export function timeFormatter(timeZone: string | undefined): TimeFormatter {
  const parts = new Intl.DateTimeFormat('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZone,
  });
  const showInstant = (milliseconds: number): string => parts.format(milliseconds).replace(',', '');
  return (value) => {
    const month = /^(\d{4})(0[1-9]|1[0-2])$/.exec(value);
    if (month !== null) return `${month[1]}-${month[2]}`;
    const day = /^(\d{4})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.exec(value);
    if (day !== null) return `${day[1]}-${day[2]}-${day[3]}`;
    const milliseconds = instantOf(value);
    return milliseconds === undefined ? value : showInstant(milliseconds);
  };
}

/** Milliseconds since the epoch of a yyyyMMddHHmmss, of UNIX seconds (10 digits), or of UNIX milliseconds (13). */
function instantOf(value: string): number | undefined {
  if (/^\d{10}$/.test(value)) return Number(value) * 1000;
  if (/^\d{13}$/.test(value)) return Number(value);
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(value);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second] = match;
  const instant = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(instant) ? undefined : instant;
}
