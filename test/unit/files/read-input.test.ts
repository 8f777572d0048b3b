/** Files that the user names, of every kind that a file system has. */
import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { InterruptedError, UsageError } from '../../../src/errors.ts';
import { readInput } from '../../../src/files/read-input.ts';
import { makeFolder } from '../../helpers/folder.ts';

let dir: string;
const { signal } = new AbortController();
const options = { flag: 'body', most: 1024 * 1024, signal };

beforeEach(() => {
  dir = makeFolder();
});

function makePipe(): string {
  const path = join(dir, 'pipe');
  expect(spawnSync('mkfifo', [path]).status).toBe(0);
  return path;
}

/** What is said of a file that can't be read. */
async function refusal(path: string): Promise<string> {
  const error: unknown = await readInput(path, options).catch((failure: unknown) => failure);
  expect(error).toBeInstanceOf(UsageError);
  return (error as UsageError).message.replaceAll(dir, 'DIR');
}

describe('a file that the user names', () => {
  it('is read to its end', async () => {
    const path = join(dir, 'file');
    writeFileSync(path, 'x'.repeat(300_000));
    expect((await readInput(path, options)).byteLength).toBe(300_000);
  });

  it('may be empty', async () => {
    const path = join(dir, 'file');
    writeFileSync(path, '');
    expect((await readInput(path, options)).byteLength).toBe(0);
  });

  it('may be missing, a folder, or a link to nothing or in circles', async () => {
    mkdirSync(join(dir, 'folder'));
    writeFileSync(join(dir, 'file'), '');
    symlinkSync(join(dir, 'none'), join(dir, 'dangling'));
    symlinkSync(join(dir, 'circle'), join(dir, 'circle'));
    const read = (name: string) => refusal(join(dir, name));
    expect(await read('none')).toBe("The file DIR/none for --body can't be read: no such file or folder.");
    expect(await read('dangling')).toContain('no such file or folder');
    expect(await read('folder')).toContain('it is a folder');
    expect(await read('file/below')).toContain('part of the path is not a folder');
    expect(await read('circle')).toContain('symbolic links go in circles');
    expect(await read('x'.repeat(300))).toContain('the name is too long');
  });

  it('is called what was typed', async () => {
    const work = readInput(join(dir, 'none'), { ...options, flag: undefined, shown: './none' });
    await expect(work).rejects.toThrow("The file ./none can't be read");
  });

  it('is never read beyond what it may have, even where it never ends', async () => {
    expect(await refusal('/dev/zero')).toBe('The file /dev/zero for --body is larger than 1 MB.');
  });
});

describe('a pipe', () => {
  it('is read as it comes, from whoever opens it later', async () => {
    const path = makePipe();
    const read = readInput(path, options);
    const writer = createWriteStream(path);
    writer.write('one ');
    writer.end('two');
    expect(Buffer.from(await read).toString()).toBe('one two');
  });

  it('is not read beyond what a file may have', async () => {
    const path = makePipe();
    const read = refusal(path);
    const writer = createWriteStream(path);
    writer.on('error', () => undefined);
    writer.end('x'.repeat(2 * 1024 * 1024));
    expect(await read).toContain('is larger than 1 MB');
  });

  it('that nobody fills is left at an interrupt', async () => {
    const interrupt = new AbortController();
    const read = readInput(makePipe(), { ...options, signal: interrupt.signal });
    setImmediate(() => interrupt.abort());
    await expect(read).rejects.toBeInstanceOf(InterruptedError);
  });

  it('is not waited for where the interrupt came first', async () => {
    const read = readInput(makePipe(), { ...options, signal: AbortSignal.abort() });
    await expect(read).rejects.toBeInstanceOf(InterruptedError);
  });
});
