/** A lock between processes: it excludes, it is freed by a death, and never by slowness. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from 'esbuild';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { UnexpectedError } from '../../../src/errors.ts';
import { describeHolder } from '../../../src/files/lock-holder.ts';
import { withLock } from '../../../src/files/lock.ts';
import { makeFolder } from '../../helpers/folder.ts';
import { startProcess, type Running } from '../../helpers/program.ts';

let counter = '';
let folder = '';
let lock = '';

beforeAll(async () => {
  counter = join(makeFolder(), 'counter.mjs');
  // Reads, waits and writes: without the lock, most counts would be lost.
  await build({
    stdin: {
      contents: `
        import { readFileSync, writeFileSync } from 'node:fs';
        import { setTimeout as sleep } from 'node:timers/promises';
        import { withLock } from './src/files/lock.ts';
        const [lock, file, hold = '1'] = process.argv.slice(2);
        await withLock(lock, async () => {
          process.stdout.write('held ');
          const count = Number(readFileSync(file, 'utf8'));
          await sleep(Number(hold));
          writeFileSync(file, String(count + 1));
          process.stdout.write('done');
        }, { staleMs: 100, timeoutMs: 60_000 });`,
      resolveDir: join(import.meta.dirname, '../../..'),
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: counter,
  });
});

beforeEach(() => {
  folder = makeFolder();
  lock = join(folder, 'x.lock');
  writeFileSync(join(folder, 'count'), '0');
});

/** Starts a process that counts up by one under the lock, and takes `hold` milliseconds over it. */
function startCounter(hold = 1): Running {
  return startProcess([process.execPath, counter, lock, join(folder, 'count'), String(hold)]);
}

const readCount = (): string => readFileSync(join(folder, 'count'), 'utf8');

/** Puts a lock there that its holder has left: a claim with this text. */
function leaveClaim(text: string): void {
  mkdirSync(lock);
  writeFileSync(join(lock, 'claim'), text);
}

/** The lock's name and whatever else it has left in its folder. */
const leftOvers = (): string[] => readdirSync(folder).filter((name) => name !== 'count');

describe('a lock', () => {
  it('lets one in at a time, in one process', async () => {
    let inside = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 5 }, () =>
        withLock(lock, async () => {
          inside += 1;
          most = Math.max(most, inside);
          await new Promise((done) => setImmediate(done));
          inside -= 1;
        }),
      ),
    );
    expect([most, inside]).toEqual([1, 0]);
    expect(leftOvers()).toEqual([]);
  });

  it('is given back when the work fails', async () => {
    await expect(withLock(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await withLock(lock, () => 'free')).toBe('free');
  });

  it('is not waited for without end', async () => {
    await withLock(lock, async () => {
      await expect(withLock(lock, () => 'never', { timeoutMs: 30 })).rejects.toThrow(UnexpectedError);
      expect(leftOvers()).toEqual(['x.lock']);
    });
  });

  it('is not waited for once it is needless', async () => {
    let isNeedless = false;
    await withLock(lock, async () => {
      const waiting = withLock(lock, () => 'done', { isNeedless: () => isNeedless });
      await sleep(30);
      isNeedless = true;
      expect(await waiting).toBe('done');
      expect(leftOvers()).toEqual(['x.lock']);
    });
  });

  it.runIf(process.platform !== 'win32')('is had where a pipe stands for a claim', async () => {
    mkdirSync(lock);
    execFileSync('mkfifo', [join(lock, 'claim')]);
    expect(await withLock(lock, () => 'held', { staleMs: 20 })).toBe('held');
  });

  it('is not waited for once the program is interrupted', async () => {
    const signal = AbortSignal.timeout(30);
    await withLock(lock, async () => {
      await expect(withLock(lock, () => 'never', { signal })).rejects.toThrow('Interrupted');
    });
  });

  it("says where it can't be", async () => {
    await expect(withLock(join(folder, 'none', 'x.lock'), () => 'never')).rejects.toThrow(
      'no such file or folder',
    );
  });
});

const [id = '', start = '', machine = ''] = describeHolder().split('\n');

describe('a lock that was left behind', () => {
  it.each([
    ['by a process that is gone', ['2147483646', start, machine]],
    ['by an earlier process of the same id', [id, '1', machine]],
    ['by nobody that can be named', []],
    ['on another machine', ['1', '', 'elsewhere']],
    ['on this machine before it was started again', [id, start, machine.replace(/ .*/, ' an-earlier-boot')]],
  ])('%s is taken over', async (_name, lines) => {
    leaveClaim(lines.join('\n'));
    expect(await withLock(lock, () => readdirSync(lock), { staleMs: 30 })).not.toEqual(['claim']);
    expect(leftOvers()).toEqual([]);
  });

  it.each([
    ['an empty folder', () => mkdirSync(lock)],
    ['an empty file', () => writeFileSync(lock, '')],
  ])('as %s is taken over', async (_name, leave) => {
    leave();
    expect(await withLock(lock, () => 'free', { staleMs: 30 })).toBe('free');
    expect(leftOvers()).toEqual([]);
  });

  it('by a process that is gone is taken over at once', async () => {
    leaveClaim(['2147483646', start, machine, ''].join('\n'));
    expect(await withLock(lock, () => 'free', { staleMs: 3_600_000 })).toBe('free');
  });
});

describe('a lock that is held on another machine', () => {
  it('is waited for', async () => {
    leaveClaim('1\n\nelsewhere\n');
    await expect(withLock(lock, () => 'never', { timeoutMs: 30 })).rejects.toThrow(UnexpectedError);
    expect(readdirSync(lock)).toEqual(['claim']);
  });

  it('is kept by signs of life, whatever the clocks say', async () => {
    leaveClaim('1\n\nelsewhere\n');
    let signs = 0;
    const holder = setInterval(() => {
      signs += 1;
      writeFileSync(join(lock, 'claim'), `1\n\nelsewhere\n${'.'.repeat(signs)}`);
    }, 50);
    const waiting = withLock(lock, () => signs, { staleMs: 1_500, timeoutMs: 60_000 });
    await sleep(2_000);
    expect(readdirSync(lock)).toEqual(['claim']);
    clearInterval(holder);
    expect(await waiting).toBe(signs);
  });

  it('shows signs of life while it is held here', async () => {
    await withLock(
      lock,
      async () => {
        const [name = ''] = readdirSync(lock);
        const read = (): string => readFileSync(join(lock, name), 'utf8');
        const before = read();
        await expect.poll(read, { timeout: 30_000 }).toMatch(/\n\.+$/);
        expect(read().startsWith(before)).toBe(true);
      },
      { staleMs: 40 },
    );
  });
});

describe('a lock between processes', () => {
  it('loses no count of 100, though a holder was killed', async () => {
    const holder = startCounter(3_600_000);
    await holder.sees('held');
    const counters = Array.from({ length: 100 }, () => startCounter().ended);
    holder.child.kill('SIGKILL');
    const ends = await Promise.all(counters);
    expect(ends.map(({ code, stderr }) => [code, stderr])).toEqual(ends.map(() => [0, '']));
    expect(readCount()).toBe('100');
    expect(leftOvers()).toEqual([]);
  });

  it('loses none to many that find the same lock left behind', async () => {
    leaveClaim(['2147483646', start, machine, ''].join('\n'));
    await Promise.all(Array.from({ length: 20 }, () => startCounter().ended));
    expect(readCount()).toBe('20');
  });
});

// Only where the system tells when a process started can a stopped holder be told from one that is gone for good.
describe.runIf(start !== '' && process.platform !== 'win32')('a holder that is stopped', () => {
  it('keeps the lock for as long as it exists, and is not overtaken', async () => {
    const holder = startCounter(500);
    await holder.sees('held');
    holder.child.kill('SIGSTOP');
    const options = { staleMs: 100, timeoutMs: 1_000 };
    await expect(withLock(lock, () => 'overtaken', options)).rejects.toThrow(UnexpectedError);
    holder.child.kill('SIGCONT');
    expect(await withLock(lock, readCount)).toBe('1');
    expect(await holder.ended).toMatchObject({ code: 0, stdout: 'held done' });
  });

  it('loses the lock when it is killed', async () => {
    const holder = startCounter(3_600_000);
    await holder.sees('held');
    holder.child.kill('SIGSTOP');
    holder.child.kill('SIGKILL');
    expect(await withLock(lock, readCount, { staleMs: 3_600_000 })).toBe('0');
  });

  it('is dead to others even before its parent notices', async () => {
    // The shell starts the holder, and waits for something else for as long as the test runs.
    const command = `'${process.execPath}' '${counter}' '${lock}' '${join(folder, 'count')}' 3600000 & echo $! && sleep 3600`;
    const shell = startProcess(['sh', '-c', command], { group: true });
    const printed = await shell.sees(/^held /m);
    process.kill(Number(/\d+/.exec(printed)?.[0]), 'SIGKILL');
    expect(await withLock(lock, readCount, { staleMs: 3_600_000 })).toBe('0');
  });
});
