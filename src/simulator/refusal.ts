/** A refusal by the simulated API: thrown by whatever finds the reason, answered as `{code, message}`. */
import { messages, type ApiLanguage, type ApiMessage } from './messages.ts';
import { createJsonReply, type Reply } from './reply.ts';
import type { OperatorState } from './state.ts';

/** The status and the sentence to answer with. */
export class ApiRefusal extends Error {
  readonly status: number;
  readonly sentence: ApiMessage;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, sentence: ApiMessage, headers: Readonly<Record<string, string>> = {}) {
    super(sentence.en);
    this.status = status;
    this.sentence = sentence;
    this.headers = headers;
  }
}

/** A refusal as the API words it: `{code, message}`. */
export function createRefusalReply({ status, sentence, headers }: ApiRefusal, language: ApiLanguage): Reply {
  return createJsonReply(status, { code: sentence.code, message: sentence[language] }, { ...headers });
}

/**
 * The check that every confirmation makes before it spends money.
 *
 * @throws ApiRefusal 400 when the payment method has an error, or there is none
 */
export function refuseBadPayment({ paymentError }: OperatorState): void {
  if (paymentError === undefined) return;
  throw new ApiRefusal(400, paymentError === 'none' ? messages.noPaymentMethod() : messages.paymentRefused());
}
