/** What keeps a command that costs money from running by mistake. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '../helpers/folder.ts';
import { createDecider } from '../helpers/prompter.ts';
import { runProgram } from '../helpers/run-program.ts';

const json = { 'content-type': 'application/json' };
const pair = ['--api-key', 'k', '--api-token', 't'];
const api = (): nock.Scope => nock('https://api.soracom.io');

describe('read-only', () => {
  it.each([
    ['the flag', ['--read-only'], {}],
    ['the variable', [], { SORACOM_READ_ONLY: '1' }],
  ])('%s refuses a write before anything is sent', async (_name, flags, env) => {
    const { code, stderr } = await runProgram(['coupons', 'create', '--amount', '1', ...flags, ...pair], {
      env,
    });
    expect(stderr).toContain('"coupons create" changes something');
    expect(code).toBe(2);
  });

  it('a profile refuses it, whatever credentials are given', async () => {
    const profileDir = makeFolder();
    writeFileSync(join(profileDir, 'default.json'), '{"readOnly":true}', { mode: 0o600 });
    const { code, stderr } = await runProgram(['orders', 'confirm', '--order-id', 'O', ...pair], {
      profileDir,
    });
    expect(stderr).toContain('"default"');
    expect(code).toBe(2);
  });

  it('lets reads and exports pass', async () => {
    api().get('/v1/bills').reply(200, '{}', json);
    api().post('/v1/bills/latest/export').reply(200, '{}', json);
    expect((await runProgram(['bills', 'list', '--read-only', ...pair])).code).toBe(0);
    expect((await runProgram(['bills', 'export-latest', '--read-only', ...pair])).code).toBe(0);
  });
});

describe('a question', () => {
  it('names the thing, the amount and the state, and a yes sends it', async () => {
    api()
      .get('/v1/orders/O%2F1')
      .reply(200, '{"totalAmount":5500.50,"currency":"JPY","orderStatus":"ordered"}', json);
    api().put('/v1/orders/O%2F1/cancel').reply(204);
    const prompter = createDecider(true);
    const { code, stderr } = await runProgram(['orders', 'cancel', '--order-id', 'O/1', ...pair], {
      prompter,
      env: { NO_COLOR: '1' },
    });
    expect(stderr).toMatch(/^Cancel an order: O\/1\n {2}Status: +Paid\n {2}Total with tax: +5,500\.5 JPY\n/);
    expect(prompter.asked).toEqual(['Cancel this order of 5,500.5 JPY?']);
    expect(code).toBe(0);
  });

  it('is asked even if the amount can not be had; a no sends nothing', async () => {
    const prompter = createDecider(false);
    const { code, stdout, stderr } = await runProgram(['orders', 'confirm', '--order-id', 'O1', ...pair], {
      prompter,
    });
    expect(stderr).toContain(
      "\nCouldn't look up the amount: the API doesn't show unconfirmed quotations.\n\nCancelled.\n",
    );
    expect(prompter.asked).toEqual(['Place this order?']);
    expect(stdout).toBe('');
    expect(code).toBe(130);
  });

  it('is not asked about what the API does not know', async () => {
    api().get('/v1/orders/O1').reply(404, '{"code":"ODR0001","message":"No such order."}', json);
    const prompter = createDecider(true);
    const { code, stderr } = await runProgram(['orders', 'cancel', '--order-id', 'O1', ...pair], {
      prompter,
    });
    expect(stderr).toContain('No such order. (ODR0001, HTTP 404)');
    expect(prompter.asked).toEqual([]);
    expect(code).toBe(4);
  });

  it('lets no text of the API drive the terminal', async () => {
    api()
      .get('/v1/orders/O1')
      .reply(200, String.raw`{"totalAmount":1,"currency":"\u001b[2J"}`, json);
    const { stderr } = await runProgram(['orders', 'cancel', '--order-id', 'O1', ...pair], {
      prompter: createDecider(false),
    });
    expect(stderr).not.toContain('\u001b[2J');
  });

  it('is answered by --yes', async () => {
    api().put('/v1/orders/O1/confirm').reply(200, '{}', json);
    const prompter = createDecider(false);
    const { code } = await runProgram(['orders', 'confirm', '--order-id', 'O1', '-y', ...pair], { prompter });
    expect(prompter.asked).toEqual([]);
    expect(code).toBe(0);
  });

  it.each([
    ['coupons confirm --order-id O1'],
    ['volume-discounts confirm --order-id O1'],
    ['orders cancel --order-id O1'],
    ['shipping-addresses delete --shipping-address-id S1'],
  ])('that can not be asked on a terminal is a refusal, before anything is sent: %s', async (line) => {
    const { code, stdout, stderr } = await runProgram([...line.split(' '), ...pair], { terminal: 80 });
    expect(stderr.replaceAll('\n', ' ')).toMatch(
      /only ask where standard input and standard error are both a terminal/,
    );
    expect(stderr).toContain('--yes');
    expect([stdout, code]).toEqual(['', 2]);
  });

  it('that can not be asked is answered by --yes', async () => {
    api().put('/v1/orders/O1/confirm').reply(200, '{}', json);
    const argv = ['orders', 'confirm', '--order-id', 'O1', '--yes', ...pair];
    expect((await runProgram(argv, { terminal: 80 })).code).toBe(0);
  });

  it('is no matter of a dry run', async () => {
    const argv = ['orders', 'confirm', '--order-id', 'O1', '--dry-run', ...pair];
    expect((await runProgram(argv, { terminal: 80 })).code).toBe(0);
  });

  it('is not asked in a pipe', async () => {
    api().put('/v1/orders/O1/confirm').reply(200, '{}', json);
    expect((await runProgram(['orders', 'confirm', '--order-id', 'O1', ...pair])).code).toBe(0);
  });
});

it.each([
  ['bills list', 'allowed with --read-only'],
  ['coupons create', 'refused with --read-only'],
  ['orders confirm', 'asks first'],
])('the help of %s says what it does to the account', async (words, expected) => {
  expect((await runProgram([...words.split(' '), '--help'])).stdout.replaceAll(/\s+/g, ' ')).toContain(
    expected,
  );
});
