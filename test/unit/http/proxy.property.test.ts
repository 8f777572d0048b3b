/** NO_PROXY against a second opinion, and against anything at all. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findProxy } from '../../../src/http/proxy.ts';
import { anyText, holds } from '../../helpers/properties.ts';

const proxy = 'http://proxy.example:8080';

function goesStraight(host: string, list: string): boolean {
  return findProxy(new URL(`https://${host}/`), { HTTPS_PROXY: proxy, NO_PROXY: list }) === undefined;
}

const label = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
const hosts = fc.array(label, { minLength: 2, maxLength: 4 }).map((labels) => labels.join('.'));
/** IPv4 addresses as numbers, 127.0.0.0/8 left out: this machine is never proxied. */
const addresses = fc.integer({ min: 0x0a_00_00_00, max: 0x7e_ff_ff_ff });

function showAddress(address: number): string {
  return [24, 16, 8, 0].map((bits) => (address >>> bits) & 255).join('.');
}

describe('NO_PROXY', () => {
  it('covers a host and what is below it, and no host whose name only ends alike', () => {
    holds(fc.tuple(hosts, label, fc.constantFrom(',', ' ', ', ', '\n')), ([host, name, separator]) => {
      const list = ['other.invalid', host, '10.0.0.1'].join(separator);
      expect(goesStraight(host, list)).toBe(true);
      expect(goesStraight(`${name}.${host}`, list)).toBe(true);
      expect(goesStraight(`${name}${host}`, list)).toBe(false);
      expect(goesStraight(host.toUpperCase(), list.toUpperCase())).toBe(true);
    });
  });

  it('covers what is below a name with a dot in front, and not the name', () => {
    holds(fc.tuple(hosts, label), ([host, name]) => {
      expect(goesStraight(`${name}.${host}`, `.${host}`)).toBe(true);
      expect(goesStraight(host, `.${host}`)).toBe(false);
    });
  });

  it('counts a port where it names one', () => {
    holds(fc.tuple(hosts, fc.integer({ min: 1, max: 65_535 })), ([host, port]) => {
      expect(goesStraight(`${host}:${port}`, `${host}:${port}`)).toBe(true);
      expect(goesStraight(`${host}:${port}`, `${host}:${port === 1 ? 2 : port - 1}`)).toBe(false);
    });
  });

  it('covers the addresses of a network, bit by bit', () => {
    const nearby = fc
      .tuple(addresses, fc.nat({ max: 31 }))
      .map(([address, bit]) => [address, (address ^ (1 << bit)) >>> 0] as const);
    holds(fc.tuple(nearby, fc.integer({ min: 0, max: 32 })), ([[base, address], bits]) => {
      if (address >>> 24 === 127 || address >>> 24 === 0) return;
      const mask = bits === 0 ? 0 : (0xff_ff_ff_ff << (32 - bits)) >>> 0;
      const isInside = (base & mask) >>> 0 === (address & mask) >>> 0;
      expect(goesStraight(showAddress(address), `${showAddress(base)}/${bits}`)).toBe(isInside);
    });
  });

  it('is read to its end, whatever it holds', () => {
    holds(fc.tuple(hosts, anyText), ([host, list]) => {
      const isStraight = goesStraight(host, list);
      expect(typeof isStraight).toBe('boolean');
      expect(goesStraight(host, `${list},*`)).toBe(true);
    });
  });
});
