import { describe, expect, it } from 'vitest';
import { isInNetwork, isPrivateHost } from '../../../src/http/address.ts';
import { leadsToPrivate } from '../../../src/http/private-address.ts';

/** As a URL writes it, whatever way it was spelled. */
function hostOf(host: string): string {
  return new URL(`http://${host}`).hostname;
}

describe('a private host', () => {
  it.each([
    ['127.0.0.1'],
    ['127.1'],
    ['0x7f.0.0.1'],
    ['2130706433'],
    ['0.0.0.0'],
    ['10.0.0.1'],
    ['100.64.0.1'],
    ['172.16.0.1'],
    ['172.31.255.255'],
    ['192.168.1.1'],
    ['169.254.169.254'],
    ['[::1]'],
    ['[::]'],
    ['[fd00::1]'],
    ['[fc00::1]'],
    ['[fe80::1]'],
    ['[::ffff:10.0.0.1]'],
    ['[::ffff:a9fe:a9fe]'],
    ['[64:ff9b::a9fe:a9fe]'],
    ['[64:ff9b::10.0.0.1]'],
    ['localhost'],
    ['LOCALHOST.'],
    ['files.localhost'],
  ])('is %s', async (host) => {
    expect(isPrivateHost(hostOf(host))).toBe(true);
    expect(await leadsToPrivate(hostOf(host))).toBe(true);
  });

  it.each([
    ['8.8.8.8'],
    ['172.15.0.1'],
    ['172.32.0.1'],
    ['100.128.0.1'],
    ['169.253.0.1'],
    ['[2001:db8::1]'],
    ['[::ffff:8.8.8.8]'],
    ['[64:ff9b::8.8.8.8]'],
    ['api.soracom.io'],
    ['127.0.0.1.example.com'],
  ])('is not %s', (host) => {
    expect(isPrivateHost(hostOf(host))).toBe(false);
  });
});

describe('a network', () => {
  it.each<[string, string, boolean | undefined]>([
    ['10.1.2.3', '10.0.0.0/8', true],
    ['10.1.2.3', '0.0.0.0/0', true],
    ['10.1.2.3', '10.1.2.3/32', true],
    ['name', '10.0.0.0/8', false],
    ['10.1.2.3', 'name', undefined],
    ['10.1.2.3', '10.0.0.0/-1', undefined],
  ])('%s in %s', (address, network, expected) => {
    expect(isInNetwork(address, network)).toBe(expected);
  });
});
