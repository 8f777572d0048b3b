/** Names of files on Windows, decided wherever the tests run. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/errors.ts';
import { planDraft } from '../../../src/files/draft.ts';
import { requireReplaceable } from '../../../src/files/replace-file.ts';
import { isDeviceName, isNul, isOrdinaryName, nulDevice } from '../../../src/files/windows-name.ts';
import { codeFrom } from '../../helpers/error-of.ts';
import { makeFolder } from '../../helpers/folder.ts';
import { failWith, replaceFs, systemFs } from '../../helpers/replace-system.ts';

const owner = { platform: 'win32' } as const;

describe('a name that Windows keeps for a device', () => {
  it.each([
    'con',
    'PRN',
    'aux.txt',
    'NUL',
    'nul.tar.gz',
    'COM1',
    'com0',
    'lpt9.x',
    'COM\u00b2',
    'CONIN$',
    'con .x',
  ])('is %s', (name) => {
    expect(isDeviceName(name)).toBe(true);
  });

  it.each(['console', 'com', 'com10', 'xcon', 'a.con', 'nullable.json', '.con'])('is not %s', (name) => {
    expect(isDeviceName(name)).toBe(false);
  });
});

describe('a file name', () => {
  it.each([
    String.raw`C:\work\bills.json`,
    String.raw`C:\work\日本 語.csv`,
    String.raw`\\server\share\x.json`,
    'D:/work/.hidden',
    'a b',
  ])('is ordinary: %s', (path) => {
    expect(isOrdinaryName(path)).toBe(true);
    expect(() => planDraft(path, { owner })).not.toThrow();
  });

  it.each([
    String.raw`C:\work\x.json:stream`,
    String.raw`C:\work\x.`,
    'x ',
    'what?.json',
    'a*',
    '<a>',
    'a|b',
    'a"b',
    'CON',
    'con.csv',
    'a\tb',
  ])('is refused before anything is written: %j', (path) => {
    expect(isOrdinaryName(path)).toBe(false);
    expect(() => planDraft(path, { owner })).toThrow(UsageError);
    expect(() => requireReplaceable(path, { owner, writeThrough: true })).toThrow(UsageError);
  });

  it('is a name like any other elsewhere', () => {
    const dir = makeFolder();
    expect(() => requireReplaceable(join(dir, 'a:b?.'), { owner: { platform: 'linux' } })).not.toThrow();
  });
});

describe('NUL', () => {
  it.each(['NUL', 'nul', String.raw`C:\work\NUL`, 'C:/work/nul:'])(
    'is the device that keeps nothing: %s',
    (path) => {
      expect(isNul(path)).toBe(true);
      expect(planDraft(path, { owner })).toMatchObject({ target: nulDevice, isSpecial: true });
      expect(() => requireReplaceable(path, { owner, writeThrough: true })).not.toThrow();
    },
  );

  it('takes no download, and is told so before anything is sent', () => {
    expect(codeFrom(() => requireReplaceable('NUL', { owner }))).toBe('ENOTSUP');
  });
});

describe('a file that Windows would not replace', () => {
  it('is found by opening it, and stays as it is', () => {
    const dir = makeFolder();
    const path = join(dir, 'open-in-excel.csv');
    expect(() => requireReplaceable(path, { owner })).not.toThrow();
    expect(existsSync(path)).toBe(false);
    writeFileSync(path, 'old');
    expect(() => requireReplaceable(path, { owner })).not.toThrow();
    replaceFs({
      openSync: (...[file, flags, mode]: Parameters<typeof systemFs.openSync>) =>
        file === path ? failWith('EBUSY') : systemFs.openSync(file, flags, mode),
    });
    expect(codeFrom(() => requireReplaceable(path, { owner }))).toBe('EBUSY');
    expect(() => requireReplaceable(path, { owner: { platform: 'linux' } })).not.toThrow();
    expect(readdirSync(dir)).toEqual(['open-in-excel.csv']);
  });
});
