/** Writing profile files: owner-only, whole or not at all. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { UnexpectedError, UsageError } from '../../../src/errors.ts';
import { writeProfile } from '../../../src/profile/write.ts';

let dir: string;

beforeEach(() => {
  dir = join(mkdtempSync(join(tmpdir(), 'soracom-write-')), 'profiles');
});

const modeOf = (path: string): number => statSync(path).mode & 0o777;

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

  it('closes a folder and a file that stood open', () => {
    mkdirSync(dir, { mode: 0o755 });
    writeFileSync(join(dir, 'work.json'), '{}');
    chmodSync(join(dir, 'work.json'), 0o644);
    writeProfile(dir, 'work', {}, process.platform);
    expect(modeOf(dir)).toBe(0o700);
    expect(modeOf(join(dir, 'work.json'))).toBe(0o600);
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

  it('refuses a name that would lead out of the folder', () => {
    expect(() => writeProfile(dir, '../x', {}, process.platform)).toThrow(UsageError);
  });

  it('says which file can’t be written', () => {
    writeFileSync(dir, 'a file where the folder should be');
    expect(() => writeProfile(dir, 'work', {}, process.platform)).toThrow(UnexpectedError);
    expect(() => writeProfile(dir, 'work', {}, process.platform)).toThrow(join(dir, 'work.json'));
  });

  it('leaves the old file or the new one when it is killed in the middle', async () => {
    const script = join(import.meta.dirname, '../../helpers/write-without-end.ts');
    for (const round of [0, 1, 2]) {
      const child = spawn(process.execPath, ['--import', 'tsx', script, dir], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      // One line for each finished write: the kill falls at some point of a later one.
      let writes = 0;
      for await (const chunk of child.stdout) {
        writes += String(chunk).length;
        if (writes > 40 + round * 13) break;
      }
      child.kill('SIGKILL');
      await once(child, 'exit');
      const profile: { email: string; padding: string } = JSON.parse(
        readFileSync(join(dir, 'crash.json'), 'utf8'),
      );
      expect(profile.padding).toBe(profile.email.repeat(20_000));
      expect(modeOf(join(dir, 'crash.json'))).toBe(0o600);
      expect(readdirSync(dir).filter((name) => name.endsWith('.json'))).toEqual(['crash.json']);
    }
  });
});
