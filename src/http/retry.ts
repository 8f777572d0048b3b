/** Sends again what may be sent again. The rules are in `retry-policy.ts`; here are the attempts. */
import { isReadMethod } from '../model/http.ts';
import { isJsonType } from '../model/media-type.ts';
import type { NetworkError } from '../errors.ts';
import { cutBody, mostOfMessage, readAhead, readBytes, replay } from './body.ts';
import { decideWait, type RetryLimits, type Trouble } from './retry-policy.ts';
import {
  TransportError,
  type HttpRequest,
  type HttpResponse,
  type SendOptions,
  type Transport,
} from './transport.ts';

/** A wait that is about to begin. */
export interface Wait {
  milliseconds: number;
  /** The attempt that follows it, counted from 1, of `retries`. */
  retry: number;
  retries: number;
  /** What went wrong: the status that came back, or the failure. */
  cause: number | NetworkError;
}

/** What the attempts need of their surroundings. */
export interface RetryEnvironment {
  now: () => number;
  /** At least 0, less than 1. */
  random: () => number;
  /** Ends after `wait.milliseconds`. @throws InterruptedError when the signal is aborted */
  pause: (wait: Wait, signal: AbortSignal) => Promise<void>;
}

/** What counts as a part of the attempt: the start of the answer alone, or all of it where it is JSON. */
export type AttemptExtent = 'headers' | 'json';

/** An answer that is longer, in bytes, is handed on as it comes: it may be meant for a file, or have no end. */
const mostTakenIn = 32_000_000;

/**
 * Wraps a transport with retries. When they are used up, the last response or failure is the outcome.
 *
 * With the extent `json` the answer to a read is taken in first, so that a connection that breaks in its middle is
 * one more failure that a retry gets over.
 */
export function retryTransport(
  transport: Transport,
  limits: RetryLimits,
  environment: RetryEnvironment,
  extent: AttemptExtent = 'json',
): Transport {
  return async (request, options) => {
    const start = environment.now();
    for (let made = 1; ; made += 1) {
      const outcome = await attempt(transport, request, options, extent);
      const trouble = troubleOf(outcome);
      const now = environment.now();
      const { method, effect } = request;
      const elapsed = now - start;
      const milliseconds =
        trouble &&
        decideWait({ method, effect, trouble, made, elapsed, now, random: environment.random() }, limits);
      if (milliseconds === undefined) {
        if (outcome instanceof TransportError) throw outcome;
        return outcome;
      }
      const cause = outcome instanceof TransportError ? outcome : outcome.status;
      await environment.pause({ milliseconds, retry: made, retries: limits.retries, cause }, options.signal);
    }
  };
}

async function attempt(
  transport: Transport,
  request: HttpRequest,
  options: SendOptions,
  extent: AttemptExtent,
): Promise<HttpResponse | TransportError> {
  try {
    const response = await transport(request, options);
    const { status, body } = response;
    // An error's text may turn out to be the one that is shown, so it is read before the connection goes on.
    if (status >= 400) return { ...response, body: replay(await readBytes(cutBody(body, mostOfMessage))) };
    const isTakenIn = extent === 'json' && isReadMethod(request.method) && isJsonResponse(response);
    if (!isTakenIn) return response;
    const whole = mayBeCut(request, response) ? refuseEmpty(body, request.url) : body;
    return { ...response, body: await readAhead(whole, mostTakenIn) };
  } catch (error) {
    if (error instanceof TransportError) return error;
    throw error;
  }
}

/** Where nothing says how long JSON is, a connection that is closed before its first byte looks like its end. */
function mayBeCut({ method }: HttpRequest, { status, headers }: HttpResponse): boolean {
  const hasLength = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
  return !hasLength && method !== 'HEAD' && status === 200;
}

async function* refuseEmpty(body: AsyncIterable<Uint8Array>, { host }: URL): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    yield chunk;
  }
  if (size === 0) throw new TransportError('body', (t) => t.http.cutShort(host));
}

function troubleOf(outcome: HttpResponse | TransportError): Trouble | undefined {
  if (outcome instanceof TransportError) {
    return { kind: 'failure', phase: outcome.phase, lasting: outcome.lasting };
  }
  const { status, headers } = outcome;
  return status >= 400 ? { kind: 'status', status, headers } : undefined;
}

function isJsonResponse({ headers }: HttpResponse): boolean {
  return isJsonType(headers['content-type']);
}
