/** When a month is closed: its usage is final some business days after it ended. */
import { addMonths, dayMs, startOf } from '../../model/calendar.ts';
import { createRandom } from '../random.ts';

const longest = 3;
const hour = 6 * 3_600_000;

/** The moments at which months are closed, in milliseconds since the epoch: one to three business days after their end. */
export function createClosings(seed: string, operatorId: string): (month: string) => number {
  const known = new Map<string, number>();
  return (month) => {
    const seen = known.get(month);
    if (seen !== undefined) return seen;
    const businessDays = createRandom(seed, `closing ${operatorId} ${month}`).integer(1, longest);
    const closing = addBusinessDays(startOf(addMonths(month, 1)), businessDays) + hour;
    known.set(month, closing);
    return closing;
  };
}

/** The start of the day after `count` whole business days, from Monday to Friday, have passed since `start`. */
function addBusinessDays(start: number, count: number): number {
  let time = start;
  for (let left = count; left > 0; time += dayMs) {
    const day = new Date(time).getUTCDay();
    if (day !== 0 && day !== 6) left -= 1;
  }
  return time;
}
