/** Looks at an answer as it comes over the socket, whole or broken. */
import { connect } from 'node:net';

/** What arrived before the connection ended. */
export interface Wire {
  /** Everything, status line first. */
  text: string;
  head: string;
  body: Buffer;
  /** `end`: closed in order; otherwise the error's code, such as `ECONNRESET`. */
  end: string;
  /** How many pieces the socket gave. */
  pieces: number;
}

/** Sends a GET over a bare socket and reads until the connection ends. */
export async function readWire(
  endpoint: string,
  path: string,
  headers: Record<string, string>,
): Promise<Wire> {
  const { hostname, port, host } = new URL(endpoint);
  const lines = Object.entries({ host, connection: 'close', ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  const chunks: Buffer[] = [];
  const end = await new Promise<string>((done) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
    });
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.once('error', (error) => done('code' in error ? String(error.code) : error.message));
    socket.once('end', () => done('end'));
  });
  const bytes = Buffer.concat(chunks);
  const split = bytes.indexOf('\r\n\r\n');
  return {
    text: bytes.toString('utf8'),
    head: bytes.subarray(0, Math.max(0, split)).toString('latin1').toLowerCase(),
    body: split < 0 ? Buffer.alloc(0) : bytes.subarray(split + 4),
    end,
    pieces: chunks.length,
  };
}
