/** Which of two versions is the later one (Semantic Versioning 2.0.0, section 11). */

/** @returns below 0 where `one` is the earlier one, above 0 where it is the later one, 0 where they are the same */
export function compareVersions(one: string, other: string): number {
  const [a, b] = [parse(one), parse(other)];
  const release = compareLists(a.release, b.release);
  if (release !== 0) return release;
  // A version without a pre-release part comes after those that have one.
  if (a.pre.length === 0 || b.pre.length === 0) return b.pre.length - a.pre.length;
  return compareLists(a.pre, b.pre);
}

function parse(version: string): { release: string[]; pre: string[] } {
  const [, release = '', pre = ''] = /^([^-]*)(?:-(.*))?$/.exec(version) ?? [];
  return { release: release.split('.'), pre: pre === '' ? [] : pre.split('.') };
}

function compareLists(one: readonly string[], other: readonly string[]): number {
  for (const [index, part] of one.entries()) {
    const against = other[index];
    if (against === undefined) return 1;
    const order = compareParts(part, against);
    if (order !== 0) return order;
  }
  return one.length - other.length;
}

/** Numbers by their value, and before words; words by their characters. */
function compareParts(one: string, other: string): number {
  const [isNumber, isOtherNumber] = [one, other].map((part) => /^\d+$/.test(part));
  if (isNumber === true && isOtherNumber === true) return Number(one) - Number(other);
  if (isNumber !== isOtherNumber) return isNumber === true ? -1 : 1;
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
