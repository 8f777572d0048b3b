/**
 * What the SIMs used, day by day. Bills, daily bills, summaries and the CSV are all sums over this one stream, so
 * they agree to the yen and to the cent.
 */
import type { Sim } from './sim.ts';
import type { BillItem, Tariff } from './tariff.ts';

/** Told of every charge: the day counts from 1, the quantity is in units of the item, the amount in minor units. */
export type ChargeVisitor = (item: BillItem, day: number, quantity: number, amount: number) => void;

/**
 * Walks through the usage of a SIM in the first `days` days of a month. More days only add to it, so a month grows
 * as the clock moves and what was charged stays charged. The free tier comes as negative charges, each part on the
 * day it was used up.
 */
export function visitUsage(
  tariff: Tariff,
  sim: Sim,
  month: string,
  days: number,
  visit: ChargeVisitor,
): void {
  if (month < sim.firstMonth) return;
  const { basic, data, sms, beam, harvest, beamCredit } = tariff;
  const random = sim.activity(Number(month));
  const charge = (item: BillItem, day: number, steps: number): void => {
    if (steps > 0) visit(item, day, steps * item.step, steps * item.stepPrice);
  };
  let allowance = beamCredit.stepPrice;
  for (let day = 1; day <= days; day += 1) {
    charge(basic, day, 1);
    charge(data, day, random.integer(0, 5 * sim.appetite));
    // Nothing on two days of three, otherwise up to three.
    if (sim.usesSms) charge(sms, day, Math.max(0, random.integer(-6, 3)));
    if (sim.usesHarvest) charge(harvest, day, 1);
    if (!sim.usesBeam) continue;
    const steps = random.integer(0, 12);
    charge(beam, day, steps);
    const credit = Math.min(allowance, steps * beam.stepPrice);
    allowance -= credit;
    if (credit > 0) visit(beamCredit, day, credit, -credit);
  }
}
