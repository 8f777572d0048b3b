/** Coupons, payments, statements, payers, long-term discounts, addresses: what callers change, and what follows. */
import { describe, expect, it } from 'vitest';
import { readCsvRows } from '../../helpers/billing-csv.ts';
import { logIn, objectsIn, sumOf } from './start.ts';

const day = 86_400_000;

describe('coupons', () => {
  it('are bought in two steps', async () => {
    const { call } = await logIn();
    const { body: quotation } = await call('POST', '/coupons', { amount: 1000 });
    expect(quotation).toMatchObject({
      amount: 1000,
      taxAmount: 100,
      totalAmount: 1100,
      expiryYearMonth: '202609',
    });
    const id = String(quotation['orderId']);
    const listed = async () =>
      objectsIn((await call('GET', '/coupons')).body['couponList']).map((c) => c['orderId']);
    expect(await listed()).not.toContain(id);
    expect((await call('PUT', `/coupons/${id}/confirm`)).body).toMatchObject({
      amount: 1000,
      balance: 1000,
      orderId: id,
    });
    expect(await listed()).toContain(id);
    expect((await call('PUT', `/coupons/${id}/confirm`)).status).toBe(400);
    expect((await call('PUT', '/coupons/none/confirm')).status).toBe(404);
  });

  it.each([0, -1, 0.5, 100_000_000])('are not sold for %d yen', async (amount) => {
    const { call } = await logIn();
    expect((await call('POST', '/coupons', { amount })).body['message']).toContain('"amount"');
  });

  it('are registered by code, once each, five in all', async () => {
    const { call } = await logIn();
    const register = async (code: string) => {
      const { status, body } = await call('POST', `/coupons/${code}/register`);
      return status === 200 ? body['balance'] : body['code'];
    };
    expect(await register('NONSENSE')).toBe('CPN0001');
    expect(await register('SIMULATOR-100')).toBe(100);
    expect(await register('SIMULATOR-100')).toBe('CPN0002');
    for (const worth of [1, 2, 3, 4]) expect(await register(`SIMULATOR-${worth}`)).toBe(worth);
    expect(await register('SIMULATOR-5')).toBe('CPN0003');
  });

  it('pay the bills that close after them', async () => {
    const { call, clock } = await logIn({ tokenNow: () => 0 });
    await call('POST', '/coupons/SIMULATOR-900000/register');
    clock.time = Date.UTC(2025, 10, 15);
    const { body } = await call('GET', '/bills');
    const bills = objectsIn(body['billList']).filter((bill) => String(bill['yearMonth']) >= '202509');
    const coupons = objectsIn((await call('GET', '/coupons')).body['couponList']).filter(
      (coupon) => String(coupon['expiryYearMonth']) >= '202609',
    );
    expect(bills).toHaveLength(2);
    expect(bills.map((bill) => bill['amount'])).toEqual([0, 0]);
    const used = coupons.map((coupon) => Number(coupon['amount']) - Number(coupon['balance']));
    expect(sumOf(used)).toBe(sumOf(bills.map((bill) => bill['appliedCouponAmount'])));
  });
});

describe('payments', () => {
  it('settle every bill, less its coupons', async () => {
    const { call } = await logIn();
    const bills = objectsIn((await call('GET', '/bills')).body['billList']);
    const statements = objectsIn((await call('GET', '/payment_statements')).body['paymentStatementsList']);
    expect(bills.some((bill) => Number(bill['appliedCouponAmount']) > 0)).toBe(true);
    for (const bill of bills) {
      const due = bill['amount'];
      const statement = statements.find(
        (entry) => entry['paymentStatementId'] === bill['paymentTransactionId'],
      );
      expect(statement).toMatchObject({ amount: due, chargedYearMonths: [bill['yearMonth']] });
      const { body } = await call(
        'GET',
        `/payment_history/transactions/${String(bill['paymentTransactionId'])}`,
      );
      expect(body).toMatchObject({ status: 'success', amount: { totalAmount: due, paymentAmount: due } });
    }
    const times = statements.map((statement) => Number(statement['paymentDateTime']));
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });

  it.each([
    ['nonsense', 400],
    ['20250905020000000_00000000-0000-4000-8000-000000000000', 404],
  ])('are not found under %s', async (id, status) => {
    const { call } = await logIn();
    expect((await call('GET', `/payment_history/transactions/${id}`)).status).toBe(status);
  });

  it('are exported as a PDF', async () => {
    const { call } = await logIn();
    const [statement] = objectsIn((await call('GET', '/payment_statements')).body['paymentStatementsList']);
    const id = String(statement?.['paymentStatementId']);
    const { body } = await call('POST', `/payment_statements/${id}/export`);
    const response = await fetch(String(body['url']));
    expect(response.headers.get('content-type')).toBe('application/pdf');
    const text = await response.text();
    expect(text.startsWith('%PDF-1.4')).toBe(true);
    const offset = Number(/startxref\n(\d+)/.exec(text)?.[1]);
    expect(text.slice(offset, offset + 4)).toBe('xref');
    expect((await call('POST', '/payment_statements/none/export')).status).toBe(400);
  });

  it('need a method that works', async () => {
    const { call } = await logIn();
    const current = async () => (await call('GET', '/payment_methods/current')).body;
    expect(await current()).not.toHaveProperty('errorCode');
    await call('PUT', '/_simulator/payment_method', { errorCode: 'card_declined' });
    expect(await current()).toMatchObject({ errorCode: 'card_declined' });
    const { body } = await call('POST', '/coupons', { amount: 100 });
    expect((await call('PUT', `/coupons/${String(body['orderId'])}/confirm`)).body['code']).toBe('PAY0001');
    expect((await call('POST', '/payment_methods/current/activate')).body).toEqual({});
    expect(await current()).toMatchObject({ updateDate: '20250915102030' });
    await call('PUT', '/_simulator/payment_method', { errorCode: 'none' });
    expect((await call('GET', '/payment_methods/current')).status).toBe(404);
    expect((await call('POST', '/payment_methods/current/activate')).status).toBe(404);
  });

  it('name a payer once there is one', async () => {
    const { call } = await logIn();
    const path = '/payment_statements/payer_information';
    expect((await call('GET', path)).status).toBe(400);
    expect((await call('POST', path, { department: 'IoT' })).status).toBe(400);
    expect((await call('POST', path, { companyName: 'Example', fullName: 'Sora' })).status).toBe(201);
    expect((await call('GET', path)).body).toEqual({ companyName: 'Example', fullName: 'Sora' });
  });
});

describe('long-term discounts', () => {
  const request = {
    volumeDiscountType: 'SORACOM_AIR_BASIC_CHARGE_V2',
    volumeDiscountPaymentType: 'PREPAYMENT',
    contractTermMonth: 12,
    quantity: 10,
    startDate: '20251001',
  };

  it('are quoted, contracted, and run out', async () => {
    const { call, clock } = await logIn({ tokenNow: () => 0 });
    const { body: quotation } = await call('POST', '/volume_discounts', request);
    expect(quotation).toMatchObject({
      taxAmount: 2760,
      totalAmount: 30_360,
      volumeDiscount: { initialCost: 27_600, unitPrice: 230, taxIncludedUnitPrice: 253, endDate: '20260930' },
    });
    const id = String(quotation['orderId']);
    const listed = async () => objectsIn((await call('GET', '/volume_discounts')).body['volumeDiscountList']);
    const before = await listed();
    const { body: contract } = await call('PUT', `/volume_discounts/${id}/confirm`);
    expect(contract).toMatchObject({ status: 'active', contractDateTime: '20250915102030', quantity: 10 });
    expect(await listed()).toEqual([...before, contract]);
    const path = `/volume_discounts/${String(contract['contractId'])}`;
    expect((await call('GET', path)).body).toEqual(contract);
    expect((await call('PUT', `/volume_discounts/${id}/confirm`)).status).toBe(400);
    const statements = objectsIn((await call('GET', '/payment_statements')).body['paymentStatementsList']);
    expect(statements.find((statement) => statement['orderId'] === id)).toMatchObject({ amount: 30_360 });
    clock.time = Date.UTC(2026, 8, 30, 23);
    expect((await call('GET', path)).body['status']).toBe('active');
    clock.pass(2 * 3_600_000);
    expect((await call('GET', path)).body['status']).toBe('expired');
    expect(await listed()).toContainEqual({ ...contract, status: 'expired' });
    // Half a year after its end is 30 March; the 18 months since it was made end a day later.
    clock.time = Date.UTC(2027, 2, 31, 23);
    expect((await call('GET', path)).status).toBe(200);
    clock.pass(2 * 3_600_000);
    expect((await call('GET', path)).status).toBe(400);
    expect(await listed()).toEqual([]);
  });

  it('show one that runs and one that ended, but none that ended long ago', async () => {
    const { call } = await logIn();
    const contracts = objectsIn((await call('GET', '/volume_discounts')).body['volumeDiscountList']);
    expect(contracts.map(({ startDate, endDate, status }) => [startDate, endDate, status])).toEqual([
      ['20250201', '20260131', 'active'],
      ['20240601', '20250531', 'expired'],
    ]);
  });

  it('that run for two years are shown for as long', async () => {
    const { call, clock } = await logIn({ tokenNow: () => 0 });
    const { body } = await call('POST', '/volume_discounts', { ...request, contractTermMonth: 24 });
    const { body: contract } = await call('PUT', `/volume_discounts/${String(body['orderId'])}/confirm`);
    const path = `/volume_discounts/${String(contract['contractId'])}`;
    clock.time = Date.UTC(2027, 5, 15);
    expect((await call('GET', path)).body['status']).toBe('active');
  });

  it.each([
    ['MONTHLY', '-50'],
    ['PREPAYMENT', '-300'],
  ])('paid %s come off the bills of the months they cover', async (volumeDiscountPaymentType, unitPrice) => {
    const { call, clock } = await logIn({ tokenNow: () => 0 });
    const { body } = await call('POST', '/volume_discounts', {
      ...request,
      volumeDiscountPaymentType,
      quantity: 2,
      startDate: '20251101',
    });
    await call('PUT', `/volume_discounts/${String(body['orderId'])}/confirm`);
    clock.time = Date.UTC(2025, 11, 10);
    const read = async (month: string) => {
      const { body: exported } = await call('POST', `/bills/${month}/export`);
      const { rows } = readCsvRows(await (await fetch(String(exported['url']))).text());
      return rows.filter((row) => row['billItemName'] === 'basicChargeLongTermDiscount');
    };
    const [, own] = await read('202511');
    expect(own).toMatchObject({ imsi: '', date: '202511', unitPrice, quantity: '2' });
    expect(await read('202510')).toHaveLength(1);
  });

  it('start next month unless told, and cost nothing at once by the month', async () => {
    const { call } = await logIn();
    const { startDate: _none, ...rest } = request;
    const { body } = await call('POST', '/volume_discounts', {
      ...rest,
      volumeDiscountPaymentType: 'MONTHLY',
    });
    expect(body).toMatchObject({ totalAmount: 0, volumeDiscount: { startDate: '20251001', initialCost: 0 } });
  });

  it.each([
    ['a term that is not on offer', { contractTermMonth: 13 }, 'VDC0002'],
    ['none at all', { quantity: 0 }, 'SIM0004'],
    ['yesterday', { startDate: '20250914' }, 'SIM0004'],
    ['no day', { startDate: '20250931' }, 'SIM0004'],
    ['an unknown type', { volumeDiscountType: 'X' }, 'SIM0004'],
  ])('are not sold for %s', async (_name, part, code) => {
    const { call } = await logIn();
    const reply = await call('POST', '/volume_discounts', { ...request, ...part });
    expect([reply.status, reply.body['code']]).toEqual([400, code]);
  });

  it('are not found', async () => {
    const { call } = await logIn();
    expect((await call('GET', '/volume_discounts/none')).status).toBe(400);
  });
});

describe('shipping addresses', () => {
  const address = { addressLine1: '1-1', city: '札幌市', state: '北海道', zipCode: '060-0000' };

  it('are created, read, replaced and deleted', async () => {
    const { simulator, call } = await logIn();
    const path = `/operators/${simulator.credentials.operatorId}/shipping_addresses`;
    const { body } = await call('POST', path, { ...address, companyName: 'Example' });
    const id = String(body['shippingAddressId']);
    expect(body).toEqual({
      ...address,
      companyName: 'Example',
      phoneNumber: '',
      shippingAddressId: id,
      shippingArea: 'hokkaido',
    });
    expect((await call('PUT', `${path}/${id}`, { ...address, city: 'Otaru' })).status).toBe(200);
    const { body: changed } = await call('GET', `${path}/${id}`);
    expect(changed['city']).toBe('Otaru');
    expect(changed).not.toHaveProperty('companyName');
    const ids = async () =>
      objectsIn((await call('GET', path)).body['shippingAddresses']).map((a) => a['shippingAddressId']);
    expect(await ids()).toContain(id);
    expect((await call('DELETE', `${path}/${id}`)).status).toBe(200);
    expect(await ids()).not.toContain(id);
    for (const method of ['GET', 'DELETE']) expect((await call(method, `${path}/${id}`)).status).toBe(404);
  });

  it.each(['addressLine1', 'city', 'state', 'zipCode'])('need %s', async (name) => {
    const { simulator, call } = await logIn();
    const path = `/operators/${simulator.credentials.operatorId}/shipping_addresses`;
    for (const value of [undefined, ' ']) {
      const reply = await call('POST', path, { ...address, [name]: value });
      expect([reply.status, reply.body['message']]).toEqual([400, `"${name}" is required.`]);
    }
  });

  it.each([
    ['Tokyo', 'kanto'],
    ['東京都', 'kanto'],
    ['京都府', 'kansai'],
    ['大阪', 'kansai'],
    ['Aichi Prefecture', 'chubu'],
    ['Okinawa-ken', 'okinawa'],
    ['elsewhere', 'kanto'],
  ])('in %s lie in %s', async (state, area) => {
    const { simulator, call } = await logIn();
    const path = `/operators/${simulator.credentials.operatorId}/shipping_addresses`;
    expect((await call('POST', path, { ...address, state })).body['shippingArea']).toBe(area);
  });
});

describe('old things', () => {
  it('are no longer shown after 18 months', async () => {
    const { call, clock } = await logIn({ tokenNow: () => 0 });
    const count = async () => objectsIn((await call('GET', '/orders')).body['orderList']).length;
    expect(await count()).toBe(2);
    clock.pass(16 * 30 * day);
    expect(await count()).toBe(1);
    clock.pass(60 * day);
    expect(await count()).toBe(1);
    clock.pass(30 * day);
    expect(await count()).toBe(0);
  });

  it('are not found either: orders, their SIMs, payments and statements', async () => {
    const { call, clock } = await logIn({ tokenNow: () => 0 });
    const order = String(objectsIn((await call('GET', '/orders')).body['orderList'])[0]?.['orderId']);
    const statements = objectsIn((await call('GET', '/payment_statements')).body['paymentStatementsList']);
    const payment = String(statements[0]?.['paymentStatementId']);
    const requests = [
      ['GET', `/orders/${order}`, 200, 404],
      ['GET', `/orders/${order}/subscribers`, 200, 404],
      ['PUT', `/orders/${order}/resource_initial_setting`, 400, 404],
      ['POST', `/orders/${order}/subscribers/register`, 204, 404],
      ['GET', `/payment_history/transactions/${payment}`, 200, 404],
      ['POST', `/payment_statements/${payment}/export`, 200, 400],
    ] as const;
    const send = async (method: string, path: string) =>
      (await call(method, path, method === 'PUT' ? {} : undefined)).status;
    // Still within 18 months, on the last day of the 18th.
    clock.time = Date.UTC(2027, 2, 31);
    for (const [method, path, shown] of requests) {
      expect([path, await send(method, path)]).toEqual([path, shown]);
    }
    clock.time = Date.UTC(2027, 3, 1);
    for (const [method, path, , hidden] of requests) {
      expect([path, await send(method, path)]).toEqual([path, hidden]);
    }
  });
});
