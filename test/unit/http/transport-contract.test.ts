/** What every transport must do, over real sockets: whoever sends through one never learns which it is. */
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { RequestListener } from 'node:http';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { InterruptedError, type SoracomError } from '../../../src/errors.ts';
import { createNodeTransport } from '../../../src/http/node-transport.ts';
import { readText } from '../../../src/http/body.ts';
import {
  TransportError,
  type HttpRequest,
  type HttpResponse,
  type OpenTransport,
  type Timeouts,
} from '../../../src/http/transport.ts';
import { PrivateAddressError } from '../../../src/http/private-address.ts';
import { createUndiciTransport } from '../../../src/http/undici-transport.ts';
import { en } from '../../../src/text/en.ts';
import { createIdentity } from '../../helpers/certificate.ts';
import { findClosedPort, serve, serveSockets } from '../../helpers/loopback.ts';

const timeouts: Timeouts = { connect: 120_000, headers: 120_000, idle: 120_000 };

const transports: [
  name: string,
  create: (settings: { ca?: string[]; timeouts: Timeouts }) => OpenTransport,
][] = [
  ['node:http', createNodeTransport],
  ['undici', createUndiciTransport],
];

const identity = createIdentity();

describe.each(transports)('the transport over %s', (_name, create) => {
  const open: OpenTransport[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((transport) => transport.close()));
  });

  interface Extras extends Partial<Omit<HttpRequest, 'url'>> {
    ca?: string[];
    timeouts?: Partial<Timeouts>;
    signal?: AbortSignal;
    through?: OpenTransport;
    onSend?: () => void;
  }

  function openTransport(extras: Extras = {}): OpenTransport {
    const transport = create({
      timeouts: { ...timeouts, ...extras.timeouts },
      ...(extras.ca && { ca: extras.ca }),
    });
    open.push(transport);
    return transport;
  }

  function send(url: string, extras: Extras = {}): Promise<HttpResponse> {
    const { method = 'GET', headers = {}, body, publicOnly = false, onSend } = extras;
    const { signal = new AbortController().signal } = extras;
    const request = { method, url: new URL(url), headers, publicOnly, ...(body !== undefined && { body }) };
    const limits = { ...timeouts, ...extras.timeouts };
    return (extras.through ?? openTransport(extras)).send(request, {
      timeouts: limits,
      signal,
      ...(onSend && { onSend }),
    });
  }

  async function failureOf(sending: Promise<HttpResponse>): Promise<SoracomError | TransportError> {
    try {
      await readText((await sending).body);
    } catch (error) {
      if (error instanceof TransportError || error instanceof InterruptedError) return error;
      throw error;
    }
    throw new Error('It did not fail.');
  }

  it('tells when a request goes out, and of none that can’t', async () => {
    let sent = 0;
    const onSend = (): void => void (sent += 1);
    const { origin } = await serve((_request, response) => response.end('ok'));
    await readText((await send(origin, { method: 'POST', body: '{}', onSend })).body);
    expect(sent).toBe(1);
    await failureOf(send(`http://127.0.0.1:${await findClosedPort()}`, { onSend }));
    await failureOf(send('https://no-such-host.invalid', { onSend }));
    await failureOf(send(origin, { onSend, signal: AbortSignal.abort() }));
    expect(sent).toBe(1);
  });

  it('refuses a name that leads to a private address where that is asked for', async () => {
    const { port } = await serve((_request, response) => response.end('ok'));
    const url = `http://localhost:${port}`;
    await expect(send(url, { publicOnly: true })).rejects.toThrow(PrivateAddressError);
    expect(await readText((await send(url)).body)).toBe('ok');
  });

  it('sends method, path, headers and body as they are', async () => {
    const { origin } = await serve((request, response) => {
      void (async () => {
        const chunks: Uint8Array[] = [];
        for await (const chunk of request) chunks.push(chunk as Uint8Array);
        const { method, url, headers } = request;
        const body = Buffer.concat(chunks).toString('hex');
        response.end(
          JSON.stringify({ method, url, body, length: headers['content-length'], x: headers['x-mark'] }),
        );
      })();
    });
    const response = await send(`${origin}/a%2Fb?q=%20&q=2`, {
      method: 'PUT',
      headers: { 'X-Mark': 'yes' },
      body: new Uint8Array([0, 255, 10]),
    });
    expect(JSON.parse(await readText(response.body))).toEqual({
      method: 'PUT',
      url: '/a%2Fb?q=%20&q=2',
      body: '00ff0a',
      length: '3',
      x: 'yes',
    });
  });

  it('gives status and headers, in lower case and repeated ones joined', async () => {
    const { origin } = await serve((_request, response) => {
      response.writeHead(404, { 'X-One': '1', Link: ['<a>; rel=next', '<b>; rel=prev'] }).end('no');
    });
    const response = await send(origin);
    expect(response.status).toBe(404);
    expect(response.headers).toMatchObject({ 'x-one': '1', link: '<a>; rel=next, <b>; rel=prev' });
    expect(await readText(response.body)).toBe('no');
  });

  it('reads the bytes of a header as Latin-1', async () => {
    const { origin } = await serveSockets((socket) => {
      socket.end('HTTP/1.1 200 OK\r\nX-Key: caf\xe9\r\nContent-Length: 0\r\n\r\n', 'latin1');
    });
    expect((await send(origin)).headers).toMatchObject({ 'x-key': 'café' });
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
  ])('undoes %s', async (encoding, encode) => {
    const text = 'あ'.repeat(10_000);
    const { origin } = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': encoding }).end(encode(text));
    });
    expect(await readText((await send(origin)).body)).toBe(text);
  });

  it('refuses an encoding that does not decode, or that it never offered', async () => {
    const listener: RequestListener = (request, response) => {
      response.writeHead(200, { 'content-encoding': request.url === '/broken' ? 'gzip' : 'zstd' }).end('x');
    };
    const { origin } = await serve(listener);
    expect((await failureOf(send(`${origin}/broken`))).message).toContain('damaged');
    expect((await failureOf(send(`${origin}/zstd`))).message).toContain('zstd');
  });

  it('reads chunks to their end', async () => {
    const { origin } = await serve((_request, response) => {
      response.write('one ');
      setImmediate(() => response.end('two'));
    });
    expect(await readText((await send(origin)).body)).toBe('one two');
  });

  it.each([204, 304])('gives an empty body with %i', async (status) => {
    const { origin } = await serve((_request, response) => {
      response.writeHead(status, status === 304 ? { 'content-encoding': 'gzip' } : {}).end();
    });
    expect(await readText((await send(origin)).body)).toBe('');
  });

  it('gives an empty body for HEAD', async () => {
    const { origin } = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': '5', 'content-encoding': 'gzip' }).end();
    });
    expect(await readText((await send(origin, { method: 'HEAD' })).body)).toBe('');
  });

  describe('tells where it broke', () => {
    it('connect: nobody listens', async () => {
      const failure = await failureOf(send(`http://127.0.0.1:${await findClosedPort()}`));
      expect(failure).toMatchObject({ phase: 'connect', lasting: false });
      expect(failure.message).toContain('refused');
    });

    it('connect: the host has no address', async () => {
      const failure = await failureOf(send('http://nowhere.invalid'));
      expect(failure).toMatchObject({ phase: 'connect' });
    });

    it('connect: the encryption is never agreed on', async () => {
      const { port } = await serveSockets(() => undefined);
      const failure = await failureOf(send(`https://127.0.0.1:${port}`, { timeouts: { connect: 50 } }));
      expect(failure).toMatchObject({ phase: 'connect' });
    });

    it('headers: reset before the answer', async () => {
      const { origin } = await serve((request) => request.socket.resetAndDestroy());
      expect(await failureOf(send(origin))).toMatchObject({ phase: 'headers', lasting: false });
    });

    it('headers: no answer in time', async () => {
      const { origin } = await serve(() => undefined);
      const failure = await failureOf(send(origin, { timeouts: { headers: 50 } }));
      expect(failure).toMatchObject({ phase: 'headers' });
      expect(failure.message).toContain('within 0.05 s');
    });

    it('headers: a change of protocol that nobody asked for', async () => {
      const { origin } = await serveSockets((socket) => {
        socket.once('data', () =>
          socket.write(
            'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
          ),
        );
      });
      expect(await failureOf(send(origin))).toMatchObject({ phase: 'headers' });
    });

    it('headers: provisional answers without end', async () => {
      const { origin } = await serveSockets((socket) => {
        const more = setInterval(() => socket.write('HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'), 5);
        socket.once('close', () => clearInterval(more));
      });
      const failure = await failureOf(send(origin, { timeouts: { headers: 200 } }));
      expect(failure).toMatchObject({ phase: 'headers' });
      expect(failure.message).toContain('within 0.2 s');
    });

    it('body: reset in its middle', async () => {
      const { origin } = await serve((_request, response) => {
        response.writeHead(200, { 'content-length': '10' });
        response.write('12345', () => setImmediate(() => response.socket?.resetAndDestroy()));
      });
      expect(await failureOf(send(origin))).toMatchObject({ phase: 'body' });
    });

    it('body: less than announced', async () => {
      const { origin } = await serveSockets((socket) => {
        socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345'));
      });
      expect(await failureOf(send(origin))).toMatchObject({ phase: 'body' });
    });

    it('body: a chunked one without its end', async () => {
      const { origin } = await serveSockets((socket) => {
        socket.once('data', () =>
          socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n12345\r\n'),
        );
      });
      expect(await failureOf(send(origin))).toMatchObject({
        phase: 'body',
        message: expect.stringContaining('broke off before its end'),
      });
    });

    it('body: a compressed one that breaks off', async () => {
      const whole = gzipSync(Buffer.alloc(100_000, 'ab'));
      const { origin } = await serve((_request, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': String(whole.length) });
        response.write(whole.subarray(0, 50), () => setImmediate(() => response.socket?.resetAndDestroy()));
      });
      expect(await failureOf(send(origin))).toMatchObject({ phase: 'body' });
    });

    it('body: a pause that is too long', async () => {
      const { origin } = await serve((_request, response) => {
        response.write('1');
      });
      const failure = await failureOf(send(origin, { timeouts: { idle: 50 } }));
      expect(failure).toMatchObject({ phase: 'body' });
    });
  });

  describe('over TLS', () => {
    it('refuses a certificate that nobody vouches for, with a hint, and says that it lasts', async () => {
      const { origin } = await serve((_request, response) => response.end('secret'), identity);
      const failure = await failureOf(send(origin));
      expect(failure).toMatchObject({ phase: 'connect', lasting: true });
      expect(failure.message).toContain("can't be trusted");
      expect(failure.details.hint?.(en)).toBe(en.http.certificateHint.selfSigned);
    });

    it('refuses it whatever NODE_TLS_REJECT_UNAUTHORIZED says', async () => {
      vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
      onTestFinished(() => void vi.unstubAllEnvs());
      let asked = 0;
      const { origin } = await serve((_request, response) => {
        asked += 1;
        response.end('secret');
      }, identity);
      expect(await failureOf(send(origin))).toMatchObject({ phase: 'connect', lasting: true });
      expect(asked).toBe(0);
    });

    it('trusts the authorities that it is given', async () => {
      const { origin } = await serve((_request, response) => response.end('secret'), identity);
      expect(await readText((await send(origin, { ca: [identity.cert] })).body)).toBe('secret');
    });

    it('names the trouble when the other side speaks plain http', async () => {
      const { port } = await serve((_request, response) => response.end());
      const failure = await failureOf(send(`https://127.0.0.1:${port}`));
      expect(failure).toMatchObject({ lasting: true });
      expect(failure.message).toContain('encrypted');
    });
  });

  it('reaches IPv6 addresses', async () => {
    const { origin } = await serve((_request, response) => response.end('six'), undefined, '::1');
    expect(await readText((await send(origin)).body)).toBe('six');
  });

  it('keeps the connection between reads, and gives a write a fresh one', async () => {
    const { origin, connections } = await serve((_request, response) => response.end('ok'));
    const through = openTransport();
    for (let page = 0; page < 20; page += 1) await readText((await send(origin, { through })).body);
    expect(connections()).toBe(1);
    await readText((await send(origin, { through, method: 'POST', body: '{}' })).body);
    expect(connections()).toBe(2);
  });

  describe('ends at once when it is interrupted', () => {
    it('before it starts', async () => {
      const { origin, connections } = await serve((_request, response) => response.end());
      expect(await failureOf(send(origin, { signal: AbortSignal.abort() }))).toBeInstanceOf(InterruptedError);
      expect(connections()).toBeLessThanOrEqual(1);
    });

    it('before the answer', async () => {
      const interrupt = new AbortController();
      const { origin } = await serve(() => interrupt.abort());
      expect(await failureOf(send(origin, { signal: interrupt.signal }))).toBeInstanceOf(InterruptedError);
    });

    it('in the middle of the body', async () => {
      const interrupt = new AbortController();
      const { origin } = await serve((_request, response) => {
        response.write('1');
      });
      const response = await send(origin, { signal: interrupt.signal });
      setImmediate(() => interrupt.abort());
      expect(await failureOf(Promise.resolve(response))).toBeInstanceOf(InterruptedError);
    });
  });

  it('lets go of a body that nobody reads to its end', async () => {
    const { origin } = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': '1000000' });
      response.write('x'.repeat(1000));
    });
    const response = await send(origin);
    for await (const chunk of response.body) {
      expect(chunk.byteLength).toBeGreaterThan(0);
      break;
    }
  });
});
