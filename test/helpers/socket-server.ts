/** Servers on loopback sockets for tests of what talks over them: they count connections and end with the test. */
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer as createNetServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach } from 'vitest';
import type { Identity } from './certificate.ts';

/** A server that listens. */
export interface Loopback {
  /** Origin with a numeric host. */
  origin: string;
  port: number;
  /** Connections so far. */
  connections: () => number;
  close: () => Promise<void>;
}

const running: Loopback[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

/** An HTTP server; with an identity, HTTPS. */
export function serve(listener: RequestListener, identity?: Identity, host = '127.0.0.1'): Promise<Loopback> {
  const server = identity === undefined ? createHttpServer(listener) : createHttpsServer(identity, listener);
  return listen(server, host, identity === undefined ? 'http' : 'https');
}

/** A server of bare sockets. */
export function serveSockets(onSocket: (socket: Socket) => void, scheme = 'http'): Promise<Loopback> {
  return listen(createNetServer(onSocket), '127.0.0.1', scheme);
}

/** Makes any server listen on a free port until the test ends. */
export async function listen(server: Server, host: string, scheme: string): Promise<Loopback> {
  const sockets = new Set<Socket>();
  let connections = 0;
  server.on('connection', (socket: Socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  // A client that refuses the certificate is what some tests are about.
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(0, host, done);
  });
  const { port } = server.address() as AddressInfo;
  const loopback: Loopback = {
    origin: `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    connections: () => connections,
    async close() {
      const closed = new Promise<void>((done) => {
        server.close(() => done());
      });
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
  running.push(loopback);
  return loopback;
}

/** A port on which nothing listens. */
export async function findClosedPort(): Promise<number> {
  const server = await serveSockets(() => undefined);
  await server.close();
  running.splice(running.indexOf(server), 1);
  return server.port;
}
