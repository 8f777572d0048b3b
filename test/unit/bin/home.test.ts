/** Which folder is the home. */
import { expect, it } from 'vitest';
import { findHome } from '../../../bin/process-io.ts';

it.each<[NodeJS.Platform, Record<string, string>, string | undefined]>([
  ['linux', { HOME: '/home/me', USERPROFILE: '/else' }, '/home/me'],
  ['darwin', { HOME: '' }, ''],
  ['linux', { USERPROFILE: '/else' }, undefined],
  // As soracom-cli has it, so that both find the same profiles.
  ['win32', { HOME: 'H:\\', USERPROFILE: 'C:\\Users\\me' }, 'H:\\'],
  ['win32', { HOME: '', USERPROFILE: 'C:\\Users\\me' }, 'C:\\Users\\me'],
  ['win32', { USERPROFILE: 'C:\\Users\\me' }, 'C:\\Users\\me'],
  ['win32', { USERPROFILE: '' }, undefined],
])('the home on %s with %j is %j', (platform, env, home) => {
  expect(findHome(env, platform)).toBe(home);
});
