/** Every shipped command with every flag it has, against the built-in demo. */
import { afterAll, describe, expect, it } from 'vitest';
import { createCredentials } from '../../src/simulator/credentials.ts';
import { listCommands, openDemoAccount } from '../helpers/demo-account.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const account = openDemoAccount();
const { call } = account;
const credentials = createCredentials('demo', 'jp');

/** The value of a property, wherever in the answer it stands first. */
function pick(answer: string, name: string): string {
  const found = new RegExp(`"${name}": (?:"([^"]*)"|([^,\\n]+))`).exec(answer);
  const value = found?.[1] ?? found?.[2];
  if (value === undefined) throw new Error(`no ${name} in ${answer}`);
  return value;
}

describe('the demo answers', () => {
  it('bills', async () => {
    const month = pick(await call('bills list'), 'yearMonth');
    expect(pick(await call('bills get-latest'), 'currency')).toBe('JPY');
    expect(pick(await call('bills get', '--yyyy-mm', month), 'yearMonth')).toBe(month);
    expect(await call('bills get-daily', '--yyyy-mm', month)).toContain('"billList"');
    expect(await call('bills summaries get-bill-items')).toContain('{');
    expect(await call('bills summaries get-sims')).toContain('{');
    expect(pick(await call('bills export-latest', '--export-mode', 'sync'), 'url')).toMatch(/^http/);
    const id = pick(
      await call('bills export', '--yyyy-mm', month, '--export-mode', 'async'),
      'exportedFileId',
    );
    expect(['processing', 'exported']).toContain(
      pick(await call('files get-exported', '--exported-file-id', id), 'status'),
    );
  });

  it('payments', async () => {
    const id = pick(await call('bills list'), 'paymentTransactionId');
    expect(pick(await call('payment-history get', '--payment-transaction-id', id), 'status')).toBe('success');
    expect(pick(await call('payment-methods get-current'), 'providerType')).toBe('WebPay');
    expect(await call('payment-methods reactivate-current')).toBe('{}\n');
    const statement = pick(await call('payment-statements list'), 'paymentStatementId');
    const flags = ['--payment-statement-id', statement, '--export-mode', 'sync'];
    expect(pick(await call('payment-statements export', ...flags), 'url')).toMatch(/^http/);
  });

  it('the payer', async () => {
    const flags = ['--company-name', 'Example', '--department', 'Space', '--full-name', 'Sora Demo'];
    expect(await call('payer-information register', ...flags)).toBe('');
    expect(pick(await call('payer-information get'), 'department')).toBe('Space');
    await call('payer-information register', '--body', '{"fullName":"Body"}', '--company-name', 'Flag');
    expect(JSON.parse(await call('payer-information get'))).toEqual({
      companyName: 'Flag',
      fullName: 'Body',
    });
  });

  it('coupons', async () => {
    await call('coupons register', '--coupon-code', 'SIMULATOR-5000');
    expect(await call('coupons list')).toContain('SIMULATOR-5000');
    const order = pick(
      await call('coupons create', '--body', '{"amount":1}', '--amount', '10000'),
      'orderId',
    );
    expect(await call('coupons confirm', '--order-id', order)).toContain('10000');
    expect(await call('coupons list')).toContain(order);
  });

  it('long-term discounts', async () => {
    const offers = await call('volume-discounts available-discounts');
    const flags = [
      '--volume-discount-type',
      pick(offers, 'volumeDiscountType'),
      '--volume-discount-payment-type',
      pick(offers, 'volumeDiscountPaymentType'),
      '--contract-term-month',
      pick(offers, 'contractTermMonth'),
    ];
    const body = '{"quantity":1,"startDate":"20990101"}';
    const quotation = await call(
      'volume-discounts create',
      ...flags,
      '--quantity',
      '7',
      '--start-date',
      '20980101',
      '--body',
      body,
    );
    expect(pick(quotation, 'startDate')).toBe('20980101');
    const order = pick(quotation, 'orderId');
    const contract = pick(await call('volume-discounts confirm', '--order-id', order), 'contractId');
    expect(pick(await call('volume-discounts get', '--contract-id', contract), 'quantity')).toBe('7');
    expect(await call('volume-discounts list')).toContain(contract);
  });

  it('shipping addresses', async () => {
    const operator = ['--operator-id', credentials.operatorId];
    const address = [
      ...[
        '--address-line1',
        '1-2-3',
        '--address-line2',
        'Building A',
        '--building',
        'B',
        '--city',
        'Minato-ku',
      ],
      ...['--company-name', 'Example', '--country-code', 'JP', '--department', 'Space'],
      ...['--email', 'parcels@example.com', '--full-name', 'Sora Demo', '--phone-number', '03-0000-0000'],
      ...['--state', 'Tokyo', '--zip-code', '107-0052'],
    ];
    const body = ['--body', '{"city":"overridden"}'];
    const created = await call('shipping-addresses create', ...operator, ...address, ...body);
    const id = ['--shipping-address-id', pick(created, 'shippingAddressId')];
    const get = () => call('shipping-addresses get', ...operator, ...id);
    expect(pick(await get(), 'city')).toBe('Minato-ku');
    await call('shipping-addresses update', ...operator, ...id, ...address, ...body, '--city', 'Chuo-ku');
    expect(pick(await get(), 'city')).toBe('Chuo-ku');
    expect(await call('shipping-addresses list', ...operator)).toContain('Chuo-ku');
    expect(await call('shipping-addresses delete', ...operator, ...id)).toBe('');
    expect(await call('shipping-addresses list')).not.toContain('Chuo-ku');
  });

  it('orders', async () => {
    const product = pick(await call('products list', '--campaign-code', 'NONE'), 'productCode');
    const address = pick(await call('shipping-addresses list'), 'shippingAddressId');
    const quotation = await call(
      'orders create',
      ...['--shipping-address-id', address, '--preferred-delivery-date', '20990101'],
      ...['--body', JSON.stringify({ orderItemList: [{ productCode: product, quantity: 2 }] })],
    );
    const id = ['--order-id', pick(quotation, 'orderId')];
    expect(await call('orders confirm', ...id)).toContain(product);
    expect(await call('orders get', ...id)).toContain(product);
    await call('orders resource-initial-setting update', ...id, '--body', '{}');
    await call('orders cancel', ...id);
    expect(await call('orders list')).toContain(id[1]);
  });

  it('the SIMs of an order, page by page', async () => {
    const orders: { orderList: { orderId: string; orderStatus: string }[] } = JSON.parse(
      await call('orders list'),
    );
    const arrived = orders.orderList.filter(({ orderStatus }) =>
      ['shipped', 'delivered', 'received'].includes(orderStatus),
    );
    const id = ['--order-id', arrived[0]?.orderId ?? ''];
    const first = await call('orders list-subscribers', ...id, '--limit', '2');
    const keys = [...first.matchAll(/"iccid": "(\d+)"/g)].map(([, iccid]) => iccid ?? '');
    expect(keys).toHaveLength(2);
    const next = await call(
      'orders list-subscribers',
      ...id,
      '--limit',
      '2',
      '--last-evaluated-key',
      keys[1] ?? '',
    );
    expect(next).toContain('iccid');
    expect(next).not.toContain(keys[0]);
    await call('orders register-subscribers', ...id);
  });
});

describe('the demo authenticates', () => {
  const { authKeyId, authKey, email, password, operatorId, userName, samPassword } = credentials;

  it.each<[how: string, flags: string[]]>([
    ['an AuthKey', ['--auth-key-id', authKeyId, '--auth-key', authKey, '--token-timeout-seconds', '600']],
    ['the root user', ['--email', email, '--password', password, '--mfa-otpcode', '000000']],
    ['a SAM user', ['--operator-id', operatorId, '--user-name', userName, '--password', samPassword]],
    ['a body', ['--body', JSON.stringify({ authKeyId, authKey })]],
  ])('%s', async (_, flags) => {
    expect(pick(await call('auth', ...flags), 'operatorId')).toBe(operatorId);
  });

  it('a switched user', async () => {
    const flags = [
      '--user-name',
      userName,
      '--token-timeout-seconds',
      '600',
      '--body',
      '{"userName":"overridden"}',
    ];
    const own = await call('auth switch-user', ...flags);
    expect(pick(own, 'operatorId')).toBe(operatorId);
    const other = await call('auth switch-user', ...flags, '--operator-id', credentials.switchOperatorId);
    expect(pick(other, 'operatorId')).toBe(credentials.switchOperatorId);
  });

  it('whoever resets a password', async () => {
    await call(
      'auth issue-password-reset-token',
      '--email',
      email,
      '--body',
      '{"email":"overridden@example.com"}',
    );
    // The API sends the token by mail; the demo keeps it in its state.
    const state: { resetTokens: Record<string, string> } = JSON.parse(
      readFileSync(join(account.profileDir, 'demo/jp.state'), 'utf8'),
    );
    const token = state.resetTokens[email] ?? '';
    const flags = ['--token', token, '--password', 'New-passw0rd', '--body', '{"token":"overridden"}'];
    await call('auth verify-password-reset-token', ...flags);
    expect(await call('auth', '--email', email, '--password', 'New-passw0rd')).toContain('token');
  });

  it('and ends a session', async () => {
    expect(await call('logout')).toBe('');
  });
});

describe('nothing is left out:', () => {
  it('38 commands of the document, and those of the client', () => {
    const words = listCommands().map((command) => command.words.join(' '));
    expect(words.filter((word) => !/^(auth|logout|files)\b/.test(word))).toHaveLength(38);
  });
});

afterAll(() => {
  expect(account.listUntried()).toEqual([]);
});
