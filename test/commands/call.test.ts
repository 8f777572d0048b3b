/** API commands through the whole program, the network stubbed. */
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../helpers/run-program.ts';

const pair = ['--api-key', 'api-KEY', '--api-token', 'to-KEN'];

/** A stub of the Japanese API that insists on the headers every call must carry. */
function api(): nock.Scope {
  return nock('https://api.soracom.io', {
    reqheaders: {
      'x-soracom-api-key': 'api-KEY',
      'x-soracom-token': 'to-KEN',
      'x-soracom-lang': 'en',
      'user-agent': /^soracom-cli-ts\/\d+\.\d+\.\d+ /,
    },
  });
}

const json = { 'content-type': 'application/json' };

describe('an API command', () => {
  it('passes numbers, key order and text through as the API sent them', async () => {
    const body = '{"z":9007199254740993,"a":1.50,"10":"\\u3042","2":[],"n":-0.0}';
    api().get('/v1/bills').reply(200, body, json);
    const { code, stdout, stderr } = await runProgram(['bills', 'list', ...pair]);
    expect(stderr).toBe('');
    expect(stdout).toBe(
      '{\n  "z": 9007199254740993,\n  "a": 1.50,\n  "10": "\\u3042",\n  "2": [],\n  "n": -0.0\n}\n',
    );
    expect(code).toBe(0);
  });

  it('fills path and query, a month in the form of the document', async () => {
    api().post('/v1/bills/202409/export?export_mode=async').reply(200, '{}', json);
    const { code } = await runProgram([
      'bills',
      'export',
      '--yyyy-mm',
      '2024/09',
      '--export-mode=async',
      ...pair,
    ]);
    expect(code).toBe(0);
  });

  it('joins flags and --body, the flag winning, and keeps what --body holds to the letter', async () => {
    let sent = '';
    api()
      .post('/v1/volume_discounts', (body: unknown) => {
        sent = JSON.stringify(body);
        return true;
      })
      .reply(201, '{"orderId":"o"}', json);
    const { code } = await runProgram([
      'volume-discounts',
      'create',
      ...pair,
      '--body',
      '{"volumeDiscountType":"SORACOM_AIR_BASIC_CHARGE","quantity":1,"startDate":"20270101"}',
      '--quantity',
      '5',
      '--contract-term-month',
      '12',
      '--volume-discount-payment-type',
      'MONTHLY',
    ]);
    expect(code).toBe(0);
    expect(sent).toBe(
      '{"volumeDiscountType":"SORACOM_AIR_BASIC_CHARGE","quantity":5,"startDate":"20270101","contractTermMonth":12,"volumeDiscountPaymentType":"MONTHLY"}',
    );
  });

  it('fills the operator id from the token', async () => {
    const claims = Buffer.from('{"operator":{"operatorId":"OP0012345678"}}').toString('base64url');
    nock('https://g.api.soracom.io')
      .post('/v1/auth', { authKeyId: 'keyId-1', authKey: 'secret-1' })
      .reply(200, { apiKey: 'k', token: `x.${claims}.y`, operatorId: 'OP9999999999' });
    nock('https://g.api.soracom.io')
      .get('/v1/operators/OP0012345678/shipping_addresses')
      .reply(200, '{}', json);
    const { code, stderr } = await runProgram(['--coverage-type', 'g', 'shipping-addresses', 'list'], {
      env: { SORACOM_AUTH_KEY_ID: 'keyId-1', SORACOM_AUTH_KEY: 'secret-1' },
    });
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });

  it('names every missing and wrong flag at once, before anything is sent', async () => {
    const { code, stdout, stderr } = await runProgram([
      'volume-discounts',
      'create',
      '--quantity',
      'many',
      '--volume-discount-payment-type',
      'MONTHY',
      '--bogus',
      ...pair,
    ]);
    expect(stdout).toBe('');
    expect(stderr).toContain('--quantity takes a whole number, not "many".');
    expect(stderr).toContain('"MONTHY" is not one of MONTHLY, PREPAYMENT. Did you mean MONTHLY?');
    expect(stderr).toContain('Unknown flag --bogus.');
    expect(stderr).toContain('--volume-discount-type is required');
    expect(stderr).toContain('--contract-term-month is required');
    expect(stderr.match(/--quantity/g)).toHaveLength(1);
    expect(code).toBe(2);
  });

  it('sends an unknown enum value with --no-validate', async () => {
    api().post('/v1/bills/latest/export?export_mode=soon').reply(200, '{}', json);
    const { code } = await runProgram([
      'bills',
      'export-latest',
      '--export-mode',
      'soon',
      '--no-validate',
      ...pair,
    ]);
    expect(code).toBe(0);
  });
});

describe('a refusal', () => {
  it.each([
    [400, 4],
    [401, 3],
    [404, 4],
    [429, 4],
    [500, 5],
    [503, 5],
  ])('with HTTP %i ends with exit code %i and the API’s own words', async (status, expected) => {
    api().get('/v1/bills/latest').reply(status, '{"code":"BIL0001","message":"No such thing"}', json);
    const { code, stdout, stderr } = await runProgram([
      'bills',
      'get-latest',
      '--no-retry-on-error',
      ...pair,
    ]);
    expect(stdout).toBe('');
    expect(stderr.split('\n')[0]).toBe(`Error: No such thing (BIL0001, HTTP ${status})`);
    expect(code).toBe(expected);
  });

  it('is one JSON object with --error-format json', async () => {
    api().get('/v1/bills/latest').reply(404, '{"code":"BIL0001","message":"No"}', json);
    const { stderr } = await runProgram(['bills', 'get-latest', '--error-format', 'json', ...pair]);
    expect(JSON.parse(stderr)).toMatchObject({
      error: { kind: 'api', message: 'No', code: 'BIL0001', status: 404 },
    });
  });

  it('of a redirect to another origin sends nothing there', async () => {
    api().get('/v1/bills').reply(302, '', { location: 'https://evil.example/v1/bills?sig=SECRET' });
    const { code, stderr } = await runProgram(['bills', 'list', ...pair]);
    expect(stderr).toContain('https://evil.example');
    expect(stderr).not.toContain('SECRET');
    expect(code).toBe(5);
  });

  it('of a plain-http endpoint comes before anything is sent', async () => {
    const { code, stderr } = await runProgram([
      'bills',
      'list',
      ...pair,
      '--endpoint',
      'http://api.example.com',
    ]);
    expect(stderr).toContain('plain http');
    expect(code).toBe(2);
  });
});
