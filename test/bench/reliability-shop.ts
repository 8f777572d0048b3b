/** The account that the fault matrix runs against: a simulator with an order whose SIMs fill several pages. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, type JsonObject } from '../../src/model/json-object.ts';
import { serveSimulator, type Simulator } from '../../src/simulator/serve.ts';
import { createMemoryState } from '../../src/simulator/state.ts';

/** What the matrix knows of the account, and the switches of its server. */
export interface Shop {
  endpoint: string;
  credentials: Simulator['credentials'];
  folder: string;
  bills: number;
  sims: number;
  orderId: string;
  /** The body of a new shipping address. */
  newAddress: string;
  countAddresses: () => Promise<number>;
  /** The file that an export of this month is. */
  bill: Buffer;
  /** Puts one fault in force and forgets what was asked so far. */
  setFault: (rule: object) => Promise<void>;
  clearFaults: () => Promise<void>;
  /** Requests since then that the fault could have met. */
  countRequests: (match: Record<string, string>) => Promise<number>;
  close: () => Promise<void>;
}

/** What the endpoint is called through a proxy; this machine's own names are never proxied. */
export const proxiedHost = 'api.test';

/** 2025-09-15 10:20:30 UTC: the world stands still, so that a file is the same each time. */
const noon = Date.UTC(2025, 8, 15, 10, 20, 30);

/** Opens the account. */
export async function openShop(folder: string): Promise<Shop> {
  const documents = join(import.meta.dirname, '../../dist/index/documents');
  const simulator = await serveSimulator({
    documents: readdirSync(documents).map(
      (file) => JSON.parse(readFileSync(join(documents, file), 'utf8')) as JsonObject,
    ),
    coverageType: 'jp',
    seed: 'reliability',
    now: () => noon,
    tokenNow: Date.now,
    state: createMemoryState(),
    exportBytes: 200_000,
    allowedHosts: [proxiedHost],
  });
  const api = await logIn(simulator);
  const addressPath = `/v1/operators/${simulator.credentials.operatorId}/shipping_addresses`;
  const addresses = async (): Promise<JsonObject[]> =>
    objectsIn((await api('GET', addressPath))['shippingAddresses']);
  const [address = {}] = await addresses();
  const orderId = await placeOrder(api, String(address['shippingAddressId']));
  const { shippingAddressId: _id, shippingArea: _area, ...newAddress } = address;
  const list = `/v1/orders/${orderId}/subscribers?limit=1000`;
  const { url } = await api('POST', '/v1/bills/latest/export');
  return {
    endpoint: simulator.endpoint,
    credentials: simulator.credentials,
    folder,
    bills: objectsIn((await api('GET', '/v1/bills'))['billList']).length,
    sims: objectsIn((await api('GET', list))['orderedSubscriberList']).length,
    orderId,
    newAddress: JSON.stringify({ ...newAddress, countryCode: 'JP' }),
    countAddresses: async () => (await addresses()).length,
    bill: Buffer.from(await (await fetch(String(url))).arrayBuffer()),
    async setFault(rule) {
      await api('DELETE', '/_simulator/faults');
      await api('DELETE', '/_simulator/requests');
      await api('POST', '/_simulator/faults', rule);
    },
    clearFaults: async () => void (await api('DELETE', '/_simulator/faults')),
    async countRequests({ operationId, path }) {
      await api('DELETE', '/_simulator/faults');
      const { latest } = await api('GET', '/_simulator/requests');
      return objectsIn(latest).filter((entry) =>
        operationId === undefined
          ? String(entry['path']).startsWith(String(path).replace('*', '')) && entry['credentials'] === false
          : entry['operationId'] === operationId,
      ).length;
    },
    close: () => simulator.close(),
  };
}

type Api = (method: string, path: string, body?: unknown) => Promise<JsonObject>;

async function logIn(simulator: Simulator): Promise<Api> {
  let headers: Record<string, string> = { 'content-type': 'application/json' };
  const api: Api = async (method, path, body) => {
    const request = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
    const response = await fetch(simulator.endpoint + path, request);
    const text = await response.text();
    const value: unknown = text === '' ? {} : JSON.parse(text);
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return isObject(value) ? value : {};
  };
  const { authKeyId, authKey } = simulator.credentials;
  const login = await api('POST', '/v1/auth', { authKeyId, authKey });
  headers = {
    ...headers,
    'x-soracom-api-key': String(login['apiKey']),
    'x-soracom-token': String(login['token']),
  };
  return api;
}

/** An order of SIMs that are on their way: only then they are listed. */
async function placeOrder(api: Api, shippingAddressId: string): Promise<string> {
  const orderItemList = [{ productCode: 'SIM-PLAN-D-NANO', quantity: 45 }];
  const quotation = await api('POST', '/v1/orders', { orderItemList, shippingAddressId });
  const orderId = String(quotation['orderId']);
  await api('PUT', `/v1/orders/${orderId}/confirm`);
  for (let step = 0; step < 3; step += 1) await api('POST', `/_simulator/orders/${orderId}/advance`);
  return orderId;
}

function objectsIn(list: unknown): JsonObject[] {
  return Array.isArray(list) ? list.filter(isObject) : [];
}
