/** One call from the caller's view, its redirects held to the origin. */
import { NetworkError } from '../errors.ts';
import { isReadMethod, isRedirect } from '../model/http.ts';
import { redactAddress } from '../secret/redact.ts';
import { discardBody } from './body.ts';
import type { HttpRequest, HttpResponse, SendOptions, Transport } from './transport.ts';

/** More hops than any honest server needs. */
export const acceptedRedirects = 5;

/** A transport with its options settled. */
export type Send = (request: HttpRequest) => Promise<HttpResponse>;

/**
 * Binds a transport and follows redirects of reads within the origin. Any other redirect is an error: a
 * write must not be repeated unasked, and credentials must not reach another origin.
 */
export function createSend(transport: Transport, options: SendOptions): Send {
  return async (request) => {
    let current = request;
    for (let hop = 0; hop <= acceptedRedirects; hop += 1) {
      const response = await transport(current, options);
      const location = response.headers['location'];
      if (!isRedirect(response.status) || location === undefined) return response;
      await discardBody(response);
      const target = URL.canParse(location, current.url.href) ? new URL(location, current.url) : undefined;
      if (target === undefined || target.origin !== current.url.origin || !isReadMethod(request.method)) {
        const { status } = response;
        // Only the origin is named: the rest of the address may carry a signature.
        throw new NetworkError((t) => t.http.redirected(status, target?.origin ?? redactAddress(location)), {
          status,
          hint: (t) => t.http.redirectHint,
        });
      }
      // They would become credentials of the server's choosing.
      target.username = '';
      target.password = '';
      current = { ...current, url: target };
    }
    throw new NetworkError((t) => t.http.redirectLoop(request.url.host));
  };
}
