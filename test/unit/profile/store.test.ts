/** Reading profile files: what is refused, and what a refusal must not say. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { SoracomError, UsageError } from '../../../src/errors.ts';
import { dropEmpty } from '../../../src/profile/profile.ts';
import { removeProfile } from '../../../src/profile/change.ts';
import { isTaken, listProfiles, readProfile } from '../../../src/profile/store.ts';
import { en } from '../../../src/text/en.ts';
import { makeFolder } from '../../helpers/folder.ts';
import { replaceFs, systemFs } from '../../helpers/replace-system.ts';

let dir: string;

beforeEach(() => {
  dir = makeFolder();
});

function put(name: string, content: string | object, mode = 0o600): string {
  const path = join(dir, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  chmodSync(path, mode);
  return path;
}

function refusal(read: () => unknown): { kind: string; message: string; hint: string } {
  try {
    read();
  } catch (error) {
    if (!(error instanceof SoracomError)) throw error;
    return { kind: error.kind, message: error.message, hint: error.details.hint?.(en) ?? '' };
  }
  throw new Error('nothing was refused');
}

describe('a name', () => {
  /** Finds files as macOS and Windows do, whatever the case of their names. */
  function foldNames(): void {
    const fold = (path: string): string => join(dir, path.slice(dir.length).toLowerCase());
    replaceFs({
      statSync: (path: string, options?: object) => systemFs.statSync(fold(path), options),
    });
  }

  it('is taken where there is such a profile', () => {
    put('work.json', {});
    expect([isTaken(dir, 'work'), isTaken(dir, 'Work'), isTaken(dir, 'work', 'work')]).toEqual([
      true,
      process.platform === 'win32' || process.platform === 'darwin',
      true,
    ]);
  });

  it('is taken by another spelling where both are one file', () => {
    put('work.json', {});
    put('old.json', {});
    foldNames();
    expect([isTaken(dir, 'Work'), isTaken(dir, 'Work', 'old'), isTaken(dir, 'Work', 'work')]).toEqual([
      true,
      true,
      false,
    ]);
    expect(isTaken(dir, 'none', 'work')).toBe(false);
  });
});

describe('readProfile', () => {
  it('reads what is there, unknown fields included', () => {
    put('work.json', { coverageType: 'g', authKeyId: 'i', authKey: 's', theirs: { deep: [1] } });
    expect(readProfile(dir, 'work', 'linux')).toEqual({
      coverageType: 'g',
      authKeyId: 'i',
      authKey: 's',
      theirs: { deep: [1] },
    });
  });

  it('finds nothing where there is no file, or no folder', () => {
    expect(readProfile(dir, 'none', 'linux')).toBeUndefined();
    expect(readProfile(join(dir, 'none'), 'none', 'linux')).toBeUndefined();
  });

  it('reads what Windows PowerShell and Notepad write', () => {
    const text = '\uFEFF{\r\n"email": "課金@example.com"\r\n}\r\n';
    writeFileSync(join(dir, 'utf16.json'), Buffer.from(text, 'utf16le'), { mode: 0o600 });
    expect(readProfile(dir, 'utf16', 'linux')).toEqual({ email: '課金@example.com' });
    put('crlf.json', text);
    expect(readProfile(dir, 'crlf', 'linux')).toEqual({ email: '課金@example.com' });
  });

  it('reads past a byte order mark', () => {
    put('bom.json', '\uFEFF{"email":"a@example.com"}');
    expect(readProfile(dir, 'bom', 'linux')).toEqual({ email: 'a@example.com' });
  });

  it('takes the empty values that soracom-cli writes for absent ones', () => {
    put('go.json', {
      sandbox: false,
      coverageType: '',
      email: null,
      authKeyId: 'i',
      authKey: 's',
      tokenTimeoutSeconds: 0,
      registerPaymentMethod: false,
      mfaOTPCode: '',
      headers: null,
    });
    expect(dropEmpty(readProfile(dir, 'go', 'linux') ?? {})).toEqual({
      sandbox: false,
      authKeyId: 'i',
      authKey: 's',
      registerPaymentMethod: false,
    });
  });

  it.each([0o644, 0o640, 0o604, 0o660, 0o610, 0o601])('refuses mode %o, and says the chmod', (mode) => {
    const path = put('open.json', { authKey: 's' }, mode);
    const { kind, message, hint } = refusal(() => readProfile(dir, 'open', 'linux'));
    expect(kind).toBe('credentials');
    expect(message).toContain(`(mode ${mode.toString(8)})`);
    expect(hint).toBe(`chmod 600 '${path}'`);
  });

  it.each([0o600, 0o400, 0o700])('takes mode %o', (mode) => {
    put('closed.json', {}, mode);
    expect(readProfile(dir, 'closed', 'linux')).toEqual({});
  });

  it('asks for no mode on Windows, which has none', () => {
    put('open.json', {}, 0o644);
    expect(readProfile(dir, 'open', 'win32')).toEqual({});
  });

  it('judges the file that a symbolic link leads to', () => {
    const target = put('target.data', { email: 'a@example.com' });
    symlinkSync(target, join(dir, 'link.json'));
    expect(readProfile(dir, 'link', 'linux')).toEqual({ email: 'a@example.com' });
    chmodSync(target, 0o644);
    expect(refusal(() => readProfile(dir, 'link', 'linux')).kind).toBe('credentials');
  });

  it('says that a folder in the file’s place is no profile', () => {
    mkdirSync(join(dir, 'folder.json'), { mode: 0o700 });
    expect(refusal(() => readProfile(dir, 'folder', 'linux'))).toMatchObject({
      kind: 'credentials',
      message: expect.stringContaining('is not a regular file'),
    });
  });

  it.runIf(process.platform !== 'win32')('does not wait at a pipe', () => {
    execFileSync('mkfifo', ['-m', '600', join(dir, 'pipe.json')]);
    expect(refusal(() => readProfile(dir, 'pipe', 'linux')).message).toContain('is not a regular file');
  });

  it.each([0o720, 0o702, 0o770, 0o777])('refuses a folder of mode %o, and says the chmod', (mode) => {
    put('work.json', {});
    chmodSync(dir, mode);
    const { kind, message, hint } = refusal(() => readProfile(dir, 'work', 'linux'));
    expect(kind).toBe('credentials');
    expect(message).toContain(`(mode ${mode.toString(8)})`);
    expect(hint).toBe(`chmod go-w '${dir}'`);
    expect(readProfile(dir, 'work', 'win32')).toEqual({});
  });

  it('does not tell anyone to close a folder that is shared on purpose', () => {
    chmodSync(dir, 0o1777);
    const { hint } = refusal(() => readProfile(dir, 'work', 'linux'));
    expect(hint).not.toContain('chmod');
    expect(hint).toContain('SORACOM_PROFILE_DIR');
  });

  it.runIf(process.platform !== 'win32')('refuses a file or folder of another user', () => {
    const path = put('work.json', {});
    const isRoot = process.geteuid?.() === 0;
    // What belongs to root is everybody's to trust: root gives it away first.
    if (isRoot) execFileSync('chown', ['12345', path]);
    const us = { platform: 'linux', uid: statSync(dir).uid } as const;
    const other = { platform: 'linux', uid: 54_321 } as const;
    const { uid } = statSync(path);
    const { message, hint } = refusal(() => readProfile(dir, 'work', 'linux', isRoot ? us : other));
    expect(message).toContain(`(id ${uid})`);
    expect(hint).toContain(isRoot ? `chown 0 '${path}'` : 'as that user');
    if (isRoot) execFileSync('chown', ['12345', dir]);
    expect(refusal(() => readProfile(dir, 'work', 'linux', other)).message).toContain(
      'The folder of the profiles',
    );
  });

  it.each([
    '{"authKey":"secret-HUSH"',
    '{"authKey":secret-HUSH}',
    '{"authKey":"secret-HUSH",}',
    '',
    'authKey: secret-HUSH',
  ])('refuses %j without quoting it', (content) => {
    put('broken.json', content);
    const { kind, message, hint } = refusal(() => readProfile(dir, 'broken', 'linux'));
    expect(kind).toBe('credentials');
    expect(message).toBe(`The profile from ${join(dir, 'broken.json')} is not valid JSON.`);
    expect(message + hint).not.toContain('HUSH');
  });

  it.each(['[]', 'null', '"secret-HUSH"', '1'])('refuses %s, which is no object', (content) => {
    put('odd.json', content);
    const { message } = refusal(() => readProfile(dir, 'odd', 'linux'));
    expect(message).toBe(`The profile from ${join(dir, 'odd.json')} is not a JSON object.`);
  });

  it.each<[field: string, value: unknown, expected: string]>([
    ['email', 5, 'a string'],
    ['authKey', ['secret-HUSH'], 'a string'],
    ['password', { hush: 'secret-HUSH' }, 'a string'],
    ['sandbox', 'yes', 'true or false'],
    ['registerPaymentMethod', 1, 'true or false'],
    ['coverageType', 'eu', '"g" or "jp"'],
    ['tokenTimeoutSeconds', '600', 'a whole number of seconds from 180 to 3600'],
    ['tokenTimeoutSeconds', 179, 'a whole number of seconds from 180 to 3600'],
    ['tokenTimeoutSeconds', 3601, 'a whole number of seconds from 180 to 3600'],
    ['tokenTimeoutSeconds', 200.5, 'a whole number of seconds from 180 to 3600'],
    ['headers', [], 'an object of header names and text values'],
    ['headers', { 'X A': '1' }, 'an object of header names and text values'],
    ['headers', { 'X-A': 1 }, 'an object of header names and text values'],
    ['headers', { 'X-A': 'a\r\nX-B: c' }, 'an object of header names and text values'],
    ['headers', { 'X-A': '日本' }, 'an object of header names and text values'],
  ])('refuses %s: %j', (field, value, expected) => {
    put('wrong.json', { [field]: value });
    const { kind, message } = refusal(() => readProfile(dir, 'wrong', 'linux'));
    expect(kind).toBe('credentials');
    expect(message).toBe(`In the profile from ${join(dir, 'wrong.json')}, "${field}" should be ${expected}.`);
  });

  it('refuses a name that would lead out of the folder', () => {
    expect(() => readProfile(dir, '../x', 'linux')).toThrow(UsageError);
  });
});

describe('listProfiles and removeProfile', () => {
  it('list what are profiles, sorted, and remove one', () => {
    put('b.json', {});
    put('a.json', {});
    put('.hidden.json', {});
    put('notes.txt', '');
    put('b.json.tmp-123', '');
    expect(listProfiles(dir)).toEqual(['a', 'b']);
    expect(removeProfile(dir, 'b')).toBe(true);
    expect(removeProfile(dir, 'b')).toBe(false);
    expect(listProfiles(dir)).toEqual(['a']);
  });

  it('find nothing where there is no folder, or none can be', () => {
    const file = put('plain', '');
    for (const folder of [join(dir, 'none'), file, join(file, 'below')]) {
      expect(listProfiles(folder)).toEqual([]);
      expect(removeProfile(folder, 'work')).toBe(false);
    }
  });
});
