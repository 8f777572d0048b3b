/** An operator as it is before anybody did anything: an account that has been in use for a while. */
import { addMonths, dayMs, monthOf, secondOf, startOf } from './calendar.ts';
import type { Facts } from './facts.ts';
import { createRandom, digits, hexDigits, letters } from './random.ts';
import type { CouponRecord, OperatorState } from './state.ts';
import { catalogues } from './world/catalogue.ts';
import type { OrderRecord } from './world/order.ts';
import { growthMonths } from './world/sim.ts';

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
    discounts: [],
    addresses: [{ shippingAddressId, address }],
    exports: [],
    paymentUpdatedAt: startOf(addMonths(monthOf(now), -growthMonths)),
  };
}

/** An order id as the API writes them: an instant and 8 hexadecimal digits. */
export function createOrderId(seed: string, operatorId: string, sequence: number, time: number): string {
  return `${secondOf(time)}_${createRandom(seed, `order ${operatorId} ${sequence} ${time}`).text(8, hexDigits)}`;
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
