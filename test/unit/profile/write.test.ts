/** Writing profile files: owner-only, whole or not at all. */
import { execFileSync } from 'node:child_process';
import fs, {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { CredentialsError, UnexpectedError, UsageError } from '../../../src/errors.ts';
import { writeProfile } from '../../../src/profile/write.ts';
import { en } from '../../../src/text/en.ts';
import { makeFolder } from '../../helpers/folder.ts';
import { startProcess } from '../../helpers/program.ts';

let dir: string;

beforeEach(() => {
  dir = join(makeFolder(), 'profiles');
});

const modeOf = (path: string): number => statSync(path).mode & 0o777;

describe.runIf(process.platform !== 'win32')('what is in the place of a profile', () => {
  it('keeps nobody waiting where it is a pipe, and stays', () => {
    mkdirSync(dir, { mode: 0o700 });
    execFileSync('mkfifo', ['-m', '600', join(dir, 'work.json')]);
    expect(() => writeProfile(dir, 'work', { email: 'a@example.com' }, process.platform)).toThrow(
      'it is a pipe or a device',
    );
  });

  it('is replaced unread where it is larger than any profile', () => {
    mkdirSync(dir, { mode: 0o700 });
    writeFileSync(join(dir, 'work.json'), '', { mode: 0o600 });
    truncateSync(join(dir, 'work.json'), 2 ** 31);
    writeProfile(dir, 'work', { email: 'a@example.com' }, process.platform);
    expect(JSON.parse(readFileSync(join(dir, 'work.json'), 'utf8'))).toEqual({ email: 'a@example.com' });
  });
});

describe('writeProfile', () => {
  it('makes the folder 0700 and the file 0600, whatever the umask', () => {
    const before = process.umask(0);
    try {
      writeProfile(dir, 'work', { email: 'a@example.com' }, process.platform);
    } finally {
      process.umask(before);
    }
    expect(modeOf(dir)).toBe(0o700);
    expect(modeOf(join(dir, 'work.json'))).toBe(0o600);
  });

  it('closes a file that stood open, and leaves the mode of a folder that it did not make', () => {
    mkdirSync(dir);
    chmodSync(dir, 0o755);
    writeFileSync(join(dir, 'work.json'), '{}');
    chmodSync(join(dir, 'work.json'), 0o644);
    writeProfile(dir, 'work', {}, process.platform);
    expect(modeOf(dir)).toBe(0o755);
    expect(modeOf(join(dir, 'work.json'))).toBe(0o600);
  });

  it.each([
    [0o770, 'chmod go-w'],
    [0o707, 'chmod go-w'],
    [0o1777, 'SORACOM_PROFILE_DIR'],
  ])('refuses a folder of mode %o, and writes nothing', (mode, remedy) => {
    mkdirSync(dir);
    chmodSync(dir, mode);
    let fault: unknown;
    try {
      writeProfile(dir, 'work', {}, 'linux');
    } catch (error) {
      fault = error;
    }
    expect(fault).toBeInstanceOf(CredentialsError);
    expect((fault as CredentialsError).details.hint?.(en)).toContain(remedy);
    expect(readdirSync(dir)).toEqual([]);
    expect(modeOf(dir)).toBe(mode & 0o777);
  });

  it('writes known fields first, the others after them, and nothing undefined', () => {
    writeProfile(
      dir,
      'work',
      { theirs: { 'a.b': 1 }, authKey: 's', authKeyId: 'i', coverageType: 'jp', 'x.y': 2 },
      process.platform,
    );
    const text = readFileSync(join(dir, 'work.json'), 'utf8');
    expect(text).toMatch(/^\{\n {2}"coverageType"/);
    expect(JSON.parse(text)).toEqual({
      theirs: { 'a.b': 1 },
      authKey: 's',
      authKeyId: 'i',
      coverageType: 'jp',
      'x.y': 2,
    });
    expect(text.indexOf('authKeyId')).toBeLessThan(text.indexOf('theirs'));
    expect(text.endsWith('}\n')).toBe(true);
  });

  it('replaces a damaged file, and drops what the new profile does not hold', () => {
    writeProfile(dir, 'work', { email: 'old@example.com', password: 'p' }, process.platform);
    writeFileSync(join(dir, 'work.json'), '{ broken');
    writeProfile(dir, 'work', { email: 'new@example.com' }, process.platform);
    expect(JSON.parse(readFileSync(join(dir, 'work.json'), 'utf8'))).toEqual({ email: 'new@example.com' });
  });

  it('keeps a symbolic link and writes where it leads', () => {
    mkdirSync(dir, { mode: 0o700 });
    const target = join(dir, 'elsewhere');
    writeFileSync(target, '{}', { mode: 0o600 });
    symlinkSync(target, join(dir, 'work.json'));
    writeProfile(dir, 'work', { email: 'a@example.com' }, process.platform);
    expect(lstatSync(join(dir, 'work.json')).isSymbolicLink()).toBe(true);
    expect(JSON.parse(readFileSync(target, 'utf8'))).toEqual({ email: 'a@example.com' });
  });

  it('removes what crashes left of this profile, of this version and of earlier ones, and nothing else', () => {
    mkdirSync(dir, { mode: 0o700 });
    const left = ['.work.json.0123456789ab.tmp', 'work.json.tmp-17123456780a1b2c'];
    const others = ['.other.json.0123456789ab.tmp', 'work.json.bak', 'work.json.tmp', 'notes.tmp'];
    const longAgo = new Date(Date.now() - 3_600_000);
    for (const name of [...left, ...others]) {
      writeFileSync(join(dir, name), 'x');
      utimesSync(join(dir, name), longAgo, longAgo);
    }
    const young = '.work.json.ba9876543210.tmp';
    writeFileSync(join(dir, young), 'x');
    writeProfile(dir, 'work', {}, process.platform);
    expect(readdirSync(dir).toSorted()).toEqual([...others, young, 'work.json'].toSorted());
  });

  it('leaves the old profile and no draft where the disk takes only a part', () => {
    writeProfile(dir, 'work', { email: 'old@example.com' }, process.platform);
    const { writeSync } = fs;
    let calls = 0;
    Object.defineProperty(fs, 'writeSync', {
      value: (file: number, bytes: Uint8Array, offset: number): number => {
        calls += 1;
        if (calls > 1) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
        return writeSync(file, bytes, offset, 3);
      },
    });
    syncBuiltinESMExports();
    try {
      expect(() => writeProfile(dir, 'work', { email: 'new@example.com' }, process.platform)).toThrow(
        'the disk is full',
      );
    } finally {
      Object.defineProperty(fs, 'writeSync', { value: writeSync });
      syncBuiltinESMExports();
    }
    expect(calls).toBe(2);
    expect(readdirSync(dir)).toEqual(['work.json']);
    expect(JSON.parse(readFileSync(join(dir, 'work.json'), 'utf8'))).toEqual({ email: 'old@example.com' });
  });

  it('refuses a name that would lead out of the folder', () => {
    expect(() => writeProfile(dir, '../x', {}, process.platform)).toThrow(UsageError);
  });

  it('says which file can’t be written', () => {
    writeFileSync(dir, 'a file where the folder should be');
    expect(() => writeProfile(dir, 'work', {}, process.platform)).toThrow(UnexpectedError);
    expect(() => writeProfile(dir, 'work', {}, process.platform)).toThrow(join(dir, 'work.json'));
  });

  it('leaves the old file or the new one, wherever it is killed', async () => {
    const script = join(import.meta.dirname, '../../helpers/write-and-crash.ts');
    const path = join(dir, 'crash.json');
    const seen: string[] = [];
    for (let step = 1; seen.at(-1) !== 'done'; step += 1) {
      writeProfile(dir, 'crash', { email: 'old@example.com' }, process.platform);
      const command = [process.execPath, '--import', 'tsx', script, dir, String(step)] as const;
      const { code, signal, stderr } = await startProcess(command, { cwd: import.meta.dirname }).ended;
      const { email }: { email: string } = JSON.parse(readFileSync(path, 'utf8'));
      expect(modeOf(path)).toBe(0o600);
      expect(readdirSync(dir).filter((name) => name.endsWith('.json'))).toEqual(['crash.json']);
      if (signal === 'SIGKILL') seen.push(email);
      else {
        // oxlint-disable-next-line vitest/no-conditional-expect -- the last round alone ends by itself
        expect({ code, stderr, email }).toEqual({ code: 0, stderr: '', email: 'new@example.com' });
        seen.push('done');
      }
    }
    // It was killed at several steps: at first the old file is there, then the new one, and never anything else.
    const old = seen.filter((email) => email === 'old@example.com');
    expect(old.length).toBeGreaterThan(3);
    expect(new Set(seen.slice(old.length))).toEqual(new Set(['new@example.com', 'done']));
  });
});
