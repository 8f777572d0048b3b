/** Payment methods, transactions, statements and the payer they name. */
import { secondOf } from '../../model/calendar.ts';
import { toAmount, type Coverage } from '../coverage.ts';
import type { AnswerTable, OperatorCall } from '../engine.ts';
import { answerExport } from '../export.ts';
import { stringAt } from '../../model/json-object.ts';
import { messages } from '../messages.ts';
import { ApiRefusal } from '../refusal.ts';
import { listPayments, type Payment } from '../world/payment.ts';

const card = { brand: 'Visa', last4: '4242', expireMonth: 12, expireYear: 2035, name: 'SORA DEMO' };

export const paymentAnswers: AnswerTable = {
  'GET /payment_methods/current': (call) => ({ body: showPaymentMethod(call) }),
  'POST /payment_methods/current/activate': ({ operator, engine }) => {
    if (operator.paymentError === 'none') throw new ApiRefusal(404, messages.noPaymentMethod());
    if (operator.paymentError !== undefined) operator.paymentUpdatedAt = engine.now();
    delete operator.paymentError;
    return { body: {} };
  },
  'GET /payment_history/transactions/{payment_transaction_id}': (call) => {
    const id = call.params['payment_transaction_id'] ?? '';
    if (!/^\d{17}_[0-9a-f-]{36}$/.test(id))
      throw new ApiRefusal(400, messages.wrongProperty('payment_transaction_id'));
    const payment = findPayment(call, id);
    if (payment === undefined) throw new ApiRefusal(404, messages.noTransaction());
    return { body: showTransaction(call.engine.coverage, payment) };
  },
  'GET /payment_statements': (call) => ({
    body: {
      paymentStatementsList: listDonePayments(call).map((payment) =>
        showStatement(call.engine.coverage, payment),
      ),
    },
  }),
  'POST /payment_statements/{payment_statement_id}/export': (call) => {
    const payment = findPayment(call, call.params['payment_statement_id'] ?? '');
    if (payment?.done !== true || payment.amount === 0) throw new ApiRefusal(400, messages.noStatement());
    return answerExport(call, { kind: 'statement', transactionId: payment.transactionId });
  },
  'GET /payment_statements/payer_information': ({ operator }) => {
    if (operator.payer === undefined) throw new ApiRefusal(400, messages.noPayer());
    return { body: operator.payer };
  },
  'POST /payment_statements/payer_information': ({ operator, body }) => {
    const entries = ['companyName', 'department', 'fullName'].map((name) => [
      name,
      stringAt(body, name) ?? '',
    ]);
    const payer: Record<string, string> = Object.fromEntries(entries.filter(([, value]) => value !== ''));
    // A statement must be made out to somebody.
    if (payer['companyName'] === undefined && payer['fullName'] === undefined) {
      throw new ApiRefusal(400, messages.missingProperty('companyName'));
    }
    operator.payer = payer;
    return {};
  },
};

function showPaymentMethod({ operator }: OperatorCall) {
  const { paymentError, paymentUpdatedAt } = operator;
  if (paymentError === 'none') throw new ApiRefusal(404, messages.noPaymentMethod());
  return {
    ...(paymentError === undefined
      ? {}
      : { errorCode: paymentError, errorMessage: `Refused: ${paymentError}` }),
    properties: JSON.stringify(card),
    providerType: 'WebPay',
    updateDate: secondOf(paymentUpdatedAt),
  };
}

function listAll({ world, engine, operator }: OperatorCall): Payment[] {
  return listPayments(world, engine.coverageType, operator);
}

/** A bill that coupons paid in full is no payment. */
function listDonePayments(call: OperatorCall): Payment[] {
  return listAll(call).filter(({ done, amount }) => done && amount > 0);
}

function findPayment(call: OperatorCall, id: string): Payment | undefined {
  return listAll(call).find(({ transactionId }) => transactionId === id);
}

function showTransaction(coverage: Coverage, payment: Payment) {
  const amount = toAmount(coverage, payment.amount);
  const net = toAmount(coverage, payment.amount - payment.tax);
  return {
    amount: {
      currency: coverage.currency,
      paymentAmount: amount,
      subTotalAmount: net,
      taxAmount: toAmount(coverage, payment.tax),
      taxFreeSubTotalAmount: 0,
      taxRate: { standard: coverage.taxPerMille / 1000 },
      taxableSubTotalAmount: net,
      totalAmount: amount,
      withholdingTaxAmount: 0,
    },
    description: { description: payment.description, itemList: payment.items },
    message: payment.done ? 'The payment is done.' : 'The payment is under way.',
    messageCode: payment.done ? 'success' : 'processing',
    status: 'success',
  };
}

function showStatement(coverage: Coverage, payment: Payment) {
  return {
    amount: toAmount(coverage, payment.amount),
    ...(payment.chargedYearMonths === undefined ? {} : { chargedYearMonths: payment.chargedYearMonths }),
    currency: coverage.currency,
    ...(payment.orderId === undefined ? {} : { orderId: payment.orderId }),
    paymentDateTime: payment.paidAt,
    paymentInstrument: `${card.brand} **** ${card.last4}`,
    paymentMethod: 'creditCard',
    paymentStatementId: payment.transactionId,
    paymentStatementInfo: payment.description,
  };
}
