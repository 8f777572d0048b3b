/** What the simulator remembers: everything a caller changed. The rest of its world follows from the seed. */
import type { OrderRecord } from './world/order.ts';

/** A coupon that was bought or registered. Amounts are in minor units (yen or cents). */
export interface CouponRecord {
  couponCode: string;
  orderId?: string;
  billItemName: string;
  amount: number;
  /** The last month it can pay for, yyyyMM. */
  expiryYearMonth: string;
  /** Milliseconds since the epoch; undefined while it is only quoted. */
  startsAt?: number;
}

/** A long-term discount, quoted or contracted. */
export interface DiscountRecord {
  orderId: string;
  contractId?: string;
  contractedAt?: number;
  volumeDiscountType: string;
  volumeDiscountPaymentType: string;
  contractTermMonth: number;
  quantity: number;
  unitPrice: number;
  /** yyyyMMdd, both days included. */
  startDate: string;
  endDate: string;
}

/** A stored shipping address, with the properties the caller sent. */
export interface AddressRecord {
  shippingAddressId: string;
  address: Record<string, string>;
}

/** An export that was asked for with `export_mode=async`. */
export interface ExportRecord {
  exportedFileId: string;
  /** The path of the file on this server, signature included. */
  location: string;
  polls: number;
}

/** What one operator changed. */
export interface OperatorState {
  /** The month the account was opened in, yyyyMM: fixed once, so that bills don't change as the clock moves. */
  openedMonth: string;
  /** How many ids were handed out; makes the next one. */
  sequence: number;
  orders: OrderRecord[];
  coupons: CouponRecord[];
  discounts: DiscountRecord[];
  addresses: AddressRecord[];
  exports: ExportRecord[];
  payer?: Record<string, string>;
  /** The reason the payment method was refused with, `none` where no method is registered. */
  paymentError?: string;
  paymentUpdatedAt: number;
}

/** An account made by sandbox init. */
export interface AccountRecord {
  email: string;
  operatorId: string;
}

/** Everything that is remembered. */
export interface SimulatorState {
  version: 1;
  operators: Record<string, OperatorState>;
  accounts: AccountRecord[];
  /** Passwords that differ from the seed's, by email. */
  passwords: Record<string, string>;
  /** Password reset tokens that were mailed, by email. */
  resetTokens: Record<string, string>;
  /** Token ids that were logged out, with the second they expire anyway. */
  revoked: Record<string, number>;
}

/** Keeps the state: in memory, or in a file that several processes share. */
export interface StateStore {
  /** The state as it stands; not to be changed. @throws UnexpectedError for a file that can't be read */
  read(): SimulatorState;
  /** Changes the state, alone. Where `change` throws, nothing is changed. */
  update<T>(change: (copy: SimulatorState) => T): Promise<T>;
}

/** A state in which nobody did anything yet. */
export function createEmptyState(): SimulatorState {
  return {
    version: 1,
    operators: {},
    accounts: [],
    passwords: {},
    resetTokens: {},
    revoked: {},
  };
}

/** A state that ends with the process. */
export function createMemoryState(): StateStore {
  let state = createEmptyState();
  return {
    read: () => state,
    async update(change) {
      const copy = structuredClone(state);
      const result = change(copy);
      state = copy;
      return result;
    },
  };
}
