/** A file is on the disk before it takes its place, its handle is closed, and whoever fails says so in their own words. */
import { execFileSync } from 'node:child_process';
import fs, {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { InterruptedError } from '../../../src/errors.ts';
import { codeOf } from '../../../src/files/errno.ts';
import {
  fillFile,
  replaceFile,
  requireReplaceable,
  type FillOptions,
  type WriteChunk,
} from '../../../src/files/replace-file.ts';
import { en } from '../../../src/text/en.ts';
import { codeFrom } from '../../helpers/error-of.ts';
import { makeFolder } from '../../helpers/folder.ts';
import { failWith, replaceFs, systemFs } from '../../helpers/replace-system.ts';

const isPosix = process.platform !== 'win32';

let dir: string;
let path: string;

beforeEach(() => {
  dir = makeFolder();
  path = join(dir, 'file');
});

afterEach(() => {
  vi.restoreAllMocks();
});

const content = (): string => readFileSync(path, 'utf8');
const modeOf = (file: string): number => statSync(file).mode & 0o777;

type Step = 'chmod' | 'write' | 'sync' | 'close' | 'rename';

describe('replaceFile', () => {
  /** Records what is done to the draft; the step named fails. */
  function watch(failing?: Step): string[] {
    const log: string[] = [];
    const files = new Set<number>();
    const step = <T>(name: Step, file: number | undefined, work: () => T): T => {
      if (file !== undefined && !files.has(file)) return work();
      log.push(name);
      const result = work();
      return name === failing ? failWith('EIO') : result;
    };
    replaceFs({
      openSync: (name: string, flags: string, mode: number) => {
        const file = systemFs.openSync(name, flags, mode);
        if (flags === 'wx') files.add(file);
        return file;
      },
      fchmodSync: (file: number, mode: number) => step('chmod', file, () => systemFs.fchmodSync(file, mode)),
      writeSync: (file: number, bytes: Uint8Array, offset: number, length: number) =>
        step('write', file, () => systemFs.writeSync(file, bytes, offset, length)),
      fsyncSync: (file: number) => step('sync', file, () => systemFs.fsyncSync(file)),
      closeSync: (file: number) => {
        const known = files.has(file) ? file : -1;
        step('close', known, () => systemFs.closeSync(file));
        files.delete(file);
      },
      renameSync: (from: string, to: string) =>
        step('rename', undefined, () => systemFs.renameSync(from, to)),
    });
    return log;
  }

  it('puts the content on the disk, then in place', () => {
    const log = watch();
    replaceFile(path, 'text');
    expect(log).toEqual(['write', 'sync', 'close', 'rename']);
    expect(content()).toBe('text');
  });

  it('sets the mode that is kept before there is content', () => {
    writeFileSync(path, 'old');
    const log = watch();
    replaceFile(path, 'text', { keepMode: true });
    expect(log).toEqual(['chmod', 'write', 'sync', 'close', 'rename']);
  });

  it.runIf(isPosix)('keeps a mode whatever the umask is', () => {
    writeFileSync(path, 'old');
    chmodSync(path, 0o666);
    replaceFile(path, 'text', { keepMode: true });
    expect(modeOf(path)).toBe(0o666);
  });

  it.each<[Step, string[]]>([
    ['chmod', ['chmod', 'close']],
    ['write', ['chmod', 'write', 'close']],
    ['sync', ['chmod', 'write', 'sync', 'close']],
    ['close', ['chmod', 'write', 'sync', 'close']],
  ])('leaves the old file and no draft where the step "%s" fails', (failing, steps) => {
    writeFileSync(path, 'old');
    const log = watch(failing);
    expect(codeFrom(() => replaceFile(path, 'text', { keepMode: true }))).toBe('EIO');
    expect(log).toEqual(steps);
    expect([content(), readdirSync(dir)]).toEqual(['old', ['file']]);
  });

  it('goes on where a write took only a part, and asks for no more than there is', () => {
    const asked: number[][] = [];
    replaceFs({
      writeSync: (file: number, bytes: Uint8Array, offset: number, length: number) => {
        asked.push([offset, length]);
        return systemFs.writeSync(file, bytes, offset, Math.min(3, bytes.length - offset));
      },
    });
    replaceFile(path, 'in parts');
    expect(asked).toEqual([
      [0, 8],
      [3, 5],
      [6, 2],
    ]);
    expect(content()).toBe('in parts');
  });

  it('writes bytes as they are, and nothing where there are none', () => {
    replaceFile(path, new Uint8Array([0, 255, 10]));
    expect([...readFileSync(path)]).toEqual([0, 255, 10]);
    replaceFile(path, '');
    expect(content()).toBe('');
  });
});

/** Records what is done to the handle of the file; the step named fails. */
function watchHandle(failing?: Step, bytesAtOnce = Infinity): string[] {
  const log: string[] = [];
  const { open } = fs.promises;
  vi.spyOn(fs.promises, 'open').mockImplementation(async (...call) => {
    log.push('open');
    const file = await open(...call);
    const step = async <T>(name: Step, work: () => Promise<T>): Promise<T> => {
      log.push(name);
      const result = await work();
      return name === failing ? failWith('EIO') : result;
    };
    return {
      stat: () => file.stat(),
      chmod: (mode: number) => step('chmod', () => file.chmod(mode)),
      write: (bytes: Uint8Array, offset: number) =>
        step('write', () => file.write(bytes, offset, Math.min(bytesAtOnce, bytes.length - offset))),
      sync: () => step('sync', () => file.sync()),
      close: () => step('close', () => file.close()),
    } as never;
  });
  return log;
}

const write =
  (...parts: (string | Uint8Array)[]) =>
  async (put: WriteChunk): Promise<void> => {
    for (const part of parts) await put(part);
  };

function fill(fillWith: (put: WriteChunk) => Promise<void>, options: Partial<FillOptions> = {}) {
  return fillFile(path, fillWith, {
    signal: new AbortController().signal,
    describe: (error) => new Error(`disk: ${codeOf(error)}`),
    ...options,
  });
}

describe('fillFile', () => {
  it('puts the content on the disk, then in place', async () => {
    const log = watchHandle();
    expect(await fill(write('te', new Uint8Array([120, 116])))).toBe(4);
    expect(log).toEqual(['open', 'write', 'write', 'sync', 'close']);
    expect([content(), modeOf(path)]).toEqual(['text', isPosix ? 0o600 : 0o666]);
  });

  it('goes on where a write took only a part', async () => {
    watchHandle(undefined, 3);
    expect(await fill(write('in many', ' small parts'))).toBe(19);
    expect(content()).toBe('in many small parts');
  });

  it.runIf(isPosix)('keeps a mode where asked, whatever the umask is', async () => {
    writeFileSync(path, 'old');
    chmodSync(path, 0o666);
    await fill(write('new'), { keepMode: true });
    expect([content(), modeOf(path)]).toEqual(['new', 0o666]);
    await fill(write('newer'), { mode: 0o640 });
    expect(modeOf(path)).toBe(0o640);
  });

  it.each<[Step, string[]]>([
    ['chmod', ['chmod', 'close']],
    ['write', ['chmod', 'write', 'close']],
    ['sync', ['chmod', 'write', 'sync', 'close']],
    ['close', ['chmod', 'write', 'sync', 'close']],
  ])('leaves the old file and no draft where the step "%s" fails', async (failing, steps) => {
    writeFileSync(path, 'old');
    const log = watchHandle(failing);
    await expect(fill(write('new'), { keepMode: true })).rejects.toThrow('disk: EIO');
    expect(log).toEqual(['open', ...steps]);
    expect([content(), readdirSync(dir)]).toEqual(['old', ['file']]);
  });

  it('leaves the old file and no draft where it can’t be put in place', async () => {
    writeFileSync(path, 'old');
    replaceFs({ renameSync: () => failWith('EXDEV') });
    await expect(fill(write('new'))).rejects.toThrow('disk: EXDEV');
    expect([content(), readdirSync(dir)]).toEqual(['old', ['file']]);
  });

  it('words what keeps it from beginning, and asks for no content', async () => {
    const unasked = () => Promise.reject(new Error('asked'));
    mkdirSync(path);
    await expect(fill(unasked)).rejects.toThrow('disk: EISDIR');
    path = join(dir, 'none/file');
    await expect(fill(unasked)).rejects.toThrow('disk: ENOENT');
  });

  it('leaves the words of the source alone, and closes the file', async () => {
    const log = watchHandle();
    const failure = Object.assign(new Error('source'), { code: 'ECONNRESET' });
    await expect(fill(() => Promise.reject(failure))).rejects.toBe(failure);
    expect(log).toEqual(['open', 'close']);
    expect(readdirSync(dir)).toEqual([]);
  });

  it('writes no part once it is interrupted', async () => {
    const log = watchHandle();
    const interrupt = new AbortController();
    const filling = fill(
      async (put) => {
        await put('one');
        interrupt.abort();
        await put('two');
      },
      { signal: interrupt.signal },
    );
    const error: unknown = await filling.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(InterruptedError);
    expect(error).toMatchObject({ message: en.errors.interrupted });
    expect(log).toEqual(['open', 'write', 'close']);
    expect(readdirSync(dir)).toEqual([]);
  });

  it('has no content and no draft where it is interrupted before the first part', async () => {
    const filling = fill(write('one'), { signal: AbortSignal.abort() });
    await expect(filling).rejects.toThrow(InterruptedError);
    expect(readdirSync(dir)).toEqual([]);
  });
});

describe.runIf(isPosix)('fillFile into a pipe', () => {
  beforeEach(() => {
    execFileSync('mkfifo', [path]);
  });

  it('neither waits for the disk nor leaves the pipe open', async () => {
    const log = watchHandle();
    const reader = fs.promises.readFile(path, 'utf8');
    expect(await fill(write('a', 'b'), { writeThrough: true, keepMode: true })).toBe(2);
    expect(await reader).toBe('ab');
    expect(log).toEqual(['open', 'write', 'write', 'close']);
    expect(readdirSync(dir)).toEqual(['file']);
  });

  it('is refused unless asked for, before anything is opened', async () => {
    const log = watchHandle();
    await expect(fill(write('a'))).rejects.toThrow('disk: ENOTSUP');
    await expect(fill(write('a'), { writeThrough: false })).rejects.toThrow('disk: ENOTSUP');
    expect(log).toEqual([]);
  });

  it('leaves the pipe where the source fails', async () => {
    const reader = fs.promises.readFile(path, 'utf8');
    const failure = new Error('source');
    await expect(fill(() => Promise.reject(failure), { writeThrough: true })).rejects.toBe(failure);
    expect([await reader, existsSync(path)]).toEqual(['', true]);
  });
});

describe('requireReplaceable', () => {
  it.runIf(isPosix)('asks for leave to write in the folder, and to the pipe itself', () => {
    const asked: unknown[][] = [];
    replaceFs({ accessSync: (...call: unknown[]) => asked.push(call) });
    requireReplaceable(path);
    execFileSync('mkfifo', [path]);
    requireReplaceable(path, { writeThrough: true });
    expect(codeFrom(() => requireReplaceable(path))).toBe('ENOTSUP');
    expect(asked).toEqual([
      [dir, fs.constants.W_OK],
      [path, fs.constants.W_OK],
    ]);
    expect(readdirSync(dir)).toEqual(['file']);
  });

  it('says what the system says', () => {
    replaceFs({ accessSync: () => failWith('EROFS') });
    expect(codeFrom(() => requireReplaceable(path))).toBe('EROFS');
    expect(codeFrom(() => requireReplaceable(dir))).toBe('EISDIR');
  });
});
