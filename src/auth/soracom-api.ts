/** What Soracom's API has beyond its documents: header names, the place of `/auth`, and requests that carry them. */
import type { HttpRequest } from '../http/transport.ts';
import type { Token } from '../model/token.ts';
import { buildRequest } from '../request/http-request.ts';
import type { FinishedPlan } from '../request/plan.ts';
import type { Language } from '../text/language.ts';
import { userAgent } from '../version.ts';

/** The path below which `/auth` and its kin are, whatever documents are loaded. */
export const authBasePath = '/v1';

/** Response headers that hold a request's id: Soracom's own, then those of what it runs on. Lower case. */
export const requestIdHeaders = ['x-soracom-request-id', 'x-amzn-requestid', 'x-request-id'] as const;

/** The response header that says in how many seconds the rate limit starts anew. Lower case. */
export const refreshHeader = 'x-soracom-ratelimit-seconds-before-refresh';

/** Where calls go and what goes with each. */
export interface ApiTarget {
  /** Base URL without a trailing slash. */
  endpoint: string;
  /** The language of the API's messages. */
  lang: Language;
  /** The profile's own headers; they can't displace the credentials. */
  headers?: Readonly<Record<string, string>> | undefined;
}

/** The headers that authenticate a call. */
export function credentialHeaders({
  apiKey,
  token,
}: Pick<Token, 'apiKey' | 'token'>): Record<string, string> {
  return { 'X-Soracom-API-Key': apiKey, 'X-Soracom-Token': token };
}

/** Builds the request to the API as it goes out, with credentials where there is a token. */
export function buildApiRequest(plan: FinishedPlan, target: ApiTarget, token?: Token): HttpRequest {
  const { endpoint, headers = {}, lang } = target;
  return buildRequest(plan, {
    endpoint: withoutBasePath(endpoint, plan),
    defaults: { 'User-Agent': userAgent, ...headers },
    // A header may be in a profile for a secret's sake, whatever it is called.
    hiddenHeaders: Object.keys(headers),
    fixed: { 'X-Soracom-Lang': lang, ...(token !== undefined && credentialHeaders(token)) },
  });
}

/** An endpoint that was copied together with its base path means the same. */
function withoutBasePath(endpoint: string, { path }: FinishedPlan): string {
  const hasBoth = path.startsWith(`${authBasePath}/`) && endpoint.endsWith(authBasePath);
  return hasBoth ? endpoint.slice(0, -authBasePath.length) : endpoint;
}
