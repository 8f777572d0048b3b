/** Where a call goes and what it authenticates with, from flags, environment and profile together. */
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Session, SessionInput } from '../../../src/auth/session.ts';
import { CredentialsError, UsageError } from '../../../src/errors.ts';
import type { Profile } from '../../../src/profile/profile.ts';
import { makeFolder } from '../../helpers/folder.ts';
import { openSession } from '../../helpers/open-session.ts';

let dir: string;

beforeEach(() => {
  dir = makeFolder();
});

function save(name: string, profile: Profile): void {
  writeFileSync(join(dir, `${name}.json`), JSON.stringify(profile), { mode: 0o600 });
}

/** A command that prints a profile. */
function printing(profile: Profile): string {
  const path = join(dir, 'print.cjs');
  writeFileSync(path, `console.log(${JSON.stringify(JSON.stringify(profile))})`);
  return `'${process.execPath}' '${path}'`;
}

const open = (changes: Partial<SessionInput> = {}): Promise<Session> => openSession(dir, changes);

const stored: Profile = { authKeyId: 'i', authKey: 's' };
const storedLogin = { kind: 'login', login: stored };
const pair = { apiKey: 'k', apiToken: 't' };

describe('the credentials', () => {
  it('of the profile "default" are taken where nothing is said', async () => {
    save('default', stored);
    expect(await (await open()).requireCredentials()).toEqual(storedLogin);
  });

  it('are asked for only when they are needed', async () => {
    const session = await open();
    await expect(session.requireCredentials()).rejects.toThrow(CredentialsError);
    expect(session.endpoint.url).toBe('https://api.soracom.io');
  });

  it('of a profile that is named must be there', async () => {
    save('work', stored);
    await expect(open({ profileName: 'wrok' })).rejects.toThrow('There is no profile "wrok".');
    await expect(open({ profileName: 'a/b' })).rejects.toThrow(UsageError);
  });

  it('that are given need no folder that can be reached, unless a profile in it is named', async () => {
    const profileDir = join(dir, 'loop');
    symlinkSync(profileDir, profileDir);
    expect((await open({ profileDir, given: pair })).profileName).toBeUndefined();
    await expect(open({ profileDir })).rejects.toThrow(CredentialsError);
    await expect(open({ profileDir, given: pair, profileName: 'work' })).rejects.toThrow(CredentialsError);
  });

  it('that are given go before every profile', async () => {
    save('default', stored);
    const profileCommand = printing({ email: 'a@example.com', password: 'p' });
    const session = await open({ given: pair, profileCommand });
    expect(await session.requireCredentials()).toEqual({ kind: 'pair', apiKey: 'k', token: 't' });
  });

  it('of a profile command on the command line go before the profile', async () => {
    save('default', stored);
    const profileCommand = printing({ email: 'a@example.com', password: 'p' });
    expect(await (await open({ profileCommand })).requireCredentials()).toEqual({
      kind: 'login',
      login: { email: 'a@example.com', password: 'p' },
    });
  });

  it('of the profile’s own command go before what the profile holds', async () => {
    const profileCommand = printing({ authKeyId: 'i2', authKey: 's2' });
    save('default', { ...stored, sourceProfile: 'base', profileCommand });
    expect(await (await open()).requireCredentials()).toEqual({
      kind: 'login',
      login: { authKeyId: 'i2', authKey: 's2' },
    });
  });

  it('of a built-in profile yield to a file of its name', async () => {
    const findBuiltinProfile = () => Promise.resolve({ email: 'a@example.com', password: 'p' });
    const builtin = await open({ profileName: 'demo', findBuiltinProfile });
    expect(await builtin.requireCredentials()).toMatchObject({ login: { email: 'a@example.com' } });
    save('demo', stored);
    const file = await open({ profileName: 'demo', findBuiltinProfile });
    expect(await file.requireCredentials()).toEqual(storedLogin);
  });
});

describe('endpoint and headers', () => {
  it('come from the profile even where the credentials are given', async () => {
    save('default', { ...stored, coverageType: 'g', headers: { 'X-Extra': '1' } });
    const session = await open({ given: pair });
    expect(session.endpoint.url).toBe('https://g.api.soracom.io');
    expect(session.headers).toEqual({ 'X-Extra': '1' });
  });

  it('come from a profile command as if they stood in the profile', async () => {
    const profileCommand = printing({
      ...stored,
      endpoint: 'https://vault.example',
      headers: { 'X-Vault': '1' },
    });
    save('default', { profileCommand, coverageType: 'g' });
    const session = await open();
    expect(session.endpoint.url).toBe('https://vault.example');
    expect(session.headers).toEqual({ 'X-Vault': '1' });
  });

  it('of the command line go before both', async () => {
    save('default', { ...stored, endpoint: 'https://profile.example' });
    expect((await open({ coverageType: 'g' })).endpoint.url).toBe('https://g.api.soracom.io');
    expect((await open({ endpoint: 'https://flag.example' })).endpoint.url).toBe('https://flag.example');
  });

  it('take soracom-cli’s empty endpoint for none', async () => {
    save('default', { ...stored, endpoint: '', coverageType: 'g' });
    expect((await open()).endpoint.url).toBe('https://g.api.soracom.io');
  });
});
