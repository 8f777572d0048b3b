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
/** Bytes that a SIM sends on a day on which it runs away, at least and at most. */
const runawayBytes = { low: 5_000_000_000, high: 10_000_000_000 };
/** Sets the stream of a runaway's numbers apart from the one of the month. */
const runawayStream = 1_000_000;

/** No quantity at all, for a view of a month. */
export function createQuantities({ days }: MonthView): Quantities {
  return new Float64Array(days * placesPerDay);
}

/**
 * Draws what one SIM of a group uses, and adds it to `quantities` so many `times`. More days only add to it, so what was
 * charged for a day stays charged while a month goes on; and every day draws the same numbers, whatever the story.
 */
export function addUsage(
  { pattern, story }: SimGroup,
  view: MonthView,
  quantities: Quantities,
  times: number,
): void {
  const { kind, usesSms, usesBeam, usesHarvest } = pattern;
  const month = Number(view.month);
  const random = pattern.activity(month);
  const { arrivesOn = 1, bundleFrom = Infinity, runsAway } = story;
  const runaway = runsAway === undefined ? undefined : pattern.activity(month + runawayStream);
  const [runsFrom, runsTo] = runsAway ?? [Infinity, 0];
  const most = kind.appetite * bytesPerAppetite;
  if (story.arrivesOn !== undefined && arrivesOn <= view.days && !view.isPreliminary) {
    addTo(quantities, (arrivesOn - 1) * placesPerDay + simItem.initialFee, times);
  }
  for (let day = 1, first = 0; day <= view.days; day += 1, first += placesPerDay) {
    const usual = random.integer(0, most);
    const messages = usesSms ? random.integer(-6, 3) : 0;
    const requests = usesBeam ? random.integer(0, 12_000) : 0;
    const tooMuch = runaway?.integer(runawayBytes.low, runawayBytes.high) ?? 0;
    if (day < arrivesOn) continue;
    const hasBundle = day >= bundleFrom;
    // The change itself is what a preliminary value gets wrong, in its month alone.
    const hasNone = !hasBundle || (view.isPreliminary && bundleFrom > 1);
    if (hasBundle) addTo(quantities, first + simItem.bundleBasic, times);
    if (hasNone) addTo(quantities, first + simItem.basic, times);
    if (usesHarvest) addTo(quantities, first + simItem.harvest, times);
    if (story.isSilent) continue;
    const bytes = (day >= runsFrom && day <= runsTo ? tooMuch : usual) * times;
    if (hasBundle) addTo(quantities, first + simItem.bundleData, bytes);
    if (hasNone) addTo(quantities, first + simItem.data, bytes);
    if (messages > 0) addTo(quantities, first + simItem.sms, messages * times);
    if (requests > 0) addTo(quantities, first + simItem.beam, requests * times);
  }
}

function addTo(quantities: Quantities, place: number, quantity: number): void {
  quantities[place] = (quantities[place] ?? 0) + quantity;
}

/** What one SIM of a group uses. */
export function readUsage(group: SimGroup, view: MonthView): Quantities {
  const quantities = createQuantities(view);
  addUsage(group, view, quantities, 1);
  return quantities;
}
