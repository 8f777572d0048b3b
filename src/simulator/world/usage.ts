/**
 * What a SIM uses, day by day. Bills, daily bills, summaries and the CSV are all sums over these quantities, so they
 * agree to the last digit.
 */
import type { SimGroup } from './sim.ts';
import { simItem, simItemNames } from './tariff.ts';

/** How many places a day has in {@link Quantities}. */
export const placesPerDay = simItemNames.length;

/** Quantities of a SIM's items: those of the first day in the order of `simItemNames`, then those of the next. */
export type Quantities = Float64Array;

/** How much of a month is looked at, and how. */
export interface MonthView {
  /** yyyyMM. */
  month: string;
  /** The first so many days. */
  days: number;
  /**
   * Before a month is closed its values are preliminary: fees that are charged once are missing, and a SIM that changed
   * to a bundle is charged as before as well.
   */
  isPreliminary: boolean;
}

const bytesPerAppetite = 25_000_000;
/** Bytes that a SIM sends at most on a day on which it runs away. */
const runawayBytes = 10_000_000_000;

/**
 * Draws what one SIM of a group uses. More days only add to it, so what was charged for a day stays charged while a
 * month goes on.
 */
export function readUsage({ pattern, story }: SimGroup, view: MonthView): Quantities {
  const quantities = new Float64Array(view.days * placesPerDay);
  const random = pattern.activity(Number(view.month));
  const arrivesOn = story.arrivesOn ?? 1;
  const bundleFrom = story.bundleFrom ?? Infinity;
  const [runsFrom, runsTo] = story.runsAway ?? [Infinity, 0];
  if (story.arrivesOn !== undefined && story.arrivesOn <= view.days && !view.isPreliminary) {
    quantities[(story.arrivesOn - 1) * placesPerDay + simItem.initialFee] = 1;
  }
  for (let day = 1; day <= view.days; day += 1) {
    // Every day draws the same numbers, whatever the story, so that a story changes nothing else.
    const bytes = random.integer(0, pattern.kind.appetite * bytesPerAppetite);
    const tooManyBytes = random.integer(runawayBytes / 2, runawayBytes);
    const messages = pattern.usesSms ? Math.max(0, random.integer(-6, 3)) : 0;
    const requests = pattern.usesBeam ? random.integer(0, 12_000) : 0;
    if (day < arrivesOn) continue;
    const first = (day - 1) * placesPerDay;
    const hasBundle = day >= bundleFrom;
    // The change itself is what a preliminary value gets wrong, in its month alone.
    const hadNone = !hasBundle || (view.isPreliminary && bundleFrom > 1);
    if (hasBundle) quantities[first + simItem.bundleBasic] = 1;
    if (hadNone) quantities[first + simItem.basic] = 1;
    if (pattern.usesHarvest) quantities[first + simItem.harvest] = 1;
    if (story.isSilent) continue;
    const sent = day >= runsFrom && day <= runsTo ? tooManyBytes : bytes;
    if (hasBundle) quantities[first + simItem.bundleData] = sent;
    if (hadNone) quantities[first + simItem.data] = sent;
    quantities[first + simItem.sms] = messages;
    quantities[first + simItem.beam] = requests;
  }
  return quantities;
}
