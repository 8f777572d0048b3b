/** What doctor says of the profile folder on Windows, which has no modes, decided wherever the tests run. */
import { expect, it } from 'vitest';
import { judgePlace } from '../../commands/doctor/local.ts';

const me = String.raw`C:\Users\me`;

it.each<[dir: string, homedir: string, isWarning: boolean]>([
  [String.raw`C:\Users\me\.soracom`, me, false],
  [String.raw`c:\users\ME\.soracom`, me, false],
  [String.raw`C:\Users\me\..profiles`, me, false],
  // HOME goes first for the profiles; the user's own folder is as private.
  [String.raw`C:\Users\me\x`, 'H:\\', false],
  [String.raw`H:\.soracom`, 'H:\\', false],
  [String.raw`C:\soracom`, me, true],
  [String.raw`C:\Users\Public\soracom`, me, true],
  [String.raw`C:\Users\me2\soracom`, me, true],
  [String.raw`D:\soracom`, me, true],
  [String.raw`\\server\share\soracom`, me, true],
  [String.raw`C:\Users\me`, '', false],
])('%s with the home %j is a warning: %s', (dir, homedir, isWarning) => {
  const finding = judgePlace(dir, { homedir, env: { USERPROFILE: me } });
  expect(finding).toMatchObject(isWarning ? { status: 'problem', isWarning } : { status: 'ok' });
});
