/** Which module answers which operation; an operation that is missing here is answered from its document. */
import type { AnswerTable, OpenAnswerTable } from '../engine.ts';
import { answerExport, exportAnswers } from '../export.ts';
import { addressAnswers } from './addresses.ts';
import { authAnswers, sessionAnswers } from './auth.ts';
import { billAnswers, readBill } from './bills.ts';
import { couponAnswers } from './coupons.ts';
import { discountAnswers } from './discounts.ts';
import { orderAnswers } from './orders.ts';
import { paymentAnswers } from './payments.ts';
import { productAnswers } from './products.ts';
import { subscriberAnswers } from './subscribers.ts';

/** Answers by operation key, for callers with a token. */
export const answers: AnswerTable = {
  ...sessionAnswers,
  ...billAnswers,
  'POST /bills/{yyyyMM}/export': (call) => answerExport(call, { kind: 'bill', month: readBill(call).month }),
  'POST /bills/latest/export': (call) =>
    answerExport(call, { kind: 'bill', month: call.world.currentMonth() }),
  ...exportAnswers,
  ...couponAnswers,
  ...paymentAnswers,
  ...productAnswers,
  ...orderAnswers,
  ...subscriberAnswers,
  ...discountAnswers,
  ...addressAnswers,
};

/** Answers by operation key, for anyone. */
export const openAnswers: OpenAnswerTable = { ...authAnswers };
