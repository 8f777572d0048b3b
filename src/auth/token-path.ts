/** Names the file in which a token is kept. On its own, because node:crypto takes its time to load. */
import { pbkdf2Sync } from 'node:crypto';
import { join } from 'node:path';
import type { CredentialSource, LoginRequest } from './credentials.ts';
import { tokenDir } from './token-cache.ts';

/**
 * Where the token for these credentials at this endpoint is kept; undefined for a given pair, which needs no keeping.
 *
 * The name covers the secrets too, so that a changed password or AuthKey never meets an old token. A one-time code
 * is no part of who somebody is.
 */
export function tokenPath(
  profileDir: string,
  source: CredentialSource,
  endpoint: string,
): string | undefined {
  if (source.kind === 'pair') return undefined;
  const identity =
    source.kind === 'login'
      ? [endpoint, withoutCode(source.login)]
      : [endpoint, withoutCode(source.source), source.target];
  const name = pbkdf2Sync(JSON.stringify(identity), salt, rounds, 16, 'sha256').toString('hex');
  return join(tokenDir(profileDir), `${name}.token`);
}

/**
 * Whether a file's name is one that we give in the folder of the tokens: a token's, or that of its lock. The lock may
 * be a file or a folder, with another beside it for an instant.
 */
export function isTokenName(name: string): boolean {
  return /^[0-9a-f]{32}\.token(?:\.lock(?:\.break)?)?$/.test(name);
}

const salt = 'soracom token cache 1';

/** A password that a person chose should not be guessed from a file's name; a thousand rounds cost 0.4 ms. */
const rounds = 1000;

function withoutCode(login: LoginRequest): object {
  return { ...login, mfaOTPCode: undefined };
}
