/** Faults that answer in the API's stead: too many requests, broken servers, tokens gone stale, other hosts. */
import { messages, type ApiMessage } from '../messages.ts';
import { ApiRefusal, createRefusalReply } from '../refusal.ts';
import { createEmptyReply, type Reply } from '../reply.ts';
import type { Fault, FaultedRequest } from './rule.ts';

/** 429. `announce`: `retry-after` (default), `headers` (Soracom's own), `both` or `none`; `retryAfter` in seconds. */
export const rateLimit: Fault = {
  parameters: ['retryAfter', 'announce'],
  meet: ({ retryAfter = 1, announce = 'retry-after' }, request) =>
    refuse(request, 429, messages.rateLimited(), {
      ...(announce === 'retry-after' || announce === 'both' ? { 'retry-after': String(retryAfter) } : {}),
      ...(announce === 'headers' || announce === 'both'
        ? {
            'x-soracom-ratelimit-remaining': '0',
            'x-soracom-ratelimit-seconds-before-refresh': String(retryAfter),
          }
        : {}),
    }),
};

/** Any error status, 503 unless told; `retryAfter` in seconds, announced only where given. */
export const serverError: Fault = {
  parameters: ['status', 'retryAfter'],
  meet: ({ status = 503, retryAfter }, request) =>
    refuse(
      request,
      status,
      messages.injected(status),
      retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) },
    ),
};

/** Sends the client to another place: `location`, with `status` 302 unless told. */
export const redirect: Fault = {
  parameters: ['location', 'status'],
  meet: ({ location = 'http://elsewhere.invalid/', status = 302 }) => createEmptyReply(status, { location }),
};

/**
 * Kills the token of the request it meets: that one gets 401 from now on, and only a new log-in helps. Requests
 * without a token pass.
 */
export const expiredToken: Fault = {
  parameters: [],
  meet(_settings, request, proceed) {
    const token = request.headers['x-soracom-token'];
    if (typeof token !== 'string') return proceed();
    request.deadTokens.add(token);
    return refuse(request, 401, messages.expiredToken());
  },
};

function refuse(
  { language }: FaultedRequest,
  status: number,
  sentence: ApiMessage,
  headers: Record<string, string> = {},
): Reply {
  return createRefusalReply(new ApiRefusal(status, sentence, headers), language);
}
