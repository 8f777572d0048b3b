/** Bills by month and day, and the summaries of the last four months. */
import { addMonths, isMonth, secondOf } from '../../model/calendar.ts';
import { toAmount } from '../coverage.ts';
import type { AnswerTable, OperatorCall } from '../engine.ts';
import { messages } from '../messages.ts';
import { ApiRefusal } from '../refusal.ts';
import { findBill, listBills, type Bill } from '../world/billing.ts';
import { toDouble } from '../world/decimal.ts';
import type { MonthSums } from '../world/month.ts';
import type { World } from '../world/world.ts';

const summaryMonths = 4;

export const billAnswers: AnswerTable = {
  'GET /bills': ({ world, operator }) => ({
    body: { billList: listBills(world, operator).map((bill) => showBill(world, bill)) },
  }),
  'GET /bills/{yyyyMM}': (call) => ({ body: showBill(call.world, readBill(call)) }),
  'GET /bills/{yyyyMM}/daily': (call) => ({ body: { billList: showDays(call, readDailyMonth(call)) } }),
  'GET /bills/latest': (call) => ({
    body: {
      amount: toAmount(call.world.coverage, readBill(call, call.world.currentMonth()).amount),
      currency: call.world.coverage.currency,
      lastEvaluatedTime: secondOf(call.world.lastEvaluation()),
    },
  }),
  'GET /bills/summaries/bill_items': (call) => ({
    body: listSummaries(call, ({ items }) =>
      items.map(({ item, amount }) => ({
        amount: toDouble(amount),
        billItemCategory: item.billItemCategory,
        billItemName: item.billItemName,
      })),
    ),
  }),
  'GET /bills/summaries/sims': (call) => ({
    body: listSummaries(call, ({ listSims }) =>
      listSims().map(({ simId, amount }) => ({ amount: toDouble(amount), simId })),
    ),
  }),
};

/** A bill, of the month in the path unless told. @throws ApiRefusal 400 for no month, 404 for one that is not shown */
export function readBill(call: OperatorCall, month = readMonth(call)): Bill {
  const { world, operator } = call;
  const bill = findBill(world, operator, month);
  if (bill !== undefined) return bill;
  throw new ApiRefusal(404, isClosing(world, month) ? messages.billNotClosed(month) : messages.noBill(month));
}

/** The days of a month are shown before it is closed. @throws ApiRefusal as {@link readBill} */
function readDailyMonth(call: OperatorCall): string {
  const month = readMonth(call);
  return isClosing(call.world, month) ? month : readBill(call, month).month;
}

function readMonth({ params }: OperatorCall): string {
  const month = params['yyyyMM'] ?? '';
  if (!isMonth(month)) throw new ApiRefusal(400, messages.wrongProperty('yyyyMM'));
  return month;
}

/** Whether a month is over and not closed yet. */
function isClosing(world: World, month: string): boolean {
  return month < world.currentMonth() && world.closingOf(month) > world.now();
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
function showDays({ world, operator }: OperatorCall, month: string) {
  const { currency } = world.coverage;
  return world
    .sum(month, operator.discounts)
    .listDays()
    .map((amount, index) => ({
      amount: toDouble(amount),
      currency,
      date: `${month}${String(index + 1).padStart(2, '0')}`,
    }))
    .toReversed();
}

function listSummaries({ world, operator }: OperatorCall, breakDown: (sums: MonthSums) => unknown[]) {
  return Array.from({ length: summaryMonths }, (_, index) => addMonths(world.currentMonth(), -index)).map(
    (yearMonth) => ({
      costBreakdownList: breakDown(world.sum(yearMonth, operator.discounts)),
      currency: world.coverage.currency,
      updatedTime: Math.floor(world.lastEvaluation() / 1000),
      yearMonth,
    }),
  );
}
