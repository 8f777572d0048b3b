/**
 * Tokens kept between runs. This half only reads, since every call does that; what writes is in token-keeper.ts and
 * loaded when a token is needed.
 */
import { join } from 'node:path';
import { currentOwner, readOwnJson } from '../files/own.ts';
import { isHeaderText } from '../model/http.ts';
import { isObject } from '../model/json-object.ts';
import { readPair, type Token } from '../model/token.ts';

/** A token as it is kept. Times are in milliseconds since the epoch. */
export interface StoredToken {
  /** The base URL that issued the token; it is never sent anywhere else. */
  endpoint: string;
  /** The profile that asked for it, where there was one. */
  profile?: string;
  token: Token;
  issuedAt: number;
  expiresAt: number;
}

/** The folder of the tokens. Not beside the profiles, where every `*.json` counts as a profile. */
export function tokenDir(profileDir: string): string {
  return join(profileDir, 'cache', 'tokens');
}

/**
 * The token at `path`, if it is whole, private, of this endpoint, and has time left. Anything else counts as none:
 * a cache that can't be used is no failure.
 *
 * @param now milliseconds since the epoch
 */
export function readStoredToken(
  path: string,
  endpoint: string,
  now: number,
  platform: NodeJS.Platform,
): StoredToken | undefined {
  const stored = readTokenFile(path, { platform, mayBeExposed: false });
  return stored?.endpoint === endpoint && isFresh(stored, now) ? stored : undefined;
}

/** Like {@link readStoredToken}, of any endpoint, however old, and whoever else can read it: to be forgotten. */
export function readAnyToken(path: string, platform: NodeJS.Platform): StoredToken | undefined {
  return readTokenFile(path, { platform, mayBeExposed: true });
}

/**
 * Somebody else's token would have us work in their account, so only a file of the user's own is read.
 *
 * @returns what {@link formatStoredToken} wrote; undefined for anything else
 */
function readTokenFile(
  path: string,
  { platform, mayBeExposed }: { platform: NodeJS.Platform; mayBeExposed: boolean },
): StoredToken | undefined {
  const value = readOwnJson(path, { owner: currentOwner(platform), mayBeExposed });
  if (!isObject(value) || value['version'] !== 1) return undefined;
  const { endpoint, profile, issuedAt, expiresAt } = value;
  const token = readPair(value);
  if (typeof endpoint !== 'string' || token === undefined) return undefined;
  // They go out as headers.
  if (![token.apiKey, token.token].every((part) => part !== '' && isHeaderText(part))) return undefined;
  if (typeof issuedAt !== 'number' || typeof expiresAt !== 'number') return undefined;
  return {
    endpoint,
    ...(typeof profile === 'string' && { profile }),
    token,
    issuedAt,
    expiresAt,
  };
}

/** A token as it stands in its file. */
export function formatStoredToken({ token, ...rest }: StoredToken): string {
  return `${JSON.stringify({ version: 1, ...rest, ...token })}\n`;
}

/** The last tenth of its life, five minutes at most, is not used: a call that starts must also end. */
function isFresh({ issuedAt, expiresAt }: StoredToken, now: number): boolean {
  const margin = Math.min(300_000, Math.max(0, expiresAt - issuedAt) / 10);
  return now < expiresAt - margin;
}
