/** File names for first words that are safe, and different, on every file system. */

import { createHash } from 'node:crypto';

/** Longest name without its extension and one more character; file systems allow 255 bytes. */
const maxLength = 200;

/** Names that Windows keeps for devices whatever their extension, and the index's own root. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d|root)$/;

/**
 * The shard's file name. Two words never share one, not even on a file system that ignores case: what is not
 * `[a-z0-9-]` becomes `_<code point in hex>_`, and a reserved name ends in `_`, which no other name can.
 */
export function shardFileName(word: string): string {
  const safe = word.replaceAll(/[^a-z0-9-]/gu, (char) => `_${(char.codePointAt(0) ?? 0).toString(16)}_`);
  if (safe.length > maxLength) {
    // As long as no shorter name can be, and told apart by the whole word.
    const hash = createHash('sha256').update(word).digest('hex').slice(0, 32);
    return `${safe.slice(0, maxLength - hash.length)}_${hash}.json`;
  }
  return `${reserved.test(safe) ? `${safe}_` : safe}.json`;
}
