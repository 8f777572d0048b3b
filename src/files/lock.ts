/**
 * A lock between processes: a file that only one of them can create. Whoever dies holding it is found out and
 * blocks nobody.
 */
import { codeOf } from './errno.ts';
import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readFileSync, rmSync, statSync, utimesSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
// A lock file is about processes: the pid in it is what tells a dead holder from a slow one.
import { kill, pid } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { InterruptedError, UnexpectedError } from '../errors.ts';

/** How patient a lock is, in milliseconds. */
export interface LockOptions {
  /** The age at which a lock that is no longer refreshed counts as left behind. */
  staleMs: number;
  /** How long to wait for the lock. */
  timeoutMs: number;
  /** Ends the wait. */
  signal?: AbortSignal | undefined;
}

const defaults: LockOptions = { staleMs: 10_000, timeoutMs: 20_000 };
/** Between two looks at a lock that is held: short at first, longer for those who queue. */
const pollMs = { first: 5, last: 50 };
/** The age at which a file whose maker did not get any further counts as left behind. */
const unfinishedMs = 1_000;

/**
 * Runs `work` while no other process (and nobody else in this one) runs under the same `path`, which names the
 * lock file itself; its folder must exist.
 *
 * A holder on this machine that no longer runs is noticed at once. Any other is given up when its lock file has
 * not been refreshed for `staleMs`.
 *
 * @throws UnexpectedError when the lock can't be had within `timeoutMs`, or the folder can't be written
 */
export async function withLock<T>(
  path: string,
  work: () => T | Promise<T>,
  options: Partial<LockOptions> = {},
): Promise<T> {
  const { staleMs, timeoutMs } = { ...defaults, ...options };
  const owner = `${pid} ${hostname()} ${randomUUID()}`;
  await acquire(path, owner, { staleMs, timeoutMs, signal: options.signal });
  const refresh = setInterval(() => touch(path), staleMs / 4);
  refresh.unref();
  try {
    return await work();
  } finally {
    clearInterval(refresh);
    release(path, owner);
  }
}

async function acquire(
  path: string,
  owner: string,
  { staleMs, timeoutMs, signal }: LockOptions,
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  for (let wait = pollMs.first; !create(path, owner); wait = Math.min(pollMs.last, 2 * wait)) {
    if (signal?.aborted === true) throw new InterruptedError((t) => t.errors.interrupted);
    if (performance.now() > deadline) throw new UnexpectedError((t) => t.lock.timeout(path));
    const holder = read(path);
    const leftBehind = holder !== undefined && isLeftBehind(path, holder, staleMs);
    if (leftBehind) discard(path, holder);
    await sleep(leftBehind ? 1 : wait);
  }
}

/** True where the file is now ours, complete; false where another has it. */
function create(path: string, owner: string): boolean {
  try {
    const file = openSync(path, 'wx', 0o600);
    try {
      writeSync(file, owner);
    } catch (error) {
      // A full disk: an empty lock would only make others wait.
      rmSync(path, { force: true });
      throw error;
    } finally {
      closeSync(file);
    }
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw new UnexpectedError((t) => t.lock.unwritable(path, codeOf(error)), { cause: error });
  }
}

function isLeftBehind(path: string, holder: string, staleMs: number): boolean {
  // Nothing in it yet: its maker is about to write, or died before it could.
  if (holder === '') return ageOf(path) > unfinishedMs;
  const [holderPid, host] = holder.split(' ');
  return (host === hostname() && !isAlive(Number(holderPid))) || ageOf(path) > staleMs;
}

/** Milliseconds since the file was last refreshed; 0 where there is none. */
function ageOf(path: string): number {
  try {
    return Date.now() - statSync(path).mtimeMs;
  } catch {
    return 0;
  }
}

function isAlive(id: number): boolean {
  try {
    kill(id, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and belongs to someone else.
    return codeOf(error) !== 'ESRCH';
  }
}

/**
 * Takes a dead holder's file away. Many waiters try at once, and a late one must not take the next holder's file
 * for the dead one's: so only the one that made the file beside it may look again and remove.
 */
function discard(path: string, holder: string): void {
  const breaking = `${path}.break`;
  if (!create(breaking, holder)) {
    // Whoever made it died within that instant.
    if (ageOf(breaking) > unfinishedMs) rmSync(breaking, { force: true });
    return;
  }
  if (read(path) === holder) rmSync(path, { force: true });
  rmSync(breaking, { force: true });
}

function release(path: string, owner: string): void {
  if (read(path) === owner) rmSync(path, { force: true });
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function touch(path: string): void {
  try {
    const now = new Date();
    utimesSync(path, now, now);
  } catch {
    // Gone: someone thought us dead. The work goes on, since stopping half-way would be worse.
  }
}
