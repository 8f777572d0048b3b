/** The sums over a month of usage: by day, by bill item and by SIM. */
import { addAll, largestFirst, type Decimal } from './decimal.ts';
import type { Fleet, SimGroup } from './sim.ts';
import { simItem, type BillItem, type Tariff } from './tariff.ts';
import { listThingRows, type AccountRow, type Thing } from './thing.ts';
import { placesPerDay, readUsage, type MonthView, type Quantities } from './usage.ts';

/** A month's sums, net. */
export interface MonthSums {
  view: MonthView;
  net: Decimal;
  /** One for each day, in order: what is charged by the day, so neither free tiers nor discounts. */
  days: Decimal[];
  /** Largest first. */
  items: { item: BillItem; amount: Decimal }[];
  /** The SIMs that cost most, largest first. */
  sims: { simId: string; amount: Decimal }[];
  /** Rows that belong to no SIM. */
  accountRows: AccountRow[];
  /** SIMs that have been there since before the month and are charged without a bundle. */
  settledSims: number;
}

/** How many SIMs a summary names. */
export const mostSims = 100;

/** Adds a month up, pattern by pattern: a fleet of any size takes no more time and memory than the patterns do. */
export function sumMonth(fleet: Fleet, things: readonly Thing[], tariff: Tariff, view: MonthView): MonthSums {
  const groups = fleet.runsIn(view.month).flatMap((run) => run.groups);
  const used: Quantities = new Float64Array(view.days * placesPerDay);
  const dear: { group: SimGroup; amount: Decimal }[] = [];
  for (const group of groups) {
    const quantities = readUsage(group, view);
    for (let place = 0; place < used.length; place += 1) {
      used[place] = (used[place] ?? 0) + (quantities[place] ?? 0) * group.count;
    }
    dear.push({ group, amount: addAll(sumItems(quantities, tariff)) });
  }
  const items = new Map<BillItem, Decimal>(
    sumItems(used, tariff).flatMap((amount, place) => {
      const item = tariff.sim[place];
      return item === undefined || amount === 0n ? [] : [[item, amount]];
    }),
  );
  const days = sumDays(used, tariff, view.days);
  const accountRows = [
    ...listThingRows(things, tariff, fleet.ageIn(view.month), view),
    ...listFreeTierRows(used, tariff, view),
  ];
  for (const row of accountRows) {
    const amount = amountOf(row);
    items.set(row.item, (items.get(row.item) ?? 0n) + amount);
    const day = Number(row.date.slice(6));
    if (day > 0) days[day - 1] = (days[day - 1] ?? 0n) + amount;
  }
  return {
    view,
    net: addAll(items.values()),
    days,
    items: sortItems(items),
    sims: listDearest(fleet, dear),
    accountRows,
    settledSims: countSettled(groups),
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

function sumDays(quantities: Quantities, tariff: Tariff, days: number): Decimal[] {
  return Array.from({ length: days }, (_, day) => {
    const ofDay = quantities.subarray(day * placesPerDay, (day + 1) * placesPerDay);
    return addAll(sumItems(ofDay, tariff));
  });
}

/** The free tier belongs to the account and the month. */
function listFreeTierRows(used: Quantities, tariff: Tariff, { month }: MonthView): AccountRow[] {
  let requests = 0;
  for (let at = simItem.beam; at < used.length; at += placesPerDay) requests += used[at] ?? 0;
  const quantity = Math.min(requests, tariff.freeBeamRequests);
  return quantity === 0 ? [] : [{ date: month, item: tariff.beamFreeTier, quantity }];
}

function listDearest(fleet: Fleet, groups: { group: SimGroup; amount: Decimal }[]): MonthSums['sims'] {
  const found: MonthSums['sims'] = [];
  for (const { group, amount } of groups.toSorted((a, b) => largestFirst(a.amount, b.amount))) {
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
