/** Where profiles are kept, and where secrets are not. */
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/errors.ts';
import { findProfileDir, requireHome } from '../../../src/profile/dir.ts';

describe('the folder of the profiles', () => {
  it.each<[given: string | undefined, homedir: string, dir: string]>([
    [undefined, '/home/me', '/home/me/.soracom'],
    ['', '/home/me', '/home/me/.soracom'],
    ['~', '/home/me', '/home/me'],
    ['~/s', '/home/me', '/home/me/s'],
    ['s', '/home/me', '/current/s'],
    ['/s', '', '/s'],
  ])('of %j in %j is %s', (given, homedir, dir) => {
    const found = findProfileDir({ env: { SORACOM_PROFILE_DIR: given }, homedir, cwd: '/current' });
    expect(found).toBe(dir);
    expect(() => requireHome(found)).not.toThrow();
  });

  it.each([
    [undefined, ''],
    [undefined, 'home'],
    ['~/s', ''],
    ['~', 'home'],
  ])('of %j in %j is no place for secrets', (given, homedir) => {
    const found = findProfileDir({ env: { SORACOM_PROFILE_DIR: given }, homedir, cwd: '/current' });
    expect(() => requireHome(found)).toThrow(UsageError);
  });
});
