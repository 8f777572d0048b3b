/** Answers that arrive compressed, whether or not the client asked for it. */
import { Readable, type Transform } from 'node:stream';
import { streamOf } from '../reply.ts';
import type { Fault } from './rule.ts';

export const gzip: Fault = createEncoding('gzip', async () => (await import('node:zlib')).createGzip());
export const brotli: Fault = createEncoding('br', async () =>
  (await import('node:zlib')).createBrotliCompress(),
);

function createEncoding(name: string, createEncoder: () => Promise<Transform>): Fault {
  return {
    parameters: [],
    async meet(_settings, _request, proceed) {
      const reply = await proceed();
      if (reply.body.length === 0) return reply;
      return {
        ...reply,
        headers: { ...reply.headers, 'content-encoding': name, vary: 'accept-encoding' },
        body: { length: undefined, chunks: Readable.from(streamOf(reply.body)).pipe(await createEncoder()) },
      };
    },
  };
}
