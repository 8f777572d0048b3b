/** How fast the simulator is: start-up, GET /v1/bills on one core, and memory over many requests. Run by tsx. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { isObject, type JsonObject } from '../../src/model/json-object.ts';
import { serveSimulator } from '../../src/simulator/serve.ts';
import { createMemoryState } from '../../src/simulator/state.ts';
import { documentNames, readYaml } from '../helpers/documents.ts';
import { startProgram } from '../helpers/program.ts';
import { median, report, timeBareNode } from './measure.ts';

const requests = 100_000;
const connections = 16;

/** Serves in its own process, so that client and server don't share a core, and tells how much memory it holds. */
async function serve(simCount: number): Promise<void> {
  const documents: JsonObject[] = documentNames.flatMap((name) => {
    const value: unknown = readYaml(name);
    return isObject(value) ? [value] : [];
  });
  const { endpoint, credentials } = await serveSimulator({
    documents,
    coverageType: 'jp',
    seed: 'bench',
    simCount,
    now: Date.now,
    state: createMemoryState(),
  });
  process.on('message', () => process.send?.({ ...process.memoryUsage(), cpu: process.cpuUsage() }));
  process.send?.({ endpoint, credentials });
}

interface Usage {
  rss: number;
  cpu: { user: number; system: number };
}

async function load(): Promise<void> {
  const child = fork(import.meta.filename, ['serve'], { stdio: 'inherit' });
  const [{ endpoint, credentials }] = await once(child, 'message');
  const headers = await logIn(endpoint, credentials);
  const measureUsage = async (): Promise<Usage> => {
    child.send('usage');
    const [usage] = await once(child, 'message');
    return usage;
  };
  await getBills(endpoint, headers, 5_000);
  const before = await measureUsage();
  const start = performance.now();
  await getBills(endpoint, headers, requests);
  const seconds = (performance.now() - start) / 1000;
  const after = await measureUsage();
  child.kill();
  const cpu = (after.cpu.user + after.cpu.system - before.cpu.user - before.cpu.system) / 1e6;
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;
  report('GET /v1/bills, as it came', `${(requests / seconds).toFixed(0)} /s`, '>= 2000 /s');
  report('GET /v1/bills, per second of server CPU', `${(requests / cpu).toFixed(0)} /s`);
  report(`memory before and after ${requests}`, `${megabytes(before.rss)} ${megabytes(after.rss)}`);
}

/** The CSV of a whole month of a million SIMs: how fast it comes, and the most memory that the server holds meanwhile. */
async function streamMillion(): Promise<void> {
  const child = fork(import.meta.filename, ['serve', '1000000'], { stdio: 'inherit' });
  const [{ endpoint, credentials }] = await once(child, 'message');
  const headers = await logIn(endpoint, credentials);
  const start = performance.now();
  const bills: { billList: { yearMonth: string }[] } = JSON.parse(
    await (await fetch(`${endpoint}/v1/bills`, { headers })).text(),
  );
  report('1,000,000 SIMs: 18 bills', `${((performance.now() - start) / 1000).toFixed(1)} s`);
  const path = `/v1/bills/${bills.billList[0]?.yearMonth ?? ''}/export`;
  const answer = await fetch(`${endpoint}${path}`, { method: 'POST', headers });
  const exported: { url: string } = JSON.parse(await answer.text());
  let most = 0;
  child.on('message', ({ rss }: { rss: number }) => (most = Math.max(most, rss)));
  const timer = setInterval(() => child.send('usage'), 250);
  const before = performance.now();
  let bytes = 0;
  for await (const chunk of (await fetch(exported.url)).body ?? []) bytes += chunk.length;
  const seconds = (performance.now() - before) / 1000;
  clearInterval(timer);
  child.kill();
  report('1,000,000 SIMs: CSV', `${(bytes / 1e9).toFixed(2)} GB in ${seconds.toFixed(0)} s`);
  report('1,000,000 SIMs: most memory', `${(most / 1e6).toFixed(0)} MB`);
}

async function getBills(endpoint: string, headers: Record<string, string>, count: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  let left = count;
  const work = async () => {
    while (left > 0) {
      left -= 1;
      await get(`${endpoint}/v1/bills`, headers, agent);
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  agent.destroy();
}

function get(url: string, headers: Record<string, string>, agent: Agent): Promise<void> {
  return new Promise((done, fail) => {
    request(url, { headers, agent }, (response) => {
      if (response.statusCode !== 200) fail(new Error(`HTTP ${response.statusCode}`));
      response.resume().once('end', done);
    })
      .once('error', fail)
      .end();
  });
}

function post(url: string, body: string): Promise<void> {
  return new Promise((done, fail) => {
    request(url, { method: 'POST' }, (response) => {
      if (response.statusCode !== 200) fail(new Error(`HTTP ${response.statusCode}`));
      response.resume().once('end', done);
    })
      .once('error', fail)
      .end(body);
  });
}

async function logIn(endpoint: string, account: Record<string, string>): Promise<Record<string, string>> {
  const body = JSON.stringify({ authKeyId: account['authKeyId'], authKey: account['authKey'] });
  const response = await fetch(`${endpoint}/v1/auth`, { method: 'POST', body });
  const login: Record<string, string> = JSON.parse(await response.text());
  return { 'x-soracom-api-key': login['apiKey'] ?? '', 'x-soracom-token': login['token'] ?? '' };
}

/** From the start of `soracom simulator serve` to its first answer, in milliseconds. */
async function measureStart(): Promise<number> {
  const start = performance.now();
  const { child, sees } = startProgram(['simulator', 'serve', '--port', '0']);
  const printed = await sees('AUTH_KEY=');
  const read = (name: string) => new RegExp(`SORACOM_${name}=(\\S+)`).exec(printed)?.[1] ?? '';
  const login = { authKeyId: read('AUTH_KEY_ID'), authKey: read('AUTH_KEY') };
  await post(`${read('ENDPOINT')}/v1/auth`, JSON.stringify(login));
  const milliseconds = performance.now() - start;
  child.kill('SIGKILL');
  return milliseconds;
}

async function compareStart(): Promise<void> {
  const ratios: number[] = [];
  for (let run = -1; run < 15; run += 1) {
    const bare = (await timeBareNode()).milliseconds;
    const own = await measureStart();
    if (run >= 0) ratios.push(own / bare);
  }
  report('simulator serve, to its first answer', `${median(ratios).toFixed(2)} x node -e 0`, '<= 3');
}

if (process.argv[2] === 'serve') {
  await serve(Number(process.argv[3] ?? 24));
} else {
  await compareStart();
  await load();
  await streamMillion();
}
