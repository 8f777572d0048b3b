/** The token cache on disk: who meets which token, and what a broken file does. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CredentialSource } from '../../../src/auth/credentials.ts';
import {
  formatStoredToken,
  readAnyToken,
  readStoredToken,
  tokenDir,
  type StoredToken,
} from '../../../src/auth/token-cache.ts';
import { isTokenName, tokenPath } from '../../../src/auth/token-path.ts';
import { listStoredTokens, renewToken, type RenewInput } from '../../../src/auth/token-keeper.ts';
import { en } from '../../../src/text/en.ts';
import { makeFolder } from '../../helpers/folder.ts';

const endpoint = 'https://api.example.com';
const login: CredentialSource = { kind: 'login', login: { authKeyId: 'keyId-1', authKey: 'secret-1' } };
const start = Date.UTC(2026, 0, 1);
const hour = 3_600_000;

let dir: string;
let path: string;

beforeEach(() => {
  dir = makeFolder();
  path = tokenPath(dir, login, endpoint) ?? '';
});

function stored(overrides: Partial<StoredToken> = {}): StoredToken {
  const token = { apiKey: 'k', token: 't', operatorId: 'OP1' };
  return { endpoint, token, issuedAt: start, expiresAt: start + hour, ...overrides };
}

function place(text: string, mode = 0o600): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(path, text);
  chmodSync(path, mode);
}

const read = (now: number, at = endpoint) => readStoredToken(path, at, now, 'linux');

describe('the name of a token', () => {
  const switching: CredentialSource = {
    kind: 'switchUser',
    source: { authKeyId: 'keyId-1', authKey: 'secret-1' },
    target: { operatorId: 'OP1', userName: 'u' },
  };

  it.each<[string, CredentialSource, string]>([
    ['another endpoint', login, 'https://other.example.com'],
    ['another secret', { kind: 'login', login: { authKeyId: 'keyId-1', authKey: 'secret-2' } }, endpoint],
    ['another id', { kind: 'login', login: { authKeyId: 'keyId-2', authKey: 'secret-1' } }, endpoint],
    ['another lifetime', { kind: 'login', login: { ...login.login, tokenTimeoutSeconds: 180 } }, endpoint],
    ['a switched user', switching, endpoint],
    ['another target', { ...switching, target: { operatorId: 'OP2', userName: 'u' } }, endpoint],
  ])('differs for %s', (_, source, at) => {
    expect(tokenPath(dir, source, at)).not.toBe(path);
    expect(tokenPath(dir, source, at)).not.toBe(tokenPath(dir, switching, 'https://third.example.com'));
  });

  it.each<[string, CredentialSource]>([
    ['target', { ...switching, target: { operatorId: 'OP1', userName: 'v' } }],
    ['lifetime', { ...switching, target: { ...switching.target, tokenTimeoutSeconds: 180 } }],
    ['source', { ...switching, source: { authKeyId: 'keyId-2', authKey: 'secret-1' } }],
  ])('differs for two switched users by their %s', (_, source) => {
    expect(tokenPath(dir, source, endpoint)).not.toBe(tokenPath(dir, switching, endpoint));
  });

  it('stays what it is, so that a new version finds the tokens of an old one', () => {
    expect(basename(path)).toBe('3bc0b8fc41c6d76cb4c11ca86a0ebb72.token');
    expect(basename(tokenPath(dir, switching, endpoint) ?? '')).toBe(
      '4d363f51cb7b4dede979a42c391dbba8.token',
    );
  });

  it.each<[string, boolean]>([
    ['.token', true],
    ['.token.lock', true],
    ['.token.lock.break', true],
    ['.token.bak', false],
    ['.token.lock.break.bak', false],
  ])('is told from others: one that ends in %s', (end, isOurs) => {
    expect(isTokenName(`${'0'.repeat(32)}${end}`)).toBe(isOurs);
    expect(isTokenName(`x${'0'.repeat(32)}${end}`)).toBe(false);
    expect(isTokenName(`${'0'.repeat(31)}${end}`)).toBe(false);
  });

  it('is the same whatever the one-time code', () => {
    const withCode: CredentialSource = { kind: 'login', login: { ...login.login, mfaOTPCode: '123456' } };
    expect(tokenPath(dir, withCode, endpoint)).toBe(path);
  });

  it('shows neither id nor secret, and is no profile', () => {
    expect(path).toMatch(/\/cache\/tokens\/[0-9a-f]{32}\.token$/);
  });

  it('does not exist for a pair that was given', () => {
    expect(tokenPath(dir, { kind: 'pair', apiKey: 'k', token: 't' }, endpoint)).toBeUndefined();
  });
});

describe('reading', () => {
  it('finds what was kept', () => {
    place(formatStoredToken(stored({ profile: 'work' })));
    expect(read(start)).toEqual(stored({ profile: 'work' }));
  });

  it('finds whose token it is', () => {
    const token = { apiKey: 'k', token: 't', operatorId: 'OP1', userName: 'sam' };
    place(formatStoredToken(stored({ token })));
    expect(read(start)?.token).toEqual(token);
  });

  it.each([
    ['long before the end', hour - 400_000, true],
    ['within the last five minutes', hour - 299_000, false],
    ['after the end', hour + 1, false],
  ])('%s', (_, passed, isFound) => {
    place(formatStoredToken(stored()));
    expect(read(start + passed) !== undefined).toBe(isFound);
  });

  it('gives a short life a short margin', () => {
    place(formatStoredToken(stored({ expiresAt: start + 180_000 })));
    expect(read(start + 160_000)).toEqual(stored({ expiresAt: start + 180_000 }));
    expect(read(start + 163_000)).toBeUndefined();
  });

  it.each([
    ['an empty file', ''],
    ['half a file', formatStoredToken(stored()).slice(0, 40)],
    ['another version', formatStoredToken(stored()).replace('"version":1', '"version":2')],
    ['no object', 'null'],
    ['a key of the wrong type', formatStoredToken(stored()).replace('"k"', '1')],
  ])('takes %s for none', (_, text) => {
    place(text);
    expect(read(start)).toBeUndefined();
  });

  it('takes a file that others can read, or of another endpoint, for none', () => {
    place(formatStoredToken(stored()), 0o640);
    expect(read(start)).toBeUndefined();
    chmodSync(path, 0o600);
    expect(read(start, 'https://other.example.com')).toBeUndefined();
    expect(read(start)).toEqual(stored());
  });
});

describe('reading what is no token of ours', () => {
  it.each([
    ['a line break in the key', { apiKey: 'k\r\nX-Evil: 1', token: 't' }],
    ['a line break in the token', { apiKey: 'k', token: 't\n' }],
    ['a character that no header carries', { apiKey: 'k', token: '日本' }],
    ['an empty key', { apiKey: '', token: 't' }],
  ])('takes %s for none', (_, token) => {
    place(formatStoredToken(stored({ token })));
    expect(read(start)).toBeUndefined();
  });

  it.runIf(process.platform !== 'win32')('takes a pipe, a folder and a link for none, at once', () => {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    execFileSync('mkfifo', ['-m', '600', path]);
    expect(read(start)).toBeUndefined();
    expect(readAnyToken(path, 'linux')).toBeUndefined();
    rmSync(path);
    mkdirSync(path);
    expect(read(start)).toBeUndefined();
    rmdirSync(path);
    const elsewhere = join(dir, 'elsewhere');
    writeFileSync(elsewhere, formatStoredToken(stored()), { mode: 0o600 });
    symlinkSync(elsewhere, path);
    expect(read(start)).toBeUndefined();
    expect(listStoredTokens(dir, 'linux')).toEqual([]);
  });
});

describe('renewing', () => {
  let asked: number;
  let warnings: string[];

  beforeEach(() => {
    asked = 0;
    warnings = [];
  });

  const renew = (overrides: Partial<RenewInput> = {}) =>
    renewToken({
      path,
      endpoint,
      signal: new AbortController().signal,
      profile: 'work',
      refused: undefined,
      lifetime: 600,
      platform: 'linux',
      now: () => start,
      issue: () => {
        asked += 1;
        return Promise.resolve({ apiKey: `k${asked}`, token: `t${asked}` });
      },
      warn: (sentence) => {
        warnings.push(sentence(en));
        return Promise.resolve();
      },
      ...overrides,
    });

  it('writes a private file in a private folder, and nothing else stays', async () => {
    const { stored: kept, isNew } = await renew();
    expect(isNew).toBe(true);
    expect(kept.expiresAt).toBe(start + 600_000);
    expect(read(start)).toEqual(kept);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(tokenDir(dir)).mode & 0o777).toBe(0o700);
    expect(readdirSync(tokenDir(dir))).toHaveLength(1);
    expect(warnings).toEqual([]);
  });

  it('asks once for many at a time', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => renew()));
    expect(asked).toBe(1);
    expect(all.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(all.map(({ stored: { token } }) => token.token))).toEqual(new Set(['t1']));
  });

  it('replaces a refused token, but takes one that another process has replaced', async () => {
    const { stored: first } = await renew();
    const { stored: second } = await renew({ refused: first.token });
    expect(second.token.token).toBe('t2');
    const { stored: third, isNew } = await renew({ refused: first.token });
    expect(third.token.token).toBe('t2');
    expect(isNew).toBe(false);
    expect(asked).toBe(2);
  });

  it('takes the end of life from the token itself', async () => {
    const claims = Buffer.from(JSON.stringify({ exp: start / 1000 + 99 })).toString('base64url');
    const { stored: kept } = await renew({
      issue: () => Promise.resolve({ apiKey: 'k', token: `h.${claims}.s` }),
    });
    expect(kept.expiresAt).toBe(start + 99_000);
  });

  it('overwrites a damaged file and closes an open one', async () => {
    place('{"version":1,', 0o644);
    await renew();
    expect(read(start)?.token.token).toBe('t1');
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('goes on without a cache where there can be none, with one warning', async () => {
    writeFileSync(join(dir, 'cache'), 'in the way');
    const { stored: kept } = await renew();
    expect(kept.token.token).toBe('t1');
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain(tokenDir(dir));
  });

  it('passes a refusal on, and lets the next one try', async () => {
    await expect(renew({ issue: () => Promise.reject(new Error('no')) })).rejects.toThrow('no');
    expect(warnings).toEqual([]);
    expect((await renew()).isNew).toBe(true);
  });

  it('is not held up by a holder that died', async () => {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const lock = `${path}.lock`;
    // No process has this id: it is above every limit.
    writeFileSync(lock, `4194999 ${(await import('node:os')).hostname()} gone`);
    await renew();
    expect(asked).toBe(1);
    expect(readdirSync(dirname(path))).toHaveLength(1);
  });

  it.runIf(process.platform !== 'win32')('leaves the mode of a folder that it did not make', async () => {
    const elsewhere = join(dir, 'elsewhere');
    mkdirSync(elsewhere);
    chmodSync(elsewhere, 0o755);
    mkdirSync(join(dir, 'cache'), { mode: 0o700 });
    symlinkSync(elsewhere, tokenDir(dir));
    await renew();
    expect(read(start)?.token.token).toBe('t1');
    expect(statSync(elsewhere).mode & 0o777).toBe(0o755);
    expect(warnings).toEqual([]);
  });

  it.runIf(process.platform !== 'win32')('keeps nothing where others can write, and says so', async () => {
    mkdirSync(tokenDir(dir), { recursive: true, mode: 0o700 });
    chmodSync(tokenDir(dir), 0o777);
    expect((await renew()).stored.token.token).toBe('t1');
    expect(readdirSync(tokenDir(dir))).toEqual([]);
    expect(warnings).toEqual([en.auth.cacheUnusable(tokenDir(dir), 'mode 777')]);
  });

  it.runIf(process.platform !== 'win32')(
    'does not wait at a link or a pipe in the lock’s place',
    async () => {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      const lock = `${path}.lock`;
      symlinkSync('nowhere', lock);
      await renew();
      rmSync(lock);
      execFileSync('mkfifo', [lock]);
      await renew();
      const warning = en.auth.cacheUnusable(tokenDir(dir), 'it already exists');
      expect([asked, warnings, lstatSync(lock).isFIFO()]).toEqual([2, [warning, warning], true]);
    },
  );

  it('replaces a link in the token’s place, not what it leads to', async () => {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const elsewhere = join(dir, 'elsewhere');
    writeFileSync(elsewhere, 'ours');
    symlinkSync(elsewhere, path);
    await renew();
    expect(readFileSync(elsewhere, 'utf8')).toBe('ours');
    expect(read(start)?.token.token).toBe('t1');
  });

  it('removes what crashes left and tokens past any life', async () => {
    place(formatStoredToken(stored()));
    const name = '0123456789abcdef0123456789abcdef.token';
    const dead = [name, `${name}.lock`, `${basename(path)}.x.tmp`, `.${name}.0123456789ab.tmp`];
    const foreign = ['dead.token', 'notes.txt', '.notes.txt.0123456789ab.tmp'];
    const longAgo = new Date(start - 200_000_000);
    for (const file of [...dead, ...foreign].map((found) => join(dirname(path), found))) {
      writeFileSync(file, 'x');
      utimesSync(file, longAgo, longAgo);
    }
    const folder = `f${name.slice(1)}.lock`;
    mkdirSync(join(dirname(path), folder));
    writeFileSync(join(dirname(path), folder, 'holder'), 'x');
    utimesSync(join(dirname(path), folder), longAgo, longAgo);
    const young = `.${name}.ba9876543210.tmp`;
    writeFileSync(join(dirname(path), young), 'x');
    await renew({ refused: stored().token });
    expect(readdirSync(dirname(path)).toSorted()).toEqual([...foreign, young, basename(path)].toSorted());
    expect(readFileSync(path, 'utf8')).not.toContain('secret-1');
  });
});
