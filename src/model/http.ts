/** Facts of HTTP that several rooms rely on: methods, statuses, texts, and hosts that are this machine. */
import type { HttpMethod } from './command.ts';

/** Whether a method only reads (RFC 9110, section 9.2.1). */
export function isReadMethod(method: HttpMethod): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
}

/** Whether a status says that the request was carried out (RFC 9110, section 15.3). */
export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/** Whether a status sends the client to another place (RFC 9110, section 15.4). */
export function isRedirect(status: number): boolean {
  return status >= 301 && status <= 308 && status !== 304 && status !== 305 && status !== 306;
}

/**
 * Whether a header can carry a text (RFC 9110, section 5.5): visible characters, spaces and tabs; anything else could
 * start a header of its own.
 */
export function isHeaderText(text: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(text);
}

/** The value of a header; its name is spelled in any case (RFC 9110, section 5.1). Undefined where there is none. */
export function findHeader(headers: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.entries(headers).find(([known]) => known.toLowerCase() === name.toLowerCase())?.[1];
}

/** Whether a text can be a header's name: a token (RFC 9110, section 5.6.2). */
export function isHeaderName(text: string): boolean {
  return /^[\w!#$%&'*+.^`|~-]+$/.test(text);
}

/**
 * Whether a text can only be a URL's path (RFC 3986, section 3.3): put behind an origin it names another place there,
 * and can become neither part of the host nor query nor fragment. Characters beyond ASCII pass, since a URL encodes
 * them; the empty text is the path of an origin.
 */
export function isPlainPath(text: string): boolean {
  if (text === '') return true;
  const isPlain = text.startsWith('/') && !/[\p{Cc}\p{Cf}\p{Cs}\p{Z}\\?#]|\/\//u.test(text);
  return isPlain && !text.split('/').some((segment) => /^(\.|%2e){1,2}$/i.test(segment));
}

/** Whether a URL is http where that is safe: to this machine, or where the user insists. */
export function isSafeHttp({ protocol, hostname }: URL, insecureHttp = false): boolean {
  return protocol === 'http:' && (insecureHttp || isLoopback(hostname));
}

/**
 * Whether a host is this machine, where nobody else can listen in: `localhost`, 127.0.0.0/8, `::1`, and IPv4 addresses
 * mapped into IPv6 (RFC 4291, section 2.5.5.2).
 *
 * @param host a name or address, as a URL has it (IPv6 in brackets) or as a socket has it (without)
 */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  if (name === 'localhost' || ipv4Loopback.test(name)) return true;
  if (!/^[0-9a-f:.]*:[0-9a-f:.]*$/.test(name) || !URL.canParse(`http://[${name}]`)) return false;
  // A URL writes every spelling of an address in the same way.
  return /^\[::(1|ffff:7f[0-9a-f]{2}:[0-9a-f]{1,4})\]$/.test(new URL(`http://[${name}]`).hostname);
}

const ipv4Loopback = /^127(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}$/;

/** A text as it was before percent-encoding (RFC 3986, section 2.1); one that was never encoded right stays as it is. */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
