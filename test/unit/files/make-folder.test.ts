/** Folders are made one by one, for their owner alone, and making them always ends. */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { codeOf } from '../../../src/files/errno.ts';
import { makeFolder } from '../../../src/files/make-folder.ts';

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'soracom-folder-'));
});

const isPosix = process.platform !== 'win32';
const modeOf = (path: string): number => (isPosix ? statSync(path).mode & 0o777 : 0o700);

function codeFrom(path: string): string {
  try {
    makeFolder(path);
    return '';
  } catch (error) {
    return codeOf(error);
  }
}

describe('makeFolder', () => {
  it('makes every folder that is missing, each for its owner alone', () => {
    makeFolder(join(dir, 'a/b/c'));
    expect(['a', 'a/b', 'a/b/c'].map((path) => modeOf(join(dir, path)))).toEqual([0o700, 0o700, 0o700]);
  });

  it('leaves a folder that is there as it is, also behind a link', () => {
    mkdirSync(join(dir, 'open'));
    chmodSync(join(dir, 'open'), 0o755);
    symlinkSync('open', join(dir, 'link'));
    makeFolder(join(dir, 'open'));
    makeFolder(join(dir, 'link/below'));
    expect(isPosix ? modeOf(join(dir, 'open')) : 0o755).toBe(0o755);
    expect(existsSync(join(dir, 'open/below'))).toBe(true);
  });

  it('takes a relative path and a root', () => {
    makeFolder(relative(process.cwd(), join(dir, 'x/y')));
    makeFolder('/');
    expect(existsSync(join(dir, 'x/y'))).toBe(true);
  });

  it('says what is in the way', () => {
    writeFileSync(join(dir, 'file'), '');
    symlinkSync('nowhere', join(dir, 'dangling'));
    expect(codeFrom(join(dir, 'file'))).toBe('ENOTDIR');
    expect(codeFrom(join(dir, 'dangling'))).toBe('ENOTDIR');
    expect(codeFrom(join(dir, 'dangling/below'))).toBe('ENOTDIR');
    expect(['ENOTDIR', 'ENOENT', 'ENOTDIR']).toContain(codeFrom(join(dir, 'file/below')));
  });

  it('gives up where the system denies a folder whose parent is there, as in /proc', () => {
    expect(codeFrom('/proc/nohome/.soracom/cache/tokens')).not.toBe('');
  });
});
