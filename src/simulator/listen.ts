/** The socket side of the simulator: reads requests, sends replies, and goes down at once when told. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { UnexpectedError } from '../errors.ts';
import { reasonOf } from '../files/errno.ts';
import { isLoopback } from '../model/http.ts';
import { deliver } from './deliver.ts';
import type { Reply } from './reply.ts';

/** A request with its body read. */
export interface Arrival {
  method: string;
  /** Path and query as they were sent. */
  url: string;
  headers: IncomingMessage['headers'];
  /** Undefined where it was too large to read. */
  body: Uint8Array | undefined;
  /** Whether it came from this machine. */
  local: boolean;
  /** `http://host:port`, or `https:` behind a proxy, as the client wrote it; undefined where that is no host. */
  origin: string | undefined;
}

/** Answers a request; never rejects. */
export type Respond = (arrival: Arrival) => Promise<Reply>;

const largestBody = 16 * 1024 * 1024;

/** Listens. @throws UnexpectedError when the address can't be had */
export async function listen(
  host: string,
  port: number,
  respond: Respond,
): Promise<{ endpoint: string; close: () => Promise<void> }> {
  const closing = new AbortController();
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    void answer(request, response, respond, closing.signal);
  });
  await bind(server, host, port);
  const endpoint = `http://${authorityOf(server, host)}`;
  return { endpoint, close: () => shut(server, closing) };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  respond: Respond,
  signal: AbortSignal,
): Promise<void> {
  try {
    const { socket } = request;
    // Read before the body: a client that hangs up takes its address with it.
    const local = isLoopback(socket.remoteAddress ?? '');
    const host = request.headers.host ?? `${socket.localAddress}:${socket.localPort}`;
    const reply = await respond({
      method: request.method ?? 'GET',
      url: request.url ?? '/',
      headers: request.headers,
      body: await readBody(request),
      local,
      origin: readOrigin(host, request.headers['x-forwarded-proto']),
    });
    response.sendDate = false;
    await deliver(response, reply, signal);
  } catch {
    // The client went away, or the simulator is closing: there is nobody left to answer.
    response.destroy();
  }
}

/** What can be told from its spelling is told: a host that a URL reads in another way is none. */
function readOrigin(host: string, forwarded: string | string[] | undefined): string | undefined {
  // Several proxies write a list, of which the first is the client's.
  const proto = /^\s*https\s*(,|$)/i.test([forwarded].flat()[0] ?? '') ? 'https' : 'http';
  const text = `${proto}://${host.toLowerCase()}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isHost = url !== undefined && /^[a-z\d.-]+(:\d+)?$|^\[[\da-f:.]+\](:\d+)?$/i.test(host);
  return isHost ? url.origin : undefined;
}

async function readBody(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request) {
    if (!(chunk instanceof Uint8Array)) continue;
    length += chunk.length;
    if (length <= largestBody) chunks.push(chunk);
  }
  return length > largestBody ? undefined : Buffer.concat(chunks);
}

async function bind(server: Server, host: string, port: number): Promise<void> {
  await new Promise<void>((done, fail) => {
    server.once('error', (error) => {
      const reason = reasonOf(error);
      fail(
        new UnexpectedError((t) => t.simulator.cantListen(`${host}:${port}`, reason(t)), { cause: error }),
      );
    });
    server.listen(port, host, done);
  });
}

function authorityOf(server: Server, host: string): string {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

async function shut(server: Server, closing: AbortController): Promise<void> {
  closing.abort();
  const closed = new Promise<void>((done) => {
    server.close(() => done());
  });
  server.closeAllConnections();
  await closed;
}
