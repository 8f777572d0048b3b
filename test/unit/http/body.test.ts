import { describe, expect, it } from 'vitest';
import { NetworkError } from '../../../src/errors.ts';
import { cutBody, readAhead, readBytes, readText } from '../../../src/http/body.ts';

/** A body of as many chunks, and how much of it was asked for. */
function makeBody(
  count: number,
  size = 10,
): { body: AsyncIterable<Uint8Array>; read: () => number; left: () => boolean } {
  let read = 0;
  let left = false;
  async function* chunks(): AsyncGenerator<Uint8Array> {
    try {
      for (; read < count; read += 1) yield new Uint8Array(size).fill(97 + (read % 26));
    } finally {
      left = true;
    }
  }
  return { body: chunks(), read: () => read, left: () => left };
}

describe('a body that is held', () => {
  it.each([[readText], [readBytes]])('may be as long as the limit, and no longer: %s', async (reader) => {
    const held = await reader(makeBody(10).body, 100);
    expect(typeof held === 'string' ? held.length : Buffer.concat(held).byteLength).toBe(100);
    const endless = makeBody(Infinity);
    await expect(reader(endless.body, 99)).rejects.toThrow(NetworkError);
    expect(endless.read()).toBeLessThan(11);
    expect(endless.left()).toBe(true);
  });

  it('keeps characters that come in two pieces', async () => {
    const bytes = new TextEncoder().encode('é\u{1F600}');
    async function* pieces(): AsyncGenerator<Uint8Array> {
      for (const byte of bytes) yield Uint8Array.of(byte);
    }
    expect(await readText(pieces())).toBe('é\u{1F600}');
  });
});

describe('a body that is cut', () => {
  it.each([
    [0, 0],
    [5, 5],
    [10, 10],
    [25, 25],
    [1000, 100],
  ])('at %i bytes has %i', async (most, expected) => {
    const { body, left } = makeBody(10);
    expect((await readText(cutBody(body, most))).length).toBe(expected);
    expect(left()).toBe(true);
  });
});

describe('a body that is read ahead', () => {
  it.each([[0], [1], [55], [99], [100], [1000]])('of %i bytes is whole', async (most) => {
    const { body, left } = makeBody(10);
    const expected = await readText(makeBody(10).body);
    const ahead = await readAhead(body, most);
    expect(left()).toBe(most >= 100);
    expect(await readText(ahead)).toBe(expected);
    expect(left()).toBe(true);
  });

  it('is left with its connection where the reader has enough', async () => {
    const { body, read, left } = makeBody(Infinity);
    for await (const _ of await readAhead(body, 30)) break;
    expect(read()).toBeLessThan(6);
    expect(left()).toBe(true);
  });
});
