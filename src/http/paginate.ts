/** Follows a list from page to page. What a page holds is the caller's business. */
import { NetworkError, SoracomError } from '../errors.ts';
import type { HttpResponse } from './transport.ts';

/** How the pages of one list are asked for and read. */
export interface Paging<Page> {
  /** The response header that holds the next key. */
  header: string;
  /** The query parameter that asks for it, as a `Link` names it. */
  param: string;
  /** Where the list is; a `Link` that leads elsewhere is not followed. */
  base: URL;
  /** Asks for a page: the first one where `key` is undefined. */
  fetch: (key: string | undefined) => Promise<HttpResponse>;
  /** Takes the page in. Whatever it throws counts as a failure of the page. */
  read: (response: HttpResponse) => Promise<Page>;
  /** Told of the failure of a later page, with the key that asks for that page; returns what is thrown. */
  fail: (error: SoracomError, key: string) => Error;
}

/** A page, and the key of the one behind it. */
export interface FetchedPage<Page> {
  page: Page;
  next: string | undefined;
}

/**
 * The pages of a list, each fetched when it is asked for; one at a time is held.
 *
 * @throws NetworkError where a key comes a second time, or a link leads to another origin
 */
export async function* paginate<Page>(paging: Paging<Page>): AsyncGenerator<FetchedPage<Page>> {
  const seen = new Set<string>();
  let key: string | undefined;
  do {
    const { page, response } = await fetchPage(paging, key);
    const next = findNext(response, paging);
    yield { page, next: typeof next === 'string' ? next : undefined };
    if (next instanceof SoracomError) throw next;
    if (next !== undefined && seen.has(next)) throw new NetworkError((t) => t.wire.repeatedKey(next));
    if (next !== undefined) seen.add(next);
    key = next;
  } while (key !== undefined);
}

async function fetchPage<Page>(
  { fetch, read, fail }: Paging<Page>,
  key: string | undefined,
): Promise<{ page: Page; response: HttpResponse }> {
  try {
    const response = await fetch(key);
    return { page: await read(response), response };
  } catch (error) {
    throw key !== undefined && error instanceof SoracomError ? fail(error, key) : error;
  }
}

/** The next key: the header's, else the one in a `Link` (RFC 8288); an error for a link that must not be followed. */
function findNext(
  { headers }: HttpResponse,
  { header, param, base }: Pick<Paging<unknown>, 'header' | 'param' | 'base'>,
): string | NetworkError | undefined {
  const announced = headers[header.toLowerCase()];
  if (announced) return announced;
  const target = readNextLink(headers['link'] ?? '');
  if (target === undefined || !URL.canParse(target, base.href)) return undefined;
  const url = new URL(target, base);
  if (url.origin !== base.origin) return new NetworkError((t) => t.wire.foreignLink(url.origin));
  return url.searchParams.get(param) || new NetworkError((t) => t.wire.keylessLink(param));
}

/** The target of the first link whose relation is `next`. */
function readNextLink(text: string): string | undefined {
  for (const [, target, parameters = ''] of text.matchAll(/<([^>]*)>((?:[^,"]|"[^"]*")*)/g)) {
    // One by one, since a quoted value may hold what looks like another parameter; the first "rel" counts.
    const [, , quoted, plain] =
      [...parameters.matchAll(/;\s*([^\s=;"]+)\s*=\s*(?:"([^"]*)"|([^\s;"]+))/g)].find(
        ([, name]) => name?.toLowerCase() === 'rel',
      ) ?? [];
    if ((quoted ?? plain ?? '').toLowerCase().split(/\s+/).includes('next')) return target;
  }
  return undefined;
}
