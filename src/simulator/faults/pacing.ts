/** Faults that take their time. */
import { setTimeout as sleep } from 'node:timers/promises';
import { streamOf } from '../reply.ts';
import type { Fault } from './rule.ts';

/** Waits `ms` milliseconds (1000 unless told) before the answer. */
export const latency: Fault = {
  parameters: ['ms'],
  async meet({ ms = 1000 }, _request, proceed) {
    const reply = await proceed();
    return { ...reply, delayMs: (reply.delayMs ?? 0) + ms };
  },
};

/** Sends the body `bytes` (16 unless told) at a time, with `ms` milliseconds (50 unless told) between. */
export const slowDrip: Fault = {
  parameters: ['bytes', 'ms'],
  async meet({ bytes = 16, ms = 50 }, _request, proceed) {
    const reply = await proceed();
    return {
      ...reply,
      body: { length: reply.body.length, chunks: drip(streamOf(reply.body), Math.max(1, bytes), ms) },
    };
  },
};

async function* drip(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  bytes: number,
  ms: number,
): AsyncIterable<Uint8Array> {
  for await (const chunk of chunks) {
    for (let offset = 0; offset < chunk.length; offset += bytes) {
      yield chunk.subarray(offset, offset + bytes);
      // Nobody waits for this timer when the simulator closes: the connection is gone by then.
      await sleep(ms, undefined, { ref: false });
    }
  }
}
