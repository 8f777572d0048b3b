/** Real servers on loopback sockets, for what only a socket shows. They count connections and end with the test. */
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer as createNetServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createIdentity, type Identity } from './certificate.ts';
import { afterwards, makeFolder } from './folder.ts';

/** A server that listens. */
export interface Loopback {
  /** Origin with a numeric host. */
  origin: string;
  port: number;
  /** Connections so far. */
  connections: () => number;
  close: () => Promise<void>;
}

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
    close() {
      const closed = new Promise<void>((done) => {
        server.close(() => done());
      });
      for (const socket of sockets) socket.destroy();
      return closed;
    },
  };
  afterwards(() => void loopback.close());
  return loopback;
}

/** HTTP that never answers; `asked` resolves with the first request. */
export async function serveSilence(): Promise<{ origin: string; asked: Promise<void> }> {
  let reportRequest = (): void => undefined;
  const asked = new Promise<void>((resolve) => (reportRequest = resolve));
  const { origin } = await serve(() => reportRequest());
  return { origin, asked };
}

/** HTTPS under a certificate that nobody vouches for; it is in the file `certificate`. */
export async function serveSelfSigned(
  listener: RequestListener,
): Promise<{ origin: string; certificate: string }> {
  const identity = createIdentity();
  const certificate = join(makeFolder(), 'certificate.pem');
  writeFileSync(certificate, identity.cert);
  const { origin } = await serve(listener, identity);
  return { origin, certificate };
}

/** A port on which nothing listens. */
export async function findClosedPort(): Promise<number> {
  const server = await serveSockets(() => undefined);
  await server.close();
  return server.port;
}
