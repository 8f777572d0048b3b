/** Undoes a response's content encoding (RFC 9110, section 8.4), loading zlib only when there is one. */
import type { Transform } from 'node:stream';
import { startWith } from './body.ts';
import { TransportError } from './transport.ts';

/** What `Accept-Encoding` offers: the encodings that {@link decodeBody} undoes. */
export const acceptedEncodings = 'gzip, br, deflate';

/**
 * The body as it was before encoding.
 *
 * @throws TransportError for an encoding we never offered, or bytes that don't decode
 */
export async function decodeBody(
  body: AsyncIterable<Uint8Array>,
  encoding: string | undefined,
  url: URL,
): Promise<AsyncIterable<Uint8Array>> {
  const name = encoding?.trim().toLowerCase() ?? 'identity';
  if (name === 'identity' || name === '') return body;
  const zlib = await import('node:zlib');
  const decoders: Record<string, (start: Uint8Array) => Transform> = {
    gzip: () => zlib.createGunzip(),
    'x-gzip': () => zlib.createGunzip(),
    br: () => zlib.createBrotliDecompress(),
    // Some servers leave out the zlib frame (RFC 1950) whose first byte ends in 8.
    deflate: ([first = 0]) => (first % 16 === 8 ? zlib.createInflate() : zlib.createInflateRaw()),
  };
  const createDecoder = Object.hasOwn(decoders, name) ? decoders[name] : undefined;
  if (createDecoder === undefined)
    throw new TransportError('body', (t) => t.http.unknownEncoding(name), { lasting: true });
  return pipeThrough(body, createDecoder, url);
}

async function* pipeThrough(
  body: AsyncIterable<Uint8Array>,
  createDecoder: (start: Uint8Array) => Transform,
  url: URL,
): AsyncGenerator<Uint8Array> {
  const chunks = body[Symbol.asyncIterator]();
  const first = await chunks.next();
  // An empty body is empty in every encoding; a decoder would miss its header.
  if (first.done === true) return;
  const { Readable } = await import('node:stream');
  const decoder = createDecoder(first.value);
  const source = Readable.from(startWith([first.value], chunks));
  // `pipe` does not carry the source's failure over; without this a cut connection would wait for ever.
  source.once('error', (error) => decoder.destroy(error));
  try {
    for await (const chunk of source.pipe(decoder)) yield chunk as Uint8Array;
  } catch (error) {
    if (error instanceof TransportError) throw error;
    if (isZlibError(error)) {
      throw new TransportError('body', (t) => t.http.badEncoding(url.host), { cause: error });
    }
    throw error;
  } finally {
    source.destroy();
  }
}

function isZlibError(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && /^(Z_|ERR_.*BROTLI|ERR__ERROR)/.test(String(error.code))
  );
}
