/** The sums over a month of usage: by day, by bill item and by SIM. */
import { daysIn, dayOf, monthOf } from '../calendar.ts';
import type { BillItem, Tariff } from './tariff.ts';
import type { Sim } from './sim.ts';
import { visitUsage } from './usage.ts';

/** A month's sums, in minor units. */
export interface MonthSums {
  month: string;
  total: number;
  /** One for each day that has begun, in order. */
  days: number[];
  items: { item: BillItem; amount: number }[];
  sims: { sim: Sim; amount: number }[];
}

/** How many days of a month have begun at `now`; all of them once it is over. */
export function countDays(month: string, now: number): number {
  if (month < monthOf(now)) return daysIn(month);
  return month === monthOf(now) ? Number(dayOf(now).slice(6)) : 0;
}

/** Adds a month up. Items and SIMs come with the largest amount first. */
export function sumMonth(tariff: Tariff, sims: readonly Sim[], month: string, days: number): MonthSums {
  const byDay = Array.from({ length: days }, () => 0);
  const byItem = new Map<BillItem, number>();
  const bySim: MonthSums['sims'] = [];
  for (const sim of sims.filter((entry) => entry.firstMonth <= month)) {
    let amountOfSim = 0;
    visitUsage(tariff, sim, month, days, (item, day, _quantity, amount) => {
      byDay[day - 1] = (byDay[day - 1] ?? 0) + amount;
      byItem.set(item, (byItem.get(item) ?? 0) + amount);
      amountOfSim += amount;
    });
    bySim.push({ sim, amount: amountOfSim });
  }
  return {
    month,
    total: byDay.reduce((sum, amount) => sum + amount, 0),
    days: byDay,
    items: [...byItem].map(([item, amount]) => ({ item, amount })).toSorted((a, b) => b.amount - a.amount),
    sims: bySim.toSorted((a, b) => b.amount - a.amount),
  };
}
