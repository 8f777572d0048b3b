/** A chart of this month's charge stands beside the month before, where the document names the read for it. */
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { runProgram, type Outcome } from '../helpers/run-program.ts';

const json = { 'content-type': 'application/json' };
const latest = '{"amount":500,"currency":"JPY","lastEvaluatedTime":"20260115000000"}';
const before = '{"yearMonth":"202512","amount":1000,"currency":"JPY","state":"closed"}';

function run(...flags: string[]): Promise<Outcome> {
  return runProgram(['bills', 'get-latest', '--api-key', 'k', '--api-token', 't', ...flags]);
}

const api = (): nock.Scope => nock('https://api.soracom.io');

describe('the chart of the latest bill', () => {
  it('compares with the month before that of the answer, and adds nothing up', async () => {
    api().get('/v1/bills/latest').reply(200, latest, json);
    api().get('/v1/bills/202512').reply(200, before, json);
    const { code, stdout, stderr } = await run('-o', 'chart');
    expect(stdout).toMatch(/2025-12 +1,000 .*\n2026-01 +500 /);
    expect(stdout).not.toContain('Total');
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });

  it.each([
    [404, '{"code":"BIL0001","message":"no such bill"}'],
    [200, 'no JSON'],
  ])('stands alone where the other read fails (%s)', async (status, body) => {
    api().get('/v1/bills/latest').reply(200, latest, json);
    api().get('/v1/bills/202512').reply(status, body, json);
    const { code, stdout, stderr } = await run('-o', 'chart');
    expect(stdout).toMatch(/2026-01 +500 /);
    expect(stderr).toContain('2025-12');
    expect(code).toBe(0);
  });

  it('fails where the first read fails', async () => {
    api().get('/v1/bills/latest').reply(404, '{"code":"BIL0001","message":"none"}', json);
    expect((await run('-o', 'chart')).code).toBe(4);
  });
});

it.each(['json', 'table', 'csv'])('as %s the latest bill is read alone', async (format) => {
  api().get('/v1/bills/latest').reply(200, latest, json);
  const { code, stdout } = await run('-o', format);
  expect(stdout).not.toContain('1000');
  expect(code).toBe(0);
});
