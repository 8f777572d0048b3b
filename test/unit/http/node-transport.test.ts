/** The transport over real sockets: what arrives, and every way in which it doesn't. */
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { findClosedPort, serve, serveSelfSigned, serveSockets } from '../../helpers/loopback.ts';
import { exchange, failure, patient, send } from './exchange.ts';

describe('an exchange', () => {
  it('carries method, path, headers and body, and brings back the same', async () => {
    const { origin } = await serve((request, response) => {
      const { method, url, headers } = request;
      const asked = headers['x-ask'];
      const size = headers['content-length'];
      response.writeHead(201, { 'X-Answer': 'yes', 'Set-Cookie': ['a=1', 'b=2'] });
      response.write(`${JSON.stringify({ method, url, asked, size })}\n`);
      request.pipe(response);
    });
    const { status, headers, body } = await exchange(`${origin}/v1/a%2Fb?x=%26&x=2`, {
      method: 'PUT',
      headers: { 'X-Ask': 'please' },
      body: '日本',
    });
    expect(status).toBe(201);
    expect(headers).toMatchObject({ 'x-answer': 'yes', 'set-cookie': 'a=1, b=2' });
    expect(body).toBe('{"method":"PUT","url":"/v1/a%2Fb?x=%26&x=2","asked":"please","size":"6"}\n日本');
  });

  it('sends bytes as they are', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    const { origin } = await serve((request, response) => void request.pipe(response));
    const response = await send(origin, { method: 'POST', body: bytes });
    const chunks: Uint8Array[] = [];
    for await (const chunk of response.body) chunks.push(chunk);
    expect(Buffer.concat(chunks)).toEqual(Buffer.from(bytes));
  });

  it('keeps a character whole that two chunks share', async () => {
    const { origin } = await serveSockets((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n\xe3\r\n', 'latin1');
      socket.end('2\r\n\x81\x82\r\n0\r\n\r\n', 'latin1');
    });
    expect((await exchange(origin)).body).toBe('あ');
  });

  it.each([204, 304])('with HTTP %i has no body', async (status) => {
    const { origin } = await serve((_, response) => void response.writeHead(status).end());
    expect(await exchange(origin)).toMatchObject({ status, body: '' });
  });

  it('returns any status: what is a refusal is decided above', async () => {
    const { origin } = await serve((_, response) => void response.writeHead(503).end('busy'));
    expect(await exchange(origin)).toMatchObject({ status: 503, body: 'busy' });
  });

  it('that is left in the middle of the body closes the connection', async () => {
    let end: Promise<unknown> | undefined;
    let isClosed = false;
    const { origin } = await serve((request, response) => {
      end = once(request.socket, 'close').then(() => (isClosed = true));
      response.write('more follows');
    });
    const { body } = await send(origin);
    for await (const _ of body) break;
    await end;
    expect(isClosed).toBe(true);
  });
});

describe('a failure', () => {
  const short = (timeouts: Partial<typeof patient.timeouts>) => ({
    timeouts: { ...patient.timeouts, ...timeouts },
  });

  it('to connect', async () => {
    const port = await findClosedPort();
    expect(await failure(`http://127.0.0.1:${port}`)).toEqual({
      kind: 'network',
      phase: 'connect',
      message: `Nothing answers at 127.0.0.1:${port}: the connection was refused.`,
      hint: undefined,
    });
  });

  it('to find the host', async () => {
    expect(await failure('http://no-such-host.invalid/')).toMatchObject({
      kind: 'network',
      phase: 'connect',
      message: 'The host no-such-host.invalid was not found.',
      hint: expect.stringContaining('soracom doctor'),
    });
  });

  it('of a connection that closes before the answer', async () => {
    const { origin } = await serveSockets((socket) => void socket.once('data', () => socket.destroy()));
    expect(await failure(origin)).toMatchObject({
      phase: 'headers',
      message: expect.stringContaining('was closed before an answer came'),
    });
  });

  it.each([
    ['a Content-Length that is too long', 'Content-Length: 100\r\n\r\n{"a":1'],
    ['chunks without an end', 'Transfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n'],
    ['a chunk cut short', 'Transfer-Encoding: chunked\r\n\r\n50\r\nabcde'],
  ])('of a body with %s', async (_, answer) => {
    const { origin } = await serveSockets((socket) => {
      socket.once('data', () => socket.end(`HTTP/1.1 200 OK\r\n${answer}`));
    });
    expect(await failure(origin)).toMatchObject({
      kind: 'network',
      phase: 'body',
      message: expect.stringContaining('broke off before its end'),
    });
  });

  it('of an answer that is no HTTP', async () => {
    const { origin } = await serveSockets(
      (socket) => void socket.once('data', () => socket.end('SSH-2.0-x\r\n')),
    );
    expect(await failure(origin)).toMatchObject({ kind: 'network', phase: 'headers' });
  });

  it('of headers that do not come in time', async () => {
    const { origin } = await serveSockets(() => undefined);
    expect(await failure(origin, {}, short({ headers: 20 }))).toMatchObject({
      phase: 'headers',
      message: `No answer from ${new URL(origin).host} within 0.02 s.`,
    });
  });

  it('of a body that stands still', async () => {
    const { origin } = await serve((_, response) => void response.write('one piece'));
    expect(await failure(origin, {}, short({ idle: 20 }))).toMatchObject({
      phase: 'body',
      message: `${new URL(origin).host} sent nothing more for 0.02 s.`,
    });
  });

  it('of an encrypted connection that does not come about in time', async () => {
    const { origin } = await serveSockets(() => undefined);
    expect(await failure(origin.replace('http:', 'https:'), {}, short({ connect: 20 }))).toMatchObject({
      phase: 'connect',
      message: `No connection to ${new URL(origin).host} within 0.02 s.`,
    });
  });
});

describe('an interruption', () => {
  it('before the request sends nothing', async () => {
    let connections = 0;
    const { origin } = await serveSockets(() => (connections += 1));
    expect(await failure(origin, {}, { signal: AbortSignal.abort() })).toMatchObject({ kind: 'interrupted' });
    expect(connections).toBe(0);
  });

  it('while the answer is awaited', async () => {
    const interrupt = new AbortController();
    const { origin } = await serve(() => interrupt.abort());
    expect(await failure(origin, {}, { signal: interrupt.signal })).toMatchObject({ kind: 'interrupted' });
  });

  it('in the middle of the body', async () => {
    const interrupt = new AbortController();
    const { origin } = await serve((_, response) => void response.write('one piece'));
    const { body } = await send(origin, {}, { signal: interrupt.signal });
    const reading = (async () => {
      for await (const _ of body) interrupt.abort();
    })();
    await expect(reading).rejects.toMatchObject({ kind: 'interrupted' });
  });
});

describe('TLS', () => {
  it('refuses a certificate that nobody vouches for, with advice', async () => {
    let requests = 0;
    const { origin } = await serveSelfSigned((_, response) => {
      requests += 1;
      response.end();
    });
    expect(await failure(origin, { headers: { 'X-Soracom-Token': 'T' } })).toEqual({
      kind: 'network',
      phase: 'connect',
      message: `The certificate of ${new URL(origin).host} can't be trusted: it is self-signed.`,
      hint: expect.stringContaining('--ca-file FILE or NODE_EXTRA_CA_CERTS'),
    });
    expect(requests).toBe(0);
  });

  it('refuses a server that does not speak it', async () => {
    const { origin } = await serve((_, response) => void response.end());
    expect(await failure(origin.replace('http:', 'https:'))).toMatchObject({
      kind: 'network',
      phase: 'connect',
      message: expect.stringContaining('No encrypted connection'),
      hint: 'Check that the endpoint speaks https at this port.',
    });
  });
});
