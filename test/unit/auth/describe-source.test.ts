/** How somebody signs in, told alike whether a profile says it or a session has read it. */
import { describe, expect, it } from 'vitest';
import { chooseFromProfile } from '../../../src/auth/credentials.ts';
import { describeProfile, describeSource } from '../../../src/auth/describe-source.ts';
import { CredentialsError } from '../../../src/errors.ts';
import type { Profile } from '../../../src/profile/profile.ts';

const base: Profile = { authKeyId: 'keyId-1', authKey: 'hidden' };
const cases: [Profile, { signIn: string; identity: string }][] = [
  [base, { signIn: 'authKey', identity: 'keyId-1' }],
  [
    { email: 'me@example.com', password: 'hidden' },
    { signIn: 'email', identity: 'me@example.com' },
  ],
  [
    { operatorId: 'OP1', username: 'u', password: 'hidden' },
    { signIn: 'samUser', identity: 'OP1/u' },
  ],
  [
    { sourceProfile: 'base', operatorId: 'OP2', username: 'v' },
    { signIn: 'switchUser', identity: 'OP2/v' },
  ],
];

describe('a way to sign in', () => {
  it.each(cases)('%j', (profile, expected) => {
    expect(describeProfile('work', profile)).toEqual(expected);
    expect(describeSource(chooseFromProfile('work', profile, base))).toEqual(expected);
  });

  it('by key and token names nobody', () => {
    expect(describeSource({ kind: 'pair', apiKey: 'k', token: 't' })).toEqual({ signIn: 'apiKey' });
  });

  it('by a command is not looked into', () => {
    expect(describeProfile('work', { ...base, profileCommand: 'vault read' })).toEqual({
      signIn: 'profileCommand',
    });
  });

  it.each<Profile>([
    {},
    { sourceProfile: 'base', username: 'v' },
    { sourceProfile: 'base', operatorId: 'O' },
  ])('is refused where it is incomplete: %j', (profile) =>
    expect(() => describeProfile('work', profile)).toThrow(CredentialsError),
  );
});
