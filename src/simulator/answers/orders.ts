/** Orders: quoted, confirmed, walked to the door, cancelled, set up. */
import { dayMs, isDay } from '../../model/calendar.ts';
import type { AnswerTable, OperatorCall } from '../engine.ts';
import { arrayAt, isObject, numberAt, stringAt } from '../../model/json-object.ts';
import { messages } from '../messages.ts';
import { createOrderId } from '../operator.ts';
import { ApiRefusal, refuseBadPayment } from '../refusal.ts';
import { findStatus, hasReached, type OrderRecord } from '../world/order.ts';
import { findProduct } from '../world/price.ts';
import { oldestShown } from '../world/world.ts';
import { showOrder, showQuotation } from './order-view.ts';

const monthMs = 31 * dayMs;

export const orderAnswers: AnswerTable = {
  'GET /orders': (call) => {
    const confirmed = call.operator.orders.filter((order) => isShown(call, order));
    return {
      body: {
        orderList: confirmed
          .toSorted((a, b) => b.quotedAt - a.quotedAt)
          .map((order) => showOrder(call, order)),
      },
    };
  },
  'POST /orders': (call) => ({ body: showQuotation(call, quoteOrder(call)) }),
  'GET /orders/{order_id}': (call) => ({ body: showOrder(call, findConfirmedOrder(call)) }),
  'PUT /orders/{order_id}/confirm': (call) => ({ body: showOrder(call, confirmOrder(call)) }),
  'PUT /orders/{order_id}/cancel': (call) => {
    cancelOrder(call);
    return {};
  },
  'PUT /orders/{order_id}/resource_initial_setting': (call) => {
    const order = findConfirmedOrder(call);
    refuseCancelled(call, order);
    if (hasReached(order, 'received', call.engine.now())) throw new ApiRefusal(400, messages.orderReceived());
    order.resourceInitialSetting = call.body;
    return { body: showOrder(call, order) };
  },
};

/** An order that was confirmed and is still shown. @throws ApiRefusal 404 for any other id */
export function findConfirmedOrder(call: OperatorCall): OrderRecord {
  const order = findOrder(call);
  if (!isShown(call, order)) throw new ApiRefusal(404, messages.noOrder());
  return order;
}

/** Neither a quotation nor an order that is too old is shown. */
function isShown({ engine }: OperatorCall, { milestones }: OrderRecord): boolean {
  return (milestones[0]?.at ?? 0) >= oldestShown(engine.now());
}

/** @throws ApiRefusal 400 for an order that is cancelled, or about to be */
export function refuseCancelled({ engine }: OperatorCall, order: OrderRecord): void {
  if (hasReached(order, 'cancelling', engine.now())) throw new ApiRefusal(400, messages.orderCancelled());
}

function findOrder({ operator, params }: OperatorCall): OrderRecord {
  const order = operator.orders.find(({ orderId }) => orderId === params['order_id']);
  if (order === undefined) throw new ApiRefusal(404, messages.noOrder());
  return order;
}

function quoteOrder(call: OperatorCall): OrderRecord {
  const { engine, operator, caller, body } = call;
  const lines = readLines(call);
  const shippingAddressId = stringAt(body, 'shippingAddressId');
  if (shippingAddressId === undefined)
    throw new ApiRefusal(400, messages.missingProperty('shippingAddressId'));
  const record = operator.addresses.find((entry) => entry.shippingAddressId === shippingAddressId);
  if (record === undefined) throw new ApiRefusal(400, messages.wrongProperty('shippingAddressId'));
  const preferredDeliveryDate = readDeliveryDate(call);
  operator.sequence += 1;
  const now = engine.now();
  const order: OrderRecord = {
    orderId: createOrderId(engine.seed, caller.operatorId, operator.sequence, now),
    quotedAt: now,
    lines,
    shippingAddressId,
    address: { ...record.address },
    ...(preferredDeliveryDate === undefined ? {} : { preferredDeliveryDate }),
    options: readOptions(call),
    milestones: [],
  };
  operator.orders.push(order);
  return order;
}

/** The same product twice is one line. */
function readLines({ engine, body }: OperatorCall): OrderRecord['lines'] {
  const items = arrayAt(body, 'orderItemList');
  if (items.length === 0) throw new ApiRefusal(400, messages.missingProperty('orderItemList'));
  const quantities = new Map<string, number>();
  items.forEach((item, index) => {
    const at = `orderItemList.${index}`;
    const productCode = stringAt(item, 'productCode');
    if (productCode === undefined) throw new ApiRefusal(400, messages.missingProperty(`${at}.productCode`));
    const product = findProduct(engine.coverageType, productCode);
    if (product === undefined) throw new ApiRefusal(400, messages.wrongProperty(`${at}.productCode`));
    const quantity = numberAt(item, 'quantity');
    if (quantity === undefined) throw new ApiRefusal(400, messages.missingProperty(`${at}.quantity`));
    const total = quantity + (quantities.get(productCode) ?? 0);
    if (quantity < 1 || total > product.maxQuantity) {
      throw new ApiRefusal(400, messages.wrongProperty(`${at}.quantity`));
    }
    quantities.set(productCode, total);
  });
  return [...quantities].map(([productCode, quantity]) => ({ productCode, quantity }));
}

function readDeliveryDate({ body }: OperatorCall): string | undefined {
  const date = stringAt(body, 'preferredDeliveryDate');
  if (date !== undefined && !isDay(date))
    throw new ApiRefusal(400, messages.wrongProperty('preferredDeliveryDate'));
  return date;
}

function readOptions({ body }: OperatorCall): OrderRecord['options'] {
  const options = arrayAt(body, 'shippingOptions').filter(isObject);
  return {
    nekopos: options.some((option) => option['allowNekopos'] === true),
    expedited: options.some((option) => option['useExpeditedShipping'] === true),
  };
}

function confirmOrder(call: OperatorCall): OrderRecord {
  const order = findOrder(call);
  const now = call.engine.now();
  if (order.milestones.length > 0) throw new ApiRefusal(400, messages.orderConfirmed());
  if (now - order.quotedAt > monthMs) throw new ApiRefusal(400, messages.quotationTooOld());
  refuseBadPayment(call.operator);
  order.milestones.push({ status: 'orderProcessing', at: now });
  return order;
}

function cancelOrder(call: OperatorCall): void {
  const order = findConfirmedOrder(call);
  const now = call.engine.now();
  refuseCancelled(call, order);
  if (hasReached(order, 'shipped', now)) throw new ApiRefusal(400, messages.orderShipped());
  // What the clock did so far is history now: the walk starts anew from here.
  const status = findStatus(order, now);
  if (status !== undefined) order.milestones.push({ status: 'cancelling', at: now });
}
