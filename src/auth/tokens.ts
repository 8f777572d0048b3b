/** The token of a session: from the cache where there is one that serves, else from the API. */
import type { Sentence } from '../errors.ts';
import type { Token } from '../model/token.ts';
import type { FinishedPlan } from '../request/plan.ts';
import { authenticate, type AskCode, type PostJson } from './authenticate.ts';
import type { CredentialSource } from './credentials.ts';
import type { Session } from './session.ts';
import { readClaims } from './token.ts';
import { readStoredToken } from './token-cache.ts';

/** A token and what is known of it. */
export interface ObtainedToken {
  token: Token;
  /** Given by the user, kept from an earlier run, or new. */
  from: 'given' | 'cache' | 'api';
  /** Milliseconds since the epoch, where it is known. */
  expiresAt?: number;
}

/** Obtains tokens for one session. */
export interface Tokens {
  obtain: () => Promise<ObtainedToken>;
  /** Another token in place of one that the API refused; undefined where there can't be one. */
  replace: (refused: Token) => Promise<ObtainedToken | undefined>;
}

/** What obtaining a token needs besides the session. */
export interface TokenServices {
  /** Milliseconds since the epoch. */
  now: () => number;
  signal: AbortSignal;
  warn: (sentence: Sentence) => Promise<void>;
  /** Asks for a one-time code; undefined where nobody can be asked. */
  askCode: AskCode | undefined;
  /** Told every key and token, so that they are never shown. */
  addSecrets: (...values: string[]) => void;
  /** Told every plan before it is sent, for the secrets in its body. */
  notePlan: (plan: FinishedPlan) => void;
}

/** @param post sends to `/auth` and its kin */
export function createTokens(session: Session, post: PostJson, services: TokenServices): Tokens {
  const { now, addSecrets } = services;
  const note = (obtained: ObtainedToken): ObtainedToken => {
    addSecrets(obtained.token.apiKey, obtained.token.token);
    return obtained;
  };
  const renew = async (
    source: CredentialSource,
    path: string | undefined,
    refused?: Token,
  ): Promise<ObtainedToken> => {
    const issue = (): Promise<Token> =>
      authenticate(source, post, source.kind === 'pair' ? undefined : services.askCode);
    if (path === undefined) return note(withExpiry(await issue(), source.kind === 'pair' ? 'given' : 'api'));
    const { renewToken } = await import('./token-keeper.ts');
    const { stored, isNew } = await renewToken({
      path,
      endpoint: session.endpoint.url,
      profile: session.profileName,
      refused,
      lifetime: findLifetime(source),
      platform: session.platform,
      now,
      signal: services.signal,
      issue,
      warn: services.warn,
    });
    return note({ token: stored.token, from: isNew ? 'api' : 'cache', expiresAt: stored.expiresAt });
  };
  return {
    async obtain() {
      const source = await session.requireCredentials();
      const path = await findPath(session, source);
      const stored =
        path === undefined ? undefined : readStoredToken(path, session.endpoint.url, now(), session.platform);
      if (stored) return note({ token: stored.token, from: 'cache', expiresAt: stored.expiresAt });
      return renew(source, path);
    },
    async replace(refused) {
      const source = await session.requireCredentials();
      return source.kind === 'pair' ? undefined : renew(source, await findPath(session, source), refused);
    },
  };
}

/** Where the session's token is kept; undefined where it is not. */
export async function findPath(
  { cacheDir, endpoint }: Session,
  source: CredentialSource,
): Promise<string | undefined> {
  // A given pair is kept nowhere, so the naming need not even be loaded.
  if (cacheDir === undefined || source.kind === 'pair') return undefined;
  const { tokenPath } = await import('./token-path.ts');
  return tokenPath(cacheDir, source, endpoint.url);
}

function withExpiry(token: Token, from: ObtainedToken['from']): ObtainedToken {
  const { expiresAt } = readClaims(token.token);
  return { token, from, ...(expiresAt !== undefined && { expiresAt: expiresAt * 1000 }) };
}

function findLifetime(source: CredentialSource): number | undefined {
  switch (source.kind) {
    case 'pair':
      return undefined;
    case 'login':
      return source.login.tokenTimeoutSeconds;
    case 'switchUser':
      return source.target.tokenTimeoutSeconds;
  }
}
