/** Joins a finished plan with the endpoint and the headers that every call carries. */
import { acceptedEncodings } from '../http/decode.ts';
import type { HttpRequest } from '../http/transport.ts';
import type { Token } from '../model/token.ts';
import { version } from '../version.ts';
import type { FinishedPlan } from './plan.ts';

/** What the caller knows and a plan does not. */
export interface CallContext {
  /** Base URL without a trailing slash. */
  endpoint: string;
  lang: 'en' | 'ja';
  /** The profile's own headers; they can't displace the credentials. */
  headers?: Readonly<Record<string, string>> | undefined;
  token?: Token | undefined;
}

/** Builds the request as it goes out. */
export function buildRequest(plan: FinishedPlan, context: CallContext): HttpRequest {
  const { token } = context;
  return {
    method: plan.method,
    url: buildUrl(context.endpoint, plan),
    headers: mergeHeaders(
      { Accept: 'application/json', 'Accept-Encoding': acceptedEncodings, 'User-Agent': userAgent },
      context.headers ?? {},
      plan.headers,
      { 'X-Soracom-Lang': context.lang },
      token === undefined ? {} : { 'X-Soracom-API-Key': token.apiKey, 'X-Soracom-Token': token.token },
    ),
    ...(plan.body !== undefined && { body: plan.body }),
  };
}

/** Names the program, its version and its platform. */
export const userAgent = `soracom-cli-ts/${version} (node)`;

function buildUrl(endpoint: string, plan: FinishedPlan): URL {
  const query = plan.query.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  // An endpoint copied together with its base path means the same.
  const base =
    plan.path.startsWith('/v1/') && endpoint.endsWith('/v1') ? endpoint.slice(0, -'/v1'.length) : endpoint;
  return new URL(base + plan.path + (query.length === 0 ? '' : `?${query.join('&')}`));
}

/** Later sources win, whatever the case of their names. */
function mergeHeaders(...sources: Readonly<Record<string, string>>[]): Record<string, string> {
  const merged = new Map<string, [name: string, value: string]>();
  for (const source of sources) {
    for (const [name, value] of Object.entries(source)) merged.set(name.toLowerCase(), [name, value]);
  }
  return Object.fromEntries(merged.values());
}
