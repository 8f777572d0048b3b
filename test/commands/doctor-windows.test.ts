/** What doctor says of the profile folder on Windows, which has no modes, decided wherever the tests run. */
import { expect, it } from 'vitest';
import { judgePlace } from '../../commands/doctor/local.ts';

const me = String.raw`C:\Users\me`;

it.each<[dir: string, homedir: string, status: string]>([
  [String.raw`C:\Users\me\.soracom`, me, 'ok'],
  [String.raw`c:\users\ME\.soracom`, me, 'ok'],
  [String.raw`C:\Users\me\..profiles`, me, 'ok'],
  // HOME goes first for the profiles; the user's own folder is as private.
  [String.raw`C:\Users\me\x`, 'H:\\', 'ok'],
  [String.raw`H:\.soracom`, 'H:\\', 'ok'],
  [String.raw`C:\soracom`, me, 'warning'],
  [String.raw`C:\Users\Public\soracom`, me, 'warning'],
  [String.raw`C:\Users\me2\soracom`, me, 'warning'],
  [String.raw`D:\soracom`, me, 'warning'],
  [String.raw`\\server\share\soracom`, me, 'warning'],
  [String.raw`C:\Users\me`, '', 'ok'],
])('%s with the home %j: %s', (dir, homedir, status) => {
  expect(judgePlace(dir, { homedir, env: { USERPROFILE: me } })).toMatchObject({ status });
});
