/** Every payment of an account: its bills, orders, coupons and prepaid discounts, each found at where it was made. */
import type { CoverageType } from '../../model/command.ts';
import { taxOn, taxWithin } from '../coverage.ts';
import type { OperatorState } from '../state.ts';
import { listBills } from './billing.ts';
import { listMilestones } from './order.ts';
import { priceOrder } from './price.ts';
import { oldestShown, type World } from './world.ts';

/** A payment, done or under way. Amounts are gross, in minor units. */
export interface Payment {
  transactionId: string;
  amount: number;
  tax: number;
  /** Milliseconds since the epoch. */
  paidAt: number;
  done: boolean;
  description: string;
  items: string[];
  /** What it was for: months of usage, or an order. */
  chargedYearMonths?: string[];
  orderId?: string;
}

/** The payments that are still shown, newest first. */
export function listPayments(world: World, coverageType: CoverageType, operator: OperatorState): Payment[] {
  const oldest = oldestShown(world.now());
  return [
    ...listBillPayments(world, operator),
    ...listOrderPayments(world, coverageType, operator),
    ...listCouponPayments(world, operator),
    ...listDiscountPayments(world, operator),
  ]
    .filter(({ paidAt }) => paidAt >= oldest)
    .toSorted((a, b) => b.paidAt - a.paidAt);
}

function listBillPayments(world: World, operator: OperatorState): Payment[] {
  return listBills(world, operator).flatMap(({ month, amount, payment }) => {
    if (payment === undefined) return [];
    return [
      {
        transactionId: payment.transactionId,
        amount,
        tax: taxWithin(world.coverage, amount),
        paidAt: payment.paidAt,
        done: payment.status === 'paid',
        description: `Usage in ${month}`,
        items: world.sum(month, operator.discounts).items.map(({ item }) => item.billItemName),
        chargedYearMonths: [month],
      },
    ];
  });
}

/** An order is paid when it becomes `ordered`; a cancelled one is paid back and no longer stands here. */
function listOrderPayments(world: World, coverageType: CoverageType, operator: OperatorState): Payment[] {
  return operator.orders.flatMap((order) => {
    const milestones = listMilestones(order, world.now());
    const paid = milestones.find(({ status }) => status === 'ordered');
    if (paid === undefined || milestones.some(({ status }) => status === 'cancelling')) return [];
    const price = priceOrder(coverageType, order);
    const items = price.lines.map(({ product, quantity }) => `${product.productName} x ${quantity}`);
    return [createOrderPayment(world, order.orderId, paid.at, price.total, price.tax, 'Order', items)];
  });
}

function listCouponPayments(world: World, operator: OperatorState): Payment[] {
  return operator.coupons.flatMap(({ orderId, startsAt, amount }) => {
    if (orderId === undefined || startsAt === undefined) return [];
    const tax = taxOn(world.coverage, amount);
    return [createOrderPayment(world, orderId, startsAt, amount + tax, tax, 'Coupon', ['Coupon'])];
  });
}

function listDiscountPayments(world: World, operator: OperatorState): Payment[] {
  return operator.discounts.flatMap((discount) => {
    if (discount.contractedAt === undefined || discount.volumeDiscountPaymentType !== 'PREPAYMENT') return [];
    const net = discount.unitPrice * discount.quantity * discount.contractTermMonth;
    const tax = taxOn(world.coverage, net);
    const { orderId, contractedAt, volumeDiscountType } = discount;
    return [
      createOrderPayment(world, orderId, contractedAt, net + tax, tax, 'Long-term discount', [
        volumeDiscountType,
      ]),
    ];
  });
}

function createOrderPayment(
  world: World,
  orderId: string,
  paidAt: number,
  amount: number,
  tax: number,
  description: string,
  items: string[],
): Payment {
  const transactionId = world.transactionId(orderId, paidAt);
  return {
    transactionId,
    amount,
    tax,
    paidAt,
    done: true,
    description: `${description} ${orderId}`,
    items,
    orderId,
  };
}
