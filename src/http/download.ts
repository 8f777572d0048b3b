/** Fetches a file from wherever the API says it is: checked against its announced length, resumed after a drop. */
import { NetworkError } from '../errors.ts';
import { isRedirect, isSafeHttp } from '../model/http.ts';
import { isPrivateHost } from './address.ts';
import { PrivateAddressError, refusePrivate } from './private-address.ts';
import { acceptedRedirects, type Send } from './send.ts';
import { discardBody } from './body.ts';
import { TransportError, type HttpRequest, type HttpResponse } from './transport.ts';

/** How a file is fetched. */
export interface DownloadOptions {
  /** Sends to any host, with retries until an answer begins; the request carries no credentials. */
  transfer: Send;
  userAgent: string;
  /** Whether the API itself is at a private address; only then may the file be at one. */
  isInside: () => Promise<boolean>;
  /** Lets plain http be used for other machines, too. */
  insecureHttp: boolean;
  /** Called before the download goes on after a break; rejects where there is to be no further attempt. */
  beforeResume: (error: NetworkError, attempt: number, received: number) => Promise<void>;
}

/** A file that is coming in. */
export interface Download {
  contentType: string;
  /** In bytes, where the server says so. */
  size: number | undefined;
  /** @throws NetworkError where what comes is not what was announced */
  body: AsyncIterable<Uint8Array>;
}

/** What tells one state of a file from another. */
interface Version {
  etag: string | undefined;
  modified: string | undefined;
}

/**
 * Opens the file. Its bytes come as they are stored: no encoding is asked for, so that lengths and ranges mean them.
 *
 * @throws NetworkError where the address is not safe or the server refuses
 */
export async function openDownload(address: string, options: DownloadOptions): Promise<Download> {
  const first = await open(address, {}, options);
  if (first.response.status !== 200) await refuse(first);
  const size = readLength(first.response);
  return {
    contentType: first.response.headers['content-type'] ?? 'application/octet-stream',
    size,
    body: readAll(first, size, options),
  };
}

interface Opened {
  url: URL;
  response: HttpResponse;
}

/** Follows redirects, each to an address that is as safe as the first had to be. */
async function open(
  address: string,
  range: Record<string, string>,
  options: DownloadOptions,
): Promise<Opened> {
  let url = await checkAddress(address, undefined, options);
  for (let hop = 0; hop <= acceptedRedirects; hop += 1) {
    const headers = {
      Accept: '*/*',
      'Accept-Encoding': 'identity',
      'User-Agent': options.userAgent,
      ...range,
    };
    const request: HttpRequest = { method: 'GET', url, headers };
    const response = await visit(request, options);
    const location = response.headers['location'];
    if (!isRedirect(response.status) || location === undefined) return { url, response };
    await discardBody(response);
    url = await checkAddress(location, url, options);
  }
  throw new NetworkError((t) => t.http.redirectLoop(url.host));
}

async function checkAddress(
  address: string,
  base: URL | undefined,
  { insecureHttp, isInside }: DownloadOptions,
): Promise<URL> {
  const url = URL.canParse(address, base?.href) ? new URL(address, base) : undefined;
  const isPlain = url !== undefined && isSafeHttp(url, insecureHttp);
  if (url === undefined || (url.protocol !== 'https:' && !isPlain)) {
    throw new NetworkError((t) => t.wire.unsafeAddress(url?.origin ?? '?'));
  }
  if (isPrivateHost(url.hostname) && !(await isInside())) throw refusePrivate(url.hostname);
  url.username = '';
  url.password = '';
  return url;
}

/** A name is judged by what it leads to, when the connection is made. */
async function visit(request: HttpRequest, { transfer, isInside }: DownloadOptions): Promise<HttpResponse> {
  try {
    return await transfer({ ...request, publicOnly: true });
  } catch (error) {
    if (!(error instanceof PrivateAddressError) || !(await isInside())) throw error;
    return transfer(request);
  }
}

async function* readAll(
  first: Opened,
  size: number | undefined,
  options: DownloadOptions,
): AsyncGenerator<Uint8Array> {
  const version = readVersion(first.response);
  let received = 0;
  let attempt = 1;
  let body = first.response.body;
  for (;;) {
    try {
      for await (const chunk of body) {
        received += chunk.byteLength;
        yield chunk;
        // What comes is proof that the line works: only failures in a row are counted.
        attempt = 1;
      }
      if (size !== undefined && received !== size) throw wrongLength(size, received);
      if (size === undefined && received === 0) throw endedAtOnce(first.url);
      return;
    } catch (error) {
      if (!isDrop(error)) throw error;
      await options.beforeResume(error, attempt, received);
      attempt += 1;
      body = resume(first.url, received, size, version, options);
    }
  }
}

/** The rest of the file behind `received` bytes; where the server knows no ranges, the whole, its start skipped. */
async function* resume(
  url: URL,
  received: number,
  size: number | undefined,
  version: Version,
  options: DownloadOptions,
): AsyncGenerator<Uint8Array> {
  const range = received === 0 ? undefined : { Range: `bytes=${received}-` };
  const opened = await open(url.href, { ...range }, options);
  const { response } = opened;
  if (response.status === 416) {
    await discardBody(response);
    throw size === undefined ? changed() : wrongLength(size, received);
  }
  if (response.status !== 200 && response.status !== 206) await refuse(opened);
  const isPart = response.status === 206;
  const start = isPart ? Number(/^bytes (\d+)-/.exec(response.headers['content-range'] ?? '')?.[1]) : 0;
  if (!isSame(version, readVersion(response)) || (isPart && start !== received)) {
    await discardBody(response);
    throw changed();
  }
  let skip = isPart ? 0 : received;
  for await (const chunk of response.body) {
    const part = chunk.subarray(skip);
    skip -= chunk.byteLength - part.byteLength;
    if (part.byteLength > 0) yield part;
  }
}

/** A connection that was lost on the way; whatever fails before the answer begins, the sender has tried again. */
function isDrop(error: unknown): error is TransportError {
  return error instanceof TransportError && error.phase === 'body' && !error.lasting;
}

/** @throws NetworkError always */
async function refuse({ url, response }: Opened): Promise<never> {
  const { status } = response;
  await discardBody(response);
  throw new NetworkError((t) => t.wire.downloadRefused(url.host, status), { status });
}

function wrongLength(expected: number, received: number): NetworkError {
  return new NetworkError((t) => t.wire.downloadLength(expected, received));
}

/** A connection that is closed at once looks like an empty file, unless the server says that it is one. */
function endedAtOnce({ host }: URL): TransportError {
  return new TransportError('body', (t) => t.wire.downloadEmpty(host));
}

function changed(): NetworkError {
  return new NetworkError((t) => t.wire.downloadChanged);
}

/** A length means the file's bytes only where they are not encoded. */
function readLength({ headers }: HttpResponse): number | undefined {
  const encoding = headers['content-encoding'] ?? 'identity';
  const text = headers['content-length'];
  return encoding === 'identity' && text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

function readVersion({ headers }: HttpResponse): Version {
  return { etag: headers['etag'], modified: headers['last-modified'] };
}

function isSame(one: Version, other: Version): boolean {
  return one.etag === other.etag && one.modified === other.modified;
}
