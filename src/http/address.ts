/** Network addresses: which are not of the open internet, and which lie in a given network. */
import { BlockList, isIP } from 'node:net';
import { once } from '../lazy.ts';

/**
 * This host, private networks, shared address space, link-local addresses, metadata services among them (RFC 6890).
 * IPv4 addresses within IPv6 (mapped, RFC 4291, and translated, RFC 6052) count as what they lead to.
 * Made when it is asked for: most calls never do, and Node takes milliseconds to read the first IPv6 address.
 */
const privateNetworks = once(() =>
  makeList([
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
    ['192.168.0.0', 16],
    ['::', 127],
    ['fc00::', 7],
    ['fe80::', 10],
  ]),
);

function makeList(networks: readonly [base: string, bits: number][]): BlockList {
  const list = new BlockList();
  for (const [base, bits] of networks) {
    list.addSubnet(base, bits, familyOf(base));
    if (isIP(base) !== 4) continue;
    const [a = 0, b = 0, c = 0, d = 0] = base.split('.').map(Number);
    list.addSubnet(`64:ff9b::${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`, 96 + bits, 'ipv6');
  }
  return list;
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}

/** A host without brackets and without the dot that ends an absolute name, in lower case. */
export function bareHost(host: string): string {
  return host
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '')
    .toLowerCase();
}

/** Whether a host is an address that is not of the open internet, or this machine's own name. */
export function isPrivateHost(host: string): boolean {
  const name = bareHost(host);
  if (isIP(name) === 0) return name === 'localhost' || name.endsWith('.localhost');
  return privateNetworks().check(name, familyOf(name));
}

/**
 * Whether an address lies in a network: `10.0.0.0/8`, `2001:db8::/32`, or an address alone.
 *
 * @returns undefined where `network` is neither
 */
export function isInNetwork(address: string, network: string): boolean | undefined {
  const [base = '', length] = network.split('/');
  if (isIP(base) === 0) return undefined;
  const longest = isIP(base) === 4 ? 32 : 128;
  const bits = length === undefined ? longest : Number(length);
  if (!/^\d+$/.test(length ?? '0') || bits > longest) return undefined;
  if (isIP(address) === 0) return false;
  const list = new BlockList();
  list.addSubnet(base, bits, familyOf(base));
  return list.check(address, familyOf(address));
}
