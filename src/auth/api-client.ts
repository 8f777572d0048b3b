/** A session's way to its API: authenticates, then sends what a plan says. */
import { ApiError, CredentialsError } from '../errors.ts';
import type { Send } from '../http/send.ts';
import { mostOfMessage, readText } from '../http/body.ts';
import type { HttpResponse } from '../http/transport.ts';
import type { Effect } from '../model/command.ts';
import type { Token } from '../model/token.ts';
import type { FinishedPlan } from '../request/plan.ts';
import type { PostJson } from './authenticate.ts';
import { sendChecked } from './refusal.ts';
import type { Session } from './session.ts';
import { authBasePath, buildApiRequest, type ApiTarget } from './soracom-api.ts';
import { createTokens, type Tokens, type TokenServices } from './tokens.ts';

/** Calls to one endpoint. */
export interface ApiClient {
  tokens: Tokens;
  /** @throws CredentialsError when there are no credentials, or they are refused */
  authenticate(): Promise<Token>;
  /**
   * Sends a plan. When the API refuses the token (401: it did nothing), another one is obtained and the plan sent
   * once more, whatever its method.
   *
   * @throws CredentialsError for a 401 that stays; ApiError, NetworkError for anything else but a success
   */
  call(plan: FinishedPlan, token: Token | undefined): Promise<HttpResponse>;
}

/** Joins a session with a way to send. */
export function createApiClient(
  session: Session,
  send: Send,
  lang: ApiTarget['lang'],
  services: TokenServices,
): ApiClient {
  const target: ApiTarget = { endpoint: session.endpoint.url, headers: session.headers, lang };
  const sendOnce = async (plan: FinishedPlan, token: Token | undefined): Promise<HttpResponse> => {
    try {
      return await sendChecked(send, buildApiRequest(plan, target, token));
    } catch (error) {
      throw adviseOnAbsence(error, plan);
    }
  };
  const post = createPost(target, send);
  const tokens = createTokens(session, post, services);
  /** What was refused, and what stands in its place: pages that follow must not be refused one by one. */
  const replaced = new Map<string, Token>();
  return {
    tokens,
    authenticate: async () => (await tokens.obtain()).token,
    async call(plan, given) {
      services.notePlan(plan);
      const token = given && (replaced.get(given.token) ?? given);
      try {
        return await sendOnce(plan, token);
      } catch (error) {
        if (!isRefusal(error)) throw error;
        const other = given && token && (await tokens.replace(token));
        if (other === undefined) throw asRefused(error);
        replaced.set(given?.token ?? '', other.token);
        return sendOnce(plan, other.token).catch((again: unknown) => {
          throw isRefusal(again) ? asRefused(again) : again;
        });
      }
    },
  };
}

/** What was not found is what the user's flags name, where they name anything. */
function adviseOnAbsence(error: unknown, { addressedBy = [], absence }: FinishedPlan): unknown {
  if (!(error instanceof ApiError) || error.details.status !== 404 || addressedBy.length === 0) return error;
  const flags = addressedBy.map((name) => `--${name}`).join(', ');
  return error.add({ hint: (t) => t.http.nothingThere(flags, absence) });
}

function isRefusal(error: unknown): error is ApiError {
  return error instanceof ApiError && error.details.status === 401;
}

/** The credentials' fault rather than the request's. */
function asRefused(error: ApiError): CredentialsError {
  return new CredentialsError(error.sentence, { ...error.details, cause: error });
}

/**
 * Posts to `/auth` and its kin at any endpoint: with the token given or none, and without a second try.
 *
 * @param effect what it does, where that is more than signing in
 */
export function createPost(target: ApiTarget, send: Send, effect?: Effect): PostJson {
  return async (path, body, token) => {
    const plan: FinishedPlan = {
      method: 'POST',
      path: authBasePath + path,
      query: [],
      headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(effect !== undefined && { effect }),
    };
    const { body: answer } = await sendChecked(send, buildApiRequest(plan, target, token));
    return readText(answer, mostOfMessage);
  };
}
