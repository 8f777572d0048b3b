/**
 * Pseudo-random numbers that depend on nothing but a seed and a purpose, so that the same seed always makes the
 * same world. SHA-256 of both seeds xoshiro128** (Blackman and Vigna, "Scrambled linear pseudorandom number
 * generators", 2021).
 */
import { createHash } from 'node:crypto';

/** A stream of pseudo-random values. */
export interface Random {
  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number;
  /** True with the given probability, from 0 to 1. */
  chance(probability: number): boolean;
  /** One of the values; there must be one. */
  pick<T>(values: readonly [T, ...T[]]): T;
  /** `length` characters of `alphabet`. */
  text(length: number, alphabet: string): string;
}

/** The stream for one purpose, such as `sim 4 202508`; other purposes have independent streams. */
export function createRandom(seed: string, purpose: string): Random {
  const next = xoshiro128(createHash('sha256').update(`${seed}\0${purpose}`).digest());
  const below = (bound: number): number => Math.floor((next() / 2 ** 32) * bound);
  return {
    integer: (low, high) => low + below(high - low + 1),
    chance: (probability) => next() / 2 ** 32 < probability,
    pick: (values) => values[below(values.length)] ?? values[0],
    text: (length, alphabet) =>
      Array.from({ length }, () => alphabet.charAt(below(alphabet.length))).join(''),
  };
}

export const digits = '0123456789';
export const hexDigits = '0123456789abcdef';
export const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A version 4 UUID (RFC 9562, section 5.4) from a stream. */
export function createUuid(random: Random): string {
  const hex = random.text(32, hexDigits);
  const variant = random.text(1, '89ab');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

function xoshiro128(seed: Buffer): () => number {
  let a = seed.readUInt32LE(0);
  let b = seed.readUInt32LE(4);
  let c = seed.readUInt32LE(8);
  let d = seed.readUInt32LE(12);
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  };
}

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}
