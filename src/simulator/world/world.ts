/** One operator's world: what follows from the seed and the clock, whatever anybody does. */
import { addMonths, dayMs, dayOf, daysIn, monthOf, secondOf, startOf } from '../../model/calendar.ts';
import { coverages, type Coverage } from '../coverage.ts';
import type { Facts } from '../facts.ts';
import { createRandom, createUuid } from '../random.ts';
import type { DiscountRecord } from '../state.ts';
import { createClosings } from './closing.ts';
import { applyDiscounts } from './discount.ts';
import { sumMonth, type MonthSums } from './month.ts';
import { createFleet, type Fleet } from './sim.ts';
import { findTariff, type Tariff } from './tariff.ts';
import { createThings } from './thing.ts';
import type { MonthView } from './usage.ts';

/** How many finished months the API still shows. */
const monthsKept = 18;

/** The first moment of which orders, payments and contracts are still shown, in milliseconds since the epoch. */
export function oldestShown(now: number): number {
  return startOf(addMonths(monthOf(now), -monthsKept));
}

/** What an operator's account holds by itself. */
export interface World {
  coverage: Coverage;
  fleet: Fleet;
  tariffIn(month: string): Tariff;
  /** The month the clock is in, yyyyMM. */
  currentMonth(): string;
  /** The closed months that are still shown, newest first. */
  closedMonths(): string[];
  /** When a month is closed, in milliseconds since the epoch. */
  closingOf(month: string): number;
  /** When usage was added up last, in milliseconds since the epoch: once a day, at its beginning. */
  lastEvaluation(): number;
  /** The sums of a month, as far as it is known, less the discounts of an operator. */
  sum(month: string, discounts: readonly DiscountRecord[]): MonthSums;
  /** An id as the API writes transactions: the instant in milliseconds, and a UUID. */
  transactionId(purpose: string, time: number): string;
  now(): number;
}

/** A lookup of worlds that keeps what was added up. */
export function createWorlds(facts: Facts): (operatorId: string, openedMonth: string) => World {
  const worlds = new Map<string, World>();
  return (operatorId, openedMonth) => {
    const key = `${operatorId} ${openedMonth}`;
    const world = worlds.get(key) ?? createWorld(facts, operatorId, openedMonth);
    worlds.set(key, world);
    return world;
  };
}

function createWorld(facts: Facts, operatorId: string, openedMonth: string): World {
  const { seed, now, coverageType } = facts;
  const coverage = coverages[coverageType];
  const fleet = createFleet(seed, operatorId, openedMonth, facts.simCount);
  // Without SIMs there is no usage at all.
  const things = facts.simCount === 0 ? [] : createThings(seed, operatorId, coverageType === 'jp');
  const closingOf = createClosings(seed, operatorId);
  const tariffIn = (month: string): Tariff => findTariff(coverageType, fleet.ageIn(month));
  const known = new Map<string, MonthSums>();
  const sumUsage = (view: MonthView): MonthSums => {
    const seen = known.get(view.month);
    if (seen?.view.days === view.days && seen.view.isPreliminary === view.isPreliminary) return seen;
    const fresh = sumMonth(fleet, things, tariffIn(view.month), view);
    known.set(view.month, fresh);
    return fresh;
  };
  const today = createToday(now);
  return {
    coverage,
    fleet,
    tariffIn,
    currentMonth: () => today().slice(0, 6),
    closedMonths: () =>
      Array.from({ length: monthsKept }, (_, index) => addMonths(today().slice(0, 6), -1 - index)).filter(
        (month) => month >= openedMonth && closingOf(month) <= now(),
      ),
    closingOf,
    lastEvaluation: () => startOf(dayOf(now())),
    sum: (month, discounts) =>
      applyDiscounts(
        sumUsage(viewMonth(month, closingOf(month) > now(), today())),
        discounts,
        tariffIn(month),
        coverage,
      ),
    transactionId: createTransactionIds(seed, operatorId),
    now,
  };
}

/** The day the clock is in, written anew only when another one begins: each list of bills asks many times. */
function createToday(now: () => number): () => string {
  let seen = { day: NaN, text: '' };
  return () => {
    const day = Math.floor(now() / dayMs);
    if (day !== seen.day) seen = { day, text: dayOf(day * dayMs) };
    return seen.text;
  };
}

/** A running month is known up to yesterday. */
function viewMonth(month: string, isPreliminary: boolean, today: string): MonthView {
  const current = today.slice(0, 6);
  const days = month < current ? daysIn(month) : month === current ? Number(today.slice(6)) - 1 : 0;
  return { month, days, isPreliminary };
}

function createTransactionIds(seed: string, operatorId: string): World['transactionId'] {
  // Each list of bills shows the same ones again.
  const known = new Map<string, string>();
  return (purpose, time) => {
    const key = `${purpose} ${time}`;
    const seen = known.get(key);
    if (seen !== undefined) return seen;
    const random = createRandom(seed, `transaction ${operatorId} ${purpose}`);
    const id = `${secondOf(time)}${String(time % 1000).padStart(3, '0')}_${createUuid(random)}`;
    known.set(key, id);
    return id;
  };
}
