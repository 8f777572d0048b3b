/**
 * What happens in an account, so that there is something to find: SIMs arrive, one runs away, some fall silent, some
 * change to a bundle. Months are counted from the one in which the account was opened, its age 0.
 */

/** What is special about a SIM in one month. Days count from 1. */
export interface SimStory {
  /** The day it is first charged for; undefined for a SIM that was there before. */
  arrivesOn?: number;
  /** The first day on which it has the bundle; 1 where it changed in an earlier month. */
  bundleFrom?: number;
  /** It is charged for and sends nothing. */
  isSilent: boolean;
  /** Days on which it sends far too much, both included. */
  runsAway?: readonly [first: number, last: number];
}

/** The months over which an account grows to its full size. */
export const growthMonths = 20;

/** SIMs that a story may happen to: the first ones. All others follow their pattern. */
export const storySims = 100;

/** The last delivery comes all at once, in the month before the account is first looked at. */
const lastDeliveryAge = growthMonths - 1;

/**
 * The age at which a SIM of a fleet arrives: half of them at once, a sixth with the last delivery, the others evenly in
 * between. A higher index never arrives earlier.
 */
export function arrivalAge(index: number, fleet: number): number {
  const atStart = Math.ceil(fleet / 2);
  const atEnd = Math.floor(fleet / 6);
  if (index < atStart) return 0;
  if (index >= fleet - atEnd) return lastDeliveryAge;
  const between = fleet - atEnd - atStart;
  return Math.floor(((index - atStart + 1) * (lastDeliveryAge - 1)) / (between + 1));
}

/** How many SIMs of a fleet have arrived by an age: always the first ones. */
export function countArrived(age: number, fleet: number): number {
  if (age < 0) return 0;
  let [low, high] = [0, fleet];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (arrivalAge(middle, fleet) <= age) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Every third SIM among the oldest changes to a bundle, one each half year. */
function bundleAgeOf(index: number, fleet: number): number | undefined {
  return index % 3 === 1 && isOld(index, fleet) ? 2 + 6 * Math.floor(index / 3) : undefined;
}

/** Another third run away, one each seven months, from the 18th until somebody notices on the 10th of the next month. */
function runawayAgeOf(index: number, fleet: number): number | undefined {
  return index % 3 === 2 && isOld(index, fleet) ? 5 + 7 * Math.floor(index / 3) : undefined;
}

function isOld(index: number, fleet: number): boolean {
  return index < storySims && index < Math.ceil(fleet / 2);
}

const bundleDay = 4;
const runawayDays = { first: 18, last: 10 };
const longestMonth = 31;

/** The fourth SIM falls silent in every account, as do some patterns. */
export const silentSim = 3;

/** The SIMs that something happens to in a month, beyond their arrival and their silence. */
export function readStory(index: number, fleet: number, age: number): Omit<SimStory, 'isSilent'> {
  const bundleAge = bundleAgeOf(index, fleet);
  if (bundleAge !== undefined && bundleAge <= age) return { bundleFrom: bundleAge === age ? bundleDay : 1 };
  const runawayAge = runawayAgeOf(index, fleet);
  if (runawayAge === age) return { runsAway: [runawayDays.first, longestMonth] };
  if (runawayAge === age - 1) return { runsAway: [1, runawayDays.last] };
  return {};
}
