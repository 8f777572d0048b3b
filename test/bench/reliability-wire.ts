/**
 * `npm run bench:reliability`: every fault of the simulator against every kind of command, straight and through a
 * proxy. A promise is broken where something is lost behind an exit code 0, or done twice.
 */
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { makeFolder } from '../helpers/folder.ts';
import { callProgram, type Ended } from '../helpers/program.ts';
import { createProxy } from '../helpers/proxy.ts';
import { openShop, proxiedHost, type Shop } from './reliability-shop.ts';

/** A fault by its name and settings. `unseen`: no client can tell, since the server vouches for what it sends. */
interface Case {
  name: string;
  rule: Record<string, unknown> & { fault: string };
  unseen?: true;
}

const cases: Case[] = [
  { name: '429, Retry-After 0', rule: { fault: 'rate-limit', retryAfter: 0 } },
  { name: '503', rule: { fault: 'server-error', status: 503 } },
  { name: '503, Retry-After 0', rule: { fault: 'server-error', status: 503, retryAfter: 0 } },
  { name: '500', rule: { fault: 'server-error', status: 500 } },
  { name: 'reset, nothing done', rule: { fault: 'reset' } },
  { name: 'reset, all done', rule: { fault: 'reset', processed: true } },
  { name: 'reset in the body', rule: { fault: 'reset-body' } },
  { name: 'body cut, length true', rule: { fault: 'truncated-body' }, unseen: true },
  { name: '10 bytes too few', rule: { fault: 'wrong-length' } },
  { name: '5 bytes unannounced', rule: { fault: 'wrong-length', by: -5 }, unseen: true },
  { name: 'not JSON', rule: { fault: 'not-json' }, unseen: true },
  { name: 'late by 50 ms', rule: { fault: 'latency', ms: 50 } },
  { name: 'in drips', rule: { fault: 'slow-drip', bytes: 4000, ms: 1 } },
  { name: 'gzip', rule: { fault: 'gzip' } },
  { name: 'brotli', rule: { fault: 'brotli' } },
  { name: 'redirect elsewhere', rule: { fault: 'redirect' } },
  { name: 'token expired', rule: { fault: 'expired-token' } },
];

/** What came of one run. */
interface Outcome {
  code: number | null;
  requests: number;
  lost: number;
  repeated: number;
}

/** A kind of command: what the fault meets, what is typed, and what there must be in the end. */
interface Kind {
  name: string;
  match: Record<string, string>;
  after?: number;
  run: (shop: Shop, call: Call) => Promise<Pick<Outcome, 'code' | 'lost' | 'repeated'>>;
}

/** Runs the program under test with the endpoint and credentials of the shop. */
type Call = (...argv: string[]) => Promise<Ended>;

const kinds: Kind[] = [
  {
    name: 'read',
    match: { operationId: 'getBillingHistory' },
    async run(shop, call) {
      const { code, stdout } = await call('bills', 'list', '--jsonl');
      const items = code === 0 ? countLines(stdout) : shop.bills;
      return { code, lost: shop.bills - items, repeated: 0 };
    },
  },
  {
    name: 'write',
    match: { operationId: 'createShippingAddress' },
    async run(shop, call) {
      const before = await shop.countAddresses();
      const { code } = await call('shipping-addresses', 'create', '--body', shop.newAddress);
      const made = (await shop.countAddresses()) - before;
      return { code, lost: code === 0 && made === 0 ? 1 : 0, repeated: Math.max(0, made - 1) };
    },
  },
  {
    name: 'paged',
    match: { operationId: 'listOrderedSubscribers' },
    after: 1,
    async run(shop, call) {
      const words = [
        'orders',
        'list-subscribers',
        '--order-id',
        shop.orderId,
        '--limit',
        '10',
        '--fetch-all',
        '--jsonl',
      ];
      const first = await call(...words);
      const key = / --last-evaluated-key (\S+)/.exec(first.stderr)?.[1];
      const printed = [...linesOf(first.stdout)];
      // Where it ended early it said how to go on: with that, nothing may be missing or come twice.
      if (first.code !== 0 && key !== undefined) {
        await shop.clearFaults();
        printed.push(...linesOf((await call(...words, '--last-evaluated-key', key)).stdout));
      }
      const seen = new Set(printed);
      return { code: first.code, lost: shop.sims - seen.size, repeated: printed.length - seen.size };
    },
  },
  {
    name: 'export',
    match: { path: '/exports/*' },
    async run(shop, call) {
      const file = join(shop.folder, 'bill.csv');
      const { code } = await call('bills', 'export-latest', '--download', file);
      const found = readdirSync(shop.folder).filter((name) => name.includes('bill.csv'));
      const saved = found.includes('bill.csv') ? readFileSync(file) : undefined;
      rmSync(file, { force: true });
      const isLost = code === 0 ? saved?.equals(shop.bill) !== true : found.length > 0;
      return { code, lost: isLost ? 1 : 0, repeated: 0 };
    },
  },
];

function countLines(text: string): number {
  return linesOf(text).length;
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

function callThrough(env: Record<string, string>, retries: number): Call {
  return (...argv) =>
    callProgram([...argv, '--insecure-http', '--retry', String(retries), '--timeout', '10'], {
      cwd: shop.folder,
      env: { LANG: 'C.UTF-8', ...env },
    });
}

const { server: proxy } = createProxy({});
await new Promise<void>((ready) => {
  proxy.listen(0, '127.0.0.1', ready);
});
const proxyPort = (proxy.address() as AddressInfo).port;
const folder = makeFolder();
const shop = await openShop(folder);
const credentials = {
  SORACOM_PROFILE_DIR: join(folder, 'profiles'),
  SORACOM_AUTH_KEY_ID: shop.credentials.authKeyId,
  SORACOM_AUTH_KEY: shop.credentials.authKey,
};
const ways: [name: string, env: Record<string, string>][] = [
  ['straight', { ...credentials, SORACOM_ENDPOINT: shop.endpoint }],
  [
    'proxied',
    {
      ...credentials,
      SORACOM_ENDPOINT: shop.endpoint.replace('127.0.0.1', proxiedHost),
      HTTP_PROXY: `http://127.0.0.1:${proxyPort}`,
    },
  ],
];

const broken: string[] = [];
let runs = 0;
// Where a way leads nowhere, nothing can be lost on it either.
for (const [way, env] of ways) {
  await shop.clearFaults();
  for (const kind of kinds) {
    const { code, lost } = await kind.run(shop, callThrough(env, 0));
    if (code !== 0 || lost > 0) broken.push(`no fault, ${kind.name}, ${way}, ${code}, ${lost}`);
  }
}
console.log('| fault | how often | command | way | exit | requests | lost | repeated |');
console.log('|---|---|---|---|---|---|---|---|');
for (const { name, rule, unseen } of cases) {
  for (const times of [1, undefined]) {
    for (const kind of kinds) {
      for (const [way, env] of ways) {
        await shop.setFault({ ...rule, match: kind.match, after: kind.after ?? 0, ...(times && { times }) });
        const outcome = await kind.run(shop, callThrough(env, times === undefined ? 1 : 4));
        const requests = await shop.countRequests(kind.match);
        runs += 1;
        const often = times === undefined ? 'always' : 'once';
        const isExcused = unseen === true && kind.name === 'export';
        const note = isExcused && outcome.lost > 0 ? ' (vouched for by the server)' : '';
        const cells = [
          name,
          often,
          kind.name,
          way,
          outcome.code,
          requests,
          `${outcome.lost}${note}`,
          outcome.repeated,
        ];
        console.log(`| ${cells.join(' | ')} |`);
        if ((outcome.lost > 0 && !isExcused) || outcome.repeated > 0) broken.push(cells.join(', '));
      }
    }
  }
}
console.log(`\n${runs} runs, ${broken.length} broken promises (items lost or writes repeated)`);
for (const line of broken) console.log(`- ${line}`);
await shop.close();
proxy.close();
proxy.closeAllConnections();
process.exitCode = broken.length === 0 ? 0 : 1;
