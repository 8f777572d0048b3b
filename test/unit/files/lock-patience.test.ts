/** How long a lock is waited for, and when a silent holder loses it: by a clock that the test turns. */
import fs, { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { InterruptedError, UnexpectedError } from '../../../src/errors.ts';
import { describeHolder } from '../../../src/files/lock-holder.ts';
import { withLock } from '../../../src/files/lock.ts';
import { en } from '../../../src/text/en.ts';
import { makeFolder } from '../../helpers/folder.ts';
import { failWith, replaceFs, systemFs } from '../../helpers/replace-system.ts';
import { rejectionOf } from '../../helpers/error-of.ts';

const time = vi.hoisted(() => ({ now: 0, waits: [] as number[], passes: (_ms: number): void => undefined }));

// Waiting takes no time here; it only turns the clock.
vi.mock('node:timers/promises', () => ({
  setTimeout: (ms: number) => {
    time.waits.push(ms);
    time.now += ms;
    time.passes(time.now);
    return Promise.resolve();
  },
}));

let folder: string;
let lock: string;

beforeEach(() => {
  folder = makeFolder();
  lock = join(folder, 'x.lock');
  Object.assign(time, { now: 1_000, waits: [], passes: () => undefined });
  vi.spyOn(performance, 'now').mockImplementation(() => time.now);
});

afterEach(() => {
  vi.restoreAllMocks();
});

function leaveClaim(text: string): void {
  mkdirSync(lock);
  writeFileSync(join(lock, 'claim'), text);
}

const elsewhere = '1\n\nelsewhere\n';
const waited = (): number => time.waits.reduce((sum, ms) => sum + ms, 0);

describe('the wait for a lock', () => {
  it('looks often at first, then twenty times a second', async () => {
    leaveClaim(elsewhere);
    const error = await rejectionOf(
      withLock(lock, () => 'never', { timeoutMs: 200 }),
      Error,
    );
    expect(error).toBeInstanceOf(UnexpectedError);
    expect(error.message).toBe(en.lock.timeout(lock));
    expect(time.waits).toEqual([5, 10, 20, 40, 50, 50, 50]);
  });

  it('writes nothing where the lock is held', async () => {
    leaveClaim(elsewhere);
    const made: string[] = [];
    replaceFs({
      mkdirSync: (path: string) => {
        made.push(path);
        systemFs.mkdirSync(path);
      },
    });
    await rejectionOf(
      withLock(lock, () => 'never', { timeoutMs: 200 }),
      Error,
    );
    expect(made).toEqual([]);
  });

  it('lasts until its time is over, not until it is reached', async () => {
    leaveClaim(elsewhere);
    await rejectionOf(
      withLock(lock, () => 'never', { timeoutMs: 5 }),
      Error,
    );
    expect(time.waits).toEqual([5, 10]);
  });

  it('lasts ten seconds for a holder elsewhere that is silent, unless said otherwise', async () => {
    leaveClaim(elsewhere);
    expect(await withLock(lock, () => 'free')).toBe('free');
    expect(waited()).toBeGreaterThan(10_000);
    expect(waited()).toBeLessThan(10_200);
  });

  it('lasts twenty seconds for one that is not, unless said otherwise', async () => {
    leaveClaim(elsewhere);
    time.passes = (now) => writeFileSync(join(lock, 'claim'), `${elsewhere}${'.'.repeat(now / 1_000)}`);
    expect(
      await rejectionOf(
        withLock(lock, () => 'never'),
        Error,
      ),
    ).toBeInstanceOf(UnexpectedError);
    expect(waited()).toBeGreaterThan(20_000);
    expect(waited()).toBeLessThan(20_200);
  });

  it('ends at once when the lock is given back', async () => {
    leaveClaim(elsewhere);
    time.passes = () => fs.rmSync(lock, { recursive: true, force: true });
    expect(await withLock(lock, () => 'free')).toBe('free');
    expect(time.waits).toEqual([5]);
  });

  it('does not begin where the run is interrupted, even for a lock that is free', async () => {
    const signal = AbortSignal.abort();
    expect(
      await rejectionOf(
        withLock(lock, () => 'never', { signal }),
        Error,
      ),
    ).toBeInstanceOf(InterruptedError);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('ends when the run is interrupted', async () => {
    leaveClaim(elsewhere);
    const interrupt = new AbortController();
    time.passes = () => interrupt.abort();
    const error = await rejectionOf(
      withLock(lock, () => 'never', { signal: interrupt.signal }),
      Error,
    );
    expect(error).toBeInstanceOf(InterruptedError);
    expect(error.message).toBe(en.errors.interrupted);
    expect(time.waits).toEqual([5]);
  });
});

describe('a holder elsewhere', () => {
  it('may be silent for as long as it is told, and not longer', async () => {
    leaveClaim(elsewhere);
    // Looks come after 0, 5, 15, 35 milliseconds.
    await withLock(lock, () => 'free', { staleMs: 15 });
    expect(time.waits).toEqual([5, 10, 20, 40]);
  });

  it('is silent since its last sign of life', async () => {
    leaveClaim(elsewhere);
    time.passes = (now) => {
      if (now < 1_100) writeFileSync(join(lock, 'claim'), `${elsewhere}${'.'.repeat(now)}`);
    };
    await withLock(lock, () => 'free', { staleMs: 100 });
    expect(waited()).toBeGreaterThan(175);
  });

  it('is silent since it came, whoever held the lock before with the same words', async () => {
    leaveClaim(elsewhere);
    time.passes = (now) => {
      if (now !== 1_075) return;
      fs.renameSync(join(lock, 'claim'), join(lock, 'later'));
    };
    await withLock(lock, () => 'free', { staleMs: 100 });
    expect(waited()).toBeGreaterThan(175);
  });
});

describe('a holder here whose start the system does not tell', () => {
  // Without /proc only the name of the machine is known.
  const withoutProc = (): void =>
    replaceFs({
      readlinkSync: () => failWith('ENOENT'),
      readFileSync: (path: string, ...rest: []) =>
        path.startsWith('/proc') ? failWith('ENOENT') : systemFs.readFileSync(path, ...rest),
    });
  const claim = `${process.pid}\n\n${hostname()}\n`;

  it('loses a lock after fifteen seconds without a sign of life', async () => {
    withoutProc();
    leaveClaim(claim);
    expect(await withLock(lock, () => 'free', { staleMs: 30 })).toBe('free');
    expect(waited()).toBeGreaterThan(15_000);
    expect(waited()).toBeLessThan(15_200);
  });

  it('or after longer, where that is asked for', async () => {
    withoutProc();
    leaveClaim(claim);
    // A look comes after exactly 18,025 ms; the next one takes the claim away, and the one behind it gets the lock.
    expect(await withLock(lock, () => 'free', { staleMs: 18_025 })).toBe('free');
    expect(waited()).toBe(18_125);
  });
});

describe('a holder here', () => {
  it('that exists keeps the lock however silent it is', async () => {
    leaveClaim(describeHolder());
    const options = { staleMs: 30, timeoutMs: 14_000 };
    expect(
      await rejectionOf(
        withLock(lock, () => 'never', options),
        Error,
      ),
    ).toBeInstanceOf(UnexpectedError);
    expect(readdirSync(lock)).toEqual(['claim']);
  });

  it('that is gone loses it at the first look', async () => {
    const [, start, machine] = describeHolder().split('\n');
    leaveClaim(['2147483646', start, machine, ''].join('\n'));
    await withLock(lock, () => 'free');
    expect(time.waits).toEqual([5]);
  });
});

describe('a lock that is held', () => {
  it('is a private folder with one private file that describes the holder', async () => {
    await withLock(lock, () => {
      const names = readdirSync(lock);
      expect(names).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/)]);
      expect(readFileSync(join(lock, names[0] ?? ''), 'utf8')).toBe(describeHolder());
      if (process.platform === 'win32') return;
      expect(statSync(lock).mode & 0o777).toBe(0o700);
      expect(statSync(join(lock, names[0] ?? '')).mode & 0o777).toBe(0o600);
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('shows life four times in the time that it may be silent, and keeps no process alive for that', async () => {
    const setSigns = vi.spyOn(globalThis, 'setInterval');
    const clearSigns = vi.spyOn(globalThis, 'clearInterval');
    await withLock(lock, () => expect(setSigns.mock.results[0]?.value.hasRef()).toBe(false), {
      staleMs: 8_000,
    });
    expect(setSigns.mock.calls.map(([, ms]) => ms)).toEqual([2_000]);
    expect(clearSigns).toHaveBeenCalledWith(setSigns.mock.results[0]?.value);
  });

  it('is not taken back by a sign of life, once it is lost', async () => {
    const setSigns = vi.spyOn(globalThis, 'setInterval');
    await withLock(lock, () => {
      const showLife = setSigns.mock.calls[0]?.[0] as () => void;
      const [own = ''] = readdirSync(lock);
      showLife();
      expect(readFileSync(join(lock, own), 'utf8')).toBe(`${describeHolder()}.`);
      fs.renameSync(join(lock, own), join(lock, 'of-another'));
      showLife();
      expect(readdirSync(lock)).toEqual(['of-another']);
    });
    // And what belongs to another is not given back.
    expect(readdirSync(lock)).toEqual(['of-another']);
  });

  it('closes its claim after each sign of life', async () => {
    const setSigns = vi.spyOn(globalThis, 'setInterval');
    await withLock(lock, () => {
      const showLife = setSigns.mock.calls[0]?.[0] as () => void;
      const files: number[] = [];
      const closed: number[] = [];
      replaceFs({
        openSync: (...call: Parameters<typeof fs.openSync>) => {
          files.push(systemFs.openSync(...call));
          return files.at(-1);
        },
        closeSync: (file: number) => {
          closed.push(file);
          systemFs.closeSync(file);
        },
        writeSync: () => failWith('ENOSPC'),
      });
      showLife();
      expect(files).toHaveLength(1);
      expect(closed).toEqual(files);
    });
  });
});

describe('a lock that is free', () => {
  it('is had where somebody else was faster once, and nothing is left of the first try', async () => {
    let tries = 0;
    replaceFs({
      renameSync: (from: string, to: string) => {
        tries += 1;
        if (tries === 1) failWith('ENOTEMPTY');
        systemFs.renameSync(from, to);
      },
    });
    expect(await withLock(lock, () => readdirSync(folder))).toEqual(['x.lock']);
    expect([tries, time.waits]).toEqual([2, [5]]);
  });

  it('is had where an empty folder can’t be replaced', async () => {
    mkdirSync(lock);
    replaceFs({
      renameSync: (from: string, to: string) =>
        existsSync(to) ? failWith('EPERM') : systemFs.renameSync(from, to),
    });
    expect(await withLock(lock, () => 'free')).toBe('free');
    expect(time.waits).toEqual([]);
  });

  it.each([
    ['makes no folder', 'mkdirSync'],
    ['takes no file', 'writeFileSync'],
  ])('can’t be had where the system %s, and nothing is left', async (_what, name) => {
    replaceFs({ [name]: () => failWith('ENOSPC') });
    const error = await rejectionOf(
      withLock(lock, () => 'never'),
      Error,
    );
    expect(error).toBeInstanceOf(UnexpectedError);
    expect(error.message).toBe(en.lock.unwritable(lock, 'the disk is full'));
    expect(error.cause).toMatchObject({ code: 'ENOSPC' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is given back when the work ends, well or badly', async () => {
    expect(await withLock(lock, () => Promise.resolve(1))).toBe(1);
    expect(
      await rejectionOf(
        withLock(lock, () => failWith('EWORK')),
        Error,
      ),
    ).toMatchObject({ code: 'EWORK' });
    expect(readdirSync(folder)).toEqual([]);
  });
});
