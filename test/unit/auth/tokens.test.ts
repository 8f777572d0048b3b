/** Where a session's token comes from, what is kept of it, and what takes its place when it is refused. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PostJson } from '../../../src/auth/authenticate.ts';
import type { CredentialSource } from '../../../src/auth/credentials.ts';
import type { Session } from '../../../src/auth/session.ts';
import { readStoredToken, tokenDir } from '../../../src/auth/token-cache.ts';
import { tokenPath } from '../../../src/auth/token-path.ts';
import { createTokens, findPath, type Tokens, type TokenServices } from '../../../src/auth/tokens.ts';
import { ApiError } from '../../../src/errors.ts';
import { withLock } from '../../../src/files/lock.ts';
import { en } from '../../../src/text/en.ts';
import { makeFolder } from '../../helpers/folder.ts';
import { failWith, replaceFs, systemFs } from '../../helpers/replace-system.ts';

const start = Date.UTC(2026, 0, 1);
const login = { kind: 'login', login: { authKeyId: 'i', authKey: 's' } } as const satisfies CredentialSource;
const pair: CredentialSource = { kind: 'pair', apiKey: 'given-key', token: 'given-token' };
const switching = {
  kind: 'switchUser',
  source: { authKeyId: 'i', authKey: 's' },
  target: { operatorId: 'OP1', userName: 'u' },
} as const satisfies CredentialSource;
const endpoint = { url: 'https://api.example.com' } as Session['endpoint'];

let dir: string;
let sent: unknown[][];
let secrets: string[];
let warnings: string[];

beforeEach(() => {
  dir = makeFolder();
  sent = [];
  secrets = [];
  warnings = [];
});

/** A token that ends at this second. */
const ending = (seconds: number): string =>
  `h.${Buffer.from(JSON.stringify({ exp: seconds })).toString('base64url')}.s`;

/** Issues t1, t2, … */
const issuing: PostJson = (...call) => {
  sent.push(call);
  return Promise.resolve(JSON.stringify({ apiKey: `k${sent.length}`, token: `t${sent.length}` }));
};

interface Setup {
  source?: CredentialSource;
  session?: Partial<Session>;
  post?: PostJson;
  services?: Partial<TokenServices>;
}

function sessionOf(source: CredentialSource, changes: Partial<Session> = {}): Session {
  return {
    profileName: 'work',
    endpoint,
    headers: {},
    cacheDir: dir,
    platform: 'linux',
    readOnly: false,
    realm: 'https://api.soracom.io',
    hasCredentials: true,
    requireCredentials: () => Promise.resolve(source),
    ...changes,
  };
}

function open({ source = login, session, post = issuing, services }: Setup = {}): Tokens {
  return createTokens(sessionOf(source, session), post, {
    now: () => start,
    signal: new AbortController().signal,
    warn: (sentence) => {
      warnings.push(sentence(en));
      return Promise.resolve();
    },
    askCode: undefined,
    addSecrets: (...values) => secrets.push(...values),
    notePlan: () => undefined,
    ...services,
  });
}

/** Opens what is read alone. */
function refuseWrites(name: string, flags: string | number = 'r', mode?: number): number {
  return /[wax+]/.test(String(flags)) ? failWith('EROFS') : systemFs.openSync(name, flags, mode);
}

const unkept = { cacheDir: undefined };
const stored = (source: CredentialSource) =>
  readStoredToken(tokenPath(dir, source, endpoint.url) ?? '', endpoint.url, start, 'linux');

describe('a pair that is given', () => {
  it('is used as it is: nothing is sent, asked or kept', async () => {
    const unasked = () => Promise.reject(new Error('asked'));
    expect(await open({ source: pair, services: { askCode: unasked } }).obtain()).toEqual({
      token: { apiKey: 'given-key', token: 'given-token' },
      from: 'given',
    });
    expect(sent).toEqual([]);
    expect(existsSync(tokenDir(dir))).toBe(false);
    expect(secrets).toEqual(['given-key', 'given-token']);
  });

  it('tells when it ends, where it is known', async () => {
    const given: CredentialSource = { kind: 'pair', apiKey: 'k', token: ending(1_800_000_000) };
    expect(await open({ source: given }).obtain()).toMatchObject({ expiresAt: 1_800_000_000_000 });
  });

  it('has no other in its place', async () => {
    const tokens = open({ source: pair });
    expect(await tokens.replace({ apiKey: 'given-key', token: 'given-token' })).toBeUndefined();
    expect(sent).toEqual([]);
  });
});

describe('a login that is not kept', () => {
  it('asks the API every time', async () => {
    const tokens = open({ session: unkept });
    expect(await tokens.obtain()).toEqual({ token: { apiKey: 'k1', token: 't1' }, from: 'api' });
    expect(await tokens.obtain()).toEqual({ token: { apiKey: 'k2', token: 't2' }, from: 'api' });
    expect(secrets).toEqual(['k1', 't1', 'k2', 't2']);
    expect(readdirSync(dir)).toEqual([]);
  });

  it('tells when its token ends', async () => {
    const post: PostJson = () =>
      Promise.resolve(JSON.stringify({ apiKey: 'k', token: ending(1_800_000_000) }));
    expect(await open({ session: unkept, post }).obtain()).toMatchObject({ expiresAt: 1_800_000_000_000 });
  });

  it('gets another token in place of a refused one', async () => {
    const tokens = open({ session: unkept });
    expect(await tokens.replace({ apiKey: 'k', token: 'old' })).toEqual({
      token: { apiKey: 'k1', token: 't1' },
      from: 'api',
    });
  });
});

describe('a login that is kept', () => {
  it('asks the API once; a later run finds the token and its end', async () => {
    const first = await open().obtain();
    expect(first).toEqual({
      token: { apiKey: 'k1', token: 't1' },
      from: 'api',
      expiresAt: start + 86_400_000,
    });
    secrets = [];
    expect(await open().obtain()).toEqual({ ...first, from: 'cache' });
    expect(sent).toEqual([['/auth', { authKeyId: 'i', authKey: 's' }, undefined]]);
    expect(secrets).toEqual(['k1', 't1']);
    expect(stored(login)).toMatchObject({ endpoint: endpoint.url, profile: 'work', issuedAt: start });
    expect(warnings).toEqual([]);
  });

  it('finds the token where nothing can be written any more', async () => {
    const first = await open().obtain();
    replaceFs({ mkdirSync: () => failWith('EROFS'), openSync: refuseWrites });
    expect(await open().obtain()).toEqual({ ...first, from: 'cache' });
    expect([sent.length, warnings]).toEqual([1, []]);
  });

  it('asks anew when the time of the kept token is over', async () => {
    await open().obtain();
    const later = open({ services: { now: () => start + 90_000_000 } });
    expect(await later.obtain()).toMatchObject({ token: { token: 't2' }, from: 'api' });
  });

  it('gets another token in place of a refused one, or the one that somebody else got by then', async () => {
    const { token } = await open().obtain();
    secrets = [];
    expect(await open().replace(token)).toMatchObject({ token: { token: 't2' }, from: 'api' });
    expect(await open().replace(token)).toMatchObject({ token: { token: 't2' }, from: 'cache' });
    expect(sent).toHaveLength(2);
    expect(secrets).toEqual(['k2', 't2', 'k2', 't2']);
  });

  it.each<[string, CredentialSource, seconds: number]>([
    ['the login asked for', { kind: 'login', login: { ...login.login, tokenTimeoutSeconds: 600 } }, 600],
    [
      'the switch asked for',
      {
        ...switching,
        source: { ...switching.source, tokenTimeoutSeconds: 600 },
        target: { ...switching.target, tokenTimeoutSeconds: 900 },
      },
      900,
    ],
    ['the API grants', switching, 86_400],
  ])('expects the lifetime that %s', async (_name, source, seconds) => {
    expect(await open({ source }).obtain()).toMatchObject({ expiresAt: start + seconds * 1000 });
  });

  it('asks for a one-time code where one is wanted', async () => {
    const bodies: unknown[] = [];
    const post: PostJson = (_path, body) => {
      bodies.push(body);
      const isFirst = bodies.length === 1;
      return isFirst
        ? Promise.reject(new ApiError(() => 'MFA', { status: 400 }))
        : Promise.resolve('{"apiKey":"k","token":"t"}');
    };
    const services = { askCode: () => Promise.resolve('123456') };
    expect(await open({ post, services }).obtain()).toMatchObject({ token: { token: 't' } });
    expect(bodies[1]).toEqual({ authKeyId: 'i', authKey: 's', mfaOTPCode: '123456' });
  });

  it('is taken from whoever was faster, who may still hold the lock', async () => {
    const path = tokenPath(dir, login, endpoint.url) ?? '';
    const kept = {
      version: 1,
      endpoint: endpoint.url,
      apiKey: 'k9',
      token: 't9',
      issuedAt: start,
      expiresAt: start + 1e7,
    };
    mkdirSync(tokenDir(dir), { recursive: true, mode: 0o700 });
    await withLock(`${path}.lock`, async () => {
      const waiting = open().obtain();
      writeFileSync(path, JSON.stringify(kept), { mode: 0o600 });
      expect((await waiting).token.token).toBe('t9');
    });
    expect(sent).toEqual([]);
  });

  it('is not waited for once the run is interrupted', async () => {
    const services = { signal: AbortSignal.abort() };
    await expect(open({ services }).obtain()).rejects.toThrow(en.errors.interrupted);
    expect(sent).toEqual([]);
  });

  it('goes on with a warning where nothing can be kept', async () => {
    const session = { cacheDir: '/dev/null/nowhere' };
    expect(await open({ session }).obtain()).toMatchObject({ token: { token: 't1' }, from: 'api' });
    expect(warnings).toHaveLength(1);
  });
});

describe('the place of a token', () => {
  it('is below the folder of the session, by its credentials and endpoint', async () => {
    expect(await findPath(sessionOf(login), login)).toBe(tokenPath(dir, login, endpoint.url));
    expect(await findPath(sessionOf(switching), switching)).toBe(tokenPath(dir, switching, endpoint.url));
  });

  it('is nowhere for a given pair, or where nothing is kept', async () => {
    expect(await findPath(sessionOf(pair), pair)).toBeUndefined();
    expect(await findPath(sessionOf(login, unkept), login)).toBeUndefined();
  });
});
