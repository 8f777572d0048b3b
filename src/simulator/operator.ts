/** An operator as it is before anybody did anything: an account that has been in use for a while. */
import {
  addMonths,
  addMonthsToDay,
  dayBefore,
  dayMs,
  monthOf,
  secondOf,
  startOf,
} from '../model/calendar.ts';
import type { Facts } from './facts.ts';
import { createRandom, digits, hexDigits, letters } from './random.ts';
import type { CouponRecord, DiscountRecord, OperatorState } from './state.ts';
import { catalogues, listOffers } from './world/catalogue.ts';
import type { OrderRecord } from './world/order.ts';
import { growthMonths } from './world/story.ts';

/** The first state of an operator, made from the seed and the clock. */
export function createOperatorState(facts: Facts, operatorId: string): OperatorState {
  const now = facts.now();
  const address = createAddress(facts);
  const shippingAddressId = createAddressId(facts.seed, operatorId, 0);
  return {
    openedMonth: addMonths(monthOf(now), -growthMonths),
    sequence: 0,
    orders: createOrders(facts, operatorId, shippingAddressId, address),
    coupons: createCoupons(facts, operatorId),
    discounts: createDiscounts(facts, operatorId),
    addresses: [{ shippingAddressId, address }],
    exports: [],
    paymentUpdatedAt: startOf(addMonths(monthOf(now), -growthMonths)),
  };
}

/** An order id as the API writes them: an instant and 8 hexadecimal digits. */
export function createOrderId(seed: string, operatorId: string, sequence: number, time: number): string {
  return `${secondOf(time)}_${createRandom(seed, `order ${operatorId} ${sequence} ${time}`).text(8, hexDigits)}`;
}

/** A contract id: `VD` and ten digits. */
export function createContractId(seed: string, orderId: string): string {
  return `VD${createRandom(seed, `contract ${orderId}`).text(10, digits)}`;
}

/** A shipping address id: `SA` and ten digits. */
export function createAddressId(seed: string, operatorId: string, sequence: number): string {
  return `SA${createRandom(seed, `address ${operatorId} ${sequence}`).text(10, digits)}`;
}

function createAddress({ coverageType }: Facts): Record<string, string> {
  return coverageType === 'jp'
    ? {
        addressLine1: '3-1-1 Akasaka',
        city: 'Minato-ku',
        state: 'Tokyo',
        zipCode: '107-0052',
        countryCode: 'JP',
        companyName: 'Example Devices',
        fullName: 'Sora Demo',
        phoneNumber: '03-0000-0000',
        email: 'parcels@example.com',
      }
    : {
        addressLine1: '1 Example Street',
        city: 'Seattle',
        state: 'WA',
        zipCode: '98101',
        countryCode: 'US',
        companyName: 'Example Devices',
        fullName: 'Sora Demo',
        phoneNumber: '+1-206-555-0100',
        email: 'parcels@example.com',
      };
}

/** One order that arrived long ago and one that is on its way. */
function createOrders(
  facts: Facts,
  operatorId: string,
  shippingAddressId: string,
  address: Record<string, string>,
): OrderRecord[] {
  const now = facts.now();
  const [first, second] = catalogues[facts.coverageType];
  const create = (
    sequence: number,
    quotedAt: number,
    productCode: string,
    quantity: number,
  ): OrderRecord => ({
    orderId: createOrderId(facts.seed, operatorId, sequence, quotedAt),
    quotedAt,
    lines: [{ productCode, quantity }],
    shippingAddressId,
    address,
    options: { nekopos: false, expedited: false },
    milestones: [{ status: 'orderProcessing', at: quotedAt + 60_000 }],
  });
  return [
    create(
      -2,
      startOf(addMonths(monthOf(now), -3)) + 11 * dayMs + 4 * 3_600_000,
      first?.productCode ?? '',
      25,
    ),
    create(-1, now - 2 * dayMs, second?.productCode ?? '', 5),
  ];
}

/** One coupon that is used up, and one that waits for this month's bill. */
function createCoupons(facts: Facts, operatorId: string): CouponRecord[] {
  const now = facts.now();
  const create = (purpose: string, startsAt: number, amount: number): CouponRecord => ({
    couponCode: createRandom(facts.seed, `${purpose} ${operatorId}`).text(12, letters),
    billItemName: 'all',
    amount,
    expiryYearMonth: addMonths(monthOf(startsAt), 12),
    startsAt,
  });
  return [
    create('first coupon', startOf(addMonths(monthOf(now), -6)) + 9 * dayMs, 5_000),
    create('second coupon', startOf(monthOf(now)), 30_000),
  ];
}

/** One contract that runs, one that ended four months ago, and one that ended too long ago to be shown. */
function createDiscounts(facts: Facts, operatorId: string): DiscountRecord[] {
  const now = facts.now();
  const contracts = [
    { startMonth: -7, quantity: 8, payment: 'MONTHLY' },
    { startMonth: -15, quantity: 5, payment: 'PREPAYMENT' },
    { startMonth: -20, quantity: 3, payment: 'MONTHLY' },
  ];
  return contracts.flatMap(({ startMonth, quantity, payment }, index) => {
    const offer = listOffers(facts.coverageType).find(
      ({ volumeDiscountPaymentType }) => volumeDiscountPaymentType === payment,
    );
    if (offer === undefined) return [];
    const startDate = `${addMonths(monthOf(now), startMonth)}01`;
    const contractedAt = startOf(startDate) + 7 * 3_600_000;
    const orderId = createOrderId(facts.seed, operatorId, -3 - index, contractedAt);
    const endDate = dayBefore(addMonthsToDay(startDate, offer.contractTermMonth));
    const contractId = createContractId(facts.seed, orderId);
    return [{ orderId, contractId, contractedAt, ...offer, quantity, startDate, endDate }];
  });
}
