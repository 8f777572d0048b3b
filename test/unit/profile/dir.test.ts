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
    const found = findProfileDir({
      env: { SORACOM_PROFILE_DIR: given },
      homedir,
      cwd: '/current',
      platform: 'linux',
    });
    expect(found).toBe(dir);
    expect(() => requireHome(found)).not.toThrow();
  });

  it.each<[given: string | undefined, dir: string]>([
    [undefined, 'C:\\Users\\課金 me\\.soracom'],
    ['~', 'C:\\Users\\課金 me'],
    ['~\\s', 'C:\\Users\\課金 me\\s'],
    ['~/s', 'C:\\Users\\課金 me\\s'],
    ['s', 'D:\\work\\s'],
    ['D:/s', 'D:\\s'],
    ['\\\\server\\share\\s', '\\\\server\\share\\s'],
    // The drive is that of the working folder.
    ['/s', 'D:\\s'],
    ['D:s', 'D:\\work\\s'],
  ])('of %j on Windows is %s', (given, dir) => {
    const surroundings = { homedir: 'C:\\Users\\課金 me', cwd: 'D:\\work', platform: 'win32' } as const;
    expect(findProfileDir({ env: { SORACOM_PROFILE_DIR: given }, ...surroundings })).toBe(dir);
  });

  it.each([
    [undefined, ''],
    [undefined, 'home'],
    ['~/s', ''],
    ['~', 'home'],
  ])('of %j in %j is no place for secrets', (given, homedir) => {
    const found = findProfileDir({
      env: { SORACOM_PROFILE_DIR: given },
      homedir,
      cwd: '/current',
      platform: 'linux',
    });
    expect(() => requireHome(found)).toThrow(UsageError);
  });
});
