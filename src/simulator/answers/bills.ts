/** Bills by month and day, and the summaries of the last four months. */
import { addMonths, isMonth, secondOf } from '../calendar.ts';
import { toAmount } from '../coverage.ts';
import type { AnswerTable, OperatorCall } from '../engine.ts';
import { messages } from '../messages.ts';
import { ApiRefusal } from '../refusal.ts';
import { findBill, listBills, type Bill } from '../world/billing.ts';
import type { MonthSums } from '../world/month.ts';
import type { World } from '../world/world.ts';

const summaryMonths = 4;
const summarySims = 100;
const hourMs = 3_600_000;

export const billAnswers: AnswerTable = {
  'GET /bills': ({ world, operator }) => ({
    body: { billList: listBills(world, operator).map((bill) => showBill(world, bill)) },
  }),
  'GET /bills/{yyyyMM}': (call) => ({ body: showBill(call.world, readBill(call)) }),
  'GET /bills/{yyyyMM}/daily': (call) => ({ body: { billList: showDays(call.world, readBill(call).month) } }),
  'GET /bills/latest': ({ world }) => ({
    body: {
      amount: toAmount(world.coverage, world.sum(world.currentMonth()).total),
      currency: world.coverage.currency,
      lastEvaluatedTime: secondOf(lastEvaluation(world)),
    },
  }),
  'GET /bills/summaries/bill_items': ({ world }) => ({
    body: listSummaries(world, ({ items }) =>
      items.map(({ item, amount }) => ({
        amount: toAmount(world.coverage, amount),
        billItemCategory: item.billItemCategory,
        billItemName: item.billItemName,
      })),
    ),
  }),
  'GET /bills/summaries/sims': ({ world }) => ({
    body: listSummaries(world, ({ sims }) =>
      sims.slice(0, summarySims).map(({ sim, amount }) => ({
        amount: toAmount(world.coverage, amount),
        simId: sim.simId,
      })),
    ),
  }),
};

/** The bill of the month in the path. @throws ApiRefusal 400 for no month, 404 for one that is not shown */
export function readBill({ world, operator, params }: OperatorCall): Bill {
  const month = params['yyyyMM'] ?? '';
  if (!isMonth(month)) throw new ApiRefusal(400, messages.wrongProperty('yyyyMM'));
  const bill = findBill(world, operator, month);
  if (bill === undefined) throw new ApiRefusal(404, messages.noBill(month));
  return bill;
}

function showBill({ coverage }: World, bill: Bill) {
  return {
    amount: toAmount(coverage, bill.amount),
    appliedCouponAmount: toAmount(coverage, bill.couponAmount),
    currency: coverage.currency,
    ...(bill.payment === undefined
      ? {}
      : { paymentStatus: bill.payment.status, paymentTransactionId: bill.payment.transactionId }),
    state: bill.state,
    yearMonth: bill.month,
  };
}

/** Newest first, as the API has it. */
function showDays(world: World, month: string) {
  const { currency } = world.coverage;
  return world
    .sum(month)
    .days.map((amount, index) => ({
      amount: toAmount(world.coverage, amount),
      currency,
      date: `${month}${String(index + 1).padStart(2, '0')}`,
    }))
    .toReversed();
}

function listSummaries(world: World, breakDown: (sums: MonthSums) => unknown[]) {
  return Array.from({ length: summaryMonths }, (_, index) => addMonths(world.currentMonth(), -index)).map(
    (yearMonth) => ({
      costBreakdownList: breakDown(world.sum(yearMonth)),
      currency: world.coverage.currency,
      updatedTime: Math.floor(lastEvaluation(world) / 1000),
      yearMonth,
    }),
  );
}

/** Usage is added up on the hour. */
function lastEvaluation(world: World): number {
  return Math.floor(world.now() / hourMs) * hourMs;
}
