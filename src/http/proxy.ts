/** Which proxy a request goes through, from the variables that curl and Go's programs read. */
import { isIP } from 'node:net';
import { UsageError } from '../errors.ts';
import { decodePercent, isLoopback } from '../model/http.ts';
import { bareHost, isInNetwork } from './address.ts';
import { readVariable, type Environment } from './proxy-variables.ts';

/** A proxy, and the variable that names it. */
export interface Proxy {
  url: URL;
  variable: string;
}

/**
 * The proxy for a URL, or undefined where the request goes straight. This machine's own addresses are never
 * proxied.
 *
 * @throws UsageError as {@link readProxy} does
 */
export function findProxy(url: URL, env: Environment): Proxy | undefined {
  if (isLoopback(url.hostname) || isExcluded(url, readVariable(env, 'NO_PROXY')?.value ?? '')) {
    return undefined;
  }
  return readProxy(url.protocol, env);
}

/**
 * The proxy that the environment names for a protocol, whatever the host.
 *
 * @param protocol `http:` or `https:`
 * @throws UsageError for a variable that holds no http or https URL
 */
export function readProxy(protocol: string, env: Environment): Proxy | undefined {
  const given = readVariable(env, protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY');
  if (given === undefined) return undefined;
  const { name, value } = given;
  const text = value.includes('://') ? value : `http://${value}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol) && url.hostname !== '') {
    return { url, variable: name };
  }
  // The value itself may hold a password.
  throw new UsageError((t) => t.wire.badProxy(name), { hint: (t) => t.wire.badProxyHint });
}

/** The value of `Proxy-Authorization` for a proxy whose URL names a user (RFC 7617). */
export function proxyAuthorization({ username, password }: URL): string | undefined {
  if (username === '' && password === '') return undefined;
  const pair = `${decodePercent(username)}:${decodePercent(password)}`;
  return `Basic ${Buffer.from(pair).toString('base64')}`;
}

/** NO_PROXY: hosts separated by commas or spaces, each with its subdomains, maybe with a port; `*` stands for all. */
function isExcluded(url: URL, list: string): boolean {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  const host = bareHost(url.hostname);
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      const [name, entryPort] = splitPort(entry);
      return (entryPort === undefined || entryPort === port) && covers(name, host);
    });
}

/** `host:port` and `[address]:port`; an IPv6 address may stand without brackets, but then without a port, too. */
function splitPort(entry: string): [name: string, port: string | undefined] {
  const bracketed = /^\[(.+)\](\/\d+)?(?::(\d+))?$/.exec(entry);
  if (bracketed !== null) return [`${bracketed[1] ?? ''}${bracketed[2] ?? ''}`, bracketed[3]];
  const [, name = entry, port] = /^([^:]*):(\d+)$/.exec(entry) ?? [];
  return [name, port];
}

/** `.example.com` and `*.example.com` cover subdomains alone, `example.com` itself as well, `10.0.0.0/8` and `2001:db8::/32` addresses. */
function covers(entry: string, host: string): boolean {
  const inNetwork = isInNetwork(host, entry);
  if (inNetwork !== undefined) return inNetwork;
  const name = bareHost(entry.replace(/^\*?\./, ''));
  // An address has no subdomains, even where its end looks like one.
  if (name === '' || isIP(host) !== 0) return false;
  return (name === host && !/^\*?\./.test(entry)) || host.endsWith(`.${name}`);
}
