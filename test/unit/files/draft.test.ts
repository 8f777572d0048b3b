/** The plan of a draft, and how it takes its target's place on every kind of file system. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { discardDraft, planDraft, putInPlace, refuseSpecial, type Draft } from '../../../src/files/draft.ts';
import { codeFrom, errorOf } from '../../helpers/error-of.ts';
import { makeFolder } from '../../helpers/folder.ts';
import { failWith, replaceFs, systemFs } from '../../helpers/replace-system.ts';

const isPosix = process.platform !== 'win32';

let dir: string;
let path: string;

beforeEach(() => {
  dir = makeFolder();
  path = join(dir, 'file');
});

describe('the plan of a draft', () => {
  it('of a new file is a private file beside it', () => {
    expect(planDraft(path, {})).toEqual({
      path: expect.stringMatching(/\/\.file\.[0-9a-f]{12}\.tmp$/),
      target: path,
      mode: 0o600,
      isModeKept: false,
      isSpecial: false,
      onlyIfAbsent: false,
    });
    expect(dirname(planDraft(path, {}).path)).toBe(dir);
    expect(readdirSync(dir)).toEqual([]);
  });

  it('takes what it is told', () => {
    expect(planDraft(path, { mode: 0o640, onlyIfAbsent: true, keepMode: true })).toMatchObject({
      mode: 0o640,
      isModeKept: false,
      onlyIfAbsent: true,
    });
  });

  it.runIf(isPosix)('keeps the permissions of the file that is there, only where asked', () => {
    writeFileSync(path, '');
    chmodSync(path, 0o4644);
    expect(planDraft(path, { mode: 0o640, keepMode: true })).toMatchObject({ mode: 0o644, isModeKept: true });
    expect(planDraft(path, { mode: 0o640 })).toMatchObject({ mode: 0o640, isModeKept: false });
    chmodSync(path, 0o000);
    expect(planDraft(path, { keepMode: true })).toMatchObject({ mode: 0, isModeKept: true });
  });

  it('of a folder fails in the system’s words', () => {
    const error = errorOf(() => planDraft(dir, {}), Error);
    expect(error).toMatchObject({ code: 'EISDIR', message: `EISDIR: ${dir}` });
  });

  it.runIf(isPosix)('of a pipe is the pipe itself, by the name it was given', () => {
    execFileSync('mkfifo', [path]);
    symlinkSync(path, join(dir, 'link'));
    for (const name of [path, join(dir, 'link')]) {
      expect(planDraft(name, { keepMode: true })).toMatchObject({
        target: name,
        mode: 0o600,
        isModeKept: false,
        isSpecial: true,
      });
    }
    expect(refuseSpecial(path)).toMatchObject({ code: 'ENOTSUP', message: `ENOTSUP: ${path}` });
  });

  it.runIf(isPosix)('lies beside what links lead to', () => {
    mkdirSync(join(dir, 'deep'));
    symlinkSync('deep/second', join(dir, 'first'));
    symlinkSync('../real', join(dir, 'deep/second'));
    for (const state of ['absent', 'there']) {
      const { target, path: draft } = planDraft(join(dir, 'first'), {});
      expect([state, target, dirname(draft)]).toEqual([state, join(dir, 'real'), dir]);
      writeFileSync(join(dir, 'real'), '');
    }
  });
});

/** A draft that is complete. */
function makeDraft(changes: Partial<Draft> = {}): Draft {
  const draft = { ...planDraft(path, {}), ...changes };
  writeFileSync(draft.path, 'new');
  return draft;
}

const content = (): string => readFileSync(path, 'utf8');

describe('a draft that is put in place', () => {
  it('takes the place of the file', () => {
    writeFileSync(path, 'old');
    putInPlace(makeDraft());
    expect([content(), readdirSync(dir)]).toEqual(['new', ['file']]);
  });

  it('takes no other file’s place where it must not', () => {
    writeFileSync(path, 'old');
    const draft = makeDraft({ onlyIfAbsent: true });
    expect(codeFrom(() => putInPlace(draft))).toBe('EEXIST');
    expect([content(), existsSync(draft.path)]).toEqual(['old', true]);
  });

  it('takes a free place, and is a draft no more', () => {
    putInPlace(makeDraft({ onlyIfAbsent: true }));
    expect([content(), readdirSync(dir)]).toEqual(['new', ['file']]);
  });

  it.runIf(isPosix)('puts the folder on the disk behind the name, and closes it', () => {
    const log: unknown[][] = [];
    replaceFs({
      renameSync: (from: string, to: string) => {
        log.push(['rename', to]);
        systemFs.renameSync(from, to);
      },
      openSync: (name: string, flags: string) => {
        log.push(['open', name, flags]);
        return systemFs.openSync(name, flags);
      },
      fsyncSync: () => {
        log.push(['sync']);
        failWith('EINVAL');
      },
      closeSync: (file: number) => {
        log.push(['close']);
        systemFs.closeSync(file);
      },
    });
    const draft = planDraft(path, {});
    systemFs.writeFileSync(draft.path, 'new');
    log.length = 0;
    putInPlace(draft);
    expect(log).toEqual([['rename', path], ['open', dir, 'r'], ['sync'], ['close']]);
  });

  it('is in place where a folder can’t be opened', () => {
    const draft = makeDraft();
    replaceFs({ openSync: () => failWith('EISDIR') });
    putInPlace(draft);
    expect(content()).toBe('new');
  });
});

describe('a draft on a file system without links', () => {
  beforeEach(() => replaceFs({ linkSync: () => failWith('EPERM') }));

  it('takes a free place', () => {
    putInPlace(makeDraft({ onlyIfAbsent: true }));
    expect([content(), readdirSync(dir)]).toEqual(['new', ['file']]);
  });

  it('takes no other file’s place', () => {
    writeFileSync(path, 'old');
    const draft = makeDraft({ onlyIfAbsent: true });
    expect(codeFrom(() => putInPlace(draft))).toBe('EEXIST');
    expect([content(), existsSync(draft.path)]).toEqual(['old', true]);
  });

  it('leaves no empty file where it fails', () => {
    const draft = makeDraft({ onlyIfAbsent: true });
    replaceFs({ renameSync: () => failWith('EIO') });
    expect(codeFrom(() => putInPlace(draft))).toBe('EIO');
    expect(readdirSync(dir)).toEqual([draft.path.slice(dir.length + 1)]);
  });

  it('holds the name with a file that is closed', () => {
    const open: number[] = [];
    const draft = makeDraft({ onlyIfAbsent: true });
    replaceFs({
      openSync: (name: string, flags: string) => {
        const file = systemFs.openSync(name, flags);
        open.push(file);
        return file;
      },
      closeSync: (file: number) => {
        open.splice(open.indexOf(file), 1);
        systemFs.closeSync(file);
      },
    });
    putInPlace(draft);
    expect(open).toEqual([]);
  });
});

describe('a draft that is discarded', () => {
  it('is gone; one that is gone already, or can’t be removed, is no failure', () => {
    const draft = makeDraft();
    discardDraft(draft.path);
    discardDraft(draft.path);
    expect(readdirSync(dir)).toEqual([]);
    mkdirSync(path);
    discardDraft(path);
    expect(lstatSync(path).isDirectory()).toBe(true);
  });
});
