/** Real servers on loopback, for what only a real socket shows. */
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** Serves HTTP on a free port until the test ends; resolves with the origin. */
export function serveHttp(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  onTestFinished(() => server.closeAllConnections());
  return listen(server, 'http');
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
export async function listen(server: Server, protocol: 'http' | 'https'): Promise<string> {
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
