/** Finished and running bills, and what coupons paid of them. */
import { addMonths, dayMs, monthOf } from '../calendar.ts';
import type { CouponRecord, OperatorState } from '../state.ts';
import { closingOf, type World } from './world.ts';

/** A bill. Amounts are in minor units. */
export interface Bill {
  month: string;
  amount: number;
  /** What coupons paid of it. */
  couponAmount: number;
  state: 'temporary' | 'closed';
  /** Of a closed bill only. */
  payment?: { status: 'paying' | 'paid'; transactionId: string; paidAt: number };
}

/** How long after its closing a bill is paid. */
const paymentDelayMs = 4 * dayMs + 2 * 3_600_000;

/** The bill of a month that has begun and is still shown. */
export function findBill(world: World, operator: OperatorState, month: string): Bill | undefined {
  if (month === world.currentMonth()) {
    return { month, amount: world.sum(month).total, couponAmount: 0, state: 'temporary' };
  }
  if (!world.closedMonths().includes(month)) return undefined;
  return createClosedBill(world, month, applyCoupons(world, operator.coupons).byMonth.get(month) ?? 0);
}

/** The finished bills that are still shown, newest first. */
export function listBills(world: World, operator: OperatorState): Bill[] {
  const { byMonth } = applyCoupons(world, operator.coupons);
  return world.closedMonths().map((month) => createClosedBill(world, month, byMonth.get(month) ?? 0));
}

function createClosedBill(world: World, month: string, couponAmount: number): Bill {
  const paidAt = closingOf(month) + paymentDelayMs;
  return {
    month,
    amount: world.sum(month).total,
    couponAmount,
    state: 'closed',
    payment: {
      status: paidAt <= world.now() ? 'paid' : 'paying',
      transactionId: world.transactionId(`bill ${month}`, paidAt),
      paidAt,
    },
  };
}

/**
 * Lets the coupons pay the finished bills, oldest coupon and oldest bill first: a coupon counts for every bill that
 * closed after it was got, up to and including its last month.
 */
export function applyCoupons(
  world: World,
  coupons: readonly CouponRecord[],
): { byMonth: Map<string, number>; balances: Map<string, number> } {
  const byMonth = new Map<string, number>();
  const balances = new Map<string, number>();
  for (const { couponCode, amount, expiryYearMonth, startsAt } of sortByStart(coupons)) {
    let balance = amount;
    const lastClosed = addMonths(world.currentMonth(), -1);
    const last = lastClosed < expiryYearMonth ? lastClosed : expiryYearMonth;
    for (let month = monthOf(startsAt); month <= last && balance > 0; month = addMonths(month, 1)) {
      const paid = byMonth.get(month) ?? 0;
      const part = Math.min(balance, world.sum(month).total - paid);
      byMonth.set(month, paid + part);
      balance -= part;
    }
    balances.set(couponCode, balance);
  }
  return { byMonth, balances };
}

/** The coupons that were paid for or registered, oldest first. */
function sortByStart(coupons: readonly CouponRecord[]): (CouponRecord & { startsAt: number })[] {
  return coupons
    .flatMap((coupon) => (coupon.startsAt === undefined ? [] : [{ ...coupon, startsAt: coupon.startsAt }]))
    .toSorted((a, b) => a.startsAt - b.startsAt);
}
