/** Closed and running bills, and what coupons paid of them. */
import { addMonths, dayMs, monthOf } from '../../model/calendar.ts';
import type { CouponRecord, OperatorState } from '../state.ts';
import { billedAmount } from './decimal.ts';
import type { World } from './world.ts';

/** A bill. Amounts are in minor units. */
export interface Bill {
  month: string;
  /** With tax, rounded up, less coupons: what is to be paid. */
  amount: number;
  /** What coupons paid. */
  couponAmount: number;
  state: 'temporary' | 'closed';
  /** Of a closed bill only. */
  payment?: { status: 'paying' | 'paid'; transactionId: string; paidAt: number };
}

/** How long after its closing a bill is paid. */
const paymentDelayMs = dayMs + 2 * 3_600_000;

/** The bill of a closed month, or the preliminary one of the running month. */
export function findBill(world: World, operator: OperatorState, month: string): Bill | undefined {
  if (month === world.currentMonth()) {
    return { month, amount: findGross(world, operator, month), couponAmount: 0, state: 'temporary' };
  }
  if (!world.closedMonths().includes(month)) return undefined;
  return createClosedBill(world, operator, month, applyCoupons(world, operator).byMonth.get(month) ?? 0);
}

/** The finished bills that are still shown, newest first. */
export function listBills(world: World, operator: OperatorState): Bill[] {
  const { byMonth } = applyCoupons(world, operator);
  return world
    .closedMonths()
    .map((month) => createClosedBill(world, operator, month, byMonth.get(month) ?? 0));
}

/** What a month costs with tax, before coupons. */
function findGross(world: World, operator: OperatorState, month: string): number {
  return billedAmount(world.coverage, world.sum(month, operator.discounts).net);
}

function createClosedBill(world: World, operator: OperatorState, month: string, couponAmount: number): Bill {
  const paidAt = world.closingOf(month) + paymentDelayMs;
  return {
    month,
    amount: findGross(world, operator, month) - couponAmount,
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
 * Lets the coupons pay the closed bills, oldest coupon and oldest bill first: a coupon counts for the bills of the
 * month in which it was got and of all that follow, up to and including its last month.
 */
export function applyCoupons(
  world: World,
  operator: OperatorState,
): { byMonth: Map<string, number>; balances: Map<string, number> } {
  const byMonth = new Map<string, number>();
  const balances = new Map<string, number>();
  const [lastClosed = ''] = world.closedMonths();
  for (const { couponCode, amount, expiryYearMonth, startsAt } of sortByStart(operator.coupons)) {
    let balance = amount;
    const last = lastClosed < expiryYearMonth ? lastClosed : expiryYearMonth;
    for (let month = monthOf(startsAt); month <= last && balance > 0; month = addMonths(month, 1)) {
      const paid = byMonth.get(month) ?? 0;
      const part = Math.min(balance, findGross(world, operator, month) - paid);
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
