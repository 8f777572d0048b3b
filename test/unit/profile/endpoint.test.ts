/** Where a call goes: the precedence, and what can't be an endpoint. */
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/errors.ts';
import {
  checkEndpoint,
  productionHosts,
  resolveEndpoint,
  type EndpointChoice,
} from '../../../src/profile/endpoint.ts';

describe('resolveEndpoint', () => {
  it.each<[given: Partial<EndpointChoice>, url: string, coverage: string, from: string]>([
    [{}, 'https://api.soracom.io', 'jp', 'default'],
    [{ profile: {} }, 'https://api.soracom.io', 'jp', 'default'],
    [{ profile: { coverageType: 'g' } }, 'https://g.api.soracom.io', 'g', 'profileCoverage'],
    [{ profile: { coverageType: 'jp' } }, 'https://api.soracom.io', 'jp', 'profileCoverage'],
    [{ coverageType: 'g' }, 'https://g.api.soracom.io', 'g', 'coverage'],
    [{ coverageType: 'jp', profile: { coverageType: 'g' } }, 'https://api.soracom.io', 'jp', 'coverage'],
    [{ profile: { endpoint: 'https://e.example', coverageType: 'g' } }, 'https://e.example', 'g', 'profile'],
    [
      { coverageType: 'jp', profile: { endpoint: 'https://e.example', coverageType: 'g' } },
      'https://api.soracom.io',
      'jp',
      'coverage',
    ],
    [
      {
        endpoint: 'https://flag.example/',
        coverageType: 'g',
        profile: { endpoint: 'https://e.example' },
      },
      'https://flag.example',
      'g',
      'endpoint',
    ],
    [
      { profile: { sandbox: true, coverageType: 'g' } },
      'https://g.api-sandbox.soracom.io',
      'g',
      'profileCoverage',
    ],
    [{ profile: { sandbox: true } }, 'https://api-sandbox.soracom.io', 'jp', 'default'],
    [{ coverageType: 'g', profile: { sandbox: true } }, 'https://g.api-sandbox.soracom.io', 'g', 'coverage'],
  ])('of %j is %s (%s, %s)', (given, url, coverageType, from) => {
    expect(resolveEndpoint({ hosts: productionHosts, insecureHttp: false, ...given })).toEqual({
      url,
      coverageType,
      from,
    });
  });
});

describe('checkEndpoint', () => {
  it.each([
    ['https://api.soracom.io', 'https://api.soracom.io'],
    ['https://api.soracom.io///', 'https://api.soracom.io'],
    ['HTTPS://API.SORACOM.IO:443', 'https://api.soracom.io'],
    ['https://proxy.example/base/', 'https://proxy.example/base'],
    ['http://localhost:8080', 'http://localhost:8080'],
    ['http://127.0.0.1', 'http://127.0.0.1'],
    ['http://127.9.9.9:1', 'http://127.9.9.9:1'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
  ])('takes %s as %s', (given, normal) => {
    expect(checkEndpoint(given, false)).toBe(normal);
  });

  it.each([
    'api.soracom.io',
    'ftp://api.soracom.io',
    'file:///etc/passwd',
    '//api.soracom.io',
    'https://',
    'https://user@api.soracom.io',
    'https://:secret@api.soracom.io',
    'https://api.soracom.io?x=1',
    'https://api.soracom.io#x',
    'http://api.soracom.io',
    'http://localhost.example.com',
    'http://127.0.0.1.example.com',
    'http://10.0.0.1',
    'http://0.0.0.0',
    'http://[::2]',
  ])('refuses %s', (given) => {
    expect(() => checkEndpoint(given, false)).toThrow(UsageError);
  });

  it('lets plain http through when told to, but nothing else', () => {
    expect(checkEndpoint('http://api.example.com/', true)).toBe('http://api.example.com');
    expect(() => checkEndpoint('ftp://api.example.com', true)).toThrow(UsageError);
  });

  it('does not repeat a password in its refusal', () => {
    expect(() => checkEndpoint('https://user:hunter2@api.example.com', false)).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('hunter2') }),
    );
  });
});
