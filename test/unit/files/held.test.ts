/** Files that somebody holds open: waited for on Windows, where that keeps a file from being replaced. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { whenReleased } from '../../../src/files/held.ts';
import { codeFrom } from '../../helpers/error-of.ts';
import { makeFolder } from '../../helpers/folder.ts';
import { failWith, replaceFs, systemFs } from '../../helpers/replace-system.ts';

/** A step that fails so often before it succeeds. */
function heldFor(times: number, code: string): { step: () => string; calls: () => number } {
  let calls = 0;
  const step = (): string => {
    calls += 1;
    return calls <= times ? failWith(code) : 'done';
  };
  return { step, calls: () => calls };
}

describe('a step on a file', () => {
  it.each(['EPERM', 'EACCES', 'EBUSY'])('is tried again on Windows after %s', (code) => {
    const { step, calls } = heldFor(3, code);
    const pauses: number[] = [];
    expect(whenReleased(step, 'win32', (milliseconds) => pauses.push(milliseconds))).toBe('done');
    expect([calls(), pauses]).toEqual([4, [10, 20, 40]]);
  });

  it('fails with the system’s own error where the file stays held', () => {
    const { step, calls } = heldFor(Infinity, 'EBUSY');
    let waited = 0;
    expect(codeFrom(() => whenReleased(step, 'win32', (milliseconds) => (waited += milliseconds)))).toBe(
      'EBUSY',
    );
    expect([calls(), waited]).toEqual([9, 1600]);
  });

  it.each<[NodeJS.Platform, string]>([
    ['linux', 'EPERM'],
    ['darwin', 'EBUSY'],
    ['win32', 'ENOENT'],
    ['win32', 'ENOSPC'],
  ])('fails at once on %s with %s', (platform, code) => {
    const { step, calls } = heldFor(1, code);
    expect(codeFrom(() => whenReleased(step, platform, () => undefined))).toBe(code);
    expect(calls()).toBe(1);
  });

  it('stands still without a clock of its own handed in', () => {
    const start = performance.now();
    whenReleased(heldFor(1, 'EPERM').step, 'win32');
    expect(performance.now() - start).toBeGreaterThan(5);
  });
});

/** On the real platform a rename that is refused is refused; what is written stays whole. */
describe('a file whose replacement is refused', () => {
  it('stays as it was, and no draft is left', async () => {
    const dir = makeFolder();
    const path = join(dir, 'file');
    writeFileSync(path, 'old');
    let attempts = 0;
    replaceFs({
      renameSync: () => {
        attempts += 1;
        failWith('EPERM');
      },
    });
    const { replaceFile } = await import('../../../src/files/replace-file.ts');
    expect(codeFrom(() => replaceFile(path, 'new'))).toBe('EPERM');
    expect(attempts).toBe(process.platform === 'win32' ? 9 : 1);
    expect([readFileSync(path, 'utf8'), readdirSync(dir)]).toEqual(['old', ['file']]);
    expect(systemFs.renameSync).not.toBe(undefined);
  });
});
