/** The transport of ordinary calls: `node:http` and `node:https`, the quickest to load. */
import type { ClientRequest, IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { InterruptedError } from '../errors.ts';
import { decodeBody } from './decode.ts';
import { describeFailure } from './failure.ts';
import {
  TransportError,
  type FailedPhase,
  type HttpRequest,
  type HttpResponse,
  type SendOptions,
  type Transport,
} from './transport.ts';

/** Sends over a fresh connection with certificates checked. */
export const nodeTransport: Transport = async (request, options) => {
  const message = await exchange(await open(request), request, options);
  return respond(message, request, options);
};

async function open(request: HttpRequest): Promise<ClientRequest> {
  const headers = { ...request.headers };
  if (request.body !== undefined) headers['Content-Length'] = String(Buffer.byteLength(request.body));
  const options = { method: request.method, headers, agent: false as const };
  if (request.url.protocol === 'https:') return (await import('node:https')).request(request.url, options);
  return (await import('node:http')).request(request.url, options);
}

function exchange(
  outgoing: ClientRequest,
  request: HttpRequest,
  { timeouts, signal }: SendOptions,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    let phase: FailedPhase = 'connect';
    let timer: NodeJS.Timeout | undefined;
    const expectWithin = (milliseconds: number): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        outgoing.destroy(
          new TransportError(phase, (t) => t.http.timedOut(phase, request.url.host, milliseconds)),
        );
      }, milliseconds);
    };
    const abort = (): void => {
      outgoing.destroy(new InterruptedError((t) => t.errors.interrupted));
    };
    const settle = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
    };
    const connected = (): void => {
      phase = 'headers';
      expectWithin(timeouts.headers);
    };

    expectWithin(timeouts.connect);
    outgoing.once('socket', (socket) => {
      socket.once('encrypted' in socket ? 'secureConnect' : 'connect', connected);
    });
    outgoing.once('response', (message) => {
      settle();
      resolve(message);
    });
    outgoing.on('error', (error) => {
      settle();
      reject(describeFailure(error, phase, request.url));
    });
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
    outgoing.end(request.body);
  });
}

async function respond(
  message: IncomingMessage,
  request: HttpRequest,
  options: SendOptions,
): Promise<HttpResponse> {
  const headers = flattenHeaders(message);
  const hasBody = request.method !== 'HEAD' && message.statusCode !== 204 && message.statusCode !== 304;
  const bytes = watchBody(message, request.url, options);
  return {
    status: message.statusCode ?? 0,
    headers,
    body: hasBody ? await decodeBody(bytes, headers['content-encoding'], request.url) : bytes,
  };
}

/** The body with its failures named and its pauses bounded. */
async function* watchBody(
  message: IncomingMessage,
  url: URL,
  { timeouts, signal }: SendOptions,
): AsyncGenerator<Uint8Array> {
  const abort = (): void => {
    message.destroy(new InterruptedError((t) => t.errors.interrupted));
  };
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  message.setTimeout(timeouts.idle, () => {
    message.destroy(new TransportError('body', (t) => t.http.timedOut('body', url.host, timeouts.idle)));
  });
  try {
    for await (const chunk of message) yield chunk as Uint8Array;
    if (!message.complete) throw new TransportError('body', (t) => t.http.cutShort(url.host));
  } catch (error) {
    throw describeFailure(error, 'body', url);
  } finally {
    signal.removeEventListener('abort', abort);
    (message.socket as TLSSocket | undefined)?.setTimeout(0);
    message.destroy();
  }
}

function flattenHeaders(message: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, values] of Object.entries(message.headersDistinct)) {
    if (values !== undefined) headers[name] = values.join(', ');
  }
  return headers;
}
