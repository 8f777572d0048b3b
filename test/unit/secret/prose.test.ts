/** Secrets in what other programs say: found by name in any form, and however long the text is. */
import { describe, expect, it } from 'vitest';
import { redactProse } from '../../../src/secret/prose.ts';

describe('prose', () => {
  it.each([
    ['Authorization: Bearer s3cr3t s3cr3t', 'Authorization: [redacted]'],
    ['curl --token s3cr3t https://a.test', 'curl --token [redacted] https://a.test'],
    ['-password "s3cr3t s3cr3t" next', '-password [redacted] next'],
    ['(--token s3cr3t)', '(--token [redacted]'],
    ['x api_key : s3cr3t', 'x api_key : [redacted]'],
    ['TOKEN=s3cr3t', 'TOKEN=[redacted]'],
    ['monkey: business', 'monkey: business'],
  ])('%s', (text, shown) => {
    expect(redactProse(text)).toBe(shown);
  });

  it.each(['a', '-', '_', '.', '--a ', 'a:', '"', '\\"', 'token ', '"token":', '; ', 'a='])(
    'of a million characters, %j again and again, is read in one go',
    (part) => {
      const text = part.repeat(1_000_000 / part.length);
      expect(redactProse(text).length).toBeGreaterThan(0);
    },
  );
});
