/** What a proxy does: it forwards plain requests and opens tunnels, whatever the host is called. */
import {
  createServer,
  request as sendRequest,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** What the proxy does. */
export interface ProxyOptions {
  /** `user:password` that it asks for. */
  credentials?: string;
  /** Where all of it goes; else to the host that is asked for. */
  port?: number;
  /** Answers CONNECT with this status instead of a tunnel. */
  refuse?: number;
  /** Answers plain requests like this instead of passing them on. */
  answer?: { status: number; headers?: Record<string, string>; body?: string };
}

/** Makes a proxy that listens nowhere yet, and the request lines that it will have seen. */
export function createProxy(options: ProxyOptions = {}): { server: Server; seen: string[] } {
  const seen: string[] = [];
  const isKnown = (incoming: IncomingMessage): boolean =>
    options.credentials === undefined ||
    incoming.headers['proxy-authorization'] ===
      `Basic ${Buffer.from(options.credentials).toString('base64')}`;
  const server = createServer((incoming, outgoing) => {
    seen.push(`${incoming.method ?? ''} ${incoming.url ?? ''}`);
    const { answer } = options;
    if (answer !== undefined) outgoing.writeHead(answer.status, answer.headers).end(answer.body ?? '');
    else if (isKnown(incoming)) forward(incoming, outgoing, options);
    else outgoing.writeHead(407, { 'proxy-authenticate': 'Basic' }).end();
  });
  server.on('connect', (incoming: IncomingMessage, client: Duplex, head: Buffer) => {
    seen.push(`CONNECT ${incoming.url ?? ''}`);
    const status = isKnown(incoming) ? options.refuse : 407;
    if (status === undefined) tunnel(incoming.url ?? '', client, head, options);
    else client.end(`HTTP/1.1 ${status} No\r\nContent-Length: 0\r\n\r\n`);
  });
  return { server, seen };
}

function forward(incoming: IncomingMessage, outgoing: ServerResponse, { port }: ProxyOptions): void {
  const url = new URL(incoming.url ?? '');
  const { 'proxy-authorization': _, ...headers } = incoming.headers;
  const passed = sendRequest(
    {
      host: '127.0.0.1',
      port: port ?? url.port,
      path: url.pathname + url.search,
      method: incoming.method,
      headers,
    },
    (response) => {
      outgoing.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(outgoing);
      response.on('error', () => outgoing.destroy());
    },
  );
  passed.on('error', () => outgoing.destroy());
  incoming.pipe(passed);
}

function tunnel(authority: string, client: Duplex, head: Buffer, { port }: ProxyOptions): void {
  const target: Socket = connect(port ?? Number(authority.split(':').at(-1)), '127.0.0.1', () => {
    client.write('HTTP/1.1 200 Connection established\r\n\r\n');
    target.write(head);
    client.pipe(target).pipe(client);
  });
  target.on('error', () => client.destroy());
  client.on('error', () => target.destroy());
}
