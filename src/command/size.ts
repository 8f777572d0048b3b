/** Sizes as people type them, for the flag that bounds how much of an answer is held. */
import type { Sentence } from '../errors.ts';

const units: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, g: 1e9 };

/** The longest text that Node can hold is a little longer. In bytes. */
const largest = 500_000_000;

/** `200MB`, `1.5 GB`, `64k` or a plain number of bytes; units of a thousand. Undefined for anything else. */
export function parseSize(text: string): number | undefined {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?) ?([kmg]?)b?$/i.exec(text.trim()) ?? [];
  return number === undefined ? undefined : Math.floor(Number(number) * (units[unit.toLowerCase()] ?? 1));
}

/** What is wrong with a size, if anything is. @param flag without dashes */
export function findSizeFault(flag: string, text: string): Sentence | undefined {
  const size = parseSize(text);
  if (size === undefined) return (t) => t.flags.notSize(flag, text);
  return size >= 1 && size <= largest ? undefined : (t) => t.flags.sizeOutOfRange(flag, largest / 1e6);
}
