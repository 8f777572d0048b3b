/** The sums over a month of usage: by day, by bill item and by SIM. */
import { addAll, largestFirst, type Decimal } from './decimal.ts';
import type { Fleet, SimGroup } from './sim.ts';
import { simItem, type BillItem, type Tariff } from './tariff.ts';
import { listThingCharges, writeThingRows, type AccountRow, type Thing } from './thing.ts';
import { addUsage, createQuantities, placesPerDay, readUsage } from './usage.ts';
import type { MonthView, Quantities } from './usage.ts';

/** A month's sums, net. */
export interface MonthSums {
  view: MonthView;
  net: Decimal;
  /** Largest first. */
  items: { item: BillItem; amount: Decimal }[];
  /** The rows that belong to no SIM. */
  listRows: () => AccountRow[];
  /** SIMs that have been there since before the month and are charged without a bundle. */
  settledSims: number;
  /** One for each day, in order: what is charged by the day, so neither free tiers nor discounts. */
  listDays: () => Decimal[];
  /** The SIMs that cost most, largest first. */
  listSims: () => { simId: string; amount: Decimal }[];
}

/** How many SIMs a summary names. */
const mostSims = 100;

/** Adds a month up, pattern by pattern: a fleet of any size takes no more time and memory than the patterns do. */
export function sumMonth(fleet: Fleet, things: readonly Thing[], tariff: Tariff, view: MonthView): MonthSums {
  const groups = fleet.runsIn(view.month).flatMap((run) => run.groups);
  const used = createQuantities(view);
  for (const group of groups) addUsage(group, view, used, group.count);
  const thingCharges = listThingCharges(things, tariff, fleet.ageIn(view.month), view);
  const freeRows = listFreeTierRows(used, tariff, view);
  const items = new Map<BillItem, Decimal>(
    sumItems(used, tariff).flatMap((amount, place) => {
      const item = tariff.sim[place];
      return item === undefined || amount === 0n ? [] : [[item, amount]];
    }),
  );
  for (const { item, quantity, days } of thingCharges) {
    items.set(item, (items.get(item) ?? 0n) + item.price * BigInt(quantity * days));
  }
  for (const row of freeRows) items.set(row.item, amountOf(row));
  const listRows = (): AccountRow[] => [...writeThingRows(thingCharges, view.month), ...freeRows];
  return {
    view,
    net: addAll(items.values()),
    items: sortItems(items),
    listRows,
    settledSims: countSettled(groups),
    listDays: () => sumDays(used, listRows(), tariff, view.days),
    listSims: () => listDearest(fleet, groups, tariff, view),
  };
}

/** What a row of the account is charged: exactly its unit price times its quantity. */
export function amountOf({ item, quantity }: AccountRow): Decimal {
  return item.price * BigInt(quantity);
}

/** Bill items with the largest amount first. */
export function sortItems(items: ReadonlyMap<BillItem, Decimal>): MonthSums['items'] {
  return [...items]
    .map(([item, amount]) => ({ item, amount }))
    .toSorted((a, b) => largestFirst(a.amount, b.amount));
}

/** One amount for each item of a SIM, over all days. */
function sumItems(quantities: Quantities, tariff: Tariff): Decimal[] {
  return tariff.sim.map(({ price }, place) => {
    let quantity = 0;
    for (let at = place; at < quantities.length; at += placesPerDay) quantity += quantities[at] ?? 0;
    return price * BigInt(quantity);
  });
}

function sumDays(
  used: Quantities,
  accountRows: readonly AccountRow[],
  tariff: Tariff,
  days: number,
): Decimal[] {
  const sums = Array.from({ length: days }, (_, day) => {
    const ofDay = used.subarray(day * placesPerDay, (day + 1) * placesPerDay);
    return addAll(sumItems(ofDay, tariff));
  });
  for (const row of accountRows) {
    const day = Number(row.date.slice(6));
    if (day > 0) sums[day - 1] = (sums[day - 1] ?? 0n) + amountOf(row);
  }
  return sums;
}

/** The free tier belongs to the account and the month. */
function listFreeTierRows(used: Quantities, tariff: Tariff, { month }: MonthView): AccountRow[] {
  let requests = 0;
  for (let at = simItem.beam; at < used.length; at += placesPerDay) requests += used[at] ?? 0;
  const quantity = Math.min(requests, tariff.freeBeamRequests);
  return quantity === 0 ? [] : [{ date: month, item: tariff.beamFreeTier, quantity }];
}

function listDearest(
  fleet: Fleet,
  groups: readonly SimGroup[],
  tariff: Tariff,
  view: MonthView,
): { simId: string; amount: Decimal }[] {
  const priced = groups
    .map((group) => ({ group, amount: addAll(sumItems(readUsage(group, view), tariff)) }))
    .toSorted((a, b) => largestFirst(a.amount, b.amount));
  const found: { simId: string; amount: Decimal }[] = [];
  for (const { group, amount } of priced) {
    for (let nth = 0; nth < group.count && found.length < mostSims; nth += 1) {
      found.push({ simId: fleet.simIdOf(group.first + nth * group.step), amount });
    }
  }
  return found;
}

function countSettled(groups: readonly SimGroup[]): number {
  return groups
    .filter(({ story }) => story.arrivesOn === undefined && story.bundleFrom === undefined)
    .reduce((sum, { count }) => sum + count, 0);
}
