/** Compressed answers over real sockets. */
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { serve, serveSockets } from '../../helpers/loopback.ts';
import { exchange, failure } from './exchange.ts';

const json = JSON.stringify({ list: Array.from({ length: 5000 }, (_, index) => `item ${index} 日本`) });

async function serveEncoded(encoding: string, bytes: Uint8Array, status = 200): Promise<string> {
  const { origin } = await serve((_, response) => {
    response.writeHead(status, { 'Content-Encoding': encoding }).end(bytes);
  });
  return origin;
}

describe('an answer encoded as', () => {
  it.each<[encoding: string, bytes: Uint8Array]>([
    ['gzip', gzipSync(json)],
    ['x-gzip', gzipSync(json)],
    ['GZIP', gzipSync(json)],
    ['br', brotliCompressSync(json)],
    ['deflate', deflateSync(json)],
    ['identity', Buffer.from(json)],
  ])('%s is read', async (encoding, bytes) => {
    expect((await exchange(await serveEncoded(encoding, bytes))).body).toBe(json);
  });

  it.each(['gzip', 'br', 'deflate'])('%s may be empty', async (encoding) => {
    const origin = await serveEncoded(encoding, new Uint8Array(), 401);
    expect(await exchange(origin)).toMatchObject({ status: 401, body: '' });
  });

  it('something that was never offered is refused', async () => {
    expect(await failure(await serveEncoded('zstd', Buffer.from('x')))).toMatchObject({
      kind: 'network',
      phase: 'body',
      message: 'The answer is encoded as zstd, which was never offered.',
    });
  });

  it.each<[encoding: string, bytes: Uint8Array]>([
    ['gzip', Buffer.from(json)],
    ['br', Buffer.from('{"plain":true}')],
    ['deflate', Buffer.from(json)],
    ['gzip', gzipSync(json).subarray(0, 200)],
    ['br', brotliCompressSync(json).subarray(0, 200)],
    ['deflate', deflateSync(json).subarray(0, 200)],
  ])('%s is refused where it is damaged', async (encoding, bytes) => {
    expect(await failure(await serveEncoded(encoding, bytes))).toMatchObject({
      kind: 'network',
      phase: 'body',
      message: expect.stringContaining('is damaged'),
    });
  });

  it('gzip that breaks off is cut short, not damaged', async () => {
    const bytes = gzipSync(json);
    const { origin } = await serveSockets((socket) => {
      socket.once('data', () => {
        socket.write(`HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: ${bytes.length}\r\n\r\n`);
        socket.end(bytes.subarray(0, 100));
      });
    });
    expect(await failure(origin)).toMatchObject({
      phase: 'body',
      message: expect.stringContaining('broke off before its end'),
    });
  });

  it('deflate without its zlib frame is read, as some servers send it', async () => {
    expect((await exchange(await serveEncoded('deflate', deflateRawSync(json)))).body).toBe(json);
  });
});
