/** Decides whether a request's key and token may do what it asks. */
import type { IncomingHttpHeaders } from 'node:http';
import type { Engine } from './engine.ts';
import { messages } from './messages.ts';
import { ApiRefusal } from './refusal.ts';
import type { SimulatorState } from './state.ts';
import { readToken, type Caller } from './token.ts';

/** The caller behind a pair. @throws ApiRefusal 401 for a missing, foreign, expired or revoked pair */
export function authorize(engine: Engine, headers: IncomingHttpHeaders, state: SimulatorState): Caller {
  const apiKey = single(headers['x-soracom-api-key']);
  const token = single(headers['x-soracom-token']);
  if (apiKey === '' || token === '') throw new ApiRefusal(401, messages.missingCredentials());
  const caller = readToken(engine.seed, { apiKey, token });
  if (caller === undefined || state.revoked[caller.tokenId] !== undefined) {
    throw new ApiRefusal(401, messages.invalidToken());
  }
  if (caller.expiresAt * 1000 <= engine.tokenNow()) throw new ApiRefusal(401, messages.expiredToken());
  return caller;
}

/** Whether a request brings a key or a token, good or bad. */
export function bringsCredentials(headers: IncomingHttpHeaders): boolean {
  return headers['x-soracom-api-key'] !== undefined || headers['x-soracom-token'] !== undefined;
}

function single(value: string | string[] | undefined): string {
  return typeof value === 'string' ? value : '';
}
