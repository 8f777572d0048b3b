/** Joins a finished plan with an endpoint and the headers that go with it. */
import { UnexpectedError } from '../errors.ts';
import { acceptedEncodings } from '../http/decode.ts';
import type { HttpRequest } from '../http/transport.ts';
import type { Hidden } from '../secret/redact.ts';
import type { FinishedPlan } from './plan.ts';

/** What the caller knows and a plan does not. */
export interface RequestContext {
  /** Base URL without a trailing slash. */
  endpoint: string;
  /** Headers that are sent where the plan says nothing else. */
  defaults: Readonly<Record<string, string>>;
  /** Headers that nothing displaces. */
  fixed: Readonly<Record<string, string>>;
  /** Headers that are not to be shown, whatever they are called. */
  hiddenHeaders?: readonly string[];
}

/**
 * Builds the request as it goes out.
 *
 * @throws UnexpectedError where the path leads to another origin than the endpoint's, or to another path than it says
 */
export function buildRequest(plan: FinishedPlan, context: RequestContext): HttpRequest {
  const { endpoint, defaults, fixed } = context;
  const url = buildUrl(endpoint, plan);
  return {
    method: plan.method,
    url,
    headers: mergeHeaders(
      { Accept: 'application/json', 'Accept-Encoding': acceptedEncodings },
      defaults,
      plan.headers,
      fixed,
    ),
    ...(plan.body !== undefined && { body: plan.body }),
    ...(plan.effect !== undefined && { effect: plan.effect }),
    findHidden: () => joinHidden(plan, context, url),
  };
}

function joinHidden(
  { findHidden, shownPath }: FinishedPlan,
  { endpoint, hiddenHeaders = [] }: RequestContext,
  url: URL,
): Hidden {
  const { names = new Set<string>(), headers = new Set<string>() } = findHidden?.() ?? {};
  return {
    names,
    headers: new Set([...headers, ...hiddenHeaders.map((name) => name.toLowerCase())]),
    ...(shownPath !== undefined && {
      path: { sent: url.pathname, shown: new URL(endpoint + shownPath).pathname },
    }),
  };
}

function buildUrl(endpoint: string, plan: FinishedPlan): URL {
  const query = plan.query.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  const address = endpoint + plan.path + (query.length === 0 ? '' : `?${query.join('&')}`);
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const { origin } = new URL(endpoint);
  // A path is whatever a definition says: "@host", ".host" or ":port" would go on with the endpoint's own host.
  const isWithin = plan.path.startsWith('/') && url?.origin === origin && url.username + url.password === '';
  if (hasDotSegment(plan.path))
    throw new UnexpectedError((t) => t.http.strayPath(plan.shownPath ?? plan.path));
  if (url !== undefined && isWithin) return url;
  throw new UnexpectedError((t) => t.http.strayAddress(origin, url?.origin ?? '?'), {
    hint: (t) => t.http.strayAddressHint,
  });
}

/**
 * Whether a path holds a segment that a URL goes back by (WHATWG URL, section 4.4): it would name another resource,
 * whether it comes from a definition, from a token or from an answer.
 */
function hasDotSegment(path: string): boolean {
  return /[\\/](?:\.|%2e){1,2}(?=[\\/?#]|$)/i.test(path.replaceAll(/[\t\n\r]/g, ''));
}

/**
 * Headers that say where a message ends, whom it is for and what becomes of the connection: whoever sends writes them.
 * A second opinion, from a profile or a document, would let two servers read one request in two ways (RFC 9112, section
 * 11.2), or take it to another host than the URL's.
 */
const framing = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'http2-settings',
  'keep-alive',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Later sources win, whatever the case of their names. */
function mergeHeaders(...sources: Readonly<Record<string, string>>[]): Record<string, string> {
  const merged = new Map<string, [name: string, value: string]>();
  for (const source of sources) {
    for (const [name, value] of Object.entries(source)) {
      if (!framing.has(name.toLowerCase())) merged.set(name.toLowerCase(), [name, value]);
    }
  }
  return Object.fromEntries(merged.values());
}
