/** What is there, what is not, and what can't be reached: the same on every version of Node. */
import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codeOf, isAbsence, reasonOf } from '../../../src/files/errno.ts';
import { en } from '../../../src/text/en.ts';
import { ja } from '../../../src/text/ja.ts';
import { UsageError } from '../../../src/errors.ts';
import { ageOf, listNames, lookAt } from '../../../src/files/look.ts';

const dir = mkdtempSync(join(tmpdir(), 'soracom-look-'));
const file = join(dir, 'file');
writeFileSync(file, 'text');
symlinkSync('nowhere', join(dir, 'dangling'));
symlinkSync('loop', join(dir, 'loop'));

describe('lookAt', () => {
  it.each([
    ['nothing', 'absent'],
    ['no/folder', 'absent'],
    ['dangling', 'absent'],
    ['loop', 'unreachable'],
  ])('finds %s %s', (name, expected) => {
    expect(lookAt(join(dir, name))).toBe(expected);
  });

  it.runIf(process.platform !== 'win32')('finds what is below a file unreachable', () => {
    expect(lookAt(join(file, 'below'))).toBe('unreachable');
  });

  it('finds a file', () => {
    expect(lookAt(file)).toMatchObject({ size: 4 });
  });
});

describe('what need not be there', () => {
  it('is listed where it is', () => {
    expect(listNames(dir).toSorted()).toEqual(['dangling', 'file', 'loop']);
    expect(listNames(file)).toEqual([]);
  });

  it('has an age where it is', () => {
    expect(ageOf(join(dir, 'nothing'), Date.now())).toBe(0);
    expect(ageOf(file, Date.now() + 10_000)).toBeGreaterThan(5_000);
  });
});

describe('reasonOf', () => {
  it.each<[what: string, error: unknown, en: string]>([
    ['a name that has words of ours', Object.assign(new Error('x'), { code: 'EACCES' }), 'permission denied'],
    [
      'one that has none: the system’s own words',
      Object.assign(new Error("EXYZ: strange thing, open '/a/b'"), { code: 'EXYZ' }),
      'strange thing',
    ],
    ['an error of ours', new UsageError((t) => t.errors.interrupted), 'Interrupted'],
    ['anything else', new Error('words.'), 'words'],
    ['what is no error', 'thrown', 'thrown'],
  ])('puts into words %s', (_what, error, words) => {
    expect(reasonOf(error)(en)).toBe(words);
  });

  it('speaks both languages, of the same errors', () => {
    expect(Object.keys(ja.files.reasons)).toEqual(Object.keys(en.files.reasons));
  });
});

describe('codeOf', () => {
  const failed = Object.assign(new Error('words'), { code: 'ENOENT' });

  it.each<[error: unknown, code: string]>([
    [failed, 'ENOENT'],
    [new Error('outer', { cause: failed }), 'ENOENT'],
    [new Error('words'), 'words'],
    ['thrown', 'thrown'],
  ])('of %o is %s', (error, code) => {
    expect(codeOf(error)).toBe(code);
  });

  it('tells an absence', () => {
    expect([isAbsence(failed), isAbsence(new Error('x'))]).toEqual([true, false]);
  });
});
