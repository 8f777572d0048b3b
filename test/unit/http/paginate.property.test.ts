/** `Link` headers of any make: the next page is found, and only on the same origin. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NetworkError } from '../../../src/errors.ts';
import { paginate } from '../../../src/http/paginate.ts';
import { anyText, holdsLater } from '../../helpers/properties.ts';

const base = new URL('https://api.example.com/v1/things');

/** The keys that were asked for, until the list ends or fails. */
async function follow(link: string): Promise<(string | undefined)[]> {
  const asked: (string | undefined)[] = [];
  const pages = paginate({
    header: 'x-next',
    param: 'after',
    base,
    fetch: (key) => {
      asked.push(key);
      const headers: Record<string, string> = asked.length === 1 ? { link } : {};
      return Promise.resolve({ status: 200, headers, body: empty() });
    },
    read: () => Promise.resolve(undefined),
    fail: (error) => error,
  });
  for await (const page of pages) expect(page.page).toBeUndefined();
  return asked;
}

async function* empty(): AsyncGenerator<Uint8Array> {}

const target = fc.webPath().map((path) => `${path === '' ? '/' : path}?page=1`);
const other = fc
  .tuple(
    target,
    fc.constantFrom('prev', '"prev first"', 'nextish', '"x-next"'),
    fc.constantFrom('', '; title="a, <b>; rel=next"'),
  )
  .map(([path, rel, more]) => `<${path}>${more}; rel=${rel}`);
const spelled = fc.constantFrom('next', '"next"', 'NEXT', '"prev next"');

describe('a Link header', () => {
  it('leads on by its parameter, wherever among others it is', async () => {
    const key = anyText.filter((text) => text !== '' && !/\p{Cs}/u.test(text));
    const places = fc.tuple(
      fc.array(other, { maxLength: 3 }),
      fc.array(other, { maxLength: 3 }),
      spelled,
      key,
    );
    await holdsLater(places, async ([before, after, rel, value]) => {
      const next = `</v1/things?after=${encodeURIComponent(value)}>; rel=${rel}`;
      expect(await follow([...before, next, ...after].join(', '))).toEqual([undefined, value]);
    });
  });

  it('leads nowhere where none of its links is the next one', async () => {
    await holdsLater(fc.array(other, { maxLength: 4 }), async (links) => {
      expect(await follow(links.join(','))).toEqual([undefined]);
    });
  });

  it('that leads to another origin is an error', async () => {
    const elsewhere = fc
      .webUrl({ validSchemes: ['http', 'https'] })
      .filter((url) => new URL(url).origin !== base.origin);
    await holdsLater(elsewhere, async (url) => {
      const { origin, pathname } = new URL(url);
      await expect(follow(`<${origin}${pathname}?after=x>; rel=next`)).rejects.toThrow(NetworkError);
    });
  });

  it('of anything at all leads on, nowhere, or to an error of ours', async () => {
    const pieces = fc.array(
      fc.oneof(
        anyText,
        fc.constantFrom('<', '>', ';', ',', '"', 'rel=', 'next', '</a?after=1>', '//evil.example'),
      ),
    );
    await holdsLater(pieces, async (parts) => {
      const outcome = await follow(parts.join('')).catch((error: unknown) => error);
      expect(outcome instanceof NetworkError || Array.isArray(outcome)).toBe(true);
    });
  });
});
