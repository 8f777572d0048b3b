/** The transport of proxied calls and long transfers: undici. Heavy, so loaded only when one is due. */
import { Agent, errors, Pool, ProxyAgent, type buildConnector, type Dispatcher } from 'undici';
import { InterruptedError, type Sentence } from '../errors.ts';
import { isReadMethod } from '../model/http.ts';
import { isJsonType } from '../model/media-type.ts';

import { decodeBody } from './decode.ts';
import { errorCodeOf, explainFailure, proxyHint } from './failure.ts';
import { lookupPublic } from './private-address.ts';
import { proxyAuthorization } from './proxy.ts';
import { failForGood, isProxyFault, watchProxy, type HangUpListeners } from './proxy-watch.ts';
import {
  joinHeaders,
  TransportError,
  trustSettings,
  type FailedPhase,
  type HttpRequest,
  type HttpResponse,
  type OpenTransport,
  type SendOptions,
  type Timeouts,
} from './transport.ts';

/** How connections are made. */
export interface UndiciTransportSettings {
  /** Certificates of the authorities to trust, in PEM, instead of Node's own. */
  ca?: readonly string[] | undefined;
  /** An http or https URL, with a user and password where the proxy asks for them. */
  proxy?: URL | undefined;
  timeouts: Timeouts;
}

/** Sends with certificates checked: straight, or through a proxy. */
export function createUndiciTransport(settings: UndiciTransportSettings): OpenTransport {
  const dispatchers = new Map<string, Dispatcher>();
  const hangUps: HangUpListeners = new Set();
  const choose = ({ url, method, publicOnly = false }: HttpRequest): Dispatcher => {
    const tunnels = settings.proxy !== undefined && url.protocol === 'https:';
    const keeps = isReadMethod(method);
    const key = `${tunnels} ${keeps} ${publicOnly}`;
    const dispatcher =
      dispatchers.get(key) ?? createDispatcher(settings, { tunnels, keeps, publicOnly, hangUps });
    dispatchers.set(key, dispatcher);
    return dispatcher;
  };
  return {
    send: (request, options) => exchange(request, options, choose(request), settings.proxy, hangUps),
    async close() {
      await Promise.all([...dispatchers.values()].map((dispatcher) => dispatcher.destroy()));
      dispatchers.clear();
    },
  };
}

/** How a dispatcher connects. */
interface Connecting {
  tunnels: boolean;
  keeps: boolean;
  publicOnly: boolean;
  hangUps: HangUpListeners;
}

/** Connections are kept for reads alone: a write must not go out on one that is just being closed. */
function createDispatcher(
  { ca, proxy, timeouts }: UndiciTransportSettings,
  { tunnels, keeps, publicOnly, hangUps }: Connecting,
): Dispatcher {
  const tls = { timeout: timeouts.connect, ...trustSettings(ca) };
  const pipelining = keeps ? 1 : 0;
  // Requests come one after the other: a second connection would only stand by.
  const reuse = { pipelining, ...(keeps && { connections: 1 }) };
  if (!tunnels || proxy === undefined) {
    // A proxy may well be at a private address.
    const guard = publicOnly && proxy === undefined && { lookup: lookupPublic };
    return new Agent({ connect: { ...tls, ...guard }, ...reuse });
  }
  const token = proxyAuthorization(proxy);
  return new ProxyAgent({
    uri: `${proxy.protocol}//${proxy.host}`,
    ...(token !== undefined && { token }),
    proxyTls: tls,
    requestTls: tls,
    ...reuse,
    // The answer to CONNECT is a part of connecting, so it has as much time.
    clientFactory: (origin, options: { connect?: buildConnector.connector }) =>
      failForGood(
        new Pool(origin, {
          ...options,
          ...(options.connect && { connect: watchProxy(options.connect, hangUps) }),
          headersTimeout: timeouts.connect,
        }),
      ),
  });
}

async function exchange(
  request: HttpRequest,
  options: SendOptions,
  dispatcher: Dispatcher,
  proxy: URL | undefined,
  hangUps: HangUpListeners,
): Promise<HttpResponse> {
  const { url } = request;
  const { timeouts, signal, onSend } = options;
  const target =
    proxy !== undefined && url.protocol === 'http:' ? viaForwarding(request, proxy) : direct(request);
  let isSent = false;
  // undici counts from the last sign of life, and a server may go on with provisional answers (1xx) for ever.
  const late = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const watched = watchStart(dispatcher, () => {
    // What was aborted while it connected starts as well, and sends nothing.
    if (signal.aborted) return;
    isSent = true;
    onSend?.();
    timer = setTimeout(() => late.abort(new errors.HeadersTimeoutError()), timeouts.headers);
  });
  let response: Dispatcher.ResponseData;
  try {
    const sending = watched.request({
      origin: target.origin,
      path: target.path,
      method: request.method,
      headers: target.headers,
      headersTimeout: timeouts.headers,
      bodyTimeout: timeouts.idle,
      signal: AbortSignal.any([signal, late.signal]),
      ...(request.body !== undefined && { body: request.body }),
    });
    response = await orEnd(sending, signal, hangUps);
  } catch (error) {
    throw explainExchange(error, isSent ? 'headers' : 'connect', url, options, proxy);
  } finally {
    clearTimeout(timer);
  }
  const headers = joinHeaders(response.headers);
  if (proxy !== undefined && isProxysRefusal(response.statusCode, headers, url)) {
    await response.body.dump();
    throw refusedByProxy(proxy, response.statusCode);
  }
  const bytes = watchBody(response.body, url, options);
  const hasBody = request.method !== 'HEAD' && response.statusCode !== 204 && response.statusCode !== 304;
  return {
    status: response.statusCode,
    headers,
    body: hasBody ? await decodeBody(bytes, headers['content-encoding'], url) : bytes,
    ...(proxy !== undefined && url.protocol === 'http:' && { forwardedBy: proxy.host }),
  };
}

/**
 * Whether an answer says that the proxy wants to know who asks. Some proxies give 401 for a wrong password, where 407 is
 * due: with a challenge for a user and password, and in no form of an API.
 */
function isProxysRefusal(status: number, headers: Readonly<Record<string, string>>, url: URL): boolean {
  if (status === 407) return true;
  const isChallenge = /^(?:basic|digest|negotiate|ntlm)\b/i.test(headers['www-authenticate'] ?? '');
  return status === 401 && url.protocol === 'http:' && isChallenge && !isJsonType(headers['content-type']);
}

/**
 * undici looks at the signal only once a connection stands, which an interrupt does not wait for; and it connects anew
 * for as long as a proxy hangs up.
 */
async function orEnd(
  sending: Promise<Dispatcher.ResponseData>,
  signal: AbortSignal,
  hangUps: HangUpListeners,
): Promise<Dispatcher.ResponseData> {
  let stop = (): void => undefined;
  let hangUp = (): void => undefined;
  const ended = new Promise<never>((_, reject) => {
    stop = () => reject(new InterruptedError((t) => t.errors.interrupted));
    hangUp = () => reject(Object.assign(new Error('hung up'), { code: 'UND_ERR_SOCKET' }));
  });
  signal.addEventListener('abort', stop, { once: true });
  hangUps.add(hangUp);
  if (signal.aborted) stop();
  // Nobody is left to hear of it.
  sending.catch(() => undefined);
  try {
    return await Promise.race([ended, sending]);
  } finally {
    signal.removeEventListener('abort', stop);
    hangUps.delete(hangUp);
  }
}

interface Target {
  origin: string;
  path: string;
  headers: Record<string, string>;
}

function direct({ url, headers }: HttpRequest): Target {
  return { origin: url.origin, path: url.pathname + url.search, headers };
}

/** A plain request goes to the proxy with its whole address (RFC 9112, section 3.2.2). */
function viaForwarding({ url, headers }: HttpRequest, proxy: URL): Target {
  const authorization = proxyAuthorization(proxy);
  return {
    origin: proxy.origin,
    path: url.origin + url.pathname + url.search,
    headers: {
      ...headers,
      Host: url.host,
      ...(authorization !== undefined && { 'Proxy-Authorization': authorization }),
    },
  };
}

async function* watchBody(
  body: AsyncIterable<Uint8Array>,
  url: URL,
  options: SendOptions,
): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    throw explainExchange(error, 'body', url, options, undefined);
  }
}

function explainExchange(
  error: unknown,
  phase: FailedPhase,
  url: URL,
  { timeouts, signal }: SendOptions,
  proxy: URL | undefined,
): Error {
  if (signal.aborted) return new InterruptedError((t) => t.errors.interrupted, { cause: error });
  const code = errorCodeOf(error);
  const refusal = proxy && readTunnelStatus(error);
  if (proxy !== undefined && refusal !== undefined) return refusedByProxy(proxy, refusal);
  const isProxys = proxy !== undefined && phase === 'connect' && !isBehindProxy(error, code, url);
  const timedOut = timeoutPhases[code];
  if (timedOut !== undefined) {
    // A proxy that does not answer CONNECT is late with its headers; the request itself was never sent.
    const late = phase === 'connect' ? phase : timedOut;
    const milliseconds = late === 'body' ? timeouts.idle : timeouts[late];
    if (isProxys) {
      return new TransportError(late, (t) => t.wire.proxySilent(proxy.host, milliseconds), {
        hint: proxyHint,
      });
    }
    return new TransportError(late, (t) => t.http.timedOut(late, url.host, milliseconds));
  }
  return explainFailure(error, phase, isProxys ? proxy : url, isProxys);
}

/**
 * Whether a failure to connect is the target's: its encryption begins once the tunnel stands. Whatever else fails
 * before is the proxy's.
 */
function isBehindProxy(error: unknown, code: string, { protocol }: URL): boolean {
  if (protocol === 'http:' || isProxyFault(error)) return false;
  return !code.startsWith('HPE_') && !proxyCodes.has(code);
}

/** undici's names for what goes wrong with the answer to CONNECT. */
const proxyCodes = new Set(['UND_ERR_HEADERS_OVERFLOW', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_SOCKET']);

/** undici's names for a step that took too long. */
const timeoutPhases: Readonly<Record<string, FailedPhase>> = {
  UND_ERR_CONNECT_TIMEOUT: 'connect',
  UND_ERR_HEADERS_TIMEOUT: 'headers',
  UND_ERR_BODY_TIMEOUT: 'body',
};

/** Calls `onStart` when a request goes out on a connection that stands; opening a tunnel is no part of that. */
function watchStart(dispatcher: Dispatcher, onStart: () => void): Dispatcher {
  const watch = (handler: Dispatcher.DispatchHandler): Dispatcher.DispatchHandler => ({
    onRequestStart(...args) {
      onStart();
      handler.onRequestStart?.(...args);
    },
    onRequestUpgrade: (...args) => handler.onRequestUpgrade?.(...args),
    onResponseStart: (...args) => handler.onResponseStart?.(...args),
    onResponseData: (...args) => handler.onResponseData?.(...args),
    onResponseEnd: (...args) => handler.onResponseEnd?.(...args),
    onResponseError: (...args) => handler.onResponseError?.(...args),
  });
  return dispatcher.compose((dispatch) => (options, handler) => dispatch(options, watch(handler)));
}

/** The status with which a proxy refused to open a tunnel; undici tells it in words alone. */
function readTunnelStatus(error: unknown): number | undefined {
  const match = /^Proxy response \((\d+)\)/.exec(error instanceof Error ? error.message : '');
  return match === null ? undefined : Number(match[1]);
}

function refusedByProxy(proxy: URL, status: number): TransportError {
  const asksWho = status === 401 || status === 407;
  const sentence: Sentence = !asksWho
    ? (t) => t.wire.proxyRefused(proxy.host, status)
    : proxyAuthorization(proxy) === undefined
      ? (t) => t.wire.proxyUnauthorized(proxy.host, status)
      : (t) => t.wire.proxyWrongUser(proxy.host, status);
  return new TransportError('connect', sentence, {
    // Only a proxy that is itself in trouble may change its mind.
    lasting: status < 500,
    hint: asksWho ? (t) => t.wire.proxyCredentialsHint : proxyHint,
  });
}
