/** Which names a profile may have. */
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/errors.ts';
import { checkProfileName } from '../../../src/profile/name.ts';

describe('checkProfileName', () => {
  it.each(['default', 'Work-2', 'a.b', '_x', '0', 'a'.repeat(100), 'console', 'com10'])(
    'takes %s',
    (name) => {
      expect(() => checkProfileName(name)).not.toThrow();
    },
  );

  it.each([
    '',
    '.',
    '..',
    '.hidden',
    'a/b',
    '../up',
    'a\\b',
    'a b',
    'a\n',
    'a\0',
    '日本',
    'a:b',
    'a'.repeat(101),
    'con',
    'NUL',
    'aux.json',
    'COM1',
    'lpt9.x',
  ])('refuses %j', (name) => {
    expect(() => checkProfileName(name)).toThrow(UsageError);
  });
});
