/** Which credentials win, and when they are incomplete. */
import { describe, expect, it } from 'vitest';
import {
  chooseFromProfile,
  chooseGiven,
  hasCredentials,
  type GivenCredentials,
} from '../../../src/auth/credentials.ts';
import { CredentialsError } from '../../../src/errors.ts';
import type { Profile } from '../../../src/profile/profile.ts';

const authKey = { authKeyId: 'i', authKey: 's' };
const email = { email: 'a@example.com', password: 'p' };
const samUser = { operatorId: 'OP1', username: 'u', password: 'p' };

const noSource = (): Profile => {
  throw new Error('no source profile was named');
};

describe('chooseGiven', () => {
  it.each<[GivenCredentials, unknown]>([
    [{}, undefined],
    [{ apiKey: 'k' }, undefined],
    [
      { apiKey: 'k', apiToken: 't' },
      { kind: 'pair', apiKey: 'k', token: 't' },
    ],
    [authKey, { kind: 'login', login: authKey }],
    [
      { apiKey: 'k', apiToken: 't', ...authKey },
      { kind: 'pair', apiKey: 'k', token: 't' },
    ],
    [
      { apiKey: 'k', ...authKey },
      { kind: 'login', login: authKey },
    ],
  ])('of %j: %j', (given, source) => {
    expect(chooseGiven(given)).toEqual(source);
  });
});

describe('chooseFromProfile', () => {
  it.each<[Profile, login: object]>([
    [authKey, authKey],
    [email, email],
    [samUser, { operatorId: 'OP1', userName: 'u', password: 'p' }],
    [{ ...authKey, ...email }, authKey],
    [{ ...email, ...samUser }, email],
    [{ authKeyId: 'i', ...email }, email],
    [
      { ...email, mfaOTPCode: '123456', tokenTimeoutSeconds: 600 },
      { ...email, mfaOTPCode: '123456', tokenTimeoutSeconds: 600 },
    ],
  ])('logs in from %j with %j', (profile, login) => {
    expect(chooseFromProfile('work', profile, noSource)).toEqual({ kind: 'login', login });
  });

  it.each<Profile>([
    {},
    { authKeyId: 'i' },
    { authKey: 's' },
    { email: 'a@example.com' },
    { operatorId: 'OP1', username: 'u' },
    { username: 'u', password: 'p' },
    { coverageType: 'g', mfaOTPCode: '1' },
  ])('refuses %j', (profile) => {
    expect(() => chooseFromProfile('work', profile, noSource)).toThrow(CredentialsError);
  });
});

describe('hasCredentials', () => {
  it.each<[Profile, boolean]>([
    [{}, false],
    [authKey, true],
    [email, true],
    [samUser, true],
    [{ profileCommand: 'vault' }, true],
    [{ sourceProfile: 'base', operatorId: 'OP1', username: 'u' }, true],
    [{ sourceProfile: 'base', operatorId: 'OP1' }, false],
    [{ operatorId: 'OP1', username: 'u' }, false],
    [{ authKeyId: 'i' }, false],
  ])('in %j: %s', (profile, expected) => {
    expect(hasCredentials(profile)).toBe(expected);
  });
});
