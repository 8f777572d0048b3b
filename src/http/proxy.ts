/** Which proxy a request goes through, from the variables that curl and Go's programs read. */
import { UsageError } from '../errors.ts';
import { decodePercent, isLoopback } from '../model/http.ts';

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

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

/** Upper case first, as Go's programs have it; an empty variable counts as unset. */
function readVariable(env: Environment, name: string): { name: string; value: string } | undefined {
  for (const spelling of [name, name.toLowerCase()]) {
    const value = env[spelling]?.trim() ?? '';
    if (value !== '') return { name: spelling, value };
  }
  return undefined;
}

/** NO_PROXY: hosts separated by commas or spaces, each with its subdomains, maybe with a port; `*` stands for all. */
function isExcluded(url: URL, list: string): boolean {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      const [, host = entry, entryPort] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? [];
      if (entryPort !== undefined && entryPort !== port) return false;
      return covers(host.replace(/^\*?\./, ''), url.hostname, host.startsWith('.'));
    });
}

/** `.example.com` covers subdomains alone, `example.com` itself as well, `10.0.0.0/8` addresses. */
function covers(entry: string, hostname: string, subdomainsOnly: boolean): boolean {
  if (entry.includes('/')) return inNetwork(entry, hostname);
  return (!subdomainsOnly && hostname === entry) || hostname.endsWith(`.${entry}`);
}

function inNetwork(network: string, hostname: string): boolean {
  const [base = '', length = ''] = network.split('/');
  const [from, address, bits] = [toNumber(base), toNumber(hostname), Number(length)];
  if (from === undefined || address === undefined || !(bits >= 0 && bits <= 32)) return false;
  const size = 2 ** (32 - bits);
  return Math.floor(from / size) === Math.floor(address / size);
}

/** An IPv4 address as a number. */
function toNumber(text: string): number | undefined {
  if (!/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) return undefined;
  return text.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}
