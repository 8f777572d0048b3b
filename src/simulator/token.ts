/**
 * The key and token pairs the simulator hands out: a JSON Web Token signed with a key made from the seed, and an
 * API key made from the token. Nothing has to be remembered to check a pair, so it holds across processes.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { isObject, numberAt, objectAt, stringAt } from '../model/json-object.ts';

/** Who a token speaks for. */
export interface Caller {
  operatorId: string;
  userName?: string;
  /** The token's `jti`: what a log-out revokes. */
  tokenId: string;
  /** Seconds since the epoch. */
  expiresAt: number;
}

/** What a client sends with each request. */
export interface TokenPair {
  apiKey: string;
  token: string;
}

/** Signs a pair. `issuedAt` is in seconds since the epoch. */
export function issueToken(seed: string, caller: Caller, issuedAt: number): TokenPair {
  const header = encode({ alg: 'HS256', typ: 'JWT' });
  const payload = encode({
    jti: caller.tokenId,
    iss: 'https://simulator.invalid',
    aud: 'soracom-endpoint-g.simulator.invalid',
    iat: issuedAt,
    exp: caller.expiresAt,
    operator: {
      operatorId: caller.operatorId,
      ...(caller.userName === undefined ? {} : { userName: caller.userName }),
    },
  });
  const token = `${header}.${payload}.${sign(seed, `${header}.${payload}`)}`;
  return { apiKey: apiKeyOf(seed, token), token };
}

/** The caller of a pair that this seed signed, whatever its age; undefined for any other. */
export function readToken(seed: string, pair: TokenPair): Caller | undefined {
  const [header, payload, signature] = pair.token.split('.');
  if (header === undefined || payload === undefined || signature === undefined) return undefined;
  if (!equal(signature, sign(seed, `${header}.${payload}`))) return undefined;
  if (!equal(pair.apiKey, apiKeyOf(seed, pair.token))) return undefined;
  const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  if (!isObject(claims)) return undefined;
  const userName = stringAt(objectAt(claims, 'operator'), 'userName');
  return {
    operatorId: stringAt(objectAt(claims, 'operator'), 'operatorId') ?? '',
    ...(userName === undefined ? {} : { userName }),
    tokenId: stringAt(claims, 'jti') ?? '',
    expiresAt: numberAt(claims, 'exp') ?? 0,
  };
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function sign(seed: string, text: string): string {
  return createHmac('sha256', `token\0${seed}`).update(text).digest('base64url');
}

function apiKeyOf(seed: string, token: string): string {
  return `api-${createHmac('sha256', `api key\0${seed}`).update(token).digest('base64url')}`;
}

function equal(left: string, right: string): boolean {
  const a = Buffer.from(left);
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
}
