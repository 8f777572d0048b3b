/** Real servers on loopback, for what only a real socket shows. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Serves HTTP on a free port until the test ends; resolves with the origin. */
export function serveHttp(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  onTestFinished(() => server.closeAllConnections());
  return listen(server, 'http');
}

/** Serves HTTP that never answers; `asked` resolves with the first request. */
export async function serveSilence(): Promise<{ origin: string; asked: Promise<void> }> {
  let reportRequest = (): void => undefined;
  const asked = new Promise<void>((resolve) => (reportRequest = resolve));
  return { origin: await serveHttp(() => reportRequest()), asked };
}

/** Serves HTTPS under a certificate that nobody vouches for; it stands in the file `certificate`. */
export async function serveSelfSigned(
  listener: RequestListener,
): Promise<{ origin: string; certificate: string }> {
  const pathOf = (name: string): string => join(import.meta.dirname, '../fixtures/tls', name);
  const certificate = pathOf('test-cert.pem');
  const key = readFileSync(pathOf('test-key.pem'));
  const server = createTlsServer({ key, cert: readFileSync(certificate) }, listener);
  return { origin: await listen(server, 'https'), certificate };
}

/** Serves bare TCP, for answers that no HTTP server would give. */
export function serveTcp(onConnection: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
  });
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    // The client under test may leave at any moment.
    socket.on('error', () => undefined);
    onConnection(socket);
  });
  return listen(server, 'http');
}

/** Starts a server on a free loopback port and closes it when the test ends. */
async function listen(server: Server, protocol: 'http' | 'https'): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return `${protocol}://127.0.0.1:${portOf(server)}`;
}

/** A loopback port at which nothing listens. */
export async function findClosedPort(): Promise<number> {
  const server = createTcpServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server);
  server.close();
  await once(server, 'close');
  return port;
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}
