/** The check that every confirmation makes before it spends money. */
import { messages } from '../messages.ts';
import { ApiRefusal } from '../refusal.ts';
import type { OperatorState } from '../state.ts';

/** @throws ApiRefusal 400 when the payment method has an error, or there is none */
export function refuseBadPayment({ paymentError }: OperatorState): void {
  if (paymentError === undefined) return;
  throw new ApiRefusal(400, paymentError === 'none' ? messages.noPaymentMethod() : messages.paymentRefused());
}
