/** Where the question before a purchase is asked, refused and passed over: on real terminals, in every combination. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '../helpers/folder.ts';
import { callProgram, programUnderTest, startProcess } from '../helpers/program.ts';
import { openTerminal, terminalMaker } from '../helpers/terminal.ts';

const env = { SORACOM_PROFILE: 'demo', NO_COLOR: '1', LANG: 'C.UTF-8' };
const program = programUnderTest.map((word) => `'${word}'`).join(' ');

/** A home with a quotation for a coupon in the demo's account. */
async function quote(): Promise<{ home: string; confirm: string }> {
  const home = makeFolder();
  const argv = ['coupons', 'create', '--amount', '5000', '-o', 'text', '--query', 'orderId'];
  const { stdout } = await callProgram(argv, { env, cwd: home });
  return { home, confirm: `${program} coupons confirm --order-id ${stdout.trim()}` };
}

/** The number of coupons that the account has. */
async function countCoupons(home: string): Promise<number> {
  const argv = ['coupons', 'list', '-o', 'text', '--query', 'length(couponList)'];
  return Number((await callProgram(argv, { env, cwd: home })).stdout);
}

/** Runs a line of a shell on a terminal that is 100 cells wide, and says how it ended. */
function type(line: string, home: string): ReturnType<typeof openTerminal> {
  const script = `stty cols 100; ${line}; echo "exit=$?"`;
  return openTerminal(['bash', '-c', script], {
    env: { ...env, HOME: home, PATH: process.env['PATH'] ?? '' },
    cwd: home,
  });
}

describe.runIf(terminalMaker !== undefined)('on a terminal', () => {
  it.each<[what: string, wrap: (confirm: string) => string]>([
    ['with its errors thrown away', (confirm) => `${confirm} 2>/dev/null`],
    ['with its errors in a file', (confirm) => `${confirm} 2>errors; cat errors; (exit 2)`],
    ['with an answer in the pipe', (confirm) => `echo n | ${confirm}`],
    ['with a yes in the pipe', (confirm) => `echo y | ${confirm}`],
    ['with endless answers', (confirm) => `yes n 2>/dev/null | ${confirm}`],
    ['with no input', (confirm) => `${confirm} </dev/null`],
    ['with a closed input', (confirm) => `${confirm} <&-`],
    ['with no input and nobody looking', (confirm) => `${confirm} </dev/null >out`],
    ['with only its output there', (confirm) => `${confirm} </dev/null 2>/dev/null`],
    ['with only its input there', (confirm) => `${confirm} >out 2>/dev/null`],
  ])('%s it refuses, and buys nothing', async (_what, wrap) => {
    const { home, confirm } = await quote();
    const before = await countCoupons(home);
    await type(wrap(confirm), home).sees('exit=2');
    expect(await countCoupons(home)).toBe(before);
  });

  it.each<[what: string, wrap: (confirm: string) => string]>([
    ['alone', (confirm) => confirm],
    ['with its output in a file', (confirm) => `${confirm} > out`],
    ['with its output in a pipe', (confirm) => `set -o pipefail; ${confirm} | cat`],
  ])('%s it asks; a return is a no', async (_what, wrap) => {
    const { home, confirm } = await quote();
    const before = await countCoupons(home);
    const terminal = type(wrap(confirm), home);
    const screen = await terminal.sees('Buy this coupon for 5,500 JPY? [y/N]');
    expect(screen).toMatch(/Total with tax: +5,500 JPY/);
    terminal.type('\r');
    const end = await terminal.sees('exit=130');
    expect(end).toContain('Cancelled.');
    expect(end).not.toMatch(/error/i);
    expect(await countCoupons(home)).toBe(before);
  });

  it('an order is asked about as README shows it', async () => {
    const home = makeFolder();
    const call = async (...argv: string[]): Promise<string> =>
      (await callProgram([...argv, '-o', 'text'], { env, cwd: home })).stdout.trim();
    const address = await call(
      'shipping-addresses',
      'list',
      '--query',
      'shippingAddresses[0].shippingAddressId',
    );
    const body = '{"orderItemList":[{"productCode":"SIM-PLAN01S-3IN1","quantity":10}]}';
    const order = ['orders', 'create', '--shipping-address-id', address, '--body', body];
    const id = await call(...order, '--query', 'orderId');
    const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
    const [, question = ''] = /^Place an order that was quoted: \S+\n([^]+?)\n```$/m.exec(readme) ?? [];
    const screen = await type(`stty cols 80; ${program} orders confirm --order-id ${id}`, home).sees('[y/N]');
    expect(screen.replaceAll('\r', '')).toContain(question);
  });

  it('a yes buys', async () => {
    const { home, confirm } = await quote();
    const before = await countCoupons(home);
    const terminal = type(confirm, home);
    await terminal.sees('[y/N]');
    terminal.type('y\r');
    await terminal.sees('exit=0');
    expect(await countCoupons(home)).toBe(before + 1);
  });

  it('a Japanese yes buys', async () => {
    const { home, confirm } = await quote();
    const before = await countCoupons(home);
    const terminal = type(`LANG=ja_JP.UTF-8 ${confirm}`, home);
    await terminal.sees('[はい (y) / いいえ (N)]');
    terminal.type('はい\r');
    await terminal.sees('exit=0');
    expect(await countCoupons(home)).toBe(before + 1);
  });

  it('what was typed before the question does not answer it', async () => {
    const { home, confirm } = await quote();
    const before = await countCoupons(home);
    const terminal = type(`until read -t 0; do sleep 0.05; done; ${confirm}`, home);
    terminal.type('y\ryes\rはい');
    await terminal.sees('[y/N]');
    terminal.type('\r');
    await terminal.sees('exit=130');
    expect(await countCoupons(home)).toBe(before);
  });

  it('the next command stands below a quotation, ready to paste', async () => {
    const { home } = await quote();
    const shown = await type(`${program} coupons create --amount 700 --profile demo`, home).sees('exit=0');
    expect(shown).toMatch(/\n {2}soracom coupons confirm --order-id \S+ --profile demo\r?\nexit=0/);
  });

  it.each([
    ['under nohup', (confirm: string) => `nohup ${confirm}`],
    ['with every stream elsewhere, as under cron', (confirm: string) => `${confirm} </dev/null >out 2>&1`],
  ])('%s nobody is there to be asked, and it runs', async (_what, wrap) => {
    const { home, confirm } = await quote();
    const before = await countCoupons(home);
    await type(wrap(confirm), home).sees('exit=0');
    expect(await countCoupons(home)).toBe(before + 1);
  });
});

it('without any terminal it runs', async () => {
  const { home, confirm } = await quote();
  const before = await countCoupons(home);
  const { code } = await startProcess(['sh', '-c', confirm], { env, cwd: home }).ended;
  expect(code).toBe(0);
  expect(await countCoupons(home)).toBe(before + 1);
});
