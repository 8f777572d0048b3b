/** Orders and quotations as the API shows them. */
import { secondOf } from '../../model/calendar.ts';
import { toAmount } from '../coverage.ts';
import type { OperatorCall } from '../engine.ts';
import { createRandom, digits } from '../random.ts';
import { findStatus, listMilestones, type OrderRecord } from '../world/order.ts';
import { priceOrder } from '../world/price.ts';
import { showProduct } from './products.ts';

/** A quotation: nothing is paid of it yet. */
export function showQuotation(call: OperatorCall, order: OrderRecord) {
  return {
    ...showAmounts(call, order, false),
    ...showParcel(call, order),
    appliedShippingOptions: listOptions(call, order),
    orderId: order.orderId,
  };
}

/** A confirmed order. */
export function showOrder(call: OperatorCall, order: OrderRecord) {
  const now = call.engine.now();
  const milestones = listMilestones(order, now);
  const shipped = milestones.find(({ status }) => status === 'shipped');
  const paymentStatus = findPaymentStatus(order, now);
  return {
    ...showAmounts(call, order, paymentStatus !== 'paying'),
    ...showParcel(call, order),
    appliedShippingOptions: listOptions(call, order),
    orderId: order.orderId,
    orderDateTime: secondOf(milestones[0]?.at ?? order.quotedAt),
    orderStatus: findStatus(order, now),
    paymentStatus,
    ...(order.resourceInitialSetting === undefined
      ? {}
      : { resourceInitialSetting: order.resourceInitialSetting }),
    ...(shipped === undefined ? {} : { shippingDateTime: secondOf(shipped.at), ...showLabel(call, order) }),
  };
}

/** @param isSettled whether nothing is due any more: it was paid, or it was cancelled */
function showAmounts({ engine }: OperatorCall, order: OrderRecord, isSettled: boolean) {
  const { coverage, coverageType } = engine;
  const price = priceOrder(coverageType, order);
  return {
    balanceDue: isSettled ? 0 : toAmount(coverage, price.total),
    containsTaxIncludedAmounts: true,
    currency: coverage.currency,
    orderItemList: price.lines.map(({ product, quantity, net, gross }) => ({
      product: showProduct(coverage, product),
      productAmount: toAmount(coverage, net),
      quantity,
      taxIncludedProductAmount: toAmount(coverage, gross),
    })),
    shippingCost: toAmount(coverage, price.shippingCost),
    taxAmount: toAmount(coverage, price.tax),
    taxIncludedInShippingCost: toAmount(coverage, price.shippingTax),
    taxOnShippingCost: true,
    totalAmount: toAmount(coverage, price.total),
    withholdingTaxAmount: 0,
  };
}

function showParcel({ engine }: OperatorCall, order: OrderRecord) {
  return {
    email: order.address['email'] ?? engine.credentials.email,
    orderChannel: 'api',
    ...(order.preferredDeliveryDate === undefined
      ? {}
      : { preferredDeliveryDate: order.preferredDeliveryDate }),
    shippingAddress: order.address,
    shippingAddressId: order.shippingAddressId,
  };
}

function listOptions({ engine }: OperatorCall, { options }: OrderRecord) {
  if (engine.coverageType === 'jp') {
    return options.nekopos ? [{ allowNekopos: true, shipmentCompany: 'yamato_transport' }] : [];
  }
  return options.expedited ? [{ useExpeditedShipping: true }] : [];
}

function findPaymentStatus(order: OrderRecord, now: number): string {
  const reached = new Set(listMilestones(order, now).map(({ status }) => status));
  const paid = reached.has('ordered');
  if (reached.has('cancelled')) return paid ? 'refunded' : 'cancelled';
  if (reached.has('cancelling')) return paid ? 'refunding' : 'canceling';
  return paid ? 'paid' : 'paying';
}

function showLabel({ engine }: OperatorCall, { orderId }: OrderRecord) {
  const random = createRandom(engine.seed, `label ${orderId}`);
  const number = [0, 1, 2].map(() => random.text(4, digits)).join('-');
  return {
    shippingLabelDetails: [
      {
        shipmentCompany: 'Simulated Parcels',
        shipmentCompanyUrl: 'https://example.com/parcels',
        trackingNumber: number,
        trackingUrl: `https://example.com/parcels?id=${number}`,
      },
    ],
    shippingLabelNumber: number,
    shippingLabelNumbers: [number],
  };
}
