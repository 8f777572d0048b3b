/** Drafts have names of their own, and what a crash left of them is removed, and nothing else. */
import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { codeOf, isAbsence } from '../../../src/files/errno.ts';
import { draftPath, draftsOf, removeLeftovers } from '../../../src/files/leftovers.ts';
import { makeFolder } from '../../helpers/folder.ts';
import { failWith, replaceFs } from '../../helpers/replace-system.ts';

const now = Date.UTC(2026, 0, 1);
const uuid = '01234567-89ab-cdef-0123-456789abcdef';
let dir: string;

beforeEach(() => {
  dir = makeFolder();
});

/** Makes a file that was last written so many milliseconds ago. */
function make(name: string, age = 3_600_000): string {
  const path = join(dir, name);
  writeFileSync(path, 'x');
  const then = new Date(now - age);
  utimesSync(path, then, then);
  return path;
}

const all = (): boolean => true;

describe('the name of a draft', () => {
  it('is hidden, random and beside its target', () => {
    const path = join(dir, 'bill.csv');
    const drafts = new Set(Array.from({ length: 50 }, () => draftPath(path)));
    expect(drafts.size).toBe(50);
    for (const draft of drafts) {
      expect(dirname(draft)).toBe(dir);
      expect(basename(draft)).toMatch(/^\.bill\.csv\.[0-9a-f]{12}\.tmp$/);
    }
  });

  it.each([
    ['a'.repeat(200), 'a'.repeat(200)],
    ['a'.repeat(201), 'a'.repeat(200)],
    [`${'語'.repeat(66)}ab`, `${'語'.repeat(66)}ab`],
    ['語'.repeat(67), `${'語'.repeat(66)}\ufffd`],
  ])('of %s is cut where it would be too long', (name, cut) => {
    expect(basename(draftPath(join(dir, name))).slice(1, -17)).toBe(cut);
  });
});

describe('what a crash left', () => {
  it.each([
    ['.bill.csv.0123456789ab.tmp', 'bill.csv'],
    ['.bill.csv.0123456789ab.part', 'bill.csv'],
    [`bill.csv.${uuid}`, 'bill.csv'],
    [`bill.csv.${uuid}.tmp`, 'bill.csv'],
    [`bill.csv.${uuid}.part`, 'bill.csv'],
    ['work.json.tmp-0123456789abcdef', 'work.json'],
    ['abc.token.x-1_y.tmp', 'abc.token'],
  ])('%s is removed as a draft of %s', (name, target) => {
    const path = make(name);
    const asked: string[] = [];
    removeLeftovers(dir, { of: (of) => asked.push(of) === 0, now });
    expect([asked, existsSync(path)]).toEqual([[target], true]);
    removeLeftovers(dir, { of: (of) => of === target, now });
    expect(existsSync(path)).toBe(false);
  });

  it.each([
    'bill.csv',
    'bill.csv.tmp',
    '.0123456789ab.tmp',
    'bill.csv.0123456789ab.tmp',
    '.bill.csv.0123456789a.tmp',
    '.bill.csv.0123456789abc.tmp',
    '.bill.csv.0123456789xy.tmp',
    '.bill.csv.0123456789ab.tmp.gz',
    '.bill.csv.0123456789ab.bak',
    'x.bill.csv.0123456789ab.tmp',
    `bill.csv.${uuid}.bak`,
    `bill.csv.${uuid}.tmp.gz`,
    `bill.csv.${uuid.replace('-', '')}`,
    `bill.csv.x${uuid}`,
    `.${uuid}`,
    `bill.csv.${uuid}0`,
    'work.json.tmp-0123456789abcde',
    'work.json.tmp-0123456789abcdef0',
    'work.json.tmp-abcdefghijabcdef',
    'work.csv.tmp-0123456789abcdef',
    '.json.tmp-0123456789abcdef',
    'abc.token..tmp',
    'abc.token.x.y.tmp',
    'abc.token.x.tmp.gz',
    '.token.x.tmp',
    'abc.token',
  ])('is not %s: it stays, however old', (name) => {
    const path = make(name);
    removeLeftovers(dir, { of: all, now, fresh: true });
    expect(existsSync(path)).toBe(true);
  });

  it('is what has rested for more than ten minutes, unless every writer is kept out', () => {
    make('.new.0123456789ab.tmp', 599_000);
    make('.edge.0123456789ab.tmp', 600_000);
    make('.old.0123456789ab.tmp', 601_000);
    removeLeftovers(dir, { of: all, now });
    expect(readdirSync(dir).toSorted()).toEqual(['.edge.0123456789ab.tmp', '.new.0123456789ab.tmp']);
    removeLeftovers(dir, { of: all, now, fresh: true });
    expect(readdirSync(dir)).toEqual([]);
  });

  it('is judged by the clock of the system unless told otherwise', () => {
    const path = join(dir, '.a.0123456789ab.tmp');
    writeFileSync(path, 'x');
    removeLeftovers(dir, { of: all });
    expect(existsSync(path)).toBe(true);
    const then = new Date(Date.now() - 700_000);
    utimesSync(path, then, then);
    removeLeftovers(dir, { of: all });
    expect(existsSync(path)).toBe(false);
  });

  it('may be a folder', () => {
    const path = join(dir, '.a.0123456789ab.tmp');
    mkdirSync(join(path, 'deep'), { recursive: true });
    removeLeftovers(dir, { of: all, now: Date.now() + 3_600_000 });
    expect(existsSync(path)).toBe(false);
  });

  it('is nothing where there is no folder, and no failure where somebody else was faster', () => {
    removeLeftovers(join(dir, 'none'), { of: all, now });
    replaceFs({ readdirSync: () => ['.gone.0123456789ab.tmp'] });
    removeLeftovers(dir, { of: all, fresh: true });
    expect(existsSync(dir)).toBe(true);
  });

  it('that can’t be removed is told of', () => {
    make('.a.0123456789ab.tmp');
    replaceFs({ rmSync: () => failWith('EPERM') });
    expect(() => removeLeftovers(dir, { of: all, now })).toThrow('EPERM');
  });
});

describe('what the system says', () => {
  it.each([
    ['ENOENT', true],
    ['ENOTDIR', true],
    ['EACCES', false],
    ['', false],
  ])('with %j means that nothing is there: %s', (code, expected) => {
    const error = Object.assign(new Error('words'), { code });
    expect([codeOf(error), isAbsence(error)]).toEqual([code, expected]);
  });
});

describe('the drafts of one file', () => {
  it('are those of its name, whole or cut', () => {
    const long = 'a'.repeat(250);
    const isOwn = draftsOf(join(dir, long));
    expect([long, 'a'.repeat(200), 'a'.repeat(199), 'b'].map(isOwn)).toEqual([true, true, false, false]);
    expect(['bill.csv', 'other.csv'].map(draftsOf(join(dir, 'bill.csv')))).toEqual([true, false]);
  });
});
