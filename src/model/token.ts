/** The pair that authenticates calls, and what comes with it. */
import { stringAt } from './json-object.ts';

/** A pair that authenticates calls, as `POST /auth` answers it. */
export interface Token {
  apiKey: string;
  token: string;
  operatorId?: string;
  userName?: string;
}

/** The pair in an object, which may hold other things as well; undefined where it lacks the key or the token. */
export function readPair(value: unknown): Token | undefined {
  const [apiKey, token] = [stringAt(value, 'apiKey'), stringAt(value, 'token')];
  const [operatorId, userName] = [stringAt(value, 'operatorId'), stringAt(value, 'userName')];
  if (apiKey === undefined || token === undefined) return undefined;
  return {
    apiKey,
    token,
    ...(operatorId !== undefined && { operatorId }),
    ...(userName !== undefined && { userName }),
  };
}
