/** The SIMs of an order: listed page by page, and registered with the operator. */
import type { Answer, AnswerTable, OperatorCall } from '../engine.ts';
import { messages } from '../messages.ts';
import { createRandom, digits } from '../random.ts';
import { ApiRefusal } from '../refusal.ts';
import { hasReached, type OrderRecord } from '../world/order.ts';
import { countSims, findProduct } from '../world/price.ts';
import { findConfirmedOrder, refuseCancelled } from './orders.ts';

const defaultLimit = 100;
const largestLimit = 1000;

export const subscriberAnswers: AnswerTable = {
  'GET /orders/{order_id}/subscribers': (call) => listPage(call, findConfirmedOrder(call)),
  'POST /orders/{order_id}/subscribers/register': (call) => {
    const order = findConfirmedOrder(call);
    refuseCancelled(call, order);
    if (!hasReached(order, 'shipped', call.engine.now()))
      throw new ApiRefusal(400, messages.orderNotShipped());
    if (order.registeredAt !== undefined) throw new ApiRefusal(400, messages.simsRegistered());
    order.registeredAt = call.engine.now();
    return {};
  },
};

/** The SIMs are picked when the parcel is packed: before that, the list is empty. */
function listPage(call: OperatorCall, order: OrderRecord): Answer {
  const { engine } = call;
  const total = hasReached(order, 'kitting', engine.now()) ? countSims(engine.coverageType, order) : 0;
  const start = readStart(call, order, total);
  const end = Math.min(total, start + readLimit(call));
  const page = Array.from({ length: end - start }, (_, index) =>
    createSubscriber(call, order, start + index),
  );
  const last = page.at(-1);
  return {
    body: { orderedSubscriberList: page },
    headers: end < total && last !== undefined ? announceNext(call, last.iccid) : {},
  };
}

function readLimit({ query }: OperatorCall): number {
  const text = query.get('limit');
  if (text === null) return defaultLimit;
  const limit = Number(text);
  if (limit < 1 || limit > largestLimit) throw new ApiRefusal(400, messages.wrongProperty('limit'));
  return limit;
}

/** The key is the last item's ICCID, which ends with its number and a check digit. */
function readStart(call: OperatorCall, order: OrderRecord, total: number): number {
  const key = call.query.get('last_evaluated_key');
  if (key === null) return 0;
  const index = Number(key.slice(-7, -1));
  if (!(index < total) || createIccid(call, order, index) !== key) {
    throw new ApiRefusal(400, messages.wrongProperty('last_evaluated_key'));
  }
  return index + 1;
}

function announceNext(
  { engine, origin, operation, params, query }: OperatorCall,
  key: string,
): Record<string, string> {
  const next = new URLSearchParams(query);
  next.set('last_evaluated_key', key);
  const path = operation.template.replace('{order_id}', encodeURIComponent(params['order_id'] ?? ''));
  return {
    link: `<${origin}${operation.basePath}${path}?${next.toString()}>; rel=next`,
    ...(engine.linkOnlyPaging ? {} : { 'x-soracom-next-key': key }),
  };
}

function createSubscriber(call: OperatorCall, order: OrderRecord, index: number) {
  const random = createRandom(call.engine.seed, `subscriber ${order.orderId} ${index}`);
  const iccid = createIccid(call, order, index);
  return {
    bundles: [],
    iccid,
    imsi: `44010${random.text(10, digits)}`,
    msisdn: `8120${random.text(8, digits)}`,
    serialNumber: `${subscriptionOf(call, order, index)}-${random.text(10, digits)}`,
    simId: iccid,
  };
}

/** Which line of the order a SIM belongs to, by counting through them. */
function subscriptionOf({ engine }: OperatorCall, order: OrderRecord, index: number): string {
  let before = 0;
  for (const { productCode, quantity } of order.lines) {
    const product = findProduct(engine.coverageType, productCode);
    if (product?.subscription === undefined) continue;
    before += quantity * product.count;
    if (index < before) return product.subscription;
  }
  return '';
}

/** 19 digits: issuer, order, number, and the check digit of ITU-T E.118 (Luhn). */
function createIccid({ engine }: OperatorCall, order: OrderRecord, index: number): string {
  const ofOrder = createRandom(engine.seed, `iccid ${order.orderId}`).text(6, digits);
  const body = `898110${ofOrder}${String(index).padStart(6, '0')}`;
  return `${body}${luhn(body)}`;
}

function luhn(text: string): number {
  const sum = text
    .split('')
    .toReversed()
    .reduce((total, digit, index) => {
      const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return (10 - (sum % 10)) % 10;
}
