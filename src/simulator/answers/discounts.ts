/** Long-term discounts: on offer, quoted, contracted. */
import {
  addMonths,
  addMonthsToDay,
  dayBefore,
  dayOf,
  isDay,
  monthOf,
  secondOf,
} from '../../model/calendar.ts';
import { taxOn, toAmount } from '../coverage.ts';
import type { AnswerTable, OperatorCall } from '../engine.ts';
import { numberAt, stringAt } from '../../model/json-object.ts';
import { messages } from '../messages.ts';
import { createContractId, createOrderId } from '../operator.ts';
import { ApiRefusal, refuseBadPayment } from '../refusal.ts';
import type { DiscountRecord } from '../state.ts';
import { listOffers } from '../world/catalogue.ts';
import { oldestShown } from '../world/world.ts';

const largestQuantity = 100_000;
const monthsAfterEnd = 6;

export const discountAnswers: AnswerTable = {
  'GET /volume_discounts/available_discounts': ({ engine }) => ({
    body: {
      availableLongTermDiscounts: listOffers(engine.coverageType).map(({ unitPrice, ...offer }) => ({
        ...offer,
        currency: engine.coverage.currency,
        taxIncludedUnitPrice: toAmount(engine.coverage, unitPrice + taxOn(engine.coverage, unitPrice)),
        unitPrice: toAmount(engine.coverage, unitPrice),
      })),
    },
  }),
  'POST /volume_discounts': (call) => ({ body: showQuotation(call, quote(call)) }),
  'PUT /volume_discounts/{order_id}/confirm': (call) => ({ body: showContract(call, confirm(call)) }),
  'GET /volume_discounts': (call) => ({
    body: {
      volumeDiscountList: call.operator.discounts
        .filter((discount) => isShown(call, discount))
        .map((discount) => showContract(call, discount)),
    },
  }),
  'GET /volume_discounts/{contract_id}': (call) => {
    const { operator, params } = call;
    const discount = operator.discounts.find(({ contractId }) => contractId === params['contract_id']);
    if (discount === undefined || !isShown(call, discount)) throw new ApiRefusal(400, messages.noDiscount());
    return { body: showContract(call, discount) };
  },
};

/** A contract is shown for 18 months, or until 6 months after its end where that is later; a quotation never. */
function isShown({ engine }: OperatorCall, { contractedAt, endDate }: DiscountRecord): boolean {
  if (contractedAt === undefined) return false;
  const now = engine.now();
  return contractedAt >= oldestShown(now) || addMonthsToDay(endDate, monthsAfterEnd) >= dayOf(now);
}

function quote({ engine, operator, caller, body }: OperatorCall): DiscountRecord {
  const offer = listOffers(engine.coverageType).find(
    (entry) =>
      entry.volumeDiscountType === stringAt(body, 'volumeDiscountType') &&
      entry.volumeDiscountPaymentType === stringAt(body, 'volumeDiscountPaymentType') &&
      entry.contractTermMonth === numberAt(body, 'contractTermMonth'),
  );
  if (offer === undefined) throw new ApiRefusal(400, messages.discountNotOffered());
  const quantity = numberAt(body, 'quantity') ?? 0;
  if (quantity < 1 || quantity > largestQuantity)
    throw new ApiRefusal(400, messages.wrongProperty('quantity'));
  const now = engine.now();
  const startDate = stringAt(body, 'startDate') ?? `${addMonths(monthOf(now), 1)}01`;
  if (!isDay(startDate) || startDate < dayOf(now))
    throw new ApiRefusal(400, messages.wrongProperty('startDate'));
  operator.sequence += 1;
  const discount: DiscountRecord = {
    orderId: createOrderId(engine.seed, caller.operatorId, operator.sequence, now),
    ...offer,
    quantity,
    startDate,
    endDate: dayBefore(addMonthsToDay(startDate, offer.contractTermMonth)),
  };
  operator.discounts.push(discount);
  return discount;
}

function confirm({ engine, operator, params }: OperatorCall): DiscountRecord {
  const discount = operator.discounts.find(({ orderId }) => orderId === params['order_id']);
  if (discount === undefined) throw new ApiRefusal(404, messages.noOrder());
  if (discount.contractId !== undefined) throw new ApiRefusal(400, messages.orderConfirmed());
  refuseBadPayment(operator);
  discount.contractId = createContractId(engine.seed, discount.orderId);
  discount.contractedAt = engine.now();
  return discount;
}

/** What is paid at once, net, in minor units. */
function initialCostOf({
  volumeDiscountPaymentType,
  unitPrice,
  quantity,
  contractTermMonth,
}: DiscountRecord): number {
  return volumeDiscountPaymentType === 'PREPAYMENT' ? unitPrice * quantity * contractTermMonth : 0;
}

function showQuotation({ engine: { coverage } }: OperatorCall, discount: DiscountRecord) {
  const initial = initialCostOf(discount);
  const tax = taxOn(coverage, initial);
  return {
    currency: coverage.currency,
    orderId: discount.orderId,
    taxAmount: toAmount(coverage, tax),
    totalAmount: toAmount(coverage, initial + tax),
    volumeDiscount: {
      contractTermMonth: discount.contractTermMonth,
      currency: coverage.currency,
      endDate: discount.endDate,
      initialCost: toAmount(coverage, initial),
      quantity: discount.quantity,
      startDate: discount.startDate,
      taxIncludedInitialCost: toAmount(coverage, initial + tax),
      taxIncludedUnitPrice: toAmount(coverage, discount.unitPrice + taxOn(coverage, discount.unitPrice)),
      unitPrice: toAmount(coverage, discount.unitPrice),
      volumeDiscountPaymentType: discount.volumeDiscountPaymentType,
      volumeDiscountType: discount.volumeDiscountType,
    },
  };
}

function showContract({ engine }: OperatorCall, discount: DiscountRecord) {
  const { coverage, now } = engine;
  return {
    contractDateTime: secondOf(discount.contractedAt ?? now()),
    contractId: discount.contractId,
    contractTermMonth: discount.contractTermMonth,
    currency: coverage.currency,
    endDate: discount.endDate,
    initialCost: toAmount(coverage, initialCostOf(discount)),
    quantity: discount.quantity,
    startDate: discount.startDate,
    status: dayOf(now()) > discount.endDate ? 'expired' : 'active',
    unitPrice: toAmount(coverage, discount.unitPrice),
    volumeDiscountPaymentType: discount.volumeDiscountPaymentType,
    volumeDiscountType: discount.volumeDiscountType,
  };
}
