/** Faults that answer in the API's stead: too many requests, broken servers, tokens gone stale, other hosts. */
import { createRefusalReply } from '../refusal.ts';
import { messages } from '../messages.ts';
import { ApiRefusal } from '../refusal.ts';
import { createEmptyReply, type Reply } from '../reply.ts';
import type { Fault, FaultedRequest, FaultSettings } from './rule.ts';

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
    refuse(request, status, messages.injected(status), retryAfterHeader({ retryAfter })),
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
export function createExpiredToken(): Fault {
  const dead = new Set<string>();
  return {
    parameters: [],
    meet(_settings, request, proceed) {
      const token = String(request.headers['x-soracom-token'] ?? '');
      if (token === '') return proceed();
      dead.add(token);
      return refuse(request, 401, messages.expiredToken(), {});
    },
  };
}
