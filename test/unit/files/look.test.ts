/** What is there, what is not, and what can't be reached: the same on every version of Node. */
import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codeOf, isAbsence } from '../../../src/files/errno.ts';
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
