import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/errors.ts';
import { findProxy, proxyAuthorization, readProxy } from '../../../src/http/proxy.ts';
import { listProxyPasswords } from '../../../src/http/proxy-variables.ts';

const proxy = 'http://proxy.example:3128';

function find(url: string, env: Record<string, string>): string | undefined {
  return findProxy(new URL(url), env)?.url.origin;
}

describe('the passwords of proxies', () => {
  it.each<[string, Record<string, string>, string[]]>([
    ['of an address', { HTTPS_PROXY: 'http://me:pa%2Fss@proxy:8' }, ['pa%2Fss', 'pa/ss']],
    ['without a scheme', { https_proxy: ' me:word@proxy:8' }, ['word', 'word']],
    ['of every variable', { HTTP_PROXY: 'a:b@p', http_proxy: 'c:d@p' }, ['b', 'b', 'd', 'd']],
    ['where there is none', { HTTP_PROXY: 'http://proxy:8', HTTPS_PROXY: 'me@proxy:8' }, []],
  ])('%s', (_name, env, expected) => {
    expect(listProxyPasswords(env)).toEqual(expected);
  });
});

describe('the proxy of a request', () => {
  it.each<[string, string, Record<string, string>, string | undefined]>([
    ['none', 'https://api.soracom.io/v1/bills', {}, undefined],
    ['for https', 'https://api.soracom.io/', { HTTPS_PROXY: proxy }, proxy],
    ['for https only', 'http://api.test/', { HTTPS_PROXY: proxy }, undefined],
    ['for http', 'http://api.test/', { HTTP_PROXY: proxy }, proxy],
    ['in lower case', 'https://api.soracom.io/', { https_proxy: proxy }, proxy],
    ['without a scheme', 'https://api.soracom.io/', { HTTPS_PROXY: 'proxy.example:3128' }, proxy],
    ['empty', 'https://api.soracom.io/', { HTTPS_PROXY: '' }, undefined],
    ['never for localhost', 'http://localhost:8080/', { HTTP_PROXY: proxy }, undefined],
    ['never for 127.0.0.1', 'http://127.0.0.1:8080/', { HTTP_PROXY: proxy }, undefined],
    ['never for ::1', 'http://[::1]:8080/', { HTTP_PROXY: proxy }, undefined],
  ])('%s', (_name, url, env, expected) => {
    expect(find(url, env)).toBe(expected);
  });

  it.each<[string, string, boolean]>([
    ['*', 'https://api.soracom.io/', true],
    ['api.soracom.io', 'https://api.soracom.io/', true],
    ['soracom.io', 'https://api.soracom.io/', true],
    ['.soracom.io', 'https://api.soracom.io/', true],
    ['.soracom.io', 'https://soracom.io/', false],
    ['*.soracom.io', 'https://api.soracom.io/', true],
    ['*.api.soracom.io', 'https://api.soracom.io/', false],
    ['racom.io', 'https://api.soracom.io/', false],
    ['example.com, SORACOM.io', 'https://api.soracom.io/', true],
    ['api.soracom.io:443', 'https://api.soracom.io/', true],
    ['api.soracom.io:8443', 'https://api.soracom.io/', false],
    ['10.0.0.0/8', 'https://10.1.2.3/', true],
    ['10.0.0.0/8', 'https://11.1.2.3/', false],
    ['10.1.2.3', 'https://10.1.2.3/', true],
    ['10.1.2.3:443', 'https://10.1.2.3/', true],
    ['.2.3', 'https://10.1.2.3/', false],
    ['2.3', 'https://10.1.2.3/', false],
    ['10.0.0.0/33', 'https://10.1.2.3/', false],
    ['10.0.0.0/', 'https://10.1.2.3/', false],
    ['10.0.0.0/8', 'https://[::ffff:10.1.2.3]/', true],
    ['2001:db8::1', 'https://[2001:db8::1]/', true],
    ['2001:DB8:0:0::1', 'https://[2001:db8::1]/', true],
    ['[2001:db8::1]', 'https://[2001:db8::1]/', true],
    ['[2001:db8::1]:443', 'https://[2001:db8::1]/', true],
    ['[2001:db8::1]:8443', 'https://[2001:db8::1]/', false],
    ['2001:db8::2', 'https://[2001:db8::1]/', false],
    ['2001:db8::/32', 'https://[2001:db8:1::1]/', true],
    ['[2001:db8::]/32', 'https://[2001:db8:1::1]/', true],
    ['2001:db8::/32', 'https://[2001:db9::1]/', false],
    ['2001:db8::/129', 'https://[2001:db8::1]/', false],
    ['::/0', 'https://api.soracom.io/', false],
    ['soracom.io.', 'https://api.soracom.io/', true],
    ['.soracom.io.', 'https://api.soracom.io/', true],
    ['soracom.io.:443', 'https://api.soracom.io/', true],
    ['soracom.io', 'https://api.soracom.io./', true],
    ['.', 'https://api.soracom.io/', false],
  ])('NO_PROXY %s and %s', (list, url, excluded) => {
    expect(find(url, { HTTPS_PROXY: proxy, NO_PROXY: list })).toBe(excluded ? undefined : proxy);
  });

  it.each<[Record<string, string>, string, string]>([
    [{ HTTPS_PROXY: 'http://upper:9', https_proxy: 'http://lower:8' }, 'upper:9', 'HTTPS_PROXY'],
    [{ HTTPS_PROXY: ' ', https_proxy: 'http://lower:8' }, 'lower:8', 'https_proxy'],
    [{ https_proxy: 'lower:8' }, 'lower:8', 'https_proxy'],
  ])('of %j is %s, by %s', (env, host, variable) => {
    const found = findProxy(new URL('https://api.soracom.io/'), env);
    expect([found?.url.host, found?.variable]).toEqual([host, variable]);
  });

  it('is read apart from the host that it is for', () => {
    expect(readProxy('http:', { HTTP_PROXY: proxy, NO_PROXY: '*' })?.url.origin).toBe(proxy);
    expect(() => readProxy('http:', { http_proxy: 'nonsense://' })).toThrow('http_proxy');
  });

  it.each(['socks5://proxy.example', 'http://', 'not a url'])('refuses %s', (value) => {
    expect(() => find('https://api.soracom.io/', { HTTPS_PROXY: value })).toThrow(UsageError);
  });

  it('has its user and password decoded', () => {
    expect(proxyAuthorization(new URL('http://me:p%40ss@proxy.example'))).toBe(
      `Basic ${Buffer.from('me:p@ss').toString('base64')}`,
    );
    expect(proxyAuthorization(new URL(proxy))).toBeUndefined();
  });
});
