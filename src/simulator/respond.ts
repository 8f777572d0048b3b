/** From a request to a reply: the routing, the refusals, the faults, and the headers that every answer has. */
import { answerOperation, languageOf, type ApiRequest } from './answer.ts';
import { bringsCredentials } from './authorize.ts';
import type { Controls } from './control.ts';
import { answerDownload } from './download.ts';
import { isExportPath } from './export.ts';
import type { Arrival, Respond } from './listen.ts';
import { isLoopback } from '../model/http.ts';
import { messages } from './messages.ts';
import { createRateLimiter, type RateLimit } from './rate-limit.ts';
import { ApiRefusal, createRefusalReply } from './refusal.ts';
import type { Reply } from './reply.ts';
import type { Route, RouteFinder } from './route.ts';

/** What answering takes. */
export interface ResponderOptions extends Controls {
  findRoute: RouteFinder;
  requestsPerMinute: number;
  /** As in `SimulatorOptions`. */
  allowedHosts: readonly string[];
  log: (line: string) => void;
}

/** Builds the function that answers every request. */
export function createResponder(options: ResponderOptions): Respond {
  const { engine } = options;
  const limiter = createRateLimiter(options.requestsPerMinute, engine.now);
  return async (arrival) => {
    const request = toRequest(arrival);
    if (isRebound(arrival, options.allowedHosts)) {
      return createRefusalReply(new ApiRefusal(403, messages.strangeHost()), languageOf(arrival.headers));
    }
    if (isControlPath(request.path)) {
      return answerOrRefuse(options, request, async () => {
        // The switches speak every language, which no answer of the API needs.
        const { answerControl } = await import('./control.ts');
        return answerControl(options, request, arrival.local);
      });
    }
    const route = findRoute(options, request);
    const limit = limiter.count();
    const reply = await answerFaulted(options, request, route, () =>
      answerOrRefuse(options, request, () =>
        answerAny(options, request, route, limit, arrival.body === undefined),
      ),
    );
    record(options, request, route, reply);
    return {
      ...reply,
      headers: { date: new Date(engine.now()).toUTCString(), ...limit.headers, ...reply.headers },
    };
  };
}

/**
 * Whether a request comes from this machine by a name that is not this machine's. A web page that rebinds its own name
 * to a loopback address could otherwise read all that is here.
 */
function isRebound({ local, origin }: Arrival, allowed: readonly string[]): boolean {
  if (origin === undefined) return true;
  const { hostname } = new URL(origin);
  return local && !isLoopback(hostname) && !allowed.includes(hostname);
}

/** Whether a path is one of ours rather than the API's. */
function isControlPath(path: string): boolean {
  return path === '/_simulator' || path.startsWith('/_simulator/');
}

function toRequest(arrival: Arrival): ApiRequest {
  const [path = '/', ...query] = arrival.url.split('?');
  return {
    ...arrival,
    origin: arrival.origin ?? '',
    path,
    query: new URLSearchParams(query.join('?')),
    body: arrival.body ?? new Uint8Array(),
  };
}

function findRoute({ findRoute: find }: ResponderOptions, { method, path, query }: ApiRequest): Route {
  return isExportPath(path) ? { found: 'export' } : find(method, path, query);
}

/** Faults meet a request by its path below the base path. */
function answerFaulted(
  { gate }: ResponderOptions,
  { method, path, headers }: ApiRequest,
  route: Route,
  proceed: () => Promise<Reply>,
): Promise<Reply> {
  const basePath = route.found === 'operation' ? route.operation.basePath : '';
  const operationId = route.found === 'operation' ? route.operation.operationId : undefined;
  return gate.pass(
    { method, path: path.slice(basePath.length), operationId, headers, language: languageOf(headers) },
    proceed,
  );
}

function answerAny(
  { engine, store }: ResponderOptions,
  request: ApiRequest,
  route: Route,
  limit: RateLimit,
  tooLarge: boolean,
): Reply | Promise<Reply> {
  if (limit.exceeded)
    throw new ApiRefusal(429, messages.rateLimited(), { 'retry-after': String(limit.seconds) });
  if (tooLarge) throw new ApiRefusal(413, messages.tooLarge());
  const { method, path } = request;
  switch (route.found) {
    case 'operation':
      return answerOperation(engine, store, request, route.operation, route.params);
    case 'export':
      return answerDownload(engine, store, request);
    case 'other-methods':
      throw new ApiRefusal(405, messages.wrongMethod(method, path), { allow: route.allow.join(', ') });
    case 'nothing':
      throw new ApiRefusal(404, messages.unknownPath(path));
  }
}

async function answerOrRefuse(
  { log }: ResponderOptions,
  request: ApiRequest,
  answer: () => Reply | Promise<Reply>,
): Promise<Reply> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof ApiRefusal) return createRefusalReply(error, languageOf(request.headers));
    log(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return createRefusalReply(new ApiRefusal(500, messages.brokenSimulator()), languageOf(request.headers));
  }
}

function record({ requests, log }: ResponderOptions, request: ApiRequest, route: Route, reply: Reply): void {
  const { method, path, query, headers } = request;
  const operationId = route.found === 'operation' ? route.operation.operationId : null;
  requests.add({
    method,
    path,
    query: query.toString(),
    operationId,
    status: reply.status,
    credentials: bringsCredentials(headers),
  });
  log(`${method} ${path} ${reply.status}`);
}
