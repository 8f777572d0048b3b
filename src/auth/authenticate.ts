/** Turns credentials into a token by asking the API. */
import { ApiError, CredentialsError, NetworkError } from '../errors.ts';
import type { CredentialSource, LoginRequest } from './credentials.ts';
import { readPair, type Token } from '../model/token.ts';

/**
 * Posts JSON, or nothing, to a path below the endpoint's base path and resolves with the answer's body.
 *
 * @throws ApiError on a 4xx
 */
export type PostJson = (path: string, body: object | undefined, token?: Token) => Promise<string>;

/** Asks the user for a one-time code. */
export type AskCode = () => Promise<string>;

/**
 * Obtains a token. A given pair is used as it is, without a request.
 *
 * @throws CredentialsError when the API refuses the credentials
 */
export async function authenticate(
  source: CredentialSource,
  post: PostJson,
  askCode?: AskCode,
): Promise<Token> {
  switch (source.kind) {
    case 'pair':
      return { apiKey: source.apiKey, token: source.token };
    case 'login':
      return logIn(source.login, post, askCode);
    case 'switchUser': {
      const token = await logIn(source.source, post, askCode);
      return askForToken(post, '/auth/switch_user', source.target, token);
    }
  }
}

/** How often a mistyped code may be typed again. */
const codeTries = 3;

async function logIn(login: LoginRequest, post: PostJson, askCode: AskCode | undefined): Promise<Token> {
  let request = login;
  for (let tries = 0; ; tries += 1) {
    try {
      return await askForToken(post, '/auth', request);
    } catch (error) {
      if (!wantsCode(error)) throw error;
      if (askCode === undefined || tries === codeTries) throw withCodeHint(error);
      request = { ...login, mfaOTPCode: (await askCode()).trim() };
    }
  }
}

/** The API says so in words alone, in the language of the call, beside codes of which there are several. */
function wantsCode(error: unknown): error is CredentialsError | ApiError {
  return (
    (error instanceof CredentialsError || error instanceof ApiError) &&
    error.details.status !== 429 &&
    (error.details.code === 'AUM0005' ||
      error.details.code === 'AUM0006' ||
      /\bMFA|\bOTP\b|multi-?\s?factor|one-?\s?time|多要素|二段階|ワンタイム|認証コード/i.test(error.message))
  );
}

function withCodeHint({ sentence, details }: CredentialsError | ApiError): CredentialsError {
  return new CredentialsError(sentence, { ...details, hint: (t) => t.auth.codeHint });
}

/** Reads the answer of `/auth` or one of its kin. @throws CredentialsError when the API refuses */
export async function askForToken(post: PostJson, path: string, body: object, token?: Token): Promise<Token> {
  try {
    return readToken(await post(path, body, token));
  } catch (error) {
    // Any other 4xx says nothing about the credentials: a limit, a request that is wrong, an account that is closed.
    if (error instanceof ApiError && (error.details.status === 401 || wantsCode(error))) {
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
  const pair = readPair(answer);
  if (pair === undefined) throw new NetworkError((t) => t.auth.noToken);
  return pair;
}
