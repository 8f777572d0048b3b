/** The state file: shared by processes, never half written. */
import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { UnexpectedError } from '../../../src/errors.ts';
import { createFileState } from '../../../src/simulator/file-state.ts';
import { createMemoryState } from '../../../src/simulator/state.ts';
import { makeFolder } from '../../helpers/folder.ts';
import { startProcess } from '../../helpers/program.ts';
import { documents, logIn, objectsIn } from './start.ts';

const account = { email: 'a@example.com', operatorId: 'OP0000000001' };

let folder = '';

beforeAll(() => {
  folder = makeFolder();
});

describe.each([
  ['memory', () => createMemoryState()],
  ['a file', () => createFileState(join(folder, `${Math.trunc(performance.now() * 1000)}.json`))],
])('a state in %s', (_name, create) => {
  it('changes whole or not at all', async () => {
    const store = create();
    await expect(
      store.update((state) => {
        state.accounts.push(account);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(store.read().accounts).toEqual([]);
    expect(await store.update((state) => state.accounts.push(account))).toBe(1);
    expect(store.read().accounts).toEqual([account]);
  });

  it('loses no change of many at once', async () => {
    const store = create();
    await Promise.all(
      Array.from({ length: 20 }, () => store.update((state) => state.accounts.push(account))),
    );
    expect(store.read().accounts).toHaveLength(20);
  });
});

describe('a state file', () => {
  it("is its owner's alone, and leaves nothing beside it", async () => {
    const own = join(folder, 'own');
    const path = join(own, 'state.json');
    await logIn({ state: createFileState(path) });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(own)).toEqual(['state.json']);
  });

  it('is rid of what a crash left as soon as it is opened', () => {
    const own = join(folder, 'crashed');
    mkdirSync(own);
    const old = '.state.json.0123456789ab.tmp';
    const others = ['.other.json.0123456789ab.tmp', '.state.json.ba9876543210.tmp', 'state.json.bak'];
    for (const name of [old, ...others]) writeFileSync(join(own, name), '{}');
    utimesSync(join(own, old), 1, 1);
    createFileState(join(own, 'state.json')).read();
    expect(readdirSync(own).toSorted()).toEqual(others);
  });

  it('carries an order from one simulator to the next', async () => {
    const path = join(folder, 'order.json');
    const first = await logIn({ state: createFileState(path) });
    const { operatorId } = first.simulator.credentials;
    const addresses = await first.call('GET', `/operators/${operatorId}/shipping_addresses`);
    const shippingAddressId = objectsIn(addresses.body['shippingAddresses'])[0]?.['shippingAddressId'];
    const orderItemList = [{ productCode: 'SIM-PLAN-D-NANO', quantity: 1 }];
    const { body } = await first.call('POST', '/orders', { orderItemList, shippingAddressId });
    await first.simulator.close();
    const second = await logIn({ state: createFileState(path) });
    const id = String(body['orderId']);
    expect((await second.call('PUT', `/orders/${id}/confirm`)).status).toBe(200);
    const third = await logIn({ state: createFileState(path) });
    expect((await third.call('GET', `/orders/${id}`)).body['orderStatus']).toBe('orderProcessing');
    expect((await second.call('POST', '/auth/logout')).status).toBe(204);
    const reply = await third.call('GET', '/bills', undefined, second.headers);
    expect(reply.status).toBe(401);
  });

  it('that has no room says so', async () => {
    const path = join(folder, 'file');
    writeFileSync(path, '');
    await expect(logIn({ state: createFileState(join(path, 'state.json')) })).rejects.toThrow(
      UnexpectedError,
    );
  });

  it.each(['{', '[]', '{"version":2}'])('that holds %s is refused', async (text) => {
    const path = join(folder, 'broken.json');
    writeFileSync(path, text);
    await expect(logIn({ state: createFileState(path) })).rejects.toThrow(UnexpectedError);
    expect(readFileSync(path, 'utf8')).toBe(text);
  });
});

describe('a simulator that is killed', () => {
  it('leaves a state that the next one goes on with', async () => {
    const path = join(folder, 'killed.json');
    const program = join(folder, 'simulator.mjs');
    await build({
      stdin: {
        contents: `
          import { serveSimulator } from './src/simulator/serve.ts';
          import { createFileState } from './src/simulator/file-state.ts';
          const state = createFileState(${JSON.stringify(path)});
          const documents = ${JSON.stringify(documents)};
          const now = () => ${Date.UTC(2025, 8, 15)};
          const { credentials } = await serveSimulator({ documents, coverageType: 'jp', seed: 'test', now, state });
          for (let worth = 1; ; worth += 1) {
            await state.update(({ operators }) => {
              const operator = operators[credentials.operatorId];
              operator.payer = { fullName: 'x'.repeat(100_000), department: String(worth) };
            });
            if (worth === 20) process.stdout.write('busy');
          }`,
        resolveDir: join(import.meta.dirname, '../../..'),
      },
      bundle: true,
      platform: 'node',
      format: 'esm',
      outfile: program,
      banner: {
        js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
      },
    });
    const { child, sees, ended } = startProcess([process.execPath, program]);
    await sees('busy');
    child.kill('SIGKILL');
    await ended;
    const { call } = await logIn({ state: createFileState(path) });
    const { body } = await call('GET', '/payment_statements/payer_information');
    expect(String(body['fullName'])).toHaveLength(100_000);
    expect(Number(body['department'])).toBeGreaterThanOrEqual(20);
  });
});
