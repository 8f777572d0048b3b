/** A program takes the place of another: whole, with its mode, behind links, and on Windows while it runs. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { currentOwner, type Owner } from '../../../src/files/own.ts';
import { checkReplaceable, replaceProgram } from '../../../src/release/replace-program.ts';
import { failWith, replaceFs, systemFs } from '../../helpers/replace-system.ts';
import { makeFolder } from '../../helpers/folder.ts';
import { putProgram } from '../../helpers/release.ts';

const owner = currentOwner(process.platform);
const windows: Owner = { platform: 'win32', uid: undefined };
const next = new TextEncoder().encode('new');

function replace(path: string, as = owner, signal = new AbortController().signal): Promise<void> {
  return replaceProgram(path, next, { owner: as, signal });
}

function makeProgram(): { dir: string; path: string } {
  const dir = makeFolder();
  const path = join(dir, 'soracom');
  putProgram(path, '0.1.0');
  return { dir, path };
}

describe('a program', () => {
  it.each([
    [0o755, 0o755],
    [0o700, 0o700],
    [0o775, 0o775],
  ])('of mode %o is replaced, and keeps it', async (mode, kept) => {
    const { dir, path } = makeProgram();
    chmodSync(path, mode);
    await replace(path);
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(statSync(path).mode & 0o777).toBe(kept);
    expect(readdirSync(dir)).toEqual(['soracom']);
  });

  it('behind a link is replaced, and the link stays', async () => {
    const { dir, path } = makeProgram();
    const link = join(dir, 'link');
    symlinkSync('soracom', link);
    await replace(link);
    expect(readlinkSync(link)).toBe('soracom');
    expect(readFileSync(path, 'utf8')).toBe('new');
  });

  it('stays where an interrupt comes first', async () => {
    const { dir, path } = makeProgram();
    const before = readFileSync(path, 'utf8');
    await expect(replace(path, owner, AbortSignal.abort())).rejects.toThrow('Interrupted');
    expect(readFileSync(path, 'utf8')).toBe(before);
    expect(readdirSync(dir)).toEqual(['soracom']);
  });

  it('is moved away first on Windows, where one that runs can not be replaced', async () => {
    const { dir, path } = makeProgram();
    await replace(path, windows);
    expect(readFileSync(path, 'utf8')).toBe('new');
    // Here nothing keeps the old one.
    expect(readdirSync(dir)).toEqual(['soracom']);
  });

  it('is left beside the new one on Windows, until an update finds that it ended', async () => {
    const { dir, path } = makeProgram();
    utimesSync(path, 1, 1);
    replaceFs({
      renameSync: (from: string, to: string) =>
        to === path && existsSync(path) ? failWith('EPERM') : systemFs.renameSync(from, to),
      rmSync: () => failWith('EPERM'),
    });
    await replace(path, windows);
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readdirSync(dir)).toHaveLength(2);
    replaceFs({ renameSync: systemFs.renameSync, rmSync: systemFs.rmSync });
    await replace(path, windows);
    expect(readdirSync(dir)).toEqual(['soracom']);
  });

  it('comes back on Windows where the new one can not take its place', async () => {
    const { dir, path } = makeProgram();
    const before = readFileSync(path, 'utf8');
    replaceFs({
      renameSync: (from: string, to: string) =>
        to === path && readFileSync(from, 'utf8') === 'new'
          ? failWith('EACCES')
          : systemFs.renameSync(from, to),
    });
    await expect(replace(path, windows)).rejects.toThrow("can't be replaced");
    expect(readFileSync(path, 'utf8')).toBe(before);
    expect(readdirSync(dir)).toEqual(['soracom']);
  });

  it('has what an earlier update left beside it removed', async () => {
    const { dir, path } = makeProgram();
    const [old, fresh, other] = [
      '.soracom.0123456789ab.tmp',
      '.soracom.ba9876543210.tmp',
      '.other.0123456789ab.tmp',
    ];
    for (const name of [old, fresh, other] as string[]) writeFileSync(join(dir, name), '');
    for (const name of [old, other] as string[]) utimesSync(join(dir, name), 1, 1);
    await replace(path);
    expect(readdirSync(dir).toSorted()).toEqual([other, fresh, 'soracom'].toSorted());
  });
});

describe('what can not be replaced', () => {
  it('is no file', () => {
    const dir = makeFolder();
    expect(() => checkReplaceable(dir, owner)).toThrow('is not a file');
    expect(() => checkReplaceable(join(dir, 'nothing'), owner)).toThrow('is not a file');
  });

  it('belongs to somebody else', () => {
    const { path } = makeProgram();
    // What belongs to the administrator is everybody's to trust, so that root's own tests need another owner.
    if (process.geteuid?.() === 0) execFileSync('chown', ['12345', path]);
    expect(() => checkReplaceable(path, { platform: 'linux', uid: 54_321 })).toThrow(
      'belongs to another user',
    );
  });

  it('is in a folder that the user can not write to', () => {
    const { path } = makeProgram();
    replaceFs({ accessSync: () => failWith('EROFS') });
    expect(() => checkReplaceable(path, owner)).toThrow(`${path} can't be replaced: `);
  });

  it('is in a folder that has become a file', () => {
    const { dir } = makeProgram();
    mkdirSync(join(dir, 'sub'));
    expect(() => checkReplaceable(join(dir, 'soracom/soracom'), owner)).toThrow('is not a file');
  });
});
