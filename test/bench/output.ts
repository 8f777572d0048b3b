/** What each format costs at 10, 10,000 and 100,000 rows: time over JSON, and peak memory. Runs by itself, too. */
import { formats, type Format } from '../../src/output/options.ts';
import { serve, type Loopback } from '../helpers/loopback.ts';
import { median, memoryHook, readPeakMemory, report, timeProgram } from './measure.ts';

/** How many rows there are, and how often each format shows them. */
const sizes = [
  { rows: 10, runs: 9 },
  { rows: 10_000, runs: 5 },
  { rows: 100_000, runs: 3 },
];

/** Goals for the largest size. */
const goals: Partial<Record<Format, string>> = { table: '< 3 s, < 400 MB' };

/** One process: its wall time, its peak resident memory (10^6 bytes), and how many lines it printed. */
interface Run {
  milliseconds: number;
  megabytes: number;
  lines: number;
}

/** Measures all formats in turn, so that ratios hold while the machine's speed drifts. */
export async function benchOutput(): Promise<void> {
  report('output of a list in a pipe', 'time over JSON, peak memory');
  for (const { rows, runs } of sizes) {
    const server = await serveRows(rows);
    const env = { SORACOM_ENDPOINT: server.origin, LANG: 'C.UTF-8', TZ: 'UTC' };
    const rounds: Record<Format, Run>[] = [];
    for (let round = 0; round < runs; round += 1) rounds.push(await measureFormats(env));
    for (const format of formats) reportFormat(format, rows, rounds);
    await server.close();
  }
}

/** Formats that hand rows on page by page; a table does so beyond a thousand rows. */
const streamed = ['jsonl', 'csv', 'tsv', 'text', 'table'] as const satisfies readonly Format[];

const rowsPerPage = 100;

/** The same rows in pages: peak memory must not grow with their number. @throws Error when rows are missing */
export async function benchPagedOutput(): Promise<void> {
  report(`pages of ${rowsPerPage} rows`, 'peak memory of 11 and 1,000 pages');
  for (const format of streamed) {
    const few = await runPages(format, 11);
    const many = await runPages(format, 1_000);
    const value = `${few.megabytes.toFixed(0)} MB  ${many.megabytes.toFixed(0)} MB`;
    report(`${format}, ${many.lines} rows`, value);
  }
}

async function runPages(format: Format, pages: number): Promise<Run> {
  const server = await servePages(pages);
  const env = { SORACOM_ENDPOINT: server.origin };
  const call = ['orders', 'list-subscribers', '--order-id', 'ORDER', '--fetch-all', '--no-headers'];
  const run = await runFormat(format, call, env);
  await server.close();
  if (run.lines !== pages * rowsPerPage) throw new Error(`${format}: ${run.lines} rows of ${pages} pages`);
  return run;
}

function reportFormat(format: Format, rows: number, rounds: readonly Record<Format, Run>[]): void {
  const ratio = median(rounds.map((round) => round[format].milliseconds / round.json.milliseconds));
  const milliseconds = median(rounds.map((round) => round[format].milliseconds));
  const megabytes = Math.max(...rounds.map((round) => round[format].megabytes));
  const value = `${ratio.toFixed(2)}  (${milliseconds.toFixed(0)} ms)  ${megabytes.toFixed(0)} MB`;
  report(`${format}, ${rows} rows`, value, rows === 100_000 ? goals[format] : undefined);
}

async function measureFormats(env: Record<string, string>): Promise<Record<Format, Run>> {
  const runs: [Format, Run][] = [];
  for (const format of formats) runs.push([format, await runFormat(format, ['bills', 'list'], env)]);
  return Object.fromEntries(runs) as Record<Format, Run>;
}

/** @throws Error when the run fails */
async function runFormat(
  format: Format,
  words: readonly string[],
  env: Record<string, string>,
): Promise<Run> {
  const call = [...words, '--api-key', 'key', '--api-token', 'token', '--output', format];
  const { code, milliseconds, stderr, stdoutBytes } = await timeProgram(call, { ...env, ...memoryHook });
  const lines = countLines(stdoutBytes);
  if (code !== 0 || lines === 0) throw new Error(`${format} ended with ${code}: ${stderr}`);
  return { milliseconds, megabytes: readPeakMemory(stderr), lines };
}

function countLines(chunk: Buffer): number {
  let lines = 0;
  for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines += 1;
  return lines;
}

/** Serves the list of bills with that many rows. */
function serveRows(rows: number): Promise<Loopback> {
  const billList = Array.from({ length: rows }, (_, index) => ({
    amount: 10_000 + (index % 9973),
    appliedCouponAmount: 0,
    currency: 'JPY',
    paymentStatus: index % 7 === 0 ? 'paying' : 'paid',
    paymentTransactionId: `20260905020000000_${String(index).padStart(8, '0')}-6153-4278-b648-c9145693df9e`,
    state: 'closed',
    yearMonth: `${2000 + (index % 27)}${String((index % 12) + 1).padStart(2, '0')}`,
  }));
  const body = Buffer.from(JSON.stringify({ billList }));
  return serve((_, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': body.length }).end(body);
  });
}

/** Serves the SIMs of an order, page after page. */
function servePages(pages: number): Promise<Loopback> {
  const orderedSubscriberList = Array.from({ length: rowsPerPage }, (_, index) => ({
    bundles: [],
    iccid: `89811067791600${String(index).padStart(5, '0')}`,
    imsi: `4401058570${String(index).padStart(5, '0')}`,
    msisdn: `8120${String(index).padStart(8, '0')}`,
    serialNumber: `plan-D-${String(index).padStart(10, '0')}`,
    simId: `89811067791600${String(index).padStart(5, '0')}`,
  }));
  const body = Buffer.from(JSON.stringify({ orderedSubscriberList }));
  return serve((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const page = Number(searchParams.get('last_evaluated_key') ?? 1);
    if (page < pages) response.setHeader('x-soracom-next-key', page + 1);
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': body.length }).end(body);
  });
}

if (process.argv[1] === import.meta.filename) {
  await benchOutput();
  await benchPagedOutput();
}
