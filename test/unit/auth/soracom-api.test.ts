/** A plan, an endpoint and credentials become the request to the API. */
import { describe, expect, it } from 'vitest';
import { buildApiRequest, type ApiTarget } from '../../../src/auth/soracom-api.ts';
import type { Token } from '../../../src/model/token.ts';
import type { FinishedPlan } from '../../../src/request/plan.ts';
import { version } from '../../../src/version.ts';

const plan: FinishedPlan = { method: 'GET', path: '/v1/bills', query: [], headers: {} };

function build(
  changes: Partial<FinishedPlan> = {},
  { token = { apiKey: 'K', token: 'T' }, ...target }: Partial<ApiTarget> & { token?: Token | null } = {},
) {
  return buildApiRequest(
    { ...plan, ...changes },
    { endpoint: 'https://api.soracom.io', lang: 'en', ...target },
    token ?? undefined,
  );
}

describe('the headers', () => {
  it('are those of every call', () => {
    expect(build().headers).toEqual({
      Accept: 'application/json',
      'Accept-Encoding': 'gzip, br, deflate',
      'User-Agent': `soracom-cli-ts/${version} (node)`,
      'X-Soracom-Lang': 'en',
      'X-Soracom-API-Key': 'K',
      'X-Soracom-Token': 'T',
    });
  });

  it('hold no credentials without a token', () => {
    expect(Object.keys(build({}, { token: null }).headers)).not.toContain('X-Soracom-Token');
  });

  it('of the profile join in, but never displace credentials or the command’s own', () => {
    const headers = build(
      { headers: { 'content-type': 'text/csv' } },
      { headers: { 'X-Extra': '1', 'CONTENT-TYPE': 'x', 'x-soracom-token': 'stolen', accept: 'text/plain' } },
    ).headers;
    expect(headers).toMatchObject({
      'X-Extra': '1',
      'content-type': 'text/csv',
      'X-Soracom-Token': 'T',
      accept: 'text/plain',
    });
    expect(Object.keys(headers).map((name) => name.toLowerCase())).toHaveLength(
      new Set(Object.keys(headers).map((name) => name.toLowerCase())).size,
    );
  });
});

describe('the URL', () => {
  it.each<[endpoint: string, changes: Partial<FinishedPlan>, url: string]>([
    ['https://api.soracom.io', {}, 'https://api.soracom.io/v1/bills'],
    ['https://api.soracom.io/v1', {}, 'https://api.soracom.io/v1/bills'],
    ['https://api.soracom.io/v1', { path: '/v2/bills' }, 'https://api.soracom.io/v1/v2/bills'],
    ['https://proxy.example/soracom', {}, 'https://proxy.example/soracom/v1/bills'],
    ['http://127.0.0.1:8080', {}, 'http://127.0.0.1:8080/v1/bills'],
    [
      'https://api.soracom.io',
      {
        query: [
          ['a b', 'c&d=e+f'],
          ['t', '日'],
          ['t', ''],
        ],
      },
      'https://api.soracom.io/v1/bills?a%20b=c%26d%3De%2Bf&t=%E6%97%A5&t=',
    ],
    ['https://api.soracom.io', { path: '/v1/things/a%2Fb' }, 'https://api.soracom.io/v1/things/a%2Fb'],
  ])('%s + %j', (endpoint, changes, url) => {
    expect(build(changes, { endpoint }).url.href).toBe(url);
  });
});
