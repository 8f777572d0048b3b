/** Orders: prices, the walk to the door, what may be done on the way, and the SIMs in the parcel. */
import { describe, expect, it } from 'vitest';
import { logIn, objectsIn, sumOf, type Session } from './start.ts';
import type { SimulatorOptions } from '../../../src/simulator/serve.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

interface Shop extends Session {
  address: string;
  quote: (lines: Record<string, number>, more?: Record<string, unknown>) => Promise<string>;
  confirm: (id: string) => Promise<number>;
  status: (id: string) => Promise<unknown>;
  push: (id: string, times: number) => Promise<void>;
}

async function openShop(options: Partial<SimulatorOptions> = {}): Promise<Shop> {
  const session = await logIn({ tokenNow: () => 0, ...options });
  const { operatorId } = session.simulator.credentials;
  const addresses = await session.call('GET', `/operators/${operatorId}/shipping_addresses`);
  const address = String(objectsIn(addresses.body['shippingAddresses'])[0]?.['shippingAddressId']);
  return {
    ...session,
    address,
    async quote(lines, more = {}) {
      const orderItemList = Object.entries(lines).map(([productCode, quantity]) => ({
        productCode,
        quantity,
      }));
      const reply = await session.call('POST', '/orders', {
        orderItemList,
        shippingAddressId: address,
        ...more,
      });
      expect(reply.status).toBe(201);
      return String(reply.body['orderId']);
    },
    confirm: async (id) => (await session.call('PUT', `/orders/${id}/confirm`)).status,
    status: async (id) => (await session.call('GET', `/orders/${id}`)).body['orderStatus'],
    async push(id, times) {
      for (let step = 0; step < times; step += 1)
        await session.call('POST', `/_simulator/orders/${id}/advance`);
    },
  };
}

describe('a quotation', () => {
  it.each([
    ['jp', { 'SIM-PLAN-D-NANO': 3, 'MODEM-LTE-USB': 1 }],
    ['jp', { 'SIM-PLAN-D-NANO': 10 }],
    ['g', { 'SIM-PLAN01S-3IN1': 7 }],
  ] as const)('adds up with tax and shipping (%s, %o)', async (coverageType, lines) => {
    const { call, address } = await openShop({ coverageType });
    const orderItemList = Object.entries(lines).map(([productCode, quantity]) => ({ productCode, quantity }));
    const { body } = await call('POST', '/orders', { orderItemList, shippingAddressId: address });
    const items = objectsIn(body['orderItemList']);
    const gross = sumOf(items.map((item) => item['taxIncludedProductAmount']));
    const net = sumOf(items.map((item) => item['productAmount']));
    expect(body['totalAmount']).toBe(sumOf([gross, body['shippingCost']]));
    expect(body['taxAmount']).toBe(sumOf([gross, -net, body['taxIncludedInShippingCost']]));
    expect(Number(body['shippingCost'])).toBeGreaterThan(0);
    expect(Number(body['taxAmount'])).toBeGreaterThan(0);
  });

  it('takes the price for the quantity', async () => {
    const { call, address } = await openShop();
    const total = async (quantity: number) => {
      const orderItemList = [{ productCode: 'SIM-PLAN-D-NANO', quantity }];
      const { body } = await call('POST', '/orders', { orderItemList, shippingAddressId: address });
      return objectsIn(body['orderItemList'])[0]?.['productAmount'];
    };
    expect(await total(9)).toBe(8100);
    expect(await total(10)).toBe(8000);
  });

  it('sends letters for less, and says so in the order', async () => {
    const { call, quote, confirm, address } = await openShop();
    const shippingOptions = [{ allowNekopos: true }];
    const applied = [{ allowNekopos: true, shipmentCompany: 'yamato_transport' }];
    const order = {
      orderItemList: [{ productCode: 'SIM-PLAN-D-NANO', quantity: 1 }],
      shippingAddressId: address,
    };
    const { body: quotation } = await call('POST', '/orders', { ...order, shippingOptions });
    expect(quotation).toMatchObject({ shippingCost: 385, appliedShippingOptions: applied });
    expect((await call('POST', '/orders', order)).body['appliedShippingOptions']).toEqual([]);
    const id = await quote({ 'SIM-PLAN-D-NANO': 1 }, { shippingOptions });
    expect(await confirm(id)).toBe(200);
    expect((await call('GET', `/orders/${id}`)).body).toMatchObject({
      shippingCost: 385,
      appliedShippingOptions: applied,
    });
  });

  it.each([
    ['no items', { orderItemList: [] }, 'orderItemList'],
    [
      'an unknown product',
      { orderItemList: [{ productCode: 'NONE', quantity: 1 }] },
      'orderItemList.0.productCode',
    ],
    ['no quantity', { orderItemList: [{ productCode: 'SIM-PLAN-D-NANO' }] }, 'orderItemList.0.quantity'],
    [
      'too many',
      { orderItemList: [{ productCode: 'SIM-PLAN-D-NANO', quantity: 1001 }] },
      'orderItemList.0.quantity',
    ],
    [
      'a quantity of text',
      { orderItemList: [{ productCode: 'SIM-PLAN-D-NANO', quantity: 'two' }] },
      'orderItemList.0.quantity',
    ],
    ['an unknown address', { shippingAddressId: 'SA0' }, 'shippingAddressId'],
    ['no address', { shippingAddressId: undefined }, 'shippingAddressId'],
    ['no day', { preferredDeliveryDate: '20250231' }, 'preferredDeliveryDate'],
  ])('refuses %s', async (_name, part, property) => {
    const { call, address } = await openShop();
    const good = {
      orderItemList: [{ productCode: 'SIM-PLAN-D-NANO', quantity: 1 }],
      shippingAddressId: address,
    };
    const reply = await call('POST', '/orders', { ...good, ...part });
    expect(reply.status).toBe(400);
    expect(reply.body['message']).toContain(`"${property}"`);
  });
});

describe('the balance due', () => {
  const total = 900 + 90 + 770;

  it('is the total until it is paid', async () => {
    const { call, quote, confirm, push, address } = await openShop();
    const { body } = await call('POST', '/orders', {
      orderItemList: [{ productCode: 'SIM-PLAN-D-NANO', quantity: 1 }],
      shippingAddressId: address,
    });
    expect(body).toMatchObject({ totalAmount: total, balanceDue: total });
    const id = await quote({ 'SIM-PLAN-D-NANO': 1 });
    await confirm(id);
    const seen: unknown[] = [];
    for (let step = 0; step < 7; step += 1) {
      const { body: order } = await call('GET', `/orders/${id}`);
      seen.push(`${String(order['orderStatus'])} ${String(order['balanceDue'])}`);
      expect(order['totalAmount']).toBe(total);
      await push(id, 1);
    }
    expect(seen).toEqual([
      `orderProcessing ${total}`,
      `ordering ${total}`,
      'ordered 0',
      'kitting 0',
      'shipped 0',
      'receiving 0',
      'received 0',
    ]);
  });

  it.each([0, 2])('is nothing once it is cancelled after %d steps', async (steps) => {
    const { call, clock, quote, confirm, push } = await openShop();
    const id = await quote({ 'SIM-PLAN-D-NANO': 1 });
    await confirm(id);
    await push(id, steps);
    await call('PUT', `/orders/${id}/cancel`);
    expect((await call('GET', `/orders/${id}`)).body).toMatchObject({ totalAmount: total, balanceDue: 0 });
    clock.pass(minute);
    expect((await call('GET', `/orders/${id}`)).body).toMatchObject({
      orderStatus: 'cancelled',
      balanceDue: 0,
    });
  });
});

describe('products', () => {
  it.each(['jp', 'g'] as const)(
    'of a campaign, of other companies and of solutions (%s)',
    async (coverageType) => {
      const { call, address } = await openShop({ coverageType });
      const products = objectsIn((await call('GET', '/products')).body['productList']);
      const campaign = products.find((product) => product['campaignCode'] !== undefined);
      expect(Number(campaign?.['price'])).toBeLessThan(Number(campaign?.['regularPrice']));
      const { body } = await call('POST', '/orders', {
        orderItemList: [{ productCode: campaign?.['productCode'], quantity: 1 }],
        shippingAddressId: address,
      });
      expect(objectsIn(body['orderItemList'])[0]?.['productAmount']).toBe(campaign?.['price']);
      expect(products.find((product) => product['consignorId'] !== undefined)).toMatchObject({
        consignorName: 'Example Sensors',
        termsOfConsignorURL: expect.stringMatching(/^https:/),
        termsOfSolutionName: 'Example Sensor Cloud',
        termsOfSolutionURL: expect.stringMatching(/^https:/),
      });
    },
  );
});

describe('the walk to the door', () => {
  it('follows the clock', async () => {
    const { clock, call, quote, confirm, status } = await openShop();
    const id = await quote({ 'SIM-PLAN-D-NANO': 1 });
    expect((await call('GET', `/orders/${id}`)).status).toBe(404);
    expect(await confirm(id)).toBe(200);
    const seen = [await status(id)];
    for (const wait of [minute, minute, hour, day, day, day, day]) {
      clock.pass(wait);
      seen.push(await status(id));
    }
    expect(seen).toEqual([
      'orderProcessing',
      'ordering',
      'ordered',
      'kitting',
      'shipped',
      'receiving',
      'received',
      'received',
    ]);
    expect((await call('GET', `/orders/${id}`)).body).toMatchObject({
      paymentStatus: 'paid',
      orderDateTime: '20250915102030',
      shippingDateTime: '20250916112230',
    });
  });

  it('goes one step ahead of the clock when pushed, and on with it from there', async () => {
    const { clock, quote, confirm, status, push } = await openShop();
    const id = await quote({ 'SIM-PLAN-D-NANO': 1 });
    await confirm(id);
    await push(id, 3);
    expect(await status(id)).toBe('kitting');
    clock.pass(day - 1);
    expect(await status(id)).toBe('kitting');
    clock.pass(1);
    expect(await status(id)).toBe('shipped');
  });

  it('can be left until the parcel is shipped', async () => {
    const { clock, call, quote, confirm, status, push } = await openShop();
    const id = await quote({ 'SIM-PLAN-D-NANO': 1 });
    await confirm(id);
    await push(id, 3);
    expect((await call('PUT', `/orders/${id}/cancel`)).status).toBe(204);
    expect(await status(id)).toBe('cancelling');
    clock.pass(minute);
    expect((await call('GET', `/orders/${id}`)).body).toMatchObject({
      orderStatus: 'cancelled',
      paymentStatus: 'refunded',
    });
    expect((await call('PUT', `/orders/${id}/cancel`)).body['code']).toBe('ODR0005');
    const late = await quote({ 'SIM-PLAN-D-NANO': 1 });
    await confirm(late);
    await push(late, 4);
    expect((await call('PUT', `/orders/${late}/cancel`)).body['code']).toBe('ODR0004');
    expect(await status(late)).toBe('shipped');
  });

  it('ends', async () => {
    const { call, quote, confirm, push } = await openShop();
    const id = await quote({ 'SIM-PLAN-D-NANO': 1 });
    expect((await call('POST', `/_simulator/orders/${id}/advance`)).status).toBe(404);
    await confirm(id);
    await push(id, 6);
    expect((await call('POST', `/_simulator/orders/${id}/advance`)).status).toBe(400);
  });
});

describe('a confirmation', () => {
  it('happens once', async () => {
    const { call, quote, confirm } = await openShop();
    const id = await quote({ 'SIM-PLAN-D-NANO': 1 });
    expect(await confirm(id)).toBe(200);
    expect((await call('PUT', `/orders/${id}/confirm`)).body['code']).toBe('ODR0002');
    const { body } = await call('GET', '/orders');
    expect(objectsIn(body['orderList']).filter((order) => order['orderId'] === id)).toHaveLength(1);
  });

  it('comes too late after a month', async () => {
    const { clock, call, quote } = await openShop();
    const id = await quote({ 'SIM-PLAN-D-NANO': 1 });
    clock.pass(32 * day);
    expect((await call('PUT', `/orders/${id}/confirm`)).body['code']).toBe('ODR0003');
  });

  it('needs a payment method that works', async () => {
    const { call, quote, confirm } = await openShop();
    const id = await quote({ 'SIM-PLAN-D-NANO': 1 });
    await call('PUT', '/_simulator/payment_method', { errorCode: 'card_declined' });
    expect(await confirm(id)).toBe(400);
    await call('POST', '/payment_methods/current/activate');
    expect(await confirm(id)).toBe(200);
  });

  it('is paid for in the statements, unless it is cancelled', async () => {
    const { call, quote, confirm, push } = await openShop();
    const id = await quote({ 'SIM-PLAN-D-NANO': 1 });
    await confirm(id);
    const find = async () => {
      const { body } = await call('GET', '/payment_statements');
      return objectsIn(body['paymentStatementsList']).find((entry) => entry['orderId'] === id);
    };
    expect(await find()).toBeUndefined();
    await push(id, 2);
    const { body: order } = await call('GET', `/orders/${id}`);
    expect(await find()).toMatchObject({ amount: order['totalAmount'], currency: 'JPY' });
    await call('PUT', `/orders/${id}/cancel`);
    expect(await find()).toBeUndefined();
  });
});

describe('the SIMs of an order', () => {
  async function shipped(
    options: Partial<SimulatorOptions> = {},
    lines: Record<string, number> = { 'SIM-PLAN-D-NANO': 25 },
  ) {
    const shop = await openShop(options);
    const id = await shop.quote(lines);
    await shop.confirm(id);
    await shop.push(id, 4);
    return { ...shop, id };
  }

  it.each([
    ['the header', false],
    ['Link alone', true],
  ])('come page by page, by %s', async (_name, linkOnlyPaging) => {
    const { simulator, headers, id } = await shipped({ linkOnlyPaging });
    const pages: string[][] = [];
    let url: string | undefined = `${simulator.endpoint}/v1/orders/${id}/subscribers?limit=10`;
    while (url !== undefined) {
      const response: Response = await fetch(url, { headers });
      const body: unknown = await response.json();
      pages.push(objectsIn(Object(body)['orderedSubscriberList']).map((sim) => String(sim['iccid'])));
      const key = response.headers.get('x-soracom-next-key');
      const link: string | undefined = /^<(.*)>; rel=next$/.exec(response.headers.get('link') ?? '')?.[1];
      expect(key !== null).toBe(link !== undefined && !linkOnlyPaging);
      expect(link ?? '').toContain(key === null ? '' : `last_evaluated_key=${key}`);
      url = link;
    }
    expect(pages.map((page) => page.length)).toEqual([10, 10, 5]);
    expect(new Set(pages.flat()).size).toBe(25);
  });

  it('count the pieces in a pack, up to 100,000', async () => {
    const { call, id } = await shipped({}, { 'PACK-PLAN01S-100': 1000 });
    const { body, headers } = await call('GET', `/orders/${id}/subscribers?limit=1000`);
    expect(objectsIn(body['orderedSubscriberList'])).toHaveLength(1000);
    const last = String(objectsIn(body['orderedSubscriberList']).at(-1)?.['iccid']);
    expect(headers.get('x-soracom-next-key')).toBe(last);
  });

  it.each(['limit=0', 'limit=1001', 'limit=ten', 'last_evaluated_key=8981100000000000000'])(
    'refuse %s',
    async (query) => {
      const { call, id } = await shipped();
      expect((await call('GET', `/orders/${id}/subscribers?${query}`)).status).toBe(400);
    },
  );

  it('are none before the parcel is packed', async () => {
    const { call, quote, confirm, push } = await openShop();
    const id = await quote({ 'SIM-PLAN-D-NANO': 2 });
    await confirm(id);
    const count = async () =>
      objectsIn((await call('GET', `/orders/${id}/subscribers`)).body['orderedSubscriberList']);
    expect(await count()).toHaveLength(0);
    await push(id, 3);
    expect(await count()).toHaveLength(2);
  });

  it('are registered once, when they are on their way', async () => {
    const { call, quote, confirm, push } = await openShop();
    const id = await quote({ 'SIM-PLAN-D-NANO': 2 });
    await confirm(id);
    const register = () => call('POST', `/orders/${id}/subscribers/register`);
    expect((await register()).body['code']).toBe('ODR0007');
    await push(id, 4);
    expect((await register()).status).toBe(204);
    expect((await register()).body['code']).toBe('ODR0008');
  });

  it('can be set up until they are received', async () => {
    const { call, id, push } = await shipped();
    const setting = { simInitialSettings: { 'plan-D': { speedClass: 's1.fast' } } };
    const set = () => call('PUT', `/orders/${id}/resource_initial_setting`, setting);
    expect((await set()).body['resourceInitialSetting']).toEqual(setting);
    expect((await call('GET', `/orders/${id}`)).body['resourceInitialSetting']).toEqual(setting);
    await push(id, 2);
    expect((await set()).body['code']).toBe('ODR0006');
  });
});
