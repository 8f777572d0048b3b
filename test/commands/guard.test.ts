/** What keeps a command that costs money from running by mistake. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '../helpers/folder.ts';
import { runProgram } from '../helpers/run-program.ts';
import type { Prompter } from '../../src/terminal/prompter.ts';

const json = { 'content-type': 'application/json' };
const pair = ['--api-key', 'k', '--api-token', 't'];
const api = (): nock.Scope => nock('https://api.soracom.io');

/** Somebody who answers one question. */
function person(answer: boolean): Prompter & { asked: string[] } {
  const unexpected = () => Promise.reject(new Error('no such question'));
  const asked: string[] = [];
  return {
    asked,
    input: unexpected,
    secret: unexpected,
    select: unexpected,
    confirm(question) {
      asked.push(question);
      return Promise.resolve(answer);
    },
  };
}

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
  it('names the call, the amount and the state, and a yes sends it', async () => {
    api()
      .get('/v1/orders/O%2F1')
      .reply(200, '{"totalAmount":5500.50,"currency":"JPY","orderStatus":"quoted"}', json);
    api().put('/v1/orders/O%2F1/confirm').reply(200, '{}', json);
    const prompter = person(true);
    const { code, stderr } = await runProgram(['orders', 'confirm', '--order-id', 'O/1', ...pair], {
      prompter,
    });
    expect(stderr).toContain('PUT https://api.soracom.io/v1/orders/O%2F1/confirm');
    expect(stderr).toContain('totalAmount 5500.50 JPY, orderStatus quoted');
    expect(prompter.asked).toHaveLength(1);
    expect(code).toBe(0);
  });

  it('is asked even if the amount can not be had; a no sends nothing', async () => {
    api().get('/v1/orders/O1').reply(404, '{}', json);
    const prompter = person(false);
    const { code, stdout, stderr } = await runProgram(['orders', 'confirm', '--order-id', 'O1', ...pair], {
      prompter,
    });
    expect(stderr).toContain('could not be read');
    expect(stdout).toBe('');
    expect(code).toBe(130);
  });

  it('lets no text of the API drive the terminal', async () => {
    api()
      .get('/v1/orders/O1')
      .reply(200, String.raw`{"totalAmount":1,"currency":"\u001b[2J"}`, json);
    const { stderr } = await runProgram(['orders', 'cancel', '--order-id', 'O1', ...pair], {
      prompter: person(false),
    });
    expect(stderr).not.toContain('\u001b[2J');
  });

  it('is answered by --yes', async () => {
    api().put('/v1/orders/O1/confirm').reply(200, '{}', json);
    const prompter = person(false);
    const { code } = await runProgram(['orders', 'confirm', '--order-id', 'O1', '-y', ...pair], { prompter });
    expect(prompter.asked).toEqual([]);
    expect(code).toBe(0);
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
