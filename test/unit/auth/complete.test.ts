/** Credentials count only where they are complete: every set of fields, judged by the one table of complete sets. */
import { describe, expect, it } from 'vitest';
import { chooseFromProfile, chooseGiven, hasCredentials } from '../../../src/auth/credentials.ts';
import { CredentialsError } from '../../../src/errors.ts';
import type { Profile } from '../../../src/profile/profile.ts';
import { en } from '../../../src/text/en.ts';
import { errorOf } from '../../helpers/error-of.ts';

/** Every subset of an object's fields. */
function subsetsOf<T extends object>(all: T): Partial<T>[] {
  return Object.entries(all).reduce<Partial<T>[]>(
    (subsets, [key, value]) => [...subsets, ...subsets.map((subset) => ({ ...subset, [key]: value }))],
    [{}],
  );
}

const hasAll = (subset: object, ...fields: string[]): boolean => fields.every((field) => field in subset);

describe('credentials that are given', () => {
  it.each(subsetsOf({ apiKey: 'k', apiToken: 't', authKeyId: 'i', authKey: 's' }))('%j', (given) => {
    const isPair = hasAll(given, 'apiKey', 'apiToken');
    const isLogin = hasAll(given, 'authKeyId', 'authKey');
    expect(chooseGiven(given)?.kind).toBe(isPair ? 'pair' : isLogin ? 'login' : undefined);
  });
});

const fields = {
  authKeyId: 'i',
  authKey: 's',
  email: 'a@example.com',
  operatorId: 'OP1',
  username: 'u',
  password: 'p',
};

/** The complete sets, best first, and what is sent of each. */
const ways: [fields: string[], login: object][] = [
  [['authKeyId', 'authKey'], { authKeyId: 'i', authKey: 's' }],
  [['email', 'password'], { email: 'a@example.com', password: 'p' }],
  [['operatorId', 'username', 'password'], { operatorId: 'OP1', userName: 'u', password: 'p' }],
];

/** What comes back, or the words of the refusal. */
function outcomeOf(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error instanceof CredentialsError ? error.message : error;
  }
}

describe('a profile', () => {
  it.each(subsetsOf(fields))('of %j', (profile) => {
    const login = ways.find(([needed]) => hasAll(profile, ...needed))?.[1];
    expect(hasCredentials(profile)).toBe(login !== undefined);
    expect(outcomeOf(() => chooseFromProfile('work', profile, undefined))).toEqual(
      login === undefined ? en.auth.profileIncomplete('work') : { kind: 'login', login },
    );
  });

  it('that is incomplete says how to complete it', () => {
    const error = errorOf(() => chooseFromProfile('work', {}, undefined), CredentialsError);
    expect(error.details.hint?.(en)).toBe(en.auth.configureHint('work'));
  });

  it('with a source counts by what it switches to', () => {
    const switching = { sourceProfile: 'base', operatorId: 'OP1', username: 'u' };
    expect(hasCredentials(switching)).toBe(true);
    expect(hasCredentials({ ...switching, operatorId: '' })).toBe(false);
    expect(hasCredentials({ ...switching, username: '' })).toBe(false);
    expect(hasCredentials({ sourceProfile: 'base', authKeyId: 'i', authKey: 's' })).toBe(false);
  });
});

describe('a profile with a source', () => {
  const source: Profile = { authKeyId: 'i', authKey: 's', mfaOTPCode: '1', tokenTimeoutSeconds: 300 };
  const target: Profile = { sourceProfile: 'base', operatorId: 'OP1', username: 'u' };

  it('switches from the login of its source', () => {
    expect(chooseFromProfile('work', target, source)).toEqual({
      kind: 'switchUser',
      source,
      target: { operatorId: 'OP1', userName: 'u' },
    });
  });

  it('asks for its own lifetime', () => {
    expect(chooseFromProfile('work', { ...target, tokenTimeoutSeconds: 600 }, source)).toMatchObject({
      source: { tokenTimeoutSeconds: 300 },
      target: { operatorId: 'OP1', userName: 'u', tokenTimeoutSeconds: 600 },
    });
  });

  it.each(['operatorId', 'username'])('needs its %s', (field) => {
    const choose = () => chooseFromProfile('work', { ...target, [field]: undefined }, source);
    expect(choose).toThrow(en.auth.switchIncomplete('work'));
  });

  it('needs a source that is complete, and has no source itself', () => {
    expect(() => chooseFromProfile('work', target, {})).toThrow(en.auth.profileIncomplete('base'));
    expect(() => chooseFromProfile('work', target, { ...source, sourceProfile: 'deep' })).toThrow(
      en.auth.chainedSource('work', 'base'),
    );
  });
});
