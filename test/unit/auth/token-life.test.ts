/** How long a kept token serves, what its file must hold, and when it is removed. */
import { chownSync, existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CredentialSource } from '../../../src/auth/credentials.ts';
import {
  formatStoredToken,
  readStoredToken,
  tokenDir,
  type StoredToken,
} from '../../../src/auth/token-cache.ts';
import {
  forgetProfileTokens,
  forgetToken,
  listStoredTokens,
  renewToken,
  type RenewInput,
} from '../../../src/auth/token-keeper.ts';
import { tokenPath } from '../../../src/auth/token-path.ts';
import { InterruptedError } from '../../../src/errors.ts';
import { en } from '../../../src/text/en.ts';
import { makeFolder } from '../../helpers/folder.ts';
import { failWith, replaceFs, replaceUser, systemFs } from '../../helpers/replace-system.ts';

const endpoint = 'https://api.example.com';
const start = Date.UTC(2026, 0, 1);
const hour = 3_600_000;

let dir: string;
let path: string;
let warnings: string[];

beforeEach(() => {
  dir = makeFolder();
  path = pathOf('keyId-1');
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  warnings = [];
});

function pathOf(authKeyId: string): string {
  const source: CredentialSource = { kind: 'login', login: { authKeyId, authKey: 'secret-1' } };
  return tokenPath(dir, source, endpoint) ?? '';
}

function make(changes: Partial<StoredToken> = {}): StoredToken {
  const token = { apiKey: 'k', token: 't' };
  return { endpoint, token, issuedAt: start, expiresAt: start + hour, ...changes };
}

function place(text: string, at = path): void {
  writeFileSync(at, text, { mode: 0o600 });
}

const isFound = (now: number): boolean => readStoredToken(path, endpoint, now, 'linux') !== undefined;

describe('a kept token', () => {
  it.each([
    ['an hour', hour, hour - 300_000],
    ['fifty minutes', 3_000_000, 2_700_000],
    ['three minutes', 180_000, 162_000],
    ['two days', 172_800_000, 172_500_000],
  ])('that lives %s serves until it is nearly over', (_name, life, end) => {
    place(formatStoredToken(make({ expiresAt: start + life })));
    expect([start, start + end - 1, start + end].map(isFound)).toEqual([true, true, false]);
  });

  it('whose clock was wrong when it was issued serves until its end', () => {
    place(formatStoredToken(make({ issuedAt: start + 10 * hour })));
    expect([start + hour - 1, start + hour].map(isFound)).toEqual([true, false]);
  });

  it.each(['endpoint', 'apiKey', 'token', 'issuedAt', 'expiresAt', 'version'])(
    'without its %s is none',
    (field) => {
      const whole = JSON.parse(formatStoredToken(make())) as Record<string, unknown>;
      place(JSON.stringify(whole));
      expect(isFound(start)).toBe(true);
      place(JSON.stringify({ ...whole, [field]: undefined }));
      expect(isFound(start)).toBe(false);
      place(JSON.stringify({ ...whole, [field]: [whole[field]] }));
      expect(isFound(start)).toBe(false);
    },
  );

  it.each(['[]', '"text"', '1', 'null'])('is none where the file holds %s', (text) => {
    place(text);
    expect(isFound(start)).toBe(false);
  });

  it('of nobody we know the name of serves all the same', () => {
    const whole = JSON.parse(formatStoredToken(make())) as object;
    place(JSON.stringify({ ...whole, profile: 1, operatorId: 2, userName: null, more: true }));
    expect(readStoredToken(path, endpoint, start, 'linux')).toEqual(make());
  });

  it.runIf(process.platform !== 'win32')('that others can read serves only on Windows', () => {
    writeFileSync(path, formatStoredToken(make()), { mode: 0o604 });
    expect(readStoredToken(path, endpoint, start, 'linux')).toBeUndefined();
    expect(readStoredToken(path, endpoint, start, 'win32')).toEqual(make());
  });

  it('leaves no file open', () => {
    place(formatStoredToken(make()));
    const open = new Set<number>();
    replaceFs({
      openSync: (name: string, flags: string | number, mode?: number) => {
        const file = systemFs.openSync(name, flags, mode);
        open.add(file);
        return file;
      },
      closeSync: (file: number) => {
        open.delete(file);
        systemFs.closeSync(file);
      },
    });
    expect(isFound(start)).toBe(true);
    expect(open).toEqual(new Set());
  });

  it('is one line of JSON', () => {
    const text = formatStoredToken(make({ profile: 'work' }));
    expect(text).toMatch(/^\{.*\}\n$/);
    expect(JSON.parse(text)).toEqual({
      version: 1,
      endpoint,
      profile: 'work',
      issuedAt: start,
      expiresAt: start + hour,
      apiKey: 'k',
      token: 't',
    });
  });
});

function renew(changes: Partial<RenewInput> = {}): ReturnType<typeof renewToken> {
  return renewToken({
    path,
    endpoint,
    signal: new AbortController().signal,
    profile: undefined,
    refused: undefined,
    lifetime: undefined,
    platform: process.platform,
    now: () => start,
    issue: () => Promise.resolve({ apiKey: 'k1', token: 't1' }),
    warn: (sentence) => {
      warnings.push(sentence(en));
      return Promise.resolve();
    },
    ...changes,
  });
}

describe('a new token', () => {
  it('lives a day where neither it nor the caller says how long, and may have no profile', async () => {
    const { stored, isNew } = await renew();
    expect([stored, isNew]).toStrictEqual([
      { endpoint, token: { apiKey: 'k1', token: 't1' }, issuedAt: start, expiresAt: start + 24 * hour },
      true,
    ]);
  });

  it('is kept under the profile that asked for it', async () => {
    expect((await renew({ profile: 'work' })).stored.profile).toBe('work');
    expect(readStoredToken(path, endpoint, start, 'linux')?.profile).toBe('work');
  });

  it('is new where there can be no folder for it', async () => {
    replaceFs({ mkdirSync: () => failWith('EROFS') });
    expect(await renew()).toMatchObject({ stored: { token: { token: 't1' } }, isNew: true });
    expect(warnings).toEqual([en.auth.cacheUnusable(tokenDir(dir), 'the file system is read-only')]);
  });

  it.runIf(process.platform !== 'win32')('is not kept in a folder of somebody else', async () => {
    const stranger = 12_345;
    if (process.geteuid?.() === 0) chownSync(dirname(path), stranger, stranger);
    else replaceUser(() => stranger);
    const owner = statSync(dirname(path)).uid;
    expect((await renew()).isNew).toBe(true);
    expect(warnings).toEqual([en.auth.cacheUnusable(tokenDir(dir), `owner ${owner}`)]);
    expect(readdirSync(tokenDir(dir))).toEqual([]);
  });

  it('clears away drafts that crashes left', async () => {
    const draft = join(dirname(path), `.${basename(path)}.0123456789ab.tmp`);
    place('x', draft);
    const then = new Date(start - 700_000);
    utimesSync(draft, then, then);
    await renew();
    expect(existsSync(draft)).toBe(false);
  });

  it('is used where it can’t be kept, with one warning', async () => {
    replaceFs({
      renameSync: (from: string, to: string) =>
        to.endsWith('.token') ? failWith('EROFS') : systemFs.renameSync(from, to),
    });
    expect(await renew()).toMatchObject({ stored: { token: { token: 't1' } }, isNew: true });
    expect(warnings).toEqual([en.auth.cacheUnusable(tokenDir(dir), 'the file system is read-only')]);
    expect(readdirSync(tokenDir(dir))).toEqual([]);
  });

  it('is not asked for where the run is interrupted', async () => {
    const signal = AbortSignal.abort();
    const issue = () => Promise.reject(new Error('asked'));
    await expect(renew({ signal, issue })).rejects.toThrow(InterruptedError);
    expect(warnings).toEqual([]);
  });

  it('that the API does not give is asked for once', async () => {
    let asked = 0;
    const issue = () => {
      asked += 1;
      return Promise.reject(new Error('no'));
    };
    await expect(renew({ issue })).rejects.toThrow('no');
    expect([asked, warnings]).toEqual([1, []]);
  });

  it('is not asked for where there is one by now, unless that is the one refused', async () => {
    place(formatStoredToken(make()));
    const kept = await renew();
    expect(kept).toEqual({ stored: make(), isNew: false });
    expect(await renew({ refused: { apiKey: 'k', token: 'other' } })).toEqual(kept);
    expect((await renew({ refused: { apiKey: 'k', token: 't' } })).isNew).toBe(true);
  });

  it('clears away tokens that can serve no longer', async () => {
    const ages = { old: 172_800_001, edge: 172_800_000, young: 0 };
    const paths = Object.entries(ages).map(([name, age]) => {
      const file = pathOf(name);
      place('x', file);
      const then = new Date(start - age);
      utimesSync(file, then, then);
      return file;
    });
    await renew();
    expect(paths.map((file) => existsSync(file))).toEqual([false, true, true]);
  });
});

describe('the tokens that are kept', () => {
  const list = () => listStoredTokens(dir, process.platform);

  it('are listed whatever their age; nothing else is', () => {
    place(formatStoredToken(make({ profile: 'work' })));
    place(formatStoredToken(make({ expiresAt: start - hour })), pathOf('keyId-2'));
    place('damaged', pathOf('keyId-3'));
    place(formatStoredToken(make()), join(tokenDir(dir), 'token.json'));
    expect(list().toSorted((a, b) => Number(a.path > b.path) - Number(a.path < b.path))).toEqual(
      [
        { path, stored: make({ profile: 'work' }) },
        { path: pathOf('keyId-2'), stored: make({ expiresAt: start - hour }) },
      ].toSorted((a, b) => Number(a.path > b.path) - Number(a.path < b.path)),
    );
  });

  it('are none where there is no folder', () => {
    expect(listStoredTokens(join(dir, 'none'), process.platform)).toEqual([]);
  });

  it('of one profile are forgotten, the others stay', () => {
    place(formatStoredToken(make({ profile: 'work' })));
    place(formatStoredToken(make({ profile: 'home' })), pathOf('keyId-2'));
    place(formatStoredToken(make()), pathOf('keyId-3'));
    forgetProfileTokens(dir, 'work', process.platform);
    expect(readdirSync(tokenDir(dir)).toSorted()).toEqual(
      [pathOf('keyId-2'), pathOf('keyId-3')].map((file) => basename(file)).toSorted(),
    );
  });

  it.each<[NodeJS.Platform, left: number]>([
    ['linux', 2],
    ['darwin', 1],
    ['win32', 1],
  ])('of a profile in another spelling are its own where files are: on %s %i are left', (platform, left) => {
    place(formatStoredToken(make({ profile: 'Work' })));
    place(formatStoredToken(make({ profile: 'home' })), pathOf('keyId-2'));
    forgetProfileTokens(dir, 'work', platform);
    expect(readdirSync(tokenDir(dir))).toHaveLength(left);
  });

  it('are forgotten one by one, also where somebody else was faster', () => {
    place(formatStoredToken(make()));
    forgetToken(path);
    forgetToken(path);
    expect(existsSync(path)).toBe(false);
  });
});
