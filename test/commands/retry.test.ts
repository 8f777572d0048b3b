/** Retries through the whole program. No wait is shorter than a second, so that each test takes a few. */
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../helpers/run-program.ts';

const pair = ['--api-key', 'k', '--api-token', 't'];
const json = { 'content-type': 'application/json' };
const soon = { ...json, 'retry-after': '0' };
const api = (): nock.Scope => nock('https://api.soracom.io');

describe('a retry', () => {
  it('turns a passing 503 of a read into its answer, with a line for each wait', async () => {
    api().get('/v1/bills/latest').times(2).reply(503, '{"code":"X","message":"busy"}', soon);
    api().get('/v1/bills/latest').reply(200, '{"amount":1.50}', json);
    const { code, stdout, stderr } = await runProgram(['bills', 'get-latest', ...pair]);
    expect(stdout).toBe('{\n  "amount": 1.50\n}\n');
    expect(stderr).toMatch(
      /^The API answered with HTTP 503\. Trying again in 1\.\d s \(1 of 4\)\.\n.*\(2 of 4\)\.\n$/,
    );
    expect(code).toBe(0);
  });

  it('shows the last answer when it does not help', async () => {
    api().get('/v1/bills/latest').reply(503, '{"code":"ONE","message":"first"}', soon);
    api().get('/v1/bills/latest').reply(503, '{"code":"TWO","message":"second"}', soon);
    const { code, stderr } = await runProgram(['bills', 'get-latest', '--retry', '1', ...pair]);
    expect(stderr).toContain('Error: second (TWO, HTTP 503)');
    expect(code).toBe(5);
  });

  it('never repeats an order, whatever the server says', async () => {
    api().post('/v1/coupons').reply(503, '{"code":"X","message":"busy"}', soon);
    const { code } = await runProgram(['coupons', 'create', '--amount', '5000', ...pair]);
    expect(code).toBe(5);
  });

  it('repeats an order that was refused at the door', async () => {
    api().post('/v1/coupons').reply(429, '{"code":"X","message":"slow down"}', soon);
    api().post('/v1/coupons').reply(201, '{"orderId":"o"}', json);
    const { code } = await runProgram(['coupons', 'create', '--amount', '5000', ...pair]);
    expect(code).toBe(0);
  });

  it('helps authentication, too', async () => {
    api().post('/v1/auth').reply(429, '{"code":"X","message":"slow down"}', soon);
    api().post('/v1/auth').reply(200, { apiKey: 'k', token: 't' });
    api().get('/v1/bills/latest').reply(200, '{}', json);
    const { code } = await runProgram(['bills', 'get-latest'], {
      env: { SORACOM_AUTH_KEY_ID: 'keyId-1', SORACOM_AUTH_KEY: 'secret-1' },
    });
    expect(code).toBe(0);
  });

  it('is shown on a terminal for as long as it is waited for', async () => {
    api().get('/v1/bills/latest').reply(503, '{}', soon);
    api().get('/v1/bills/latest').reply(200, '{}', json);
    const { code, stderr } = await runProgram(['bills', 'get-latest', ...pair], { terminal: 80 });
    expect(stderr).toContain('Trying again in');
    // What stays is an empty line and a cursor that shows.
    expect(stderr.endsWith('\u001b[?25h')).toBe(true);
    expect(code).toBe(0);
  });

  it('is off with --no-retry-on-error', async () => {
    api().get('/v1/bills/latest').reply(503, '{"code":"X","message":"busy"}', soon);
    const { code } = await runProgram(['bills', 'get-latest', '--no-retry-on-error', ...pair]);
    expect(code).toBe(5);
  });

  it('waits no longer than until Ctrl-C', async () => {
    const interrupt = new AbortController();
    api()
      .get('/v1/bills/latest')
      .reply(
        429,
        () => {
          setImmediate(() => interrupt.abort());
          return '{}';
        },
        { 'retry-after': '60' },
      );
    const { code } = await runProgram(['bills', 'get-latest', ...pair], { signal: interrupt.signal });
    expect(code).toBe(130);
  });

  it('can not be asked for less than no times', async () => {
    const { code, stderr } = await runProgram(['bills', 'get-latest', '--retry', '-1', ...pair]);
    expect(stderr).toContain('--retry must be at least 0.');
    expect(code).toBe(2);
  });
});

describe('what spends money', () => {
  const confirm = ['orders', 'confirm', '--order-id', 'o', ...pair];
  const busy = '{"code":"X","message":"busy"}';

  it('goes out once, whatever a 503 says of coming back', async () => {
    const scope = api().put('/v1/orders/o/confirm').reply(503, busy, soon);
    const { code, stderr } = await runProgram([...confirm, '--error-format', 'json']);
    expect(JSON.parse(stderr)).toMatchObject({ error: { kind: 'network', status: 503, maybeDone: true } });
    expect(scope.isDone()).toBe(true);
    expect(code).toBe(5);
  });

  it('is never touched by SORACOM_RETRY_UNSAFE', async () => {
    api().put('/v1/orders/o/confirm').reply(500, busy, json);
    const { code, stderr } = await runProgram(confirm, { env: { SORACOM_RETRY_UNSAFE: '1' } });
    expect(stderr).not.toContain('Trying again');
    expect(code).toBe(5);
  });

  it.each([[confirm], [['coupons', 'create', '--amount', '5000', ...pair]]])(
    'is refused with --retry-unsafe: %j',
    async (argv) => {
      const isDestructive = argv[1] === 'confirm';
      if (!isDestructive) api().post('/v1/coupons').reply(201, '{}', json);
      const { code, stderr } = await runProgram([...argv, '--retry-unsafe']);
      expect(stderr.includes('--retry-unsafe')).toBe(isDestructive);
      expect(code).toBe(isDestructive ? 2 : 0);
    },
  );
});

describe('a refusal', () => {
  const update = [
    'shipping-addresses',
    'update',
    '--shipping-address-id',
    's',
    '--body',
    '{}',
    '--no-validate',
  ];

  it('that follows a failure does not say that nothing was done', async () => {
    api()
      .put(/shipping_addresses/)
      .reply(503, '{}', soon);
    api()
      .put(/shipping_addresses/)
      .reply(409, '{"code":"X","message":"there already"}', json);
    const { code, stderr } = await runProgram([
      ...update,
      ...pair,
      '--operator-id',
      'o',
      '--error-format=json',
    ]);
    expect(stderr).toContain('"maybeDone":true');
    expect(code).toBe(4);
  });

  it('of the first attempt says nothing of the kind', async () => {
    api()
      .put(/shipping_addresses/)
      .reply(409, '{"code":"X","message":"there already"}', json);
    const { code, stderr } = await runProgram([
      ...update,
      ...pair,
      '--operator-id',
      'o',
      '--error-format=json',
    ]);
    expect(stderr).not.toContain('aybeDone');
    expect(code).toBe(4);
  });
});
