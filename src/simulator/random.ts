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

/** The stream for one purpose, such as `credentials jp`; other purposes have independent streams. */
export function createRandom(seed: string, purpose: string): Random {
  return createStream(hashWords(seed, purpose));
}

/** Many streams for one purpose, told apart by a whole number: as independent as the others, and cheaper to start. */
export function createRandomSeries(seed: string, purpose: string): (index: number) => Random {
  const words = hashWords(seed, purpose);
  return (index) => {
    // Rotated differently in each word, so that no index can make all four of them zero.
    const [a, b, c, d] = words;
    const mixed = scramble(index);
    return createStream([a ^ mixed, b ^ rotate(mixed, 8), c ^ rotate(mixed, 16), d]);
  };
}

type Words = readonly [number, number, number, number];

function hashWords(seed: string, purpose: string): Words {
  const hash = createHash('sha256').update(`${seed}\0${purpose}`).digest();
  return [hash.readUInt32LE(0), hash.readUInt32LE(4), hash.readUInt32LE(8), hash.readUInt32LE(12)];
}

/** The finalizer of MurmurHash3 (Appleby): neighbours end far apart. */
function scramble(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

function createStream(words: Words): Random {
  const next = xoshiro128(words);
  // 24 bits are plenty here, and stay small integers, which the engine need not allocate.
  const below = (bound: number): number => Math.floor(((next() >>> 8) * bound) / 2 ** 24);
  return {
    integer: (low, high) => low + below(high - low + 1),
    chance: (probability) => (next() >>> 8) / 2 ** 24 < probability,
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

function xoshiro128([first, second, third, fourth]: Words): () => number {
  let a = first;
  let b = second;
  let c = third;
  let d = fourth;
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9);
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
