/** Keeps what may only go to the open internet from names that lead to private addresses. */
import { lookup, promises } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { NetworkError } from '../errors.ts';
import { bareHost, isPrivateHost } from './address.ts';

/** A server that anybody can name leads to an address that only we can reach. */
export class PrivateAddressError extends NetworkError {}

/** Whether a host is private itself, or a name that leads to a private address. A name that nobody knows is not. */
export async function leadsToPrivate(host: string): Promise<boolean> {
  const name = bareHost(host);
  if (isIP(name) !== 0 || isPrivateHost(name)) return isPrivateHost(name);
  try {
    const found = await promises.lookup(name, { all: true });
    return found.some(({ address }) => isPrivateHost(address));
  } catch {
    return false;
  }
}

/** Resolves names as Node does. @throws PrivateAddressError for one that leads to a private address */
export const lookupPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, options, (error, address, family) => {
    const found = Array.isArray(address) ? address.map((entry) => entry.address) : [address];
    if (error === null && found.some(isPrivateHost)) callback(refusePrivate(hostname), '', 0);
    else callback(error, address, family);
  });
};

/** @param host as it was named, not what it leads to */
export function refusePrivate(host: string): PrivateAddressError {
  return new PrivateAddressError((t) => t.wire.privateAddress(host), {
    hint: (t) => t.wire.privateAddressHint,
  });
}
