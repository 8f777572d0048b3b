/** Every recipe of docs/recipes.md and every example of README.md and docs/output.md, run as it is printed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runScript } from '../helpers/simulated-shell.ts';

/** What a recipe is to do; it ends with 0 and an empty stderr unless something else is said. */
interface Expectation {
  stdout: string | RegExp;
  stderr?: string | RegExp;
  code?: number;
  /** Where the clock stands. */
  now?: string;
  /** What the simulator does wrong. */
  faults?: readonly string[];
}

const midMonth = '2026-09-15T00:00:00Z';

/** By the recipe's title; several where a recipe has several ways to end. */
const expectations: Record<string, Expectation[]> = {
  'One value in a variable': [{ stdout: 'So far this month: 31601\n' }],
  "A year's bills, added up with jq": [{ stdout: '234534\n' }],
  'The same without jq': [{ stdout: '234534\n' }],
  'Monthly cost per SIM, as CSV': [
    {
      stdout:
        /^MONTH,SIM,COST,CURRENCY\n202609,8981100003183722595,17763\.31043876648,JPY\n(202609,\d{19},[\d.]+,JPY\n){2}$/,
    },
  ],
  'The five SIMs that cost most last month': [
    {
      stdout:
        /^\{"amount":26378\.98936264038,"simId":"8981100003183722595"\}\n(\{"amount":1[5-9]\d\d\.\d+,"simId":"\d{19}"\}\n){4}$/,
    },
  ],
  'An alert when the month passes a budget': [
    { code: 10, stdout: '', stderr: 'This month has cost 31601 so far; the budget is 30000.\n' },
    { now: '2026-09-05T00:00:00Z', stdout: '' },
  ],
  'A nightly check that every bill is paid': [
    { stdout: '', stderr: 'No results.\n' },
    { now: '2026-09-03T00:00:00Z', code: 10, stdout: '202608,57874,paying\n' },
  ],
  'Payments into a spreadsheet': [
    { stdout: /^\uFEFFFOR,AMOUNT,CURRENCY\nOrder \S+,5720,JPY\nUsage in 202608,57874,JPY\n/ },
  ],
  'A loop over rows': [
    {
      stdout:
        /^In 202503 it was 13129 JPY\.\n(In \d{6} it was \d+ JPY\.\n){16}In 202608 it was 57874 JPY\.\n$/,
    },
  ],
  'All SIMs of an order, page after page': [{ stdout: /^ *25\n$/ }],
  'JSON lines into another tool': [
    {
      stdout:
        'PACK-PLAN01S-100\t45000\nSIM-PLAN-D-MICRO\t900\nSIM-PLAN-D-NANO\t900\nSIM-PLAN-K2-NANO\t1000\nSIM-PLAN01S-3IN1\t500\n',
    },
  ],
  'The details of a month in a CSV file': [
    {
      stdout:
        'imsi,vpgId,deviceId,soraCamDeviceId,date,billItemName,unitPrice,quantity,amount,name,site,設置場所,group\r\n',
    },
  ],
  'Order, confirm, track': [{ stdout: 'ordering\nordered\nkitting\nshipped\n' }],
  'Wait for an order': [{ stdout: 'shipped\n' }],
  'Confirm once, whatever the network does': [
    { stdout: 'confirmed\n' },
    {
      faults: ['reset:method=PUT,path=/orders/*/confirm,processed=true'],
      stdout: 'confirmed, though the answer was lost\n',
    },
    { faults: ['reset:method=PUT,path=/orders/*/confirm'], stdout: 'not confirmed: run it again\n' },
    {
      faults: ['server-error:status=503,retryAfter=0,method=PUT,path=/orders/*/confirm'],
      stdout: 'not confirmed: run it again\n',
    },
    {
      faults: [
        'reset:method=PUT,path=/orders/*/confirm,processed=true',
        'server-error:status=501,method=GET,path=/orders/*',
      ],
      stdout: 'not known yet: look again later\n',
    },
  ],
  'Coupons: register one, see what is left': [
    {
      stdout: /^couponCode,balance,expiryYearMonth\n\w+,30000,202709\nSIMULATOR-5000,5000,202709\n$/,
    },
  ],
  'Buy a coupon if its price is right': [{ stdout: 'Bought for 11000.\n' }],
  'What went wrong, for programs': [
    { stdout: 'The API said no: There is no bill for 209901. (BIL0001, HTTP 404)\n' },
  ],
  'An address from a file, one field changed': [
    { stdout: /^(?=[^]*^city: Sapporo$)(?=[^]*^building: North Tower 7F$)[^]*^shippingAddressId: SA\d+$/m },
  ],
  'A shipping address in CI, only once': [{ stdout: 'first run: created\nsecond run: there already\n' }],
  'A body from the standard input': [
    { stdout: 'companyName: Example Devices\ndepartment: Accounts\nfullName: Sora Example\n' },
  ],
  'Several accounts, one report': [
    { stdout: 'tokyo: 31601\nosaka: 31601\n', stderr: /^Profile "tokyo" .+\nProfile "osaka" .+\n$/ },
  ],
  'In Japanese': [{ stdout: /^月 +請求額 +通貨\n[^]+2026-08 +57,874 +JPY\n[^]+合計 +418,060 +JPY\n$/ }],
  'A chart in the terminal, or in a mail': [
    {
      stdout:
        /^amount by yearMonth \(JPY\)\n[^]+2026-08 +57,874 │█+\n[^]+2026-08-29 +3,027 \|#+\n[^]+Total +19,122\n$/,
    },
  ],
  'Two months compared, item by item': [
    {
      stdout:
        /^basicCharge\t5270\t6110\t840\n[^]+beamRequest\t2091\.6\t2372\.16\t280\.56\n[^]+smsSent\t396\t304\t-92\n[^]+\t0\n$/,
    },
  ],
  'What changed since last time': [
    { stdout: /^\d+a\d+,\d+\n(> .*\n)*> +couponCode: SIMULATOR-3000\n(> .*\n)*$/ },
  ],
  'A monthly report on a CI page': [
    {
      stdout:
        '| month | amount |\n| --- | ---: |\n| 202608 | 57874 JPY |\n| 202607 | 22599 JPY |\n| 202606 | 21202 JPY |\n',
    },
  ],
};

function readPage(file: string): string {
  return readFileSync(join(import.meta.dirname, '../../docs', file), 'utf8');
}

/** The scripts of the recipes, by the title above them. */
function readRecipes(): { title: string; script: string }[] {
  const parts = readPage('recipes.md').split(/^## /m);
  return parts.flatMap((part) => {
    const title = part.slice(0, part.indexOf('\n'));
    return Array.from(part.matchAll(/^```sh\n([^]*?)^```$/gm), ([, script = '']) => ({ title, script }));
  });
}

/** Examples as a terminal shows them: a line with the command, and below it what it prints. */
function readExamples(page: string): { command: string; printed: string }[] {
  const blocks = readPage(page).matchAll(/^```console\n\$ (.*)\n([^]*?)^```$/gm);
  return Array.from(blocks, ([, command = '', printed = '']) => ({ command, printed }));
}

const recipes = readRecipes();
const cases = recipes.flatMap(({ title, script }) =>
  (expectations[title] ?? []).map((expected) => ({ title, script, ...expected })),
);

// The scripts are for a POSIX shell, which Windows does not have.
describe.skipIf(process.platform === 'win32')('docs/recipes.md', () => {
  it('has a script below every title, and each one is expected here', () => {
    expect(recipes.map(({ title }) => title)).toEqual(Object.keys(expectations));
    expect(recipes.length).toBeGreaterThanOrEqual(20);
  });

  it.each(cases)('$title', async ({ script, stdout, stderr = '', code = 0, now = midMonth, faults }) => {
    const outcome = await runScript(script, now, faults);
    expect(outcome.stderr).toMatch(toPattern(stderr));
    expect(outcome.stdout).toMatch(toPattern(stdout));
    expect(outcome.code).toBe(code);
  });
});

describe.skipIf(process.platform === 'win32')('docs/output.md', () => {
  it.each(readExamples('output.md'))('$command', async ({ command, printed }) => {
    expect(await runScript(command, midMonth)).toMatchObject({ code: 0, stdout: printed, stderr: '' });
  });
});

describe.skipIf(process.platform === 'win32')('README.md', () => {
  it.each(readExamples('../README.md'))('$command', async ({ command, printed }) => {
    const { stdout, stderr } = await runScript(command, midMonth);
    expect(stdout + stderr).toBe(printed);
  });
});

/** A text that stands for itself, whole, as a pattern. */
function toPattern(expected: string | RegExp): RegExp {
  if (typeof expected !== 'string') return expected;
  return new RegExp(`^${expected.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
}
