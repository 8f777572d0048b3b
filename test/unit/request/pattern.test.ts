/** Patterns of documents: the plain ones, and those that are meant to take ages. */
import { describe, expect, it } from 'vitest';
import { createPatternTest } from '../../../src/request/pattern.ts';

describe('a pattern', () => {
  it.each([
    ['^[A-Z]+$', 'AB', true],
    ['^[A-Z]+$', 'Ab', false],
    ['^\\d{4}-\\d{2}$', '2026-01', true],
    ['^(\\d+)-(a|b)*$', '12-abab', true],
    ['^(\\d+)-(a|b)*$', '12-abc', false],
    ['^\\p{L}+$', '日本', true],
    ['^[(+*]$', '(', true],
    ['^a{2,3}b{2,3}$', 'aabb', true],
    ['\\(a+\\)', '(aa)', true],
  ])('%s on %j is %s', (pattern, text, expected) => {
    expect(createPatternTest()(pattern, text)).toBe(expected);
  });

  it.each([
    ['(a+)+$', `${'a'.repeat(1000)}!`],
    ['^(a|aa)+$', `${'a'.repeat(1000)}!`],
    ['^(?:a?){1000}a{1000}$', 'a'.repeat(1000)],
    [`^${'a?'.repeat(40)}${'a'.repeat(40)}$`, 'a'.repeat(39)],
    ['^(?=(a*)*b)', 'a'.repeat(1000)],
    ['(x+x+)+y', 'x'.repeat(1000)],
    ['^(.*)*(.*)*(.*)*x$', 'a'.repeat(1000)],
    ['a{4294967295}', 'a'],
    ['(((((a{1000}){1000}){1000}){1000}){1000})', 'a'.repeat(1000)],
  ])('that takes ages is given up: %s', (pattern, text) => {
    const test = createPatternTest();
    const start = performance.now();
    expect(test(pattern, text)).not.toBe(true);
    for (let count = 0; count < 1000; count += 1) test(pattern, text);
    // Without the limit it would be years.
    expect(performance.now() - start).toBeLessThan(30_000);
  });

  it('is one of many such: their number does not matter', () => {
    const test = createPatternTest();
    const start = performance.now();
    for (let count = 0; count < 1000; count += 1) test(`(a+)+${count}$`, `${'a'.repeat(100)}!`);
    expect(performance.now() - start).toBeLessThan(30_000);
  });

  it('is not tried on a very long text', () => {
    expect(createPatternTest()('^a$', 'b'.repeat(1001))).toBeUndefined();
  });
});
