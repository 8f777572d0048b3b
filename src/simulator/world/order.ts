/** What is remembered of an order, and what its status is at a moment: the clock walks it to the door. */

/** An order on its way, from payment to receipt, or off it. */
export type OrderStatus =
  | 'orderProcessing'
  | 'ordering'
  | 'ordered'
  | 'kitting'
  | 'shipped'
  | 'receiving'
  | 'received'
  | 'cancelling'
  | 'cancelled';

/** A moment at which an order reached a status, in milliseconds since the epoch. */
export interface Milestone {
  status: OrderStatus;
  at: number;
}

/** An order, quoted or confirmed. Amounts follow from the lines and the catalogue. */
export interface OrderRecord {
  orderId: string;
  quotedAt: number;
  lines: { productCode: string; quantity: number }[];
  shippingAddressId: string;
  /** The address as it was when the order was quoted. */
  address: Record<string, string>;
  /** yyyyMMdd. */
  preferredDeliveryDate?: string;
  options: { nekopos: boolean; expedited: boolean };
  /** The settings that the SIMs start with, as they were sent. */
  resourceInitialSetting?: unknown;
  /** Empty while it is only quoted. Only what the clock doesn't know: the confirmation, a push, a cancellation. */
  milestones: Milestone[];
  /** When the SIMs were registered with the operator. */
  registeredAt?: number;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** What follows each status, and after how long. */
const walk: Readonly<Record<OrderStatus, { next: OrderStatus; afterMs: number } | undefined>> = {
  orderProcessing: { next: 'ordering', afterMs: minute },
  ordering: { next: 'ordered', afterMs: minute },
  ordered: { next: 'kitting', afterMs: hour },
  kitting: { next: 'shipped', afterMs: day },
  shipped: { next: 'receiving', afterMs: day },
  receiving: { next: 'received', afterMs: day },
  received: undefined,
  cancelling: { next: 'cancelled', afterMs: minute },
  cancelled: undefined,
};

/** Everything that happened to a confirmed order until `now`, oldest first; empty for a quotation. */
export function listMilestones(order: OrderRecord, now: number): Milestone[] {
  const reached: Milestone[] = [];
  order.milestones.forEach((milestone, index) => {
    reached.push(milestone);
    const until = order.milestones[index + 1]?.at ?? now;
    for (
      let step = nextMilestone(milestone);
      step !== undefined && step.at <= until;
      step = nextMilestone(step)
    ) {
      reached.push(step);
    }
  });
  return reached;
}

/** Where a confirmed order is; undefined for a quotation. */
export function findStatus(order: OrderRecord, now: number): OrderStatus | undefined {
  return listMilestones(order, now).at(-1)?.status;
}

/** Pushes an order to its next status, ahead of the clock; false where there is none. */
export function advance(order: OrderRecord, now: number): boolean {
  const status = findStatus(order, now);
  const next = status === undefined ? undefined : walk[status]?.next;
  if (next === undefined) return false;
  order.milestones.push({ status: next, at: now });
  return true;
}

/** Whether an order reached a status, on its way to the door. */
export function hasReached(order: OrderRecord, status: OrderStatus, now: number): boolean {
  return listMilestones(order, now).some((milestone) => milestone.status === status);
}

function nextMilestone({ status, at }: Milestone): Milestone | undefined {
  const step = walk[status];
  return step === undefined ? undefined : { status: step.next, at: at + step.afterMs };
}
