/** What a session takes from flags, profile, source and commands, and what it keeps from being shown. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Session, SessionInput } from '../../../src/auth/session.ts';
import { CredentialsError } from '../../../src/errors.ts';
import type { Profile } from '../../../src/profile/profile.ts';
import { en } from '../../../src/text/en.ts';
import { makeFolder } from '../../helpers/folder.ts';
import { openSession } from '../../helpers/open-session.ts';
import { rejectionOf } from '../../helpers/error-of.ts';

let dir: string;
let secrets: unknown[];

beforeEach(() => {
  dir = makeFolder();
  secrets = [];
});

function save(name: string, profile: Profile, mode = 0o600): void {
  writeFileSync(join(dir, `${name}.json`), JSON.stringify(profile), { mode });
}

/** A command that prints a profile, and leaves a file behind that tells that it ran. */
function printing(profile: Profile): string {
  const path = join(dir, 'print.cjs');
  const text = JSON.stringify(JSON.stringify(profile));
  writeFileSync(
    path,
    `require('node:fs').writeFileSync(${JSON.stringify(join(dir, 'ran'))}, ''); console.log(${text})`,
  );
  return `'${process.execPath}' '${path}'`;
}

const hasRun = (): boolean => existsSync(join(dir, 'ran'));

const open = (changes: Partial<SessionInput> = {}): Promise<Session> =>
  openSession(dir, { addSecretsLater: (find) => secrets.push(...find()), ...changes });

const login: Profile = { authKeyId: 'keyId-1', authKey: 'secret-1' };
const pair = { apiKey: 'k', apiToken: 't' };

describe('a session', () => {
  it('without a profile is named after none, and holds next to nothing', async () => {
    expect(await open()).toMatchObject({
      profileName: undefined,
      headers: {},
      cacheDir: dir,
      platform: process.platform,
      isPassing: false,
      readOnly: false,
      hasCredentials: false,
    });
    expect(secrets).toEqual([]);
  });

  it('is named after the profile that was read', async () => {
    save('default', login);
    save('work', login);
    expect((await open()).profileName).toBe('default');
    expect((await open({ profileName: 'work' })).profileName).toBe('work');
    expect((await open({ given: pair })).profileName).toBe('default');
  });

  it('is read-only where its profile says so, and nowhere else', async () => {
    save('default', { ...login, readOnly: true });
    expect((await open()).readOnly).toBe(true);
    expect((await open({ given: pair })).readOnly).toBe(true);
    save('default', { ...login, readOnly: false });
    expect((await open()).readOnly).toBe(false);
  });

  it('keeps tokens only where it may, and never for a built-in profile', async () => {
    save('default', login);
    expect((await open()).cacheDir).toBe(dir);
    expect((await open({ tokenCache: false })).cacheDir).toBeUndefined();
    const findBuiltinProfile = () => Promise.resolve(login);
    expect((await open({ profileName: 'demo', findBuiltinProfile })).cacheDir).toBeUndefined();
    expect((await open({ profileCommand: printing(login) })).cacheDir).toBe(dir);
  });

  it('asks for a built-in profile only where no file has the name', async () => {
    const asked: string[] = [];
    const findBuiltinProfile = (name: string) => {
      asked.push(name);
      return Promise.resolve(undefined);
    };
    save('work', login);
    await open({ profileName: 'work', findBuiltinProfile });
    await open({ findBuiltinProfile });
    expect(asked).toEqual(['default']);
  });

  it('drops what is empty in a built-in profile', async () => {
    const findBuiltinProfile = () => Promise.resolve({ ...login, email: '' });
    const session = await open({ profileName: 'demo', findBuiltinProfile });
    expect(await session.requireCredentials()).toEqual({ kind: 'login', login });
    expect(session.hasCredentials).toBe(true);
  });
});

describe('whether there are credentials', () => {
  it.each<[Profile, boolean]>([
    [{}, false],
    [{ coverageType: 'g', readOnly: true, tokenTimeoutSeconds: 300 }, false],
    [{ email: '' }, false],
    [{ authKeyId: 'x' }, true],
    [{ authKey: 'x' }, true],
    [{ email: 'x' }, true],
    [{ password: 'x' }, true],
    [{ operatorId: 'x' }, true],
    [{ username: 'x' }, true],
    [{ mfaOTPCode: 'x' }, true],
    [{ sourceProfile: 'x' }, true],
  ])('in the profile %j: %s', async (profile, expected) => {
    save('default', profile);
    expect((await open()).hasCredentials).toBe(expected);
  });

  it('is so where they are given', async () => {
    expect((await open({ given: pair })).hasCredentials).toBe(true);
    expect((await open({ given: { apiKey: 'k' } })).hasCredentials).toBe(false);
  });
});

describe('what is missing', () => {
  it('is named with what to do', async () => {
    const error = await rejectionOf((await open()).requireCredentials(), CredentialsError);
    expect(error.message).toBe(en.auth.none('default'));
    expect(error.details.hint?.(en)).toBe(en.auth.noneHint);
  });

  it('is chosen from the profiles that there are', async () => {
    save('home', login);
    const error = await rejectionOf((await open()).requireCredentials(), CredentialsError);
    expect(error.message).toBe(en.auth.none('default'));
    expect(error.details.hint?.(en)).toContain('--profile or SORACOM_PROFILE: home.');
  });

  it('of the profiles is named with those that are there', async () => {
    save('home', login);
    save('work', login);
    const error = await rejectionOf(open({ profileName: 'none' }), CredentialsError);
    expect(error.message).toBe(en.auth.noProfile('none'));
    expect(error.details.hint?.(en)).toBe(en.auth.noProfileHint(['home', 'work']));
  });

  it('is the profile even where its name is "default", if it was asked for', async () => {
    expect((await rejectionOf(open({ profileName: 'default' }), CredentialsError)).message).toBe(
      en.auth.noProfile('default'),
    );
  });
});

describe('a command', () => {
  it('on the command line is not run where credentials are given', async () => {
    await open({ given: pair, profileCommand: printing(login) });
    expect(hasRun()).toBe(false);
  });

  it('of the profile is not run where credentials are given', async () => {
    save('default', { profileCommand: printing(login), coverageType: 'g' });
    const session = await open({ given: pair });
    expect([hasRun(), session.endpoint.url]).toEqual([false, 'https://g.api.soracom.io']);
  });

  it('of the profile is not run where another is on the command line', async () => {
    save('default', { profileCommand: 'soracom-no-such-program' });
    expect(await (await open({ profileCommand: printing(login) })).requireCredentials()).toEqual({
      kind: 'login',
      login,
    });
  });

  it('completes the profile where it gives a part of the credentials', async () => {
    save('default', { email: 'a@example.com', profileCommand: printing({ password: 'secret-2' }) });
    expect(await (await open()).requireCredentials()).toEqual({
      kind: 'login',
      login: { email: 'a@example.com', password: 'secret-2' },
    });
  });

  it.each<keyof Profile>(['authKeyId', 'authKey', 'operatorId', 'username', 'mfaOTPCode', 'sourceProfile'])(
    'that gives whole credentials displaces the %s of the file, and leaves its settings',
    async (field) => {
      const said = { email: 'a@example.com', password: 'p' };
      save('default', {
        authKeyId: 'old',
        authKey: 'old',
        [field]: 'old',
        tokenTimeoutSeconds: 600,
        coverageType: 'g',
        profileCommand: printing(said),
      });
      const session = await open();
      expect(await session.requireCredentials()).toEqual({
        kind: 'login',
        login: { ...said, tokenTimeoutSeconds: 600 },
      });
      expect(session.endpoint.url).toBe('https://g.api.soracom.io');
    },
  );

  it('that gives an AuthKey displaces e-mail and password of the file', async () => {
    save('default', { email: 'old', password: 'old', profileCommand: printing(login) });
    expect(await (await open()).requireCredentials()).toEqual({ kind: 'login', login });
  });
});

describe('a source profile', () => {
  const target: Profile = { sourceProfile: 'base', operatorId: 'OP1', username: 'u' };

  it('is logged in with, and its secrets are known', async () => {
    save('default', target);
    save('base', { ...login, email: '' });
    const session = await open();
    expect(secrets).not.toContain('secret-1');
    expect(await session.requireCredentials()).toEqual({
      kind: 'switchUser',
      source: login,
      target: { operatorId: 'OP1', userName: 'u' },
    });
    expect(secrets).toContain('secret-1');
  });

  it('may have a command of its own, whose secrets are known as well', async () => {
    save('default', target);
    save('base', { email: 'a@example.com', profileCommand: printing({ password: 'secret-2' }) });
    const source = await (await open()).requireCredentials();
    expect(source).toMatchObject({ source: { email: 'a@example.com', password: 'secret-2' } });
    expect(secrets).toContain('secret-2');
  });

  it('must exist', async () => {
    save('default', target);
    expect((await rejectionOf((await open()).requireCredentials(), CredentialsError)).message).toBe(
      en.auth.noSource('default', 'base'),
    );
  });

  it('can’t have a source itself, and its command is not run', async () => {
    save('default', target);
    save('base', { ...target, sourceProfile: 'deep', profileCommand: printing(login) });
    const error = await rejectionOf((await open()).requireCredentials(), CredentialsError);
    expect(error.message).toBe(en.auth.chainedSource('default', 'base'));
    expect(hasRun()).toBe(false);
  });

  it('is not read where credentials are given', async () => {
    save('default', target);
    expect(await (await open({ given: pair })).requireCredentials()).toMatchObject({ kind: 'pair' });
  });
});

describe('the secrets', () => {
  it('of the profile are known before anything else is done with it', async () => {
    save('default', { ...login, password: 'secret-3', endpoint: 'no URL' });
    await open().catch(() => undefined);
    expect(secrets).toEqual(expect.arrayContaining(['secret-1', 'secret-3']));
  });

  it('of a command’s profile are known', async () => {
    await open({ profileCommand: printing(login) });
    expect(secrets).toContain('secret-1');
  });
});
