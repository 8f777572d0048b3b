/** A small API over a real socket that issues, checks and revokes tokens, and remembers what it was sent. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { serve } from './loopback.ts';

/** What one request carried. */
export interface SeenRequest {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

/** A running server; `options` may be changed while it runs. */
export interface AuthServer {
  endpoint: string;
  seen: SeenRequest[];
  options: AuthServerOptions;
  /** How often `path` was asked for. */
  count: (path: string) => number;
  /** From now on every token issued so far is refused. */
  revokeAll: () => void;
  close: () => Promise<void>;
}

export interface AuthServerOptions {
  /** Seconds that a token lives. */
  lifetime?: number;
  /** Leaves the expiry out of the token. */
  opaque?: boolean;
  /** The one-time code that `/auth` asks for. */
  code?: string;
  /** Refuses every login with this message. */
  refusal?: string;
  /** Leaves every login without an answer, and is told of each. */
  hold?: () => void;
  /** What the server takes for the time, as in the Date header. */
  date?: string;
  /** Answers every request that is no login. */
  answer?: (request: SeenRequest, response: ServerResponse) => void;
}

/** Starts on a free loopback port. */
export async function startAuthServer(options: AuthServerOptions = {}): Promise<AuthServer> {
  const seen: SeenRequest[] = [];
  const valid = new Set<string>();
  let issued = 0;
  const issue = (body: Record<string, unknown>): object => {
    issued += 1;
    const now = Math.floor(Date.now() / 1000);
    const operatorId = typeof body['operatorId'] === 'string' ? body['operatorId'] : 'OP0012345678';
    const claims = {
      jti: String(issued),
      iat: now,
      ...(server.options.opaque !== true && { exp: now + (server.options.lifetime ?? 3600) }),
      operator: { operatorId },
    };
    const token = `header.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.signature${issued}`;
    valid.add(token);
    return { apiKey: `api-key-${issued}`, token, operatorId };
  };
  const handle = (request: SeenRequest, response: ServerResponse): void => {
    if (server.options.date !== undefined) response.setHeader('date', server.options.date);
    const reply = (status: number, body?: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(body === undefined ? undefined : JSON.stringify(body));
    };
    const isKnown = valid.has(String(request.headers['x-soracom-token']));
    const body = parse(request.body);
    const { code, refusal, answer, hold } = server.options;
    if (request.path === '/v1/auth' || request.path === '/v1/sandbox/init') {
      if (hold !== undefined) return hold();
      if (refusal !== undefined) return reply(401, { code: 'AUM0001', message: refusal });
      if (code !== undefined && body['mfaOTPCode'] !== code)
        return reply(401, { code: 'AUM0005', message: 'A multi-factor authentication code is required.' });
      return reply(200, issue(body));
    }
    if (!isKnown) return reply(401, { code: 'SEM0001', message: 'The token is not valid.' });
    if (request.path === '/v1/auth/switch_user') return reply(200, issue(body));
    if (request.path === '/v1/auth/logout') {
      valid.delete(String(request.headers['x-soracom-token']));
      return reply(204);
    }
    if (answer !== undefined) return answer(request, response);
    return reply(200, { billList: [] });
  };
  const { origin, close } = await serve((incoming, response) => {
    const chunks: Uint8Array[] = [];
    incoming.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    incoming.on('end', () => {
      const request: SeenRequest = {
        method: incoming.method ?? '',
        path: (incoming.url ?? '').split('?')[0] ?? '',
        headers: incoming.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      };
      seen.push(request);
      handle(request, response);
    });
  });
  const server: AuthServer = {
    endpoint: origin,
    seen,
    options,
    count: (path) => seen.filter((request) => request.path === path).length,
    revokeAll: () => valid.clear(),
    close,
  };
  return server;
}

function parse(text: string): Record<string, unknown> {
  try {
    return { ...(JSON.parse(text) as object) };
  } catch {
    return {};
  }
}
