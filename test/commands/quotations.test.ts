/** From a quotation to the question before it is confirmed: what is kept, for whom, and what a person sees. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { listNames } from '../../src/files/look.ts';
import { makeFolder } from '../helpers/folder.ts';
import { createDecider } from '../helpers/prompter.ts';
import { runProgram, type Outcome } from '../helpers/run-program.ts';

const json = { 'content-type': 'application/json' };
const api = (): nock.Scope => nock('https://api.soracom.io');

/** A pair of one operator. */
function pairOf(operatorId: string): string[] {
  const payload = Buffer.from(JSON.stringify({ operator: { operatorId } })).toString('base64url');
  return ['--api-key', 'k', '--api-token', `h.${payload}.s`];
}
const pair = pairOf('OP1');

const coupon = {
  amount: 5000,
  currency: 'JPY',
  expiryYearMonth: '202712',
  orderId: 'C-1',
  taxAmount: 500,
  totalAmount: 5500,
};

async function create(
  profileDir: string,
  flags: string[] = [],
  surroundings: Parameters<typeof runProgram>[1] = {},
): Promise<Outcome> {
  api().post('/v1/coupons').reply(201, coupon, json);
  const argv = ['coupons', 'create', '--amount', '5000', ...flags];
  return runProgram([...argv, ...(flags.includes('--api-key') ? [] : pair)], { profileDir, ...surroundings });
}

/** What a person is shown and asked before the coupon is confirmed. */
async function confirm(profileDir: string, credentials = pair, env: Record<string, string> = {}) {
  const prompter = createDecider(false);
  const outcome = await runProgram(['coupons', 'confirm', '--order-id', 'C-1', ...credentials], {
    profileDir,
    prompter,
    env: { NO_COLOR: '1', ...env },
  });
  return { ...outcome, asked: prompter.asked };
}

const keptIn = (profileDir: string): string[] => listNames(join(profileDir, 'state', 'quotations'));

const unknown = "Couldn't look up the amount: the API doesn't show unconfirmed quotations.";

describe('what create returned', () => {
  it('is what the question before confirm shows; a no is no error', async () => {
    const profileDir = makeFolder();
    await create(profileDir);
    const { code, stdout, stderr, asked } = await confirm(profileDir);
    expect(stderr).toBe(`Buy a coupon that was quoted: C-1
  Face value:      5,000 JPY
  Expires:         2027-12
  Tax:             500 JPY
  Total with tax:  5,500 JPY
  Next:            Soracom checks your credit limit and, if it allows, issues
                   the coupon.

Cancelled.
`);
    expect(asked).toEqual(['Buy this coupon for 5,500 JPY?']);
    expect([stdout, code]).toEqual(['', 130]);
  });

  it('is shown in Japanese', async () => {
    const profileDir = makeFolder();
    await create(profileDir);
    const { stderr, asked } = await confirm(profileDir, pair, { LANG: 'ja_JP.UTF-8' });
    expect(stderr).toContain('合計 (税込):  5,500 JPY');
    expect(stderr).toContain('\n中止しました。\n');
    expect(asked).toEqual(['このクーポンを 5,500 JPY で購入しますか?']);
  });

  it.each<[what: string, flags: string[]]>([
    ['as raw bytes', ['--raw-output']],
    ['through a query', ['--query', 'orderId']],
    ['to a file', ['--output-file', 'out.json']],
    ['from a body', ['--body', '{"amount":1}']],
    ['as pages', ['--max-items', '1']],
    ['as CSV', ['--output', 'csv']],
  ])('is kept when it is printed %s', async (_what, flags) => {
    const profileDir = makeFolder();
    const { code, stderr } = await create(profileDir, flags);
    expect([code, stderr]).toEqual([0, '']);
    expect((await confirm(profileDir)).asked).toEqual(['Buy this coupon for 5,500 JPY?']);
  });

  it('is printed byte by byte under --raw-output', async () => {
    expect((await create(makeFolder(), ['--raw-output'])).stdout).toBe(JSON.stringify(coupon));
  });

  it('is not shown to another operator, at another endpoint, or to nobody knows whom', async () => {
    const profileDir = makeFolder();
    await create(profileDir);
    for (const credentials of [
      pairOf('OP2'),
      ['--api-key', 'k', '--api-token', 't'],
      [...pair, '--coverage-type', 'g'],
    ]) {
      const { stderr, asked } = await confirm(profileDir, credentials);
      expect(stderr).toContain(unknown.slice(0, 40));
      expect(asked).toEqual(['Buy this coupon?']);
    }
  });

  it('is kept for nobody where nobody knows whose it is', async () => {
    const profileDir = makeFolder();
    await create(profileDir, ['--api-key', 'k', '--api-token', 't']);
    expect(keptIn(profileDir)).toEqual([]);
  });

  it('holds no credentials', async () => {
    const profileDir = makeFolder();
    await create(profileDir);
    const [name = ''] = readdirSync(join(profileDir, 'state', 'quotations'));
    const text = readFileSync(join(profileDir, 'state', 'quotations', name), 'utf8');
    expect(text).not.toContain(pair[3]);
    expect(JSON.parse(text)).toMatchObject({ answer: JSON.stringify(coupon), operatorId: 'OP1' });
  });

  it('has run out after a month', async () => {
    const profileDir = makeFolder();
    await create(profileDir, [], { now: () => Date.now() - 32 * 86_400_000 });
    expect((await confirm(profileDir)).asked).toEqual(['Buy this coupon?']);
  });

  it('is forgotten once it is confirmed, in a pipe as well, and kept where that failed', async () => {
    const profileDir = makeFolder();
    await create(profileDir);
    api().put('/v1/coupons/C-1/confirm').reply(400, '{"code":"X","message":"No."}', json);
    const argv = ['coupons', 'confirm', '--order-id', 'C-1', ...pair];
    expect((await runProgram(argv, { profileDir })).code).toBe(4);
    expect(keptIn(profileDir)).toHaveLength(1);
    api().put('/v1/coupons/C-1/confirm').reply(200, '{}', json);
    expect((await runProgram(argv, { profileDir })).code).toBe(0);
    expect(keptIn(profileDir)).toEqual([]);
  });

  it('is not kept by a dry run, nor where create failed', async () => {
    const profileDir = makeFolder();
    const argv = ['coupons', 'create', '--amount', '1', ...pair];
    await runProgram([...argv, '--dry-run'], { profileDir });
    api().post('/v1/coupons').reply(400, coupon, json);
    await runProgram(argv, { profileDir });
    expect(keptIn(profileDir)).toEqual([]);
  });

  it.each([
    ['no JSON', '<html>'],
    ['a list', '[1]'],
    ['nameless', '{"totalAmount":1}'],
    ['named by nothing', '{"orderId":""}'],
  ])('is not kept where it is %s', async (_, answer) => {
    const profileDir = makeFolder();
    api().post('/v1/coupons').reply(201, answer, json);
    await runProgram(['coupons', 'create', '--amount', '1', ...pair], { profileDir, terminal: 80 });
    expect(keptIn(profileDir)).toEqual([]);
  });

  it('that can not be kept is printed all the same', async () => {
    const profileDir = makeFolder();
    writeFileSync(join(profileDir, 'state'), 'in the way');
    const { code, stdout, stderr } = await create(profileDir);
    expect([code, JSON.parse(stdout), stderr]).toEqual([0, coupon, '']);
  });
});

describe('the next command', () => {
  it('is printed ready to paste, on a terminal alone', async () => {
    const { stderr } = await create(makeFolder(), ['--coverage-type', 'jp'], { terminal: 100 });
    expect(stderr).toContain('\n  soracom coupons confirm --order-id C-1 --coverage-type jp\n');
    expect(stderr).not.toContain(pair[3]);
    expect((await create(makeFolder())).stderr).toBe('');
  });

  it('is quoted for the shell', async () => {
    api()
      .post('/v1/coupons')
      .reply(201, { ...coupon, orderId: "-a'; rm -rf $HOME" }, json);
    const { stderr } = await runProgram(['coupons', 'create', '--amount', '1', ...pair], { terminal: 100 });
    expect(stderr).toContain(String.raw`  soracom coupons confirm --order-id='-a'\''; rm -rf $HOME'`);
  });

  it('is quoted also where a document calls its parameter what a shell would run', async () => {
    const profileDir = makeFolder();
    const name = 'id;reboot;';
    const path = join(profileDir, 'shop.json');
    const parameter = { name, in: 'path', required: true, schema: { type: 'string' } };
    const responses = {
      200: { description: '', content: { 'application/json': { schema: { type: 'object' } } } },
    };
    const quotation = { id: 'orderId', days: 1, confirm: 'buy', parameter: name };
    const document = {
      openapi: '3.0.3',
      info: { title: 'Shop', version: '1' },
      servers: [{ url: 'https://api.soracom.io/v1' }],
      paths: {
        '/carts': {
          post: {
            operationId: 'quote',
            'x-soracom-cli': ['carts quote'],
            'x-soracom-cli-quotation': quotation,
            responses,
          },
        },
        [`/carts/{${name}}`]: {
          put: { operationId: 'buy', 'x-soracom-cli': ['carts buy'], parameters: [parameter], responses },
        },
      },
    };
    writeFileSync(path, JSON.stringify(document));
    expect((await runProgram(['definitions', 'add', path], { profileDir })).code).toBe(0);
    api().post('/v1/carts').reply(200, { orderId: 'Z9' }, json);
    const { stderr } = await runProgram(['carts', 'quote', ...pair], { profileDir, terminal: 100 });
    expect(stderr).toContain("  soracom carts buy '--id;reboot;' Z9\n");
  });

  it('is left out where the id can not be printed', async () => {
    api()
      .post('/v1/coupons')
      .reply(201, String.raw`{"orderId":"\u001b[2J"}`, json);
    const { stderr } = await runProgram(['coupons', 'create', '--amount', '1', ...pair], { terminal: 100 });
    expect(stderr).not.toContain('soracom coupons confirm');
  });
});

it.each<[unknown, string]>([
  [5500, 'Buy this coupon for 5,500 JPY?'],
  ['5500.00', 'Buy this coupon for 5,500 JPY?'],
  [-1, 'Buy this coupon for -1 JPY?'],
  ['1 JPY (was 5500)', 'Buy this coupon?'],
  ['free? [y/N] y\\n', 'Buy this coupon?'],
  [' 1', 'Buy this coupon?'],
  [null, 'Buy this coupon?'],
  [{}, 'Buy this coupon?'],
])('a total of %j makes the question "%s"', async (totalAmount, question) => {
  const profileDir = makeFolder();
  api()
    .post('/v1/coupons')
    .reply(201, { ...coupon, totalAmount }, json);
  await runProgram(['coupons', 'create', '--amount', '1', ...pair], { profileDir });
  expect((await confirm(profileDir)).asked).toEqual([question]);
});

it('an order shows what is bought, what it costs and where it goes, to the last digit', async () => {
  const profileDir = makeFolder();
  const order = String.raw`{"orderId":"O-1","currency":"USD","totalAmount":12345678901234567.10,
    "taxAmount":0.30,"shippingCost":5,"taxIncludedInShippingCost":0.5,
    "shippingAddress":{"fullName":"Sora \u001b[31mDemo","city":"Minato-ku","zipCode":"107-0052"},
    "orderItemList":[{"product":{"productName":"plan-D SIM"},"quantity":20,"productAmount":16000.5},
    {"product":{"productName":"Router"},"quantity":1,"productAmount":300}]}`;
  api().post('/v1/orders').reply(201, order, json);
  await runProgram(
    ['orders', 'create', '--shipping-address-id', 'S', '--body', '{"orderItemList":[]}', ...pair],
    { profileDir },
  );
  const prompter = createDecider(false);
  const { stderr } = await runProgram(['orders', 'confirm', '--order-id', 'O-1', ...pair], {
    profileDir,
    prompter,
    env: { NO_COLOR: '1' },
    terminal: 100,
  });
  expect(stderr).toBe(String.raw`Place an order that was quoted: O-1
  Product:         plan-D SIM × 20  16,000.50 USD
                   Router × 1          300.00 USD
  Shipping:        5.00 USD (0.50 USD of it tax)
  Tax:             0.30 USD
  Total with tax:  12,345,678,901,234,567.10 USD
  Ship to:         Sora \u001b[31mDemo, Minato-ku, 107-0052
  Next:            Soracom checks your credit limit and, if it allows, places the order. You can
                   cancel it until it is shipped.

Cancelled.
`);
  expect(prompter.asked).toEqual(['Place this order for 12,345,678,901,234,567.10 USD?']);
});
