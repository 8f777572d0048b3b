/** Reads bodies, and never more of one than is meant to be held: what others send has no size of its own. */
import { NetworkError } from '../errors.ts';
import type { HttpResponse } from './transport.ts';

/** In bytes, after decoding. The text of an answer, and what is made of it, takes several times as much memory. */
export const mostHeld = 256_000_000;

/** What is for us alone (errors, tokens, the state of an export) fits into far less. In bytes, after decoding. */
export const mostOfMessage = 1_000_000;

/**
 * Reads a whole body as UTF-8 text. A byte order mark, if any, is kept.
 *
 * @param most in bytes
 * @throws NetworkError where it is longer
 */
export async function readText(body: AsyncIterable<Uint8Array>, most = mostHeld): Promise<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let text = '';
  for await (const chunk of limitBody(body, most)) text += decoder.decode(chunk, { stream: true });
  return text + decoder.decode();
}

/** Reads a whole body. @param most in bytes @throws NetworkError where it is longer */
export async function readBytes(body: AsyncIterable<Uint8Array>, most = mostHeld): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of limitBody(body, most)) chunks.push(chunk);
  return chunks;
}

async function* limitBody(body: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > most) throw tooLarge(most);
    yield chunk;
  }
}

/** What to say of an answer that would take more memory than it may. @param most in bytes */
export function tooLarge(most: number): NetworkError {
  return new NetworkError((t) => t.http.tooLarge(most / 1_000_000), { hint: (t) => t.http.tooLargeHint });
}

/** The body up to `most` bytes. What follows is not read, and its connection ends. */
export async function* cutBody(body: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let left = most;
  for await (const chunk of body) {
    yield chunk.subarray(0, left);
    left -= chunk.byteLength;
    if (left <= 0) return;
  }
}

/**
 * Reads a body to its end, or up to `most` bytes where it is longer; the rest then follows as it comes.
 *
 * @returns the whole body
 */
export async function readAhead(
  body: AsyncIterable<Uint8Array>,
  most: number,
): Promise<AsyncIterable<Uint8Array>> {
  const source = body[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  for (let size = 0; size <= most;) {
    const next = await source.next();
    if (next.done === true) return replay(chunks);
    chunks.push(next.value);
    size += next.value.byteLength;
  }
  return startWith(chunks, source);
}

/** What was read already, and what is still to come. Each piece is let go of once it is handed on. */
export async function* startWith<T>(chunks: T[], rest: AsyncIterator<T>): AsyncGenerator<T> {
  try {
    for (let chunk = chunks.shift(); chunk !== undefined; chunk = chunks.shift()) yield chunk;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    // Leaving early must close the connection beneath.
    await rest.return?.();
  }
}

/** A body that is in memory already; it can be read again. */
export async function* replay(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

/** Leaves a response unread. Its connection ends at once, whatever is still on its way. */
export async function discardBody({ body }: HttpResponse): Promise<void> {
  for await (const _ of body) break;
}
