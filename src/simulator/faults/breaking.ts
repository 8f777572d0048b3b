/** Faults that lose the answer, or a part of it. */
import { createEmptyReply, streamOf, type Reply } from '../reply.ts';
import type { Fault } from './rule.ts';

/** Breaks the connection before the answer: with `processed`, after the API did what it was asked. */
export const reset: Fault = {
  parameters: ['processed'],
  async meet({ processed = false }, _request, proceed) {
    if (processed) await proceed();
    return { ...createEmptyReply(200), end: 'reset' };
  },
};

/** Breaks the connection after `bytes` of the body; after half of it unless told. Content-Length stays right. */
export const resetBody: Fault = {
  parameters: ['bytes'],
  meet: async ({ bytes }, _request, proceed) => ({ ...withLength(await cut(proceed, bytes)), end: 'reset' }),
};

/** Sends the first `bytes` of the body (half of it unless told) as if they were all. */
export const truncatedBody: Fault = {
  parameters: ['bytes'],
  meet: async ({ bytes }, _request, proceed) => (await cut(proceed, bytes)).part,
};

/** Announces `by` bytes more than come (fewer where it is negative), then closes the connection. */
export const wrongLength: Fault = {
  parameters: ['by'],
  async meet({ by = 10 }, _request, proceed) {
    const reply = await proceed();
    const length = Math.max(0, (reply.body.length ?? 0) + by);
    return {
      ...reply,
      headers: { ...reply.headers, 'content-length': String(length) },
      end: reply.end ?? 'close',
    };
  },
};

/** Answers 200 with a page of HTML; `contentType` says what it claims to be, JSON unless told. */
export const notJson: Fault = {
  parameters: ['contentType'],
  meet: ({ contentType = 'application/json' }) => ({
    status: 200,
    headers: { 'content-type': contentType },
    body: Buffer.from('<!doctype html>\n<title>Maintenance</title>\n<p>Back soon.</p>\n'),
  }),
};

async function cut(
  proceed: () => Promise<Reply>,
  bytes: number | undefined,
): Promise<{ part: Reply; whole: number | undefined }> {
  const reply = await proceed();
  const whole = reply.body.length;
  const length = Math.min(whole ?? Infinity, bytes ?? Math.floor((whole ?? 0) / 2));
  return { part: { ...reply, body: { length, chunks: takeBytes(streamOf(reply.body), length) } }, whole };
}

function withLength({ part, whole }: { part: Reply; whole: number | undefined }): Reply {
  return { ...part, body: { length: whole, chunks: streamOf(part.body) } };
}

async function* takeBytes(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  count: number,
): AsyncIterable<Uint8Array> {
  let left = count;
  for await (const chunk of chunks) {
    if (left <= 0) return;
    yield chunk.subarray(0, left);
    left -= chunk.length;
  }
}
