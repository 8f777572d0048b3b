/** The lock between processes: exclusive, and free again when its holder dies. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UnexpectedError } from '../../../src/errors.ts';
import { withLock } from '../../../src/files/lock.ts';

let folder = '';
let counter = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
  counter = join(folder, 'counter.mjs');
  // Reads, waits and writes: without the lock, most counts would be lost.
  await build({
    stdin: {
      contents: `
        import { readFileSync, writeFileSync } from 'node:fs';
        import { setTimeout as sleep } from 'node:timers/promises';
        import { withLock } from './src/files/lock.ts';
        const [lock, file, hang] = process.argv.slice(2);
        await withLock(lock, async () => {
          if (hang) {
            process.stdout.write('held');
            await sleep(60_000);
          }
          const count = Number(readFileSync(file, 'utf8'));
          await sleep(1);
          writeFileSync(file, String(count + 1));
        }, { timeoutMs: 60_000 });`,
      resolveDir: join(import.meta.dirname, '../../..'),
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: counter,
  });
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function count(lock: string, file: string): Promise<void> {
  const child = spawn(process.execPath, [counter, lock, file], { stdio: 'inherit' });
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
}

describe('a lock', () => {
  it('lets one in at a time, in one process', async () => {
    const path = join(folder, 'one.lock');
    let inside = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 5 }, () =>
        withLock(path, async () => {
          inside += 1;
          most = Math.max(most, inside);
          await new Promise((done) => setImmediate(done));
          inside -= 1;
        }),
      ),
    );
    expect([most, inside]).toEqual([1, 0]);
    expect(readdirSync(folder)).not.toContain('one.lock');
  });

  it('is given back when the work fails', async () => {
    const path = join(folder, 'fails.lock');
    await expect(withLock(path, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await withLock(path, () => 'free')).toBe('free');
  });

  it('is not waited for without end', async () => {
    const path = join(folder, 'long.lock');
    await withLock(path, async () => {
      await expect(withLock(path, () => 'never', { timeoutMs: 30 })).rejects.toThrow(UnexpectedError);
    });
  });

  it("says where it can't be", async () => {
    await expect(withLock(join(folder, 'none', 'x.lock'), () => 'never')).rejects.toThrow('ENOENT');
  });

  const old = new Date(0);
  const abandoned: [string, string, boolean][] = [
    ['by a process that is gone', `2147483646 ${hostname()} x`, false],
    ['on another machine, long ago', '1 elsewhere x', true],
    ['before its maker wrote a word', '', true],
  ];

  it.each(abandoned)('left behind %s is taken over', async (_name, content, aged) => {
    const path = join(folder, 'left.lock');
    writeFileSync(path, content);
    if (aged) utimesSync(path, old, old);
    expect(await withLock(path, () => readFileSync(path, 'utf8'))).not.toBe(content);
    expect(readdirSync(folder).filter((name) => name.startsWith('left'))).toEqual([]);
  });

  it('held on another machine is waited for', async () => {
    const path = join(folder, 'held.lock');
    writeFileSync(path, '1 elsewhere x');
    await expect(withLock(path, () => 'never', { timeoutMs: 30 })).rejects.toThrow(UnexpectedError);
    expect(readFileSync(path, 'utf8')).toBe('1 elsewhere x');
  });
});

describe('a lock between processes', () => {
  it('loses no count of 100, though a holder was killed', { timeout: 60_000 }, async () => {
    const lock = join(folder, 'many.lock');
    const file = join(folder, 'count');
    writeFileSync(file, '0');
    const holder = spawn(process.execPath, [counter, lock, file, 'hang'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(holder.stdout, 'data');
    const counts = Array.from({ length: 100 }, () => count(lock, file));
    holder.kill('SIGKILL');
    await Promise.all(counts);
    expect(readFileSync(file, 'utf8')).toBe('100');
  });
});
