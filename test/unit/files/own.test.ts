/** What counts as the user's own, whoever runs the tests: the user's id is handed in. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  constants,
  mkdirSync,
  mkdtempSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { codeOf } from '../../../src/files/errno.ts';
import { openAtOnce } from '../../../src/files/read-bounded.ts';
import { codeFrom } from '../../helpers/error-of.ts';
import { currentOwner, findFolderFault, readOwnFile, type Owner } from '../../../src/files/own.ts';

let dir: string;
let path: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'soracom-own-'));
  path = join(dir, 'file');
  writeFileSync(path, 'text', { mode: 0o600 });
});

const own = (): Owner => ({ platform: 'linux', uid: statSync(path).uid });
/** The same machine, seen by a user to whom nothing here belongs. */
const other: Owner = { platform: 'linux', uid: 54_321 };

/** Files that belong to the administrator are everybody's to trust, so that root's own tests need another owner. */
function givenAway(target: string): string {
  if (process.geteuid?.() === 0) execFileSync('chown', ['12345', target]);
  return target;
}

describe.runIf(process.platform !== 'win32')('a file', () => {
  it('of the user’s own is read', () => {
    expect(readOwnFile(path, { owner: own() })).toEqual({ text: 'text' });
  });

  it.each([0o604, 0o640, 0o620, 0o601])('of mode %o is exposed', (mode) => {
    chmodSync(path, mode);
    expect(readOwnFile(path, { owner: own() })).toMatchObject({ kind: 'exposed', mode: mode.toString(8) });
    expect(readOwnFile(path, { owner: own(), mayBeExposed: true })).toEqual({ text: 'text' });
    expect(readOwnFile(path, { owner: currentOwner('win32') })).toEqual({ text: 'text' });
  });

  it('of another user is foreign, whatever its mode', () => {
    const { uid } = statSync(givenAway(path));
    expect(readOwnFile(path, { owner: other, mayBeExposed: true })).toEqual({ kind: 'foreign', owner: uid });
  });

  it('is judged behind a link, or the link is refused', () => {
    const link = join(dir, 'link');
    symlinkSync(path, link);
    expect(readOwnFile(link, { owner: own() })).toEqual({ text: 'text' });
    let code = '';
    try {
      readOwnFile(link, { owner: own(), refuseLink: true });
    } catch (error) {
      code = codeOf(error);
    }
    expect(code).toBe('ELOOP');
  });

  it('that is a pipe or a folder keeps nobody waiting', () => {
    const pipe = join(dir, 'pipe');
    execFileSync('mkfifo', ['-m', '600', pipe]);
    expect(readOwnFile(pipe, { owner: own() })).toEqual({ kind: 'notFile' });
    expect(readOwnFile(dir, { owner: own() })).toEqual({ kind: 'notFile' });
  });

  it('that is larger than any of ours is not taken in', () => {
    truncateSync(path, 2 ** 31);
    expect(() => readOwnFile(path, { owner: own() })).toThrow('EFBIG');
    truncateSync(path, 16_777_216);
    expect(readOwnFile(path, { owner: own() })).toHaveProperty('text');
  });
});

describe.runIf(process.platform !== 'win32')('a link in a file’s place', () => {
  it.each([
    ['the system refuses it', constants.O_NOFOLLOW],
    ['as on Windows, without a flag for it', undefined],
  ])('is refused where %s', (_, flag) => {
    const link = join(dir, 'link');
    symlinkSync(path, link);
    expect(codeFrom(() => openAtOnce(link, { refuseLink: true, flag }))).toBe('ELOOP');
    closeSync(openAtOnce(link, { flag }));
    closeSync(openAtOnce(path, { refuseLink: true, flag }));
  });
});

describe.runIf(process.platform !== 'win32')('a folder', () => {
  it.each([
    [0o700, undefined],
    [0o755, undefined],
    [0o711, undefined],
    [0o775, { kind: 'exposed', mode: '775', isSticky: false }],
    [0o702, { kind: 'exposed', mode: '702', isSticky: false }],
    [0o1777, { kind: 'exposed', mode: '777', isSticky: true }],
  ])('of mode %o', (mode, fault) => {
    const folder = join(dir, 'folder');
    mkdirSync(folder);
    chmodSync(folder, mode);
    expect(findFolderFault(folder, own())).toEqual(fault);
    expect(findFolderFault(folder, currentOwner('win32'))).toBeUndefined();
  });

  it('of another user is foreign; one that is missing, or no folder, has no fault', () => {
    const folder = join(dir, 'folder');
    mkdirSync(folder);
    const { uid } = statSync(givenAway(folder));
    expect(findFolderFault(folder, other)).toEqual({ kind: 'foreign', owner: uid });
    expect(findFolderFault(join(dir, 'none'), other)).toBeUndefined();
    expect(findFolderFault(path, other)).toBeUndefined();
  });

  it('of the administrator is everybody’s to trust', () => {
    expect(findFolderFault('/', other)).toBeUndefined();
  });
});
