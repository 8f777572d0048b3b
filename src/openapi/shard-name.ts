/** File names for first words that are safe, and different, on every file system. */

/** Names that Windows keeps for devices whatever their extension, and the index's own root. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d|root)$/;

/**
 * The shard's file name. Two words never share one, not even on a file system that ignores case: what is not
 * `[a-z0-9-]` becomes `_<code point in hex>_`, and a reserved name ends in `_`, which no other name can.
 */
export function shardFileName(word: string): string {
  const safe = word.replaceAll(/[^a-z0-9-]/gu, (char) => `_${(char.codePointAt(0) ?? 0).toString(16)}_`);
  return `${reserved.test(safe) ? `${safe}_` : safe}.json`;
}
