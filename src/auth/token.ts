/** What a key and token pair says of itself. */
import { isObject } from '../model/json-object.ts';
import type { Token } from '../model/token.ts';

/** The claims of a token that we use. */
export interface TokenClaims {
  operatorId?: string;
  /** Seconds since the epoch. */
  expiresAt?: number;
}

/**
 * Reads the payload of a token that is a JWT (RFC 7519). The signature is the API's to check; anything that is no
 * JWT has no claims.
 */
export function readClaims(token: string): TokenClaims {
  const payload = token.split('.')[1];
  if (payload === undefined) return {};
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    if (!isObject(claims)) return {};
    const operator = claims['operator'];
    const operatorId = isObject(operator) ? operator['operatorId'] : undefined;
    const expiresAt = claims['exp'];
    return {
      ...(typeof operatorId === 'string' && operatorId !== '' && { operatorId }),
      ...(typeof expiresAt === 'number' && { expiresAt }),
    };
  } catch {
    return {};
  }
}

/** The operator that a pair belongs to: the token's own word first, then what `/auth` said. */
export function findOperatorId(token: Token): string | undefined {
  return readClaims(token.token).operatorId ?? token.operatorId;
}
