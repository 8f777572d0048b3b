/**
 * What the SIMs used, day by day. Bills, daily bills, summaries and the CSV are all sums over this one stream, so
 * they agree to the yen and to the cent.
 */
import { createRandom, type Random } from '../random.ts';
import type { Sim } from './sim.ts';
import type { BillItem, Tariff } from './tariff.ts';

/** One charge of one SIM on one day. */
export interface Charge {
  sim: Sim;
  /** From 1. */
  day: number;
  item: BillItem;
  /** In units of the item. */
  quantity: number;
  /** In minor units; negative for a credit. */
  amount: number;
}

/** What one SIM is charged in one month. */
export interface SimUsage {
  charges: Charge[];
  /** The free tier, each part on the day it was used up. The CSV shows them as one row for the month. */
  credits: Charge[];
}

/**
 * The usage of a SIM in the first `days` days of a month. More days only add to it, so a month grows as the clock
 * moves and what was charged stays charged.
 */
export function listUsage(seed: string, tariff: Tariff, sim: Sim, month: string, days: number): SimUsage {
  if (month < sim.firstMonth) return { charges: [], credits: [] };
  const random = createRandom(seed, `usage ${sim.simId} ${month}`);
  const usage: SimUsage = { charges: [], credits: [] };
  let allowance = tariff.beamCredit.stepPrice;
  for (let day = 1; day <= days; day += 1) {
    for (const [item, steps] of drawDay(random, tariff, sim)) {
      if (steps === 0) continue;
      usage.charges.push({ sim, day, item, quantity: steps * item.step, amount: steps * item.stepPrice });
      if (item !== tariff.beam) continue;
      const credit = Math.min(allowance, steps * item.stepPrice);
      allowance -= credit;
      if (credit > 0)
        usage.credits.push({ sim, day, item: tariff.beamCredit, quantity: credit, amount: -credit });
    }
  }
  return usage;
}

/** Every draw is made on every day, used or not: the stream must not depend on the answers. */
function drawDay(random: Random, tariff: Tariff, sim: Sim): [BillItem, number][] {
  const data = random.integer(0, 5 * sim.appetite);
  const sms = random.chance(0.3) ? random.integer(1, 3) : 0;
  const beam = random.integer(0, 12);
  return [
    [tariff.basic, 1],
    [tariff.data, data],
    [tariff.sms, sim.usesSms ? sms : 0],
    [tariff.beam, sim.usesBeam ? beam : 0],
    [tariff.harvest, sim.usesHarvest ? 1 : 0],
  ];
}
