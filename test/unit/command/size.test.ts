import { describe, expect, it } from 'vitest';
import { findSizeFault, parseSize } from '../../../src/command/size.ts';
import { en } from '../../../src/text/en.ts';

describe('a size', () => {
  it.each([
    ['1', 1],
    ['64k', 64_000],
    ['64KB', 64_000],
    ['200MB', 200_000_000],
    ['200 mb', 200_000_000],
    ['0.5g', 500_000_000],
    [' 12b ', 12],
  ])('%j', (text, expected) => {
    expect(parseSize(text)).toBe(expected);
    expect(findSizeFault('max-answer', text)).toBeUndefined();
  });

  const outOfRange = en.flags.sizeOutOfRange('max-answer', 500);

  it.each(['0', '600MB', '0.1', '99999999999999999999g'])('is not %j, which is out of range', (text) => {
    expect(findSizeFault('max-answer', text)?.(en)).toBe(outOfRange);
  });

  it.each(['-1', '1TB', 'MB', '1e9', '1,5MB', ''])('is not %j, which is no size', (text) => {
    expect(findSizeFault('max-answer', text)?.(en)).toBe(en.flags.notSize('max-answer', text));
  });
});
