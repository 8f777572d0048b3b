/** Every operation of the shipped documents, called for real; every answer checked against its schema. */
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { listOperations, type Operation } from '../../../src/simulator/document.ts';
import { numberFormats, stringFormats } from '../../../src/simulator/formats.ts';
import { objectAt } from '../../../src/model/json-object.ts';
import { documents, logIn, objectsIn, send, type Reply, type Session } from './start.ts';

const operations = documents.flatMap(listOperations);

/** Strict where the simulator is lenient: `oneOf` means exactly one. */
const checkers = new Map(
  documents.map((document) => {
    const ajv = new Ajv({ strict: false, logger: false });
    for (const [name, validate] of Object.entries(stringFormats))
      ajv.addFormat(name, { type: 'string', validate });
    for (const [name, validate] of Object.entries(numberFormats))
      ajv.addFormat(name, { type: 'number', validate });
    ajv.addFormat('password', true);
    ajv.addSchema(document, 'document');
    return [document, ajv];
  }),
);

function check(operation: Operation, reply: Reply): void {
  const responses = objectAt(
    objectAt(
      objectAt(objectAt(operation.document, 'paths'), operation.template),
      operation.method.toLowerCase(),
    ),
    'responses',
  );
  expect({ [operation.key]: Object.keys(responses) }).toEqual({
    [operation.key]: expect.arrayContaining([String(reply.status)]),
  });
  const schema = objectAt(objectAt(objectAt(responses, String(reply.status)), 'content'), 'application/json')[
    'schema'
  ];
  // A refusal says why, whether or not the document gives its body a schema.
  if (schema === undefined && reply.status >= 400) {
    expect([operation.key, Object.keys(reply.body)]).toEqual([operation.key, ['code', 'message']]);
    return;
  }
  if (schema === undefined || reply.status === 204) {
    expect([operation.key, reply.text]).toEqual([operation.key, '']);
    return;
  }
  const path = encodeURIComponent(operation.template.replaceAll('/', '~1'));
  const method = operation.method.toLowerCase();
  const pointer = `document#/paths/${path}/${method}/responses/${reply.status}/content/application~1json/schema`;
  const validate = checkers.get(operation.document)?.compile({ $ref: pointer });
  validate?.(JSON.parse(reply.text));
  expect([operation.key, validate?.errors]).toEqual([operation.key, null]);
}

/** Calls operations by key, checks each answer, and remembers which were called. */
function createCaller({ call }: Session) {
  const called = new Set<string>();
  const operate = async (key: string, params: Record<string, string> = {}, body?: unknown, query = '') => {
    const operation = operations.find((entry) => entry.key === key);
    if (operation === undefined) throw new Error(`no operation ${key}`);
    const path = operation.template.replaceAll(/\{([^}]+)\}/g, (_, name: string) => params[name] ?? '');
    const reply = await call(operation.method, `${path}${query}`, body);
    check(operation, reply);
    called.add(key);
    return reply;
  };
  return { called, operate };
}

type Operate = ReturnType<typeof createCaller>['operate'];

async function useBills(operate: Operate): Promise<void> {
  const { body } = await operate('GET /bills');
  const transaction = String(objectsIn(body['billList'])[0]?.['paymentTransactionId']);
  await operate('GET /payment_history/transactions/{payment_transaction_id}', {
    payment_transaction_id: transaction,
  });
  for (const yyyyMM of ['202508', '202509']) {
    await operate('GET /bills/{yyyyMM}', { yyyyMM });
    await operate('GET /bills/{yyyyMM}/daily', { yyyyMM });
    await operate('POST /bills/{yyyyMM}/export', { yyyyMM });
  }
  await operate('GET /bills/latest');
  await operate('POST /bills/latest/export', {}, undefined, '?export_mode=sync');
  await operate('GET /bills/summaries/bill_items');
  await operate('GET /bills/summaries/sims');
  const started = await operate('POST /bills/latest/export', {}, undefined, '?export_mode=async');
  const exported = { exported_file_id: String(started.body['exportedFileId']) };
  await operate('GET /files/exported/{exported_file_id}', exported);
  await operate('GET /files/exported/{exported_file_id}', exported);
}

async function usePayments(operate: Operate): Promise<void> {
  await operate('GET /payment_methods/current');
  await operate('POST /payment_methods/current/activate');
  const { body } = await operate('GET /payment_statements');
  const payment_statement_id = String(objectsIn(body['paymentStatementsList'])[0]?.['paymentStatementId']);
  await operate('POST /payment_statements/{payment_statement_id}/export', { payment_statement_id });
  await operate(
    'POST /payment_statements/payer_information',
    {},
    { companyName: 'Example', department: 'IoT' },
  );
  await operate('GET /payment_statements/payer_information');
  await operate('GET /coupons');
  await operate('POST /coupons/{coupon_code}/register', { coupon_code: 'SIMULATOR-500' });
  const coupon = await operate('POST /coupons', {}, { amount: 1000 });
  await operate('PUT /coupons/{order_id}/confirm', { order_id: String(coupon.body['orderId']) });
}

async function useDiscounts(operate: Operate): Promise<void> {
  const { body } = await operate('GET /volume_discounts/available_discounts');
  const [offer] = objectsIn(body['availableLongTermDiscounts']);
  const quotation = await operate(
    'POST /volume_discounts',
    {},
    { ...offer, quantity: 3, startDate: '20251001' },
  );
  const { body: contract } = await operate('PUT /volume_discounts/{order_id}/confirm', {
    order_id: String(quotation.body['orderId']),
  });
  await operate('GET /volume_discounts');
  await operate('GET /volume_discounts/{contract_id}', { contract_id: String(contract['contractId']) });
}

async function useAddresses(operate: Operate, operator_id: string): Promise<string> {
  const collection = '/operators/{operator_id}/shipping_addresses';
  const address = { addressLine1: '1-1', city: 'Sapporo', state: 'Hokkaido', zipCode: '060-0000' };
  const { body: kept } = await operate(`POST ${collection}`, { operator_id }, address);
  const { body: dropped } = await operate(`POST ${collection}`, { operator_id }, address);
  await operate(`GET ${collection}`, { operator_id });
  const shipping_address_id = String(dropped['shippingAddressId']);
  await operate(`GET ${collection}/{shipping_address_id}`, { operator_id, shipping_address_id });
  await operate(`PUT ${collection}/{shipping_address_id}`, { operator_id, shipping_address_id }, address);
  await operate(`DELETE ${collection}/{shipping_address_id}`, { operator_id, shipping_address_id });
  return String(kept['shippingAddressId']);
}

async function useOrders(
  operate: Operate,
  shippingAddressId: string,
  push: (id: string) => Promise<unknown>,
) {
  const { body } = await operate('GET /products');
  const productCode = objectsIn(body['productList'])[0]?.['productCode'];
  const order = {
    orderItemList: [{ productCode, quantity: 3 }],
    shippingAddressId,
    preferredDeliveryDate: '20251001',
  };
  const first = String((await operate('POST /orders', {}, order)).body['orderId']);
  await operate('PUT /orders/{order_id}/confirm', { order_id: first });
  await operate('GET /orders/{order_id}', { order_id: first });
  const settings = { simInitialSettings: { 'plan-D': { speedClass: 's1.slow', tags: { site: 'lab' } } } };
  await operate('PUT /orders/{order_id}/resource_initial_setting', { order_id: first }, settings);
  for (let step = 0; step < 4; step += 1) await push(first);
  await operate('GET /orders/{order_id}/subscribers', { order_id: first });
  await operate('POST /orders/{order_id}/subscribers/register', { order_id: first });
  const second = String((await operate('POST /orders', {}, order)).body['orderId']);
  await operate('PUT /orders/{order_id}/confirm', { order_id: second });
  await operate('PUT /orders/{order_id}/cancel', { order_id: second });
  await operate('GET /orders');
}

async function useAuth(operate: Operate, session: Session): Promise<void> {
  const { authKeyId, authKey, email, operatorId, userName } = session.simulator.credentials;
  await operate('POST /auth', {}, { authKeyId, authKey });
  await operate('POST /auth/switch_user', {}, { operatorId, userName });
  const account = {
    authKeyId,
    authKey,
    email: 'new@example.com',
    password: 'long enough',
    coverageTypes: ['jp'],
  };
  await operate('POST /sandbox/init', {}, account);
  await operate('POST /auth/password_reset_token/issue', {}, { email });
  const { text } = await send(session.simulator, 'GET', '/_simulator/mail');
  const token = objectsIn(JSON.parse(text))[0]?.['token'];
  await operate('POST /auth/password_reset_token/verify', {}, { token, password: 'another one' });
  await operate('POST /auth/logout');
}

describe.each(['jp', 'g'] as const)('the shipped API in %s', (coverageType) => {
  it('answers about bills as its document says while a month is being closed', async () => {
    const session = await logIn({ coverageType, tokenNow: () => 0 });
    // October 2025 begins on a Wednesday, and no month is closed before its first business day is over.
    session.clock.time = Date.UTC(2025, 9, 1, 12);
    const { operate } = createCaller(session);
    const [newest] = objectsIn((await operate('GET /bills')).body['billList']);
    expect(newest?.['yearMonth']).toBe('202508');
    const statuses: number[] = [];
    for (const key of ['GET /bills/{yyyyMM}', 'GET /bills/{yyyyMM}/daily', 'POST /bills/{yyyyMM}/export']) {
      for (const yyyyMM of ['202509', '202510', '202403']) {
        statuses.push((await operate(key, { yyyyMM })).status);
      }
    }
    expect(statuses).toEqual([404, 200, 404, 200, 200, 404, 404, 200, 404]);
    await operate('GET /bills/latest');
    await operate('GET /bills/summaries/bill_items');
    await operate('GET /bills/summaries/sims');
  });

  it('answers every operation as its document says', async () => {
    const session = await logIn({ coverageType });
    const { called, operate } = createCaller(session);
    await useBills(operate);
    await usePayments(operate);
    await useDiscounts(operate);
    const address = await useAddresses(operate, session.simulator.credentials.operatorId);
    await useOrders(operate, address, (id) => session.call('POST', `/_simulator/orders/${id}/advance`));
    await useAuth(operate, session);
    expect([...called].toSorted()).toEqual(operations.map(({ key }) => key).toSorted());
  });
});
