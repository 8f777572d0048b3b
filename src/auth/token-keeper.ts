/** Writes the token cache: one process asks the API, the others wait for its token. Loaded when one is needed. */
import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { InterruptedError, type Sentence } from '../errors.ts';
import { withLock } from '../files/lock.ts';
import type { Token } from '../model/token.ts';
import { readClaims } from './token.ts';
import {
  formatStoredToken,
  parseStoredToken,
  readStoredToken,
  tokenDir,
  type StoredToken,
} from './token-cache.ts';

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
    prepareDir(dirname(path), platform);
    return await withLock(
      `${path}.lock`,
      async () => {
        begun = true;
        const found = readStoredToken(path, input.endpoint, input.now(), platform);
        if (found && found.token.token !== input.refused?.token) return { stored: found, isNew: false };
        const stored = await issue(input);
        await keep(path, stored, input);
        return { stored, isNew: true };
      },
      { staleMs, signal: input.signal },
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
    writeAtomically(path, formatStoredToken(stored));
    sweep(dirname(path), now());
  } catch (error) {
    await warn(unusable(path, error));
  }
}

function unusable(path: string, error: unknown): Sentence {
  const reason = readCode(error);
  return (t) => t.auth.cacheUnusable(dirname(path), reason);
}

/** The file is replaced in one step: a reader, or a crash, meets the old token or the new one. */
function writeAtomically(path: string, text: string): void {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    const file = openSync(temporary, 'wx', 0o600);
    try {
      writeSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function prepareDir(dir: string, platform: NodeJS.Platform): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  if (platform !== 'win32' && (statSync(dir).mode & 0o077) !== 0) chmodSync(dir, 0o700);
}

/** Removes what is dead: tokens past any life, and what a crash left behind. */
function sweep(dir: string, now: number): void {
  for (const name of readdirSync(dir)) {
    const path = join(dir, name);
    const age = now - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? now);
    const limit = name.endsWith('.tmp') ? 60_000 : longestLife;
    if (age > limit) rmSync(path, { recursive: true, force: true });
  }
}

/** Every token that is kept, whatever its age. */
export function listStoredTokens(profileDir: string): { path: string; stored: StoredToken }[] {
  const dir = tokenDir(profileDir);
  return readNames(dir)
    .filter((name) => name.endsWith('.token'))
    .flatMap((name) => {
      const path = join(dir, name);
      const stored = readAnyToken(path);
      return stored === undefined ? [] : [{ path, stored }];
    });
}

/** The token at `path`, however old it is. */
export function readAnyToken(path: string): StoredToken | undefined {
  return parseStoredToken(readIfPossible(path));
}

/** Removes a token's file. */
export function forgetToken(path: string): void {
  rmSync(path, { force: true });
}

/** Removes the tokens that a profile asked for. A folder that can't be read holds none that we could remove. */
export function forgetProfileTokens(profileDir: string, profile: string): void {
  for (const { path, stored } of listStoredTokens(profileDir)) {
    if (stored.profile === profile) forgetToken(path);
  }
}

function readNames(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch {
    return [];
  }
}

function readIfPossible(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function readCode(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return 'code' in error ? String(error.code) : error.message;
}
