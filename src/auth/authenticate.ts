/** Turns credentials into a token by asking the API. */
import { ApiError, CredentialsError, NetworkError } from '../errors.ts';
import type { CredentialSource } from './credentials.ts';
import type { Token } from '../model/token.ts';

/**
 * Posts JSON to a path below the endpoint's base path and resolves with the answer's body.
 *
 * @throws ApiError on a 4xx
 */
export type PostJson = (path: string, body: object, token?: Token) => Promise<string>;

/**
 * Obtains a token. A given pair is used as it is, without a request.
 *
 * @throws CredentialsError when the API refuses the credentials
 */
export async function authenticate(source: CredentialSource, post: PostJson): Promise<Token> {
  switch (source.kind) {
    case 'pair':
      return { apiKey: source.apiKey, token: source.token };
    case 'login':
      return askForToken(post, '/auth', source.login);
    case 'switchUser': {
      const token = await askForToken(post, '/auth', source.source);
      return askForToken(post, '/auth/switch_user', source.target, token);
    }
  }
}

async function askForToken(post: PostJson, path: string, body: object, token?: Token): Promise<Token> {
  try {
    return readToken(await post(path, body, token));
  } catch (error) {
    // 429 says nothing about the credentials; any other 4xx of /auth does.
    if (error instanceof ApiError && error.details.status !== 429) {
      const { sentence, details } = error;
      throw new CredentialsError((t) => t.auth.refused(sentence(t)), {
        ...details,
        hint: (t) => t.auth.refusedHint,
        cause: error,
      });
    }
    throw error;
  }
}

function readToken(text: string): Token {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch (error) {
    throw new NetworkError((t) => t.http.notJson, { cause: error });
  }
  const { apiKey, token, operatorId, userName } = (answer ?? {}) as Record<string, unknown>;
  if (typeof apiKey !== 'string' || typeof token !== 'string') throw new NetworkError((t) => t.auth.noToken);
  return {
    apiKey,
    token,
    ...(typeof operatorId === 'string' && { operatorId }),
    ...(typeof userName === 'string' && { userName }),
  };
}
