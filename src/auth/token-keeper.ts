/** Writes the token cache: one process asks the API, the others wait for its token. Loaded when one is needed. */
import { lstatSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { InterruptedError, type Sentence } from '../errors.ts';
import { reasonOf } from '../files/errno.ts';
import { removeLeftovers, removeOlder } from '../files/leftovers.ts';
import { withLock } from '../files/lock.ts';
import { listNames } from '../files/look.ts';
import { makeFolder } from '../files/make-folder.ts';
import { currentOwner, findFolderFault } from '../files/own.ts';
import { replaceFile } from '../files/replace-file.ts';
import type { Token } from '../model/token.ts';
import { readClaims } from './token.ts';
import {
  formatStoredToken,
  readAnyToken,
  readStoredToken,
  tokenDir,
  type StoredToken,
} from './token-cache.ts';
import { isTokenName } from './token-path.ts';

/** What a new token is asked for with. */
export interface RenewInput {
  /** The token's file. */
  path: string;
  endpoint: string;
  profile: string | undefined;
  /** The token that the API no longer takes: the same one from the file is no help. */
  refused: Token | undefined;
  /** Seconds that a token lives where it does not say so itself. */
  lifetime: number | undefined;
  platform: NodeJS.Platform;
  now: () => number;
  /** Ends the wait for whoever else is asking. */
  signal: AbortSignal;
  /** Asks the API. */
  issue: () => Promise<Token>;
  /** Told when the cache can't be used. */
  warn: (sentence: Sentence) => Promise<void>;
}

/** A lock holder that shows no life for this many milliseconds is taken for dead. */
const staleMs = 1_900;

/**
 * How long to wait for whoever else is asking, in milliseconds: on a loaded machine, or where the API has to be asked
 * again, that takes a while, and asking as well would make it take longer.
 */
const timeoutMs = 60_000;

/** The API's own default, in seconds. */
const defaultLifetime = 86_400;

/** No token lives longer, in milliseconds: the API's limit. */
const longestLife = 172_800_000;

/**
 * A token from the file, if somebody else has put a better one there by now, else a new one. Where nothing can be
 * written the token is simply not kept.
 *
 * @throws whatever `issue` throws
 */
export async function renewToken(input: RenewInput): Promise<{ stored: StoredToken; isNew: boolean }> {
  const { path, platform, warn } = input;
  let begun = false;
  try {
    openTokenFolder(dirname(path), platform);
    requireLockable(`${path}.lock`);
    const findOther = (): StoredToken | undefined => {
      const found = readStoredToken(path, input.endpoint, input.now(), platform);
      return found?.token.token === input.refused?.token ? undefined : found;
    };
    return await withLock(
      `${path}.lock`,
      async () => {
        begun = true;
        const found = findOther();
        if (found !== undefined) return { stored: found, isNew: false };
        const stored = await issue(input);
        await keep(path, stored, input);
        return { stored, isNew: true };
      },
      { staleMs, timeoutMs, signal: input.signal, isNeedless: () => findOther() !== undefined },
    );
  } catch (error) {
    if (begun || error instanceof InterruptedError) throw error;
    await warn(unusable(path, error));
    return { stored: await issue(input), isNew: true };
  }
}

async function issue({ endpoint, profile, lifetime, now, issue: ask }: RenewInput): Promise<StoredToken> {
  const token = await ask();
  const issuedAt = now();
  const { expiresAt } = readClaims(token.token);
  return {
    endpoint,
    ...(profile !== undefined && { profile }),
    token,
    issuedAt,
    expiresAt: expiresAt === undefined ? issuedAt + (lifetime ?? defaultLifetime) * 1000 : expiresAt * 1000,
  };
}

async function keep(path: string, stored: StoredToken, { warn, now }: RenewInput): Promise<void> {
  try {
    replaceFile(path, formatStoredToken(stored), { replaceLink: true });
    sweep(dirname(path), now());
  } catch (error) {
    await warn(unusable(path, error));
  }
}

function unusable(path: string, error: unknown): Sentence {
  const reason = reasonOf(error);
  return (t) => t.auth.cacheUnusable(dirname(path), reason(t));
}

/**
 * Makes the folder of the tokens where there is none. One that is there keeps its mode.
 *
 * @throws Error that names the mode or the owner of a folder that others can write to, and what the system says
 */
export function openTokenFolder(dir: string, platform: NodeJS.Platform): void {
  makeFolder(dir);
  const fault = findFolderFault(dir, currentOwner(platform));
  if (fault === undefined) return;
  throw new Error(fault.kind === 'foreign' ? `owner ${fault.owner}` : `mode ${fault.mode}`);
}

/** A link or a pipe in the lock's place would be waited for in vain. @throws Error what the system would say */
function requireLockable(path: string): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found !== undefined && !found.isFile() && !found.isDirectory()) throw new Error('EEXIST');
}

/** Removes what is dead, by our own names: tokens past any life, and what a crash left behind. */
function sweep(dir: string, now: number): void {
  removeLeftovers(dir, { of: isTokenName, now });
  removeOlder(dir, longestLife, { of: isTokenName, now });
}

/** Every token that is kept, whatever its age. */
export function listStoredTokens(
  profileDir: string,
  platform: NodeJS.Platform,
): { path: string; stored: StoredToken }[] {
  const dir = tokenDir(profileDir);
  return listNames(dir)
    .filter(isTokenName)
    .flatMap((name) => {
      const path = join(dir, name);
      const stored = readAnyToken(path, platform);
      return stored === undefined ? [] : [{ path, stored }];
    });
}

/** Removes a token's file. */
export function forgetToken(path: string): void {
  rmSync(path, { force: true });
}

/** Removes the tokens that a profile asked for. A folder that can't be read holds none that we could remove. */
export function forgetProfileTokens(profileDir: string, profile: string, platform: NodeJS.Platform): void {
  // There `Work` and `work` are one file.
  const isFolded = platform === 'win32' || platform === 'darwin';
  const nameOf = (name: string): string => (isFolded ? name.toLowerCase() : name);
  for (const { path, stored } of listStoredTokens(profileDir, platform)) {
    if (stored.profile !== undefined && nameOf(stored.profile) === nameOf(profile)) forgetToken(path);
  }
}
