/** From a request to a reply: the routing, the refusals, and the headers that every answer has. */
import { answerOperation, languageOf, type ApiRequest } from './answer.ts';
import { answerDownload } from './download.ts';
import type { Engine } from './engine.ts';
import { isExportPath } from './export.ts';
import type { Arrival, Respond } from './listen.ts';
import { messages, type ApiLanguage } from './messages.ts';
import { createRateLimiter } from './rate-limit.ts';
import { ApiRefusal } from './refusal.ts';
import { createJsonReply, type Reply } from './reply.ts';
import type { Route } from './route.ts';
import type { StateStore } from './state.ts';

/** What concerns all answers alike. */
export interface ResponderOptions {
  requestsPerMinute: number;
  log: (line: string) => void;
}

/** Builds the function that answers every request. */
export function createResponder(
  engine: Engine,
  store: StateStore,
  findRoute: (method: string, path: string) => Route,
  options: ResponderOptions,
): Respond {
  const limiter = createRateLimiter(options.requestsPerMinute, engine.now);
  return async (arrival) => {
    const request = toRequest(arrival);
    const limit = limiter.count();
    const reply = await answerOrRefuse(request, async () => {
      if (limit.exceeded)
        throw new ApiRefusal(429, messages.rateLimited(), { 'retry-after': String(limit.seconds) });
      if (arrival.body === undefined) throw new ApiRefusal(413, messages.tooLarge());
      if (isExportPath(request.path)) return answerDownload(engine, store, request);
      return answerRoute(engine, store, request, findRoute(request.method, request.path));
    });
    options.log(`${request.method} ${request.path} ${reply.status}`);
    const date = new Date(engine.now()).toUTCString();
    return { ...reply, headers: { ...limit.headers, date, ...reply.headers } };
  };
}

function toRequest(arrival: Arrival): ApiRequest {
  const [path = '/', ...query] = arrival.url.split('?');
  return {
    ...arrival,
    path,
    query: new URLSearchParams(query.join('?')),
    body: arrival.body ?? new Uint8Array(),
  };
}

async function answerRoute(
  engine: Engine,
  store: StateStore,
  request: ApiRequest,
  route: Route,
): Promise<Reply> {
  switch (route.found) {
    case 'operation':
      return answerOperation(engine, store, request, route.operation, route.params);
    case 'other-methods':
      throw new ApiRefusal(405, messages.wrongMethod(request.method, request.path), {
        allow: route.allow.join(', '),
      });
    case 'nothing':
      throw new ApiRefusal(404, messages.unknownPath(request.path));
  }
}

async function answerOrRefuse(request: ApiRequest, answer: () => Promise<Reply>): Promise<Reply> {
  try {
    return await answer();
  } catch (error) {
    const refusal = error instanceof ApiRefusal ? error : new ApiRefusal(500, messages.brokenSimulator());
    return createRefusalReply(refusal, languageOf(request.headers));
  }
}

/** A refusal as the API words it: `{code, message}`. */
export function createRefusalReply(refusal: ApiRefusal, language: ApiLanguage): Reply {
  const { code, [language]: message } = refusal.sentence;
  return createJsonReply(refusal.status, { code, message }, { ...refusal.headers });
}
