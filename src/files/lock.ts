/**
 * A lock between processes: a folder that holds one file, its holder's claim. A folder with a file in it can't be
 * replaced, so only one process at a time can put its folder there. And each claim has a name of its own, so that
 * removing a dead holder's claim never removes the claim of whoever came after it.
 */
import { randomUUID } from 'node:crypto';
import {
  closeSync,
  constants,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { InterruptedError, UnexpectedError } from '../errors.ts';
import { codeOf, reasonOf } from './errno.ts';
import { whenReleased } from './held.ts';
import { describeHolder, readHolderState } from './lock-holder.ts';
import { readOwnFile } from './own.ts';

/** How patient a lock is, in milliseconds. */
export interface LockOptions {
  /** How long a holder on another machine may show no sign of life. */
  staleMs: number;
  /** How long to wait for the lock. */
  timeoutMs: number;
  /** Ends the wait. */
  signal?: AbortSignal | undefined;
  /** Asked before each look at the lock: where it says so, there is nothing to wait for any more. */
  isNeedless?: (() => boolean) | undefined;
}

const defaults: LockOptions = { staleMs: 10_000, timeoutMs: 20_000 };

/** Between two looks at a lock that is held: short at first, longer for those who queue. */
const pollMs = { first: 5, last: 50 };

/** How long a process may show no sign of life where only its id says that it is the holder. */
const reusedIdMs = 15_000;

/**
 * Runs `work` while no other process (and nobody else in this one) runs under the same `path`, which names the
 * lock itself; its folder must exist.
 *
 * A holder on this machine keeps the lock for as long as its process exists, even one that is stopped or starved,
 * and loses it at once when the process is gone. A holder on another machine loses it when its claim has not
 * changed for `staleMs` by the clock of the one who waits. Where the system does not tell when a process started,
 * a holder on this machine loses it in the same way, after at least 15 seconds.
 *
 * Where the lock turned out to be needless, `work` runs without it.
 *
 * @throws UnexpectedError when the lock can't be had within `timeoutMs`, or the folder can't be written
 * @throws InterruptedError when `signal` ends the wait
 */
export async function withLock<T>(
  path: string,
  work: () => T | Promise<T>,
  options: Partial<LockOptions> = {},
): Promise<T> {
  const settled = { ...defaults, ...options };
  const { staleMs } = settled;
  const id = randomUUID();
  if (!(await acquire(path, id, settled))) return work();
  const claim = join(path, id);
  const signs = setInterval(() => showLife(claim), staleMs / 4);
  signs.unref();
  try {
    return await work();
  } finally {
    clearInterval(signs);
    removeClaim(path, claim);
  }
}

/** @returns false where the lock is needless */
async function acquire(
  path: string,
  id: string,
  { staleMs, timeoutMs, signal, isNeedless }: LockOptions,
): Promise<boolean> {
  const deadline = performance.now() + timeoutMs;
  let wait = pollMs.first;
  let seen: Claim | undefined;
  let seenAt = 0;
  while (true) {
    if (signal?.aborted === true) throw new InterruptedError((t) => t.errors.interrupted);
    if (isNeedless?.() === true) return false;
    const claim = readClaim(path);
    if (claim === undefined && put(path, id)) return true;
    const now = performance.now();
    if (claim?.file !== seen?.file || claim?.text !== seen?.text) [seen, seenAt] = [claim, now];
    if (claim !== undefined && isAbandoned(claim, now - seenAt, staleMs)) removeClaim(path, claim.file);
    if (now > deadline) throw new UnexpectedError((t) => t.lock.timeout(path));
    await sleep(wait);
    wait = Math.min(pollMs.last, 2 * wait);
  }
}

/** What a holder left in the lock: a description of itself, and a dot for each sign of life. */
interface Claim {
  file: string;
  text: string;
}

/** Undefined where nobody holds the lock. */
function readClaim(path: string): Claim | undefined {
  try {
    const [name] = readdirSync(path);
    if (name === undefined) return undefined;
    const file = join(path, name);
    return { file, text: readClaimText(file) };
  } catch (error) {
    // Given back between the two reads, or never held. Anything else that is there names no holder.
    return codeOf(error) === 'ENOENT' ? undefined : { file: path, text: '' };
  }
}

/** A claim is a few hundred bytes, and a pipe in its place would keep us waiting. Whatever is none names no holder. */
function readClaimText(file: string): string {
  const read = readOwnFile(file, { owner: { platform: 'win32' }, refuseLink: true });
  return 'kind' in read ? '' : read.text;
}

/** Puts our claim there, complete; false where somebody else was faster. */
function put(path: string, id: string): boolean {
  const fresh = `${path}.${id}.tmp`;
  try {
    mkdirSync(fresh, { mode: 0o700 });
    writeFileSync(join(fresh, id), describeHolder(), { mode: 0o600 });
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    throw new UnexpectedError((t) => t.lock.unwritable(path, reasonOf(error)(t)), { cause: error });
  }
  try {
    // Windows replaces no folder, not even an empty one.
    attempt(() => rmdirSync(path));
    renameSync(fresh, path);
    return true;
  } catch {
    rmSync(fresh, { recursive: true, force: true });
    return false;
  }
}

function isAbandoned({ text }: Claim, silentMs: number, staleMs: number): boolean {
  switch (readHolderState(text)) {
    case 'running':
      return false;
    case 'gone':
      return true;
    case 'unsure':
      return silentMs > Math.max(staleMs, reusedIdMs);
    case 'elsewhere':
      return silentMs > staleMs;
  }
}

function showLife(claim: string): void {
  attempt(() => {
    // Not created anew: whoever removed it took us for dead. The work goes on, since half of it would be worse.
    const file = openSync(claim, constants.O_WRONLY | constants.O_APPEND);
    try {
      writeSync(file, '.');
    } finally {
      closeSync(file);
    }
  });
}

/** Takes away one claim, and the folder unless another claim is in it by then. */
function removeClaim(path: string, claim: string): void {
  attempt(() => whenReleased(() => unlinkSync(claim), process.platform));
  attempt(() => rmdirSync(path));
}

/** Does what somebody else may have done already, or made impossible. */
function attempt(step: () => void): void {
  try {
    step();
  } catch {
    // The next look at the lock tells.
  }
}
