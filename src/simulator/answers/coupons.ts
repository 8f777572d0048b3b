/** Coupons: bought (quotation, then confirmation) or registered by code, used up by the bills that follow. */
import { addMonths, monthOf } from '../../model/calendar.ts';
import { taxOn, toAmount, toMinor } from '../coverage.ts';
import type { AnswerTable, OperatorCall } from '../engine.ts';
import { numberAt } from '../../model/json-object.ts';
import { messages } from '../messages.ts';
import { createOrderId } from '../operator.ts';
import { createRandom, letters } from '../random.ts';
import { ApiRefusal, refuseBadPayment } from '../refusal.ts';
import type { CouponRecord } from '../state.ts';
import { applyCoupons } from '../world/billing.ts';

const validMonths = 12;
const registrationLimit = 5;
const largestAmount = 10_000_000;
/** A code that can be registered names its own worth: `SIMULATOR-5000`. */
const validCode = /^SIMULATOR-([1-9]\d{0,5})$/;

export const couponAnswers: AnswerTable = {
  'GET /coupons': (call) => ({
    body: {
      couponList: call.operator.coupons
        .filter((coupon) => coupon.startsAt !== undefined)
        .map((coupon) => showCoupon(call, coupon)),
    },
  }),
  'POST /coupons': (call) => ({ body: quoteCoupon(call) }),
  'PUT /coupons/{order_id}/confirm': (call) => ({ body: showCoupon(call, confirmCoupon(call)) }),
  'POST /coupons/{coupon_code}/register': (call) => ({ body: showCoupon(call, registerCoupon(call)) }),
};

function quoteCoupon({ engine, operator, caller, body }: OperatorCall) {
  const { coverage, seed, now } = engine;
  const amount = toMinor(coverage, numberAt(body, 'amount') ?? 0);
  if (amount === undefined || amount <= 0 || amount > largestAmount) {
    throw new ApiRefusal(400, messages.wrongProperty('amount'));
  }
  operator.sequence += 1;
  const orderId = createOrderId(seed, caller.operatorId, operator.sequence, now());
  const couponCode = createRandom(seed, `coupon ${orderId}`).text(12, letters);
  const expiryYearMonth = addMonths(monthOf(now()), validMonths);
  operator.coupons.push({ couponCode, orderId, billItemName: 'all', amount, expiryYearMonth });
  const tax = taxOn(coverage, amount);
  return {
    amount: toAmount(coverage, amount),
    currency: coverage.currency,
    expiryYearMonth,
    orderId,
    taxAmount: toAmount(coverage, tax),
    totalAmount: toAmount(coverage, amount + tax),
  };
}

function confirmCoupon({ engine, operator, params }: OperatorCall): CouponRecord {
  const coupon = operator.coupons.find(
    ({ orderId }) => orderId !== undefined && orderId === params['order_id'],
  );
  if (coupon === undefined) throw new ApiRefusal(404, messages.noOrder());
  if (coupon.startsAt !== undefined) throw new ApiRefusal(400, messages.orderConfirmed());
  refuseBadPayment(operator);
  coupon.startsAt = engine.now();
  return coupon;
}

function registerCoupon({ engine, operator, params }: OperatorCall): CouponRecord {
  const couponCode = params['coupon_code'] ?? '';
  const worth = validCode.exec(couponCode)?.[1];
  if (worth === undefined) throw new ApiRefusal(400, messages.unknownCoupon());
  const registered = operator.coupons.filter((coupon) => validCode.test(coupon.couponCode));
  if (registered.some((coupon) => coupon.couponCode === couponCode)) {
    throw new ApiRefusal(400, messages.couponTaken());
  }
  if (registered.length >= registrationLimit) throw new ApiRefusal(400, messages.couponLimit());
  const coupon: CouponRecord = {
    couponCode,
    billItemName: 'all',
    amount: Number(worth) * engine.coverage.minorPerUnit,
    expiryYearMonth: addMonths(monthOf(engine.now()), validMonths),
    startsAt: engine.now(),
  };
  operator.coupons.push(coupon);
  return coupon;
}

function showCoupon({ world, operator, engine }: OperatorCall, coupon: CouponRecord) {
  const { balances } = applyCoupons(world, operator);
  return {
    amount: toAmount(engine.coverage, coupon.amount),
    balance: toAmount(engine.coverage, balances.get(coupon.couponCode) ?? coupon.amount),
    billItemName: coupon.billItemName,
    couponCode: coupon.couponCode,
    currency: engine.coverage.currency,
    expiryYearMonth: coupon.expiryYearMonth,
    ...(coupon.orderId === undefined ? {} : { orderId: coupon.orderId }),
  };
}
