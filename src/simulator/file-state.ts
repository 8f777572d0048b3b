/** A state file that several processes share: read whole, replaced whole, changed by one at a time. */
import { codeOf, reasonOf } from '../files/errno.ts';
import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UnexpectedError } from '../errors.ts';
import { draftsOf, removeLeftovers } from '../files/leftovers.ts';
import { withLock } from '../files/lock.ts';
import { makeFolder } from '../files/make-folder.ts';
import { readRegularFile } from '../files/read-bounded.ts';
import { replaceFile } from '../files/replace-file.ts';
import type { CoverageType } from '../model/command.ts';
import { isObject } from '../model/json-object.ts';
import { createEmptyState, type SimulatorState, type StateStore } from './state.ts';

/**
 * The file of the demo's state. There is one for each coverage, which is an account of its own; none is named `*.json`
 * beside the profiles, or it would be a profile.
 */
export function demoStatePath(profileDir: string, coverageType: CoverageType): string {
  return join(profileDir, 'demo', `${coverageType}.state`);
}

/**
 * The state kept at `path`, which need not exist yet. Readable by its owner alone; beside it stands
 * `<path>.lock` while it is changed. A crash leaves the old file or the new one, and drafts that are removed here.
 */
export function createFileState(path: string): StateStore {
  const cache = createCache(path);
  // Changes within this process queue up here, so that they don't poll each other's lock.
  let last: Promise<unknown> = Promise.resolve();
  sweep(path);
  return {
    read: cache.read,
    update(change) {
      const turn = last.then(() => {
        writeOrRefuse(path, () => makeFolder(dirname(path)));
        return withLock(`${path}.lock`, () => {
          const draft = structuredClone(cache.read());
          const result = change(draft);
          writeOrRefuse(path, () => replaceFile(path, JSON.stringify(draft)));
          return result;
        });
      });
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}

/** Removes what a crash left beside the file. What can't be removed is in nobody's way. */
function sweep(path: string): void {
  try {
    removeLeftovers(dirname(path), { of: draftsOf(path) });
  } catch {
    // The next start tries again.
  }
}

/** Reads the file again only when another one stands there: replacing it makes a new inode each time. */
function createCache(path: string): { read: () => SimulatorState } {
  let seen: { mark: string; state: SimulatorState } | undefined;
  return {
    read() {
      const mark = markOf(path);
      if (mark === undefined) return createEmptyState();
      if (seen?.mark !== mark) seen = { mark, state: readState(path) };
      return seen.state;
    },
  };
}

function markOf(path: string): string | undefined {
  try {
    const { ino, mtimeMs, size } = statSync(path);
    return `${ino} ${mtimeMs} ${size}`;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new UnexpectedError((t) => t.simulator.unreadableState(path, reasonOf(error)(t)), { cause: error });
  }
}

/** More than an account of years takes, in bytes. */
const mostOfState = 268_435_456;

function readState(path: string): SimulatorState {
  let value: unknown;
  try {
    value = JSON.parse(readRegularFile(path, { most: mostOfState }).toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw badState(path);
    throw new UnexpectedError((t) => t.simulator.unreadableState(path, reasonOf(error)(t)), { cause: error });
  }
  if (!isState(value)) throw badState(path);
  return value;
}

/** Only we write this file, so its version vouches for the rest of it. */
function isState(value: unknown): value is SimulatorState {
  return isObject(value) && value['version'] === 1 && isObject(value['operators']);
}

function badState(path: string): UnexpectedError {
  return new UnexpectedError((t) => t.simulator.badState(path), { hint: (t) => t.simulator.badStateHint });
}

/** @throws UnexpectedError that names the state file, where the work fails */
function writeOrRefuse(path: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    throw new UnexpectedError((t) => t.simulator.unwritableState(path, reasonOf(error)(t)), { cause: error });
  }
}
