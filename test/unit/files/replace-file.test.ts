/** Files are there whole or not at all, whatever the disk and the clock do. */
import { execFileSync } from 'node:child_process';
import fs, {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { InterruptedError, UsageError } from '../../../src/errors.ts';
import type { Owner } from '../../../src/files/own.ts';
import {
  fillFile,
  replaceFile,
  requireReplaceable,
  type FillOptions,
} from '../../../src/files/replace-file.ts';

let dir: string;
let path: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'soracom-replace-'));
  path = join(dir, 'file');
});

const isPosix = process.platform !== 'win32';
const read = (): string => readFileSync(path, 'utf8');
const modeOf = (file: string): number => statSync(file).mode & 0o777;
const codeIn = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

function codeFrom(work: () => void): string {
  try {
    work();
    return '';
  } catch (error) {
    return codeIn(error);
  }
}

async function fill(parts: (string | Error)[], options: Partial<FillOptions> = {}): Promise<string | number> {
  const write = async (put: (chunk: string | Uint8Array) => Promise<void>): Promise<void> => {
    for (const part of parts) {
      if (part instanceof Error) throw part;
      await put(part);
    }
  };
  try {
    return await fillFile(path, write, {
      signal: new AbortController().signal,
      describe: (error) => new Error(`disk: ${codeIn(error)}`),
      ...options,
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Runs with a function of node:fs replaced. */
async function withFs<T>(
  name: 'linkSync' | 'renameSync' | 'writeSync',
  value: unknown,
  work: () => T,
): Promise<Awaited<T>> {
  const own = fs[name];
  Object.defineProperty(fs, name, { value });
  syncBuiltinESMExports();
  try {
    return await work();
  } finally {
    Object.defineProperty(fs, name, { value: own });
    syncBuiltinESMExports();
  }
}

const ways: [name: string, write: (content: string) => unknown][] = [
  ['at once', (content) => replaceFile(path, content)],
  ['in parts', (content) => fill([content.slice(0, 2), content.slice(2)])],
];

describe.each(ways)('a file written %s', (_name, write) => {
  it('is whole, private, and alone', async () => {
    await write('größer');
    await write('größer als zuvor');
    expect(read()).toBe('größer als zuvor');
    expect(readdirSync(dir)).toEqual(['file']);
    expect(isPosix ? modeOf(path) : 0o600).toBe(0o600);
  });

  it('with the longest name that there can be is written, too', async () => {
    path = join(dir, '語'.repeat(85));
    await write('x');
    expect(readdirSync(dir)).toEqual(['語'.repeat(85)]);
  });

  it.runIf(isPosix)('stays behind its link, also where nothing is there yet', async () => {
    mkdirSync(join(dir, 'deep'));
    symlinkSync('deep', join(dir, 'alias'));
    symlinkSync('../real', join(dir, 'deep/link'));
    path = join(dir, 'alias/link');
    await write('one');
    await write('two');
    expect(lstatSync(path).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(dir, 'real'), 'utf8')).toBe('two');
    expect(readdirSync(join(dir, 'deep'))).toEqual(['link']);
  });

  it('stays as it was where it can’t be replaced', async () => {
    await write('old');
    const refuse = (): never => {
      throw Object.assign(new Error('no'), { code: 'EXDEV' });
    };
    await withFs('renameSync', refuse, async () => {
      try {
        await write('new');
      } catch (error) {
        // oxlint-disable-next-line vitest/no-conditional-expect -- the other way reports without throwing
        expect(codeIn(error)).toBe('EXDEV');
      }
    });
    expect(read()).toBe('old');
    expect(readdirSync(dir)).toEqual(['file']);
  });
});

describe('replaceFile', () => {
  it('goes on where a write took only a part', async () => {
    const { writeSync } = fs;
    const slow = (file: number, bytes: Uint8Array, offset: number): number =>
      writeSync(file, bytes, offset, 1);
    await withFs('writeSync', slow, () => replaceFile(path, 'in many small parts'));
    expect(read()).toBe('in many small parts');
  });

  it('gives a new file the mode it is told, and keeps a mode only where asked', () => {
    replaceFile(path, 'x', { mode: 0o640 });
    expect(isPosix ? modeOf(path) : 0o640).toBe(0o640);
    chmodSync(path, 0o666);
    replaceFile(path, 'x', { keepMode: true });
    expect(isPosix ? modeOf(path) : 0o666).toBe(0o666);
    replaceFile(path, 'x');
    expect(isPosix ? modeOf(path) : 0o600).toBe(0o600);
  });

  it('says in the system’s own words what is in the way', () => {
    const loop = join(dir, 'loop');
    symlinkSync(loop, loop);
    writeFileSync(path, '');
    expect(codeFrom(() => replaceFile(dir, 'x'))).toBe('EISDIR');
    expect(codeFrom(() => replaceFile(join(dir, 'none/file'), 'x'))).toBe('ENOENT');
    expect(codeFrom(() => replaceFile(join(path, 'below'), 'x'))).toBe('ENOTDIR');
    expect(codeFrom(() => replaceFile(loop, 'x'))).toBe('ELOOP');
    expect(codeFrom(() => requireReplaceable(join(dir, 'none/file')))).toBe('ENOENT');
    expect(codeFrom(() => requireReplaceable(path))).toBe('');
  });

  it.runIf(isPosix)('refuses a pipe and leaves it', () => {
    execFileSync('mkfifo', [path]);
    expect(codeFrom(() => replaceFile(path, 'x'))).toBe('ENOTSUP');
    expect(lstatSync(path).isFIFO()).toBe(true);
  });
});

/** What others put in the file's place. Files of root's are nobody's trap, so that root gives them away first. */
describe.runIf(isPosix)('a place that somebody else prepared', () => {
  const give = (file: string): void => {
    if (process.geteuid?.() === 0) execFileSync('chown', ['-h', '12345', file]);
  };
  /** Somebody to whom nothing here belongs. */
  const other: Owner = { platform: 'linux', uid: 54_321 };
  const us = (): Owner => ({ platform: 'linux', uid: statSync(dir).uid });

  it('does not decide who reads a new file', () => {
    writeFileSync(path, 'theirs');
    chmodSync(path, 0o666);
    give(path);
    replaceFile(path, 'x', { keepMode: true, owner: other });
    expect([read(), modeOf(path)]).toEqual(['x', 0o600]);
  });

  it('does not lend a file of ours, nor its mode, by a hard link', () => {
    const ours = join(dir, 'ours');
    writeFileSync(ours, 'ours');
    chmodSync(ours, 0o644);
    linkSync(ours, path);
    replaceFile(path, 'x', { keepMode: true, owner: us() });
    expect([read(), modeOf(path)]).toEqual(['x', 0o600]);
    expect(readFileSync(ours, 'utf8')).toBe('ours');
  });

  it('leads nowhere by a symbolic link, also one behind a link of ours', async () => {
    const ours = join(dir, 'ours');
    const theirs = join(dir, 'theirs');
    writeFileSync(ours, 'ours');
    symlinkSync(ours, theirs);
    give(theirs);
    symlinkSync(theirs, path);
    for (const place of [theirs, path]) {
      expect(() => replaceFile(place, 'x', { owner: other })).toThrow(UsageError);
    }
    path = theirs;
    expect(await fill(['x'], { owner: other })).toContain('another user');
    expect(readFileSync(ours, 'utf8')).toBe('ours');
  });

  it('reads nothing by a pipe', async () => {
    execFileSync('mkfifo', [path]);
    give(path);
    expect(await fill(['x'], { owner: other, writeThrough: true })).toContain('another user');
  });
});

describe('fillFile', () => {
  it('leaves no draft when the process ends in the middle', async () => {
    const script = join(dir, 'end.mts');
    const module = join(import.meta.dirname, '../../../src/files/replace-file.ts');
    writeFileSync(
      script,
      `import { fillFile } from ${JSON.stringify(module)};
       const signal = new AbortController().signal;
       await fillFile(${JSON.stringify(path)}, async (put) => { await put('half'); process.exit(130); },
         { signal, describe: (error) => error as Error });`,
    );
    const args = ['--import', 'tsx', script];
    const options = { cwd: join(import.meta.dirname, '../../..'), stdio: 'pipe' } as const;
    expect(() => execFileSync(process.execPath, args, options)).toThrow(
      expect.objectContaining({ status: 130 }),
    );
    expect(readdirSync(dir)).toEqual(['end.mts']);
  });

  it('counts bytes', async () => {
    expect(await fill(['größer', 'x'])).toBe(9);
  });

  it('leaves the old file and no draft when the source breaks off', async () => {
    await fill(['old']);
    expect(await fill(['new', new Error('source')])).toBe('source');
    expect([read(), readdirSync(dir)]).toEqual(['old', ['file']]);
  });

  it('lets an interrupt win, also behind the last part', async () => {
    const interrupt = new AbortController();
    await expect(
      fillFile(
        path,
        async (put) => {
          await put('x');
          interrupt.abort();
        },
        { signal: interrupt.signal, describe: () => new Error('disk') },
      ),
    ).rejects.toThrow(InterruptedError);
    expect(readdirSync(dir)).toEqual([]);
  });

  it.each([
    ['', undefined],
    [
      'without links',
      (): never => {
        throw Object.assign(new Error('no links'), { code: 'EPERM' });
      },
    ],
  ])('only where there is none never replaces a file %s', async (_name, link) => {
    await withFs('linkSync', link ?? fs.linkSync, async () => {
      expect(await fill(['first'], { onlyIfAbsent: true })).toBe(5);
      expect(await fill(['second'], { onlyIfAbsent: true })).toBe('disk: EEXIST');
    });
    expect([read(), readdirSync(dir)]).toEqual(['first', ['file']]);
  });

  it.runIf(isPosix)('writes through to a pipe only where asked', async () => {
    execFileSync('mkfifo', [path]);
    expect(await fill(['x'])).toBe('disk: ENOTSUP');
    const reader = fs.promises.readFile(path, 'utf8');
    expect(await fill(['a', 'b'], { writeThrough: true })).toBe(2);
    expect(await reader).toBe('ab');
    expect(lstatSync(path).isFIFO()).toBe(true);
  });
});
