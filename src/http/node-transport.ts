/** The transport of ordinary calls: `node:http` and `node:https`, the quickest to load. */
import type { Agent, ClientRequest, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { InterruptedError } from '../errors.ts';
import { isReadMethod } from '../model/http.ts';
import { decodeBody } from './decode.ts';
import { explainFailure } from './failure.ts';
import {
  joinHeaders,
  TransportError,
  trustSettings,
  type Encryption,
  type FailedPhase,
  type HttpRequest,
  type HttpResponse,
  type OpenTransport,
  type SendOptions,
} from './transport.ts';

/** How connections are made. */
export interface NodeTransportSettings {
  /** Certificates of the authorities to trust, in PEM, instead of Node's own. */
  ca?: readonly string[] | undefined;
}

/**
 * Sends with certificates checked, over connections that are kept for the next request. A write always gets a fresh
 * one: on a connection that the server is just closing nobody could tell whether it was acted on.
 */
export function createNodeTransport(settings: NodeTransportSettings = {}): OpenTransport {
  const agents = new Map<string, Agent>();
  return {
    async send(request, options) {
      const { protocol } = request.url;
      const key = `${protocol} ${request.publicOnly === true}`;
      const library = protocol === 'https:' ? await import('node:https') : await import('node:http');
      const agent =
        agents.get(key) ??
        new library.Agent({
          keepAlive: true,
          ...trustSettings(settings.ca),
          ...(request.publicOnly === true && {
            lookup: (await import('./private-address.ts')).lookupPublic,
          }),
        });
      agents.set(key, agent);
      if (!isReadMethod(request.method)) dropIdle(agent);
      const headers = { ...request.headers };
      if (request.body !== undefined) headers['Content-Length'] = String(Buffer.byteLength(request.body));
      const outgoing = library.request(request.url, { method: request.method, headers, agent });
      return respond(await exchange(outgoing, request, options), request, options);
    },
    close() {
      for (const agent of agents.values()) agent.destroy();
      agents.clear();
      return Promise.resolve();
    },
  };
}

function dropIdle(agent: Agent): void {
  for (const sockets of Object.values(agent.freeSockets)) {
    for (const socket of sockets ?? []) socket.destroy();
  }
}

function exchange(
  outgoing: ClientRequest,
  request: HttpRequest,
  { timeouts, signal, onSend }: SendOptions,
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
    let isSettled = false;
    const settle = (): void => {
      isSettled = true;
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
    };
    const connected = (): void => {
      phase = 'headers';
      onSend?.();
      expectWithin(timeouts.headers);
    };

    expectWithin(timeouts.connect);
    outgoing.once('socket', (socket) => {
      if (outgoing.reusedSocket) connected();
      else socket.once('encrypted' in socket ? 'secureConnect' : 'connect', connected);
    });
    outgoing.once('response', (message) => {
      settle();
      resolve(message);
    });
    const fail = (error: unknown): void => {
      settle();
      reject(explainFailure(error, phase, request.url));
    };
    outgoing.on('error', fail);
    // What nobody asked for, a change of protocol, comes as no response. Node leaves such a connection without a word.
    outgoing.once('upgrade', (_message, socket) => socket.destroy());
    // Every exchange ends here: one that has had no response by then has none.
    outgoing.once('close', () => {
      if (!isSettled) fail(new TransportError(phase, (t) => t.http.reset(request.url.host)));
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
  // Taken now: a message that has been read lets go of it.
  const { socket } = message;
  const headers = joinHeaders(message.headersDistinct);
  const hasBody = request.method !== 'HEAD' && message.statusCode !== 204 && message.statusCode !== 304;
  const bytes = watchBody(message, request.url, options);
  return {
    status: message.statusCode ?? 0,
    headers,
    body: hasBody ? await decodeBody(bytes, headers['content-encoding'], request.url) : bytes,
    readEncryption: () => readEncryption(socket),
  };
}

function readEncryption(socket: Socket): Encryption | undefined {
  if (!isEncrypted(socket)) return undefined;
  const protocol = socket.getProtocol();
  const validUntil = socket.getPeerCertificate()?.valid_to;
  return protocol === null || validUntil === undefined ? undefined : { protocol, validUntil };
}

function isEncrypted(socket: Socket): socket is TLSSocket {
  return 'encrypted' in socket;
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
  let timer: NodeJS.Timeout | undefined;
  // Runs only while the server is waited for: a slow reader of ours is no fault of the server's.
  const expectMore = (): void => {
    timer = setTimeout(() => {
      message.destroy(new TransportError('body', (t) => t.http.timedOut('body', url.host, timeouts.idle)));
    }, timeouts.idle);
  };
  try {
    expectMore();
    for await (const chunk of message) {
      clearTimeout(timer);
      yield chunk as Uint8Array;
      expectMore();
    }
    if (!message.complete) throw new TransportError('body', (t) => t.http.cutShort(url.host));
  } catch (error) {
    throw explainFailure(error, 'body', url);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
    message.destroy();
  }
}
