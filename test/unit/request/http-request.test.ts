/** A plan and an endpoint become a request, whatever the service is called. */
import { describe, expect, it } from 'vitest';
import { UnexpectedError } from '../../../src/errors.ts';
import { buildRequest } from '../../../src/request/http-request.ts';
import type { FinishedPlan } from '../../../src/request/plan.ts';

const plan: FinishedPlan = { method: 'GET', path: '/things', query: [['q', 'a&b']], headers: {} };

describe('a request', () => {
  it.each([
    'Connection',
    'content-length',
    'EXPECT',
    'Host',
    'Keep-Alive',
    'Proxy-Authorization',
    'TE',
    'Trailer',
    'Transfer-Encoding',
    'Upgrade',
  ])('carries no %s of anybody’s: where it ends and where it goes is not up to a profile', (name) => {
    const given = { [name]: 'x', 'X-Else': 'y' };
    const context = { endpoint: 'https://api.test', defaults: given, fixed: {} };
    for (const headers of [{}, given]) {
      const built = buildRequest({ ...plan, headers }, context);
      expect(Object.keys(built.headers)).toEqual(['Accept', 'Accept-Encoding', 'X-Else']);
    }
  });

  it.each([
    ['@127.0.0.1:18099/v1'],
    [':pw@evil.test/v1'],
    ['.evil.test/v1'],
    [':18099/v1'],
    [':nonsense/v1'],
    [''],
    ['v1/bills'],
    ['?a=b'],
  ])('never leaves the endpoint, wherever its path leads: %j', (path) => {
    for (const endpoint of ['https://api.test', 'https://api.test:8443', 'https://[::1]']) {
      const build = (): unknown => buildRequest({ ...plan, path }, { endpoint, defaults: {}, fixed: {} });
      expect(build).toThrow(UnexpectedError);
    }
  });

  it.each([
    '/v1/files/exported/..',
    '/v1/files/exported/.',
    '/v1/../admin',
    '/v1/./bills',
    '/v1/%2e%2E/admin',
    '/v1/.%2e/admin',
    '/v1/.\t./admin',
    String.raw`/v1\..\admin`,
    '/../..//evil.test',
    '/v1/..?a=b',
  ])('goes where its path says, or nowhere: %j', (path) => {
    const build = (): unknown =>
      buildRequest({ ...plan, path }, { endpoint: 'https://api.test/base', defaults: {}, fixed: {} });
    expect(build).toThrow(UnexpectedError);
  });

  it.each(['/v1/..a', '/v1/a..', '/v1/...', '/v1/%252e%252e/b', '/v1/.well-known/x'])(
    'takes dots that are a part of a name: %j',
    (path) => {
      const { url } = buildRequest(
        { ...plan, path },
        { endpoint: 'https://api.test', defaults: {}, fixed: {} },
      );
      expect(url.pathname).toBe(path);
    },
  );

  it.each([['//evil.test/v1'], ['/@evil.test/v1'], ['/\\\\evil.test']])(
    'stays where a path only looks like another address: %j',
    (path) => {
      const { url } = buildRequest(
        { ...plan, path },
        { endpoint: 'https://api.test', defaults: {}, fixed: {} },
      );
      expect([url.origin, url.username]).toEqual(['https://api.test', '']);
    },
  );

  it('goes to the endpoint, with the headers that every request has', () => {
    const request = buildRequest(plan, { endpoint: 'https://api.test/base', defaults: {}, fixed: {} });
    expect(request.url.href).toBe('https://api.test/base/things?q=a%26b');
    expect(request.headers).toEqual({
      Accept: 'application/json',
      'Accept-Encoding': 'gzip, br, deflate',
    });
  });

  it('takes defaults below the plan’s headers and fixed ones above, whatever their case', () => {
    const { headers } = buildRequest(
      { ...plan, headers: { 'x-default': 'plan', 'x-fixed': 'plan', 'X-Plan': 'plan' } },
      {
        endpoint: 'https://api.test',
        defaults: { 'X-Default': 'd', 'X-Plan': 'd' },
        fixed: { 'X-Fixed': 'f' },
      },
    );
    expect(headers).toMatchObject({ 'x-default': 'plan', 'X-Plan': 'plan', 'X-Fixed': 'f' });
    expect(Object.keys(headers)).toHaveLength(5);
  });
});
