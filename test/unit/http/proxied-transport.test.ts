/** Sending through a proxy that really forwards and tunnels. */
import { afterEach, describe, expect, it } from 'vitest';
import { readText } from '../../../src/http/body.ts';
import type { HttpResponse, OpenTransport } from '../../../src/http/transport.ts';
import { createUndiciTransport } from '../../../src/http/undici-transport.ts';
import { createIdentity } from '../../helpers/certificate.ts';
import { findClosedPort, serve, serveSockets } from '../../helpers/loopback.ts';
import { startProxy } from '../../helpers/proxy-server.ts';

const timeouts = { connect: 120_000, headers: 120_000, idle: 120_000 };
const identity = createIdentity();
const open: OpenTransport[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((transport) => transport.close()));
});

async function send(url: string, proxy: string, body?: string): Promise<HttpResponse> {
  const transport = createUndiciTransport({ timeouts, proxy: new URL(proxy), ca: [identity.cert] });
  open.push(transport);
  const request = { url: new URL(url), headers: { 'X-Mark': 'yes' } };
  return transport.send(
    body === undefined ? { method: 'GET', ...request } : { method: 'POST', body, ...request },
    { timeouts, signal: new AbortController().signal },
  );
}

describe('a plain request', () => {
  it('is forwarded with its whole address', async () => {
    const { port } = await serve((request, response) => {
      response.end(`${request.headers.host ?? ''} ${request.url ?? ''} ${String(request.headers['x-mark'])}`);
    });
    const proxy = await startProxy({ port });
    const response = await send('http://api.test/v1/bills?a=1', proxy.origin);
    expect(await readText(response.body)).toBe('api.test /v1/bills?a=1 yes');
    expect(proxy.seen).toEqual(['GET http://api.test/v1/bills?a=1']);
  });

  it('carries its body and shows its user to the proxy alone', async () => {
    const { port } = await serve((request, response) => {
      void (async () => {
        let body = '';
        for await (const chunk of request) body += String(chunk);
        response.end(`${body} ${String(request.headers['proxy-authorization'])}`);
      })();
    });
    const proxy = await startProxy({ port, credentials: 'me:p@ss' });
    const response = await send('http://api.test/', `http://me:p%40ss@127.0.0.1:${proxy.port}`, '{"a":1}');
    expect(await readText(response.body)).toBe('{"a":1} undefined');
  });
});

describe('an encrypted request', () => {
  it('goes through a tunnel, encrypted to its end', async () => {
    const { port } = await serve(
      (request, response) => response.end(`secret ${request.url ?? ''}`),
      identity,
    );
    const proxy = await startProxy({ credentials: 'me:pass' });
    const response = await send(`https://localhost:${port}/v1`, `http://me:pass@127.0.0.1:${proxy.port}`);
    expect(await readText(response.body)).toBe('secret /v1');
    expect(proxy.seen).toEqual([`CONNECT localhost:${port}`]);
  });

  it('still needs a certificate that is trusted', async () => {
    const { port } = await serve((_request, response) => response.end(), createIdentity());
    const proxy = await startProxy();
    await expect(send(`https://localhost:${port}/`, proxy.origin)).rejects.toMatchObject({
      phase: 'connect',
      lasting: true,
    });
  });
});

describe('a proxy that', () => {
  it.each(['http', 'https'])('wants other credentials fails a request of %s for good', async (scheme) => {
    const proxy = await startProxy({ credentials: 'me:pass' });
    const sending = send(`${scheme}://api.test/`, `http://me:wrong@127.0.0.1:${proxy.port}`);
    await expect(sending).rejects.toMatchObject({ phase: 'connect', lasting: true });
    await expect(sending).rejects.toThrow('HTTP 407');
  });

  it.each([
    ['HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n'],
    ['HTTP/1.1 100 Continue\r\n\r\n'],
  ])('answers CONNECT with %j and closes is not asked without end', async (answer) => {
    const { port, connections } = await serveSockets((socket) =>
      socket.once('data', () => socket.end(answer)),
    );
    const sending = send('https://api.test/', `http://127.0.0.1:${port}`);
    await expect(sending).rejects.toMatchObject({ phase: 'connect', lasting: false });
    await expect(sending).rejects.toThrow(`The connection to the proxy 127.0.0.1:${port} was closed`);
    expect(connections()).toBe(1);
  });

  it.each(['https', 'http'])('says more than fits a header is named on the way to %s', async (scheme) => {
    const { port } = await serveSockets((socket) => {
      socket.once('data', () => socket.end(`HTTP/1.1 407 No\r\nX-A: ${'a'.repeat(100_000)}\r\n\r\n`));
    });
    const sending = send(`${scheme}://api.test/`, `http://127.0.0.1:${port}`);
    await expect(sending).rejects.toThrow('does not speak HTTP');
  });

  it.each(['Basic realm="p"', 'negotiate', 'NTLM', 'Digest realm="p"'])(
    'answers 401 with a challenge of its own (%s) is not taken for the API',
    async (challenge) => {
      const headers = { 'WWW-Authenticate': challenge, 'Content-Type': 'text/html' };
      const proxy = await startProxy({ answer: { status: 401, headers, body: '<html>' } });
      const sending = send('http://api.test/', `http://me:wrong@127.0.0.1:${proxy.port}`, '{}');
      await expect(sending).rejects.toMatchObject({ phase: 'connect', lasting: true });
      await expect(sending).rejects.toThrow(/The proxy .* refuses the user and password .*HTTP 401/);
    },
  );

  it.each([
    { status: 401, headers: { 'Content-Type': 'application/json', 'WWW-Authenticate': 'Basic' } },
    { status: 401, headers: { 'Content-Type': 'text/html' } },
    { status: 403, headers: {} },
  ])('passes on $status with $headers has given an answer', async (answer) => {
    const proxy = await startProxy({ answer });
    const response = await send('http://api.test/', proxy.origin);
    expect(response).toMatchObject({ status: answer.status, forwardedBy: `127.0.0.1:${proxy.port}` });
    await readText(response.body);
  });

  it('can not reach the host may be asked again', async () => {
    const proxy = await startProxy({ refuse: 502 });
    await expect(send('https://api.test/', proxy.origin)).rejects.toMatchObject({
      phase: 'connect',
      lasting: false,
    });
  });

  it('is not there is named as what refused', async () => {
    const port = await findClosedPort();
    await expect(send('https://api.test/', `http://127.0.0.1:${port}`)).rejects.toThrow(`127.0.0.1:${port}`);
  });
});
