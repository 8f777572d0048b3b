/** Reads lists of checksums as sha256sum writes them. */
import { checksumsFile } from './names.ts';

/** Checksums, in hexadecimal, by file name. @throws Error for a line that is none */
export function readChecksums(text: string): Map<string, string> {
  const sums = new Map<string, string>();
  for (const line of text.split(/\r?\n/).filter((each) => each !== '')) {
    const [, sum, file] = /^([\da-f]{64}) [ *](\S+)$/.exec(line) ?? [];
    if (sum === undefined || file === undefined) throw new Error(`"${line}" is no line of ${checksumsFile}.`);
    sums.set(file, sum);
  }
  return sums;
}
