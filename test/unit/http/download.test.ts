/** Where a download may lead, and what counts as a whole file. */
import { describe, expect, it } from 'vitest';
import { NetworkError } from '../../../src/errors.ts';
import { readText } from '../../../src/http/body.ts';
import { openDownload, type DownloadOptions } from '../../../src/http/download.ts';
import { PrivateAddressError, refusePrivate } from '../../../src/http/private-address.ts';
import type { HttpRequest, HttpResponse } from '../../../src/http/transport.ts';

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  if (text !== '') yield new TextEncoder().encode(text);
}

type Answer = Partial<Omit<HttpResponse, 'body'>> & { text?: string };

/** A host that answers in turn, and what it was asked for. */
function fetchWith(answers: readonly Answer[], options: Partial<DownloadOptions> = {}) {
  const requests: HttpRequest[] = [];
  const left = [...answers];
  const transfer = async (request: HttpRequest): Promise<HttpResponse> => {
    requests.push(request);
    const { text = '', ...answer } = left.shift() ?? {};
    return { status: 200, headers: {}, body: bytesOf(text), ...answer };
  };
  const fetch = async (address: string): Promise<string> => {
    const { body } = await openDownload(address, {
      transfer,
      userAgent: 'test',
      insecureHttp: false,
      isInside: () => Promise.resolve(false),
      beforeResume: async (error, attempt) => {
        if (attempt > 2) throw error;
      },
      ...options,
    });
    return readText(body);
  };
  return { fetch, requests };
}

const privates = [
  'https://127.0.0.1/f',
  'https://10.0.0.1/f',
  'https://169.254.169.254/latest/meta-data',
  'https://[fd00::1]/f',
  'https://[::ffff:192.168.0.1]/f',
  'http://localhost:8080/f',
  'https://localhost./f',
];

describe('a download', () => {
  it.each(privates)('does not go from the open internet to %s', async (address) => {
    const direct = fetchWith([{ text: 'x' }]);
    await expect(direct.fetch(address)).rejects.toThrow(PrivateAddressError);
    expect(direct.requests).toEqual([]);
    const redirected = fetchWith([{ status: 302, headers: { location: address } }, { text: 'x' }]);
    await expect(redirected.fetch('https://files.test/f')).rejects.toThrow(PrivateAddressError);
    expect(redirected.requests).toHaveLength(1);
  });

  it.each(privates)('goes to %s where the API is inside, too', async (address) => {
    const { fetch } = fetchWith([{ text: 'x' }], { isInside: () => Promise.resolve(true) });
    expect(await fetch(address)).toBe('x');
  });

  it('asks the transport to look where names lead, until the API turns out to be inside', async () => {
    const refused = (request: HttpRequest): Promise<HttpResponse> => {
      if (request.publicOnly === true) return Promise.reject(refusePrivate('files.test'));
      return Promise.resolve({ status: 200, headers: {}, body: bytesOf('x') });
    };
    const address = 'https://files.test/f';
    await expect(fetchWith([], { transfer: refused }).fetch(address)).rejects.toThrow('private network');
    const inside = fetchWith([], { transfer: refused, isInside: () => Promise.resolve(true) });
    expect(await inside.fetch(address)).toBe('x');
  });

  it('takes no user and password from an address', async () => {
    const location = 'https://me:secret@files.test/g';
    const { fetch, requests } = fetchWith([{ status: 307, headers: { location } }, { text: 'x' }]);
    await fetch('https://me:secret@files.test/f');
    expect(requests.map(({ url }) => url.href)).toEqual(['https://files.test/f', 'https://files.test/g']);
  });
});

describe('a file of unknown length', () => {
  it('that ends at once is asked for again, whole', async () => {
    const { fetch, requests } = fetchWith([{}, { text: 'a,b' }]);
    expect(await fetch('https://files.test/f')).toBe('a,b');
    expect(requests.map(({ headers }) => headers['Range'])).toEqual([undefined, undefined]);
  });

  it('that always ends at once is no file', async () => {
    const { fetch } = fetchWith([{}, {}, {}, {}]);
    await expect(fetch('https://files.test/f')).rejects.toThrow(NetworkError);
    await expect(fetchWith([{}, {}, {}, {}]).fetch('https://files.test/f')).rejects.toThrow('first byte');
  });

  it('is one that may be empty where the server says so', async () => {
    const { fetch } = fetchWith([{ headers: { 'content-length': '0' } }]);
    expect(await fetch('https://files.test/f')).toBe('');
  });
});
