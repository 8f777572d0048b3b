/** A session's way to its API: authenticates, then sends what a plan says. */
import { sendChecked, type Send } from '../http/send.ts';
import { readText, type HttpResponse } from '../http/transport.ts';
import { buildRequest, type CallContext } from '../request/http-request.ts';
import type { FinishedPlan } from '../request/plan.ts';
import { authenticate } from './authenticate.ts';
import type { Session } from './session.ts';
import type { Token } from '../model/token.ts';

/** Calls to one endpoint. */
export interface ApiClient {
  /** @throws CredentialsError when there are no credentials, or they are refused */
  authenticate(): Promise<Token>;
  /** @throws ApiError, NetworkError for anything but a success */
  call(plan: FinishedPlan, token: Token | undefined): Promise<HttpResponse>;
}

/** Where `/auth` and its kin live, whatever documents are loaded. */
const authBasePath = '/v1';

/** Joins a session with a way to send. */
export function createApiClient(session: Session, send: Send, lang: CallContext['lang']): ApiClient {
  const call: ApiClient['call'] = (plan, token) => {
    const context = { endpoint: session.endpoint.url, headers: session.headers, lang, token };
    return sendChecked(send, buildRequest(plan, context));
  };
  return {
    call,
    authenticate: () =>
      authenticate(session.requireCredentials(), async (path, body, token) => {
        const plan: FinishedPlan = {
          method: 'POST',
          path: authBasePath + path,
          query: [],
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(body),
        };
        return readText((await call(plan, token)).body);
      }),
  };
}
