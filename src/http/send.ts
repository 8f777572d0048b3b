/** One call from the caller's view: redirects held to the origin, refusals turned into errors. */
import { ApiError, NetworkError, type ErrorDetails } from '../errors.ts';
import {
  readText,
  type HttpRequest,
  type HttpResponse,
  type SendOptions,
  type Transport,
} from './transport.ts';

/** A transport with its options settled. */
export type Send = (request: HttpRequest) => Promise<HttpResponse>;

/** More hops than any honest server needs. */
const redirectLimit = 5;

/**
 * Binds a transport and follows redirects of GET and HEAD within the origin. Any other redirect is an error: a
 * write must not be repeated unasked, and credentials must not reach another origin.
 */
export function createSend(transport: Transport, options: SendOptions): Send {
  return async (request) => {
    let current = request;
    for (let hop = 0; hop <= redirectLimit; hop += 1) {
      const response = await transport(current, options);
      const location = response.headers['location'];
      if (!isRedirect(response.status) || location === undefined) return response;
      await discard(response);
      const target = URL.canParse(location, current.url.href) ? new URL(location, current.url) : undefined;
      const readOnly = request.method === 'GET' || request.method === 'HEAD';
      if (target === undefined || target.origin !== current.url.origin || !readOnly) {
        const { status } = response;
        // Only the origin is named: the rest of the address may carry a signature.
        throw new NetworkError((t) => t.http.redirected(status, target?.origin ?? location), {
          status,
          hint: (t) => t.http.redirectHint,
        });
      }
      current = { ...current, url: target };
    }
    throw new NetworkError((t) => t.http.redirectLoop(request.url.host));
  };
}

/**
 * Sends and refuses any answer that is not a success.
 *
 * @throws ApiError on a 4xx, with the API's code and message
 * @throws NetworkError on a 5xx, a redirect that leads nowhere, or where no whole answer came
 */
export async function sendChecked(send: Send, request: HttpRequest): Promise<HttpResponse> {
  const response = await send(request);
  if (response.status < 300) return response;
  throw describeRefusal(response, await readText(response.body));
}

/** Soracom's error body is `{code, message}`; anything else is quoted by its status alone. */
export function describeRefusal(response: HttpResponse, body: string): ApiError | NetworkError {
  const { status, headers } = response;
  const { code, message } = readErrorBody(body);
  const requestId = headers['x-soracom-request-id'] ?? headers['x-amzn-requestid'] ?? headers['x-request-id'];
  const details: ErrorDetails = {
    status,
    hint: (t) => t.http.statusHint[status] ?? '',
    ...(code !== undefined && { code }),
    ...(requestId !== undefined && { requestId }),
  };
  const failure = status >= 400 && status < 500 ? ApiError : NetworkError;
  return new failure((t) => t.http.refusedByApi(status, message ?? ''), details);
}

function readErrorBody(body: string): { code?: string; message?: string } {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value !== 'object' || value === null) return {};
    const { code, message } = value as Record<string, unknown>;
    return {
      ...(typeof code === 'string' && { code }),
      ...(typeof message === 'string' && { message }),
    };
  } catch {
    return {};
  }
}

function isRedirect(status: number): boolean {
  return status >= 301 && status <= 308 && status !== 304 && status !== 305 && status !== 306;
}

async function discard(response: HttpResponse): Promise<void> {
  // Leaving the loop at once destroys the connection, whatever is still on its way.
  for await (const _ of response.body) break;
}
