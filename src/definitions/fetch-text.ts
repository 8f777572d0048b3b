/** Gets the text of a document from a file or from the network, never more of it than can be a document. */
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { failureOf, NetworkError, UsageError } from '../errors.ts';
import { decodeStrictly } from '../files/decode-text.ts';
import { readInput } from '../files/read-input.ts';
import { acceptedEncodings } from '../http/decode.ts';
import type { Send } from '../http/send.ts';
import type { HttpResponse } from '../http/transport.ts';
import { maxDocumentLength } from '../openapi/load.ts';
import { isSafeHttp, isSuccess } from '../model/http.ts';
import { placeOf, type Position } from '../openapi/problem.ts';
import { redactUrl } from '../secret/redact.ts';
import { userAgent } from '../version.ts';
import { isAddress, showSource } from './name.ts';
import type { FetchedText } from './state.ts';

/** A text with what is to be remembered of it. */
export interface Fetched {
  text: string;
  record: FetchedText;
}

/** What fetching needs of its surroundings. */
export interface FetchContext {
  cwd: string;
  /** Milliseconds since the epoch. */
  now: () => number;
  signal: AbortSignal;
  /** Sends to any https URL, without credentials. */
  send: Send;
}

/**
 * Fetches a document.
 *
 * @param source a path, or an https URL (http for this machine alone)
 * @param known what is there already; where the server says that it is still the same, the answer is undefined
 * @throws UsageError for a source that can't be read, is no text, or is too large
 * @throws ApiError, NetworkError where the server has none
 */
export function fetchText(source: string, context: FetchContext): Promise<Fetched>;
export function fetchText(
  source: string,
  context: FetchContext,
  known: FetchedText | undefined,
): Promise<Fetched | undefined>;
export async function fetchText(
  source: string,
  context: FetchContext,
  known?: FetchedText,
): Promise<Fetched | undefined> {
  const url = readUrl(source);
  const stamp = { fetchedAt: new Date(context.now()).toISOString() };
  if (url === undefined) {
    const path = resolve(context.cwd, source);
    return toFetched(await readInput(path, { most: maxDocumentLength, signal: context.signal }), path, stamp);
  }
  const response = await request(url, context.send, known?.etag);
  if (response.status === 304 && known !== undefined) return undefined;
  refuseFailure(response, url);
  const { etag } = response.headers;
  const bytes = await collect(response, url);
  return toFetched(bytes, url.href, { ...stamp, ...(etag !== undefined && { etag }) });
}

function readUrl(source: string): URL | undefined {
  if (!isAddress(source)) return undefined;
  const url = URL.canParse(source) ? new URL(source) : undefined;
  const isAllowed = url?.protocol === 'https:' || (url !== undefined && isSafeHttp(url));
  if (url === undefined || !isAllowed)
    throw new UsageError((t) => t.definitions.httpsOnly(showSource(source)));
  if (url.username !== '' || url.password !== '') throw new UsageError((t) => t.definitions.noCredentials);
  return url;
}

async function request(url: URL, send: Send, etag: string | undefined): Promise<HttpResponse> {
  const headers = {
    Accept: 'application/yaml, application/json, text/yaml, */*;q=0.5',
    'Accept-Encoding': acceptedEncodings,
    'User-Agent': userAgent,
    ...(etag !== undefined && { 'If-None-Match': etag }),
  };
  try {
    return await send({ method: 'GET', url, headers });
  } catch (error) {
    const status = error instanceof NetworkError ? error.details.status : undefined;
    if (error instanceof NetworkError && status !== undefined && status >= 300 && status < 400) {
      throw new NetworkError(error.sentence, { ...error.details, hint: (t) => t.definitions.redirectHint });
    }
    throw error;
  }
}

function refuseFailure({ status }: HttpResponse, url: URL): void {
  if (isSuccess(status)) return;
  throw failureOf(status, (t) => t.definitions.notServed(redactUrl(url), status));
}

async function collect(response: HttpResponse, url: URL): Promise<Uint8Array> {
  const refuse = (): never => refuseSize(redactUrl(url));
  if (Number(response.headers['content-length'] ?? 0) > maxDocumentLength) refuse();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    if (size > maxDocumentLength) refuse();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function refuseSize(source: string): never {
  throw new UsageError((t) => t.definitions.tooLarge(source, maxDocumentLength / 1024 / 1024));
}

function toFetched(
  bytes: Uint8Array,
  source: string,
  rest: Pick<FetchedText, 'fetchedAt' | 'etag'>,
): Fetched {
  const text = decodeStrictly(bytes);
  if (text === undefined) {
    const { line, column } = findInvalidText(bytes);
    throw new UsageError((t) => t.definitions.notText(placeOf({ source: showSource(source), line, column })));
  }
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { text, record: { source, sha256, bytes: bytes.byteLength, ...rest } };
}

/** Where the first bytes stand that are no UTF-8. */
function findInvalidText(bytes: Uint8Array): Position {
  const decoded = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  // What is invalid was decoded to a replacement character, which is other bytes.
  const again = new TextEncoder().encode(decoded);
  const offset = bytes.findIndex((byte, index) => byte !== again[index]);
  const before = new TextDecoder('utf-8').decode(bytes.subarray(0, Math.max(0, offset)));
  const start = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: before.length - start + 1 };
}
