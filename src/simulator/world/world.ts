/** One operator's world: what follows from the seed and the clock, whatever anybody does. */
import { addMonths, monthOf, secondOf, startOf } from '../calendar.ts';
import { coverages, type Coverage } from '../coverage.ts';
import type { Facts } from '../facts.ts';
import { createRandom, createUuid } from '../random.ts';
import { countDays, sumMonth, type MonthSums } from './month.ts';
import { createSims, type Sim } from './sim.ts';
import { tariffs, type Tariff } from './tariff.ts';

/** How many finished months the API still shows. */
export const monthsKept = 18;

/** What an operator's account holds by itself. */
export interface World {
  coverage: Coverage;
  tariff: Tariff;
  seed: string;
  operatorId: string;
  openedMonth: string;
  sims: readonly Sim[];
  /** The month the clock is in, yyyyMM. */
  currentMonth(): string;
  /** The finished months that are still shown, newest first. */
  closedMonths(): string[];
  /** The sums of a month that has begun. */
  sum(month: string): MonthSums;
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
  const { seed, now } = facts;
  const tariff = tariffs[facts.coverageType];
  const sims = createSims(seed, operatorId, openedMonth, facts.simCount);
  const sums = new Map<string, MonthSums>();
  const sum = (month: string): MonthSums => {
    const days = countDays(month, now());
    const known = sums.get(month);
    if (known?.days.length === days) return known;
    const fresh = sumMonth(tariff, sims, month, days);
    sums.set(month, fresh);
    return fresh;
  };
  return {
    coverage: coverages[facts.coverageType],
    tariff,
    seed,
    operatorId,
    openedMonth,
    sims,
    currentMonth: () => monthOf(now()),
    closedMonths: () =>
      Array.from({ length: monthsKept }, (_, index) => addMonths(monthOf(now()), -1 - index)).filter(
        (month) => month >= openedMonth,
      ),
    sum,
    transactionId: createTransactionIds(seed, operatorId),
    now,
  };
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

/** When a month's bill is finished: the moment the next month starts. */
export function closingOf(month: string): number {
  return startOf(addMonths(month, 1));
}
