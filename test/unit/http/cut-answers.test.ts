/** A write whose answer is cut off at each of its bytes: what is said of it is never more than the transport knows. */
import { afterEach, describe, expect, it } from 'vitest';
import { createNodeTransport } from '../../../src/http/node-transport.ts';
import { readText } from '../../../src/http/body.ts';
import type { OpenTransport, Timeouts } from '../../../src/http/transport.ts';
import { createUndiciTransport } from '../../../src/http/undici-transport.ts';
import { recordWrites, type WriteRecord } from '../../../src/http/write-record.ts';
import { serveSockets } from '../../helpers/loopback.ts';

const timeouts: Timeouts = { connect: 120_000, headers: 120_000, idle: 120_000 };

const transports: [string, (settings: { timeouts: Timeouts }) => OpenTransport][] = [
  ['node:http', createNodeTransport],
  ['undici', createUndiciTransport],
];

const answers: [string, string][] = [
  [
    'of a known length',
    'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 14\r\n\r\n{"status":"ok"}'.slice(
      0,
      -1,
    ),
  ],
  [
    'in chunks',
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4;x=y\r\n{"a"\r\n3\r\n:1}\r\n0\r\nX-Trailer: 1\r\n\r\n',
  ],
  [
    'behind a provisional one',
    'HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}',
  ],
];

describe.each(transports)('an answer over %s', (_name, create) => {
  const open: OpenTransport[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((transport) => transport.close()));
  });

  it.each(answers)('%s, cut off at each of its bytes, leaves the write in doubt', async (_kind, answer) => {
    let length = 0;
    const { origin } = await serveSockets((socket) => {
      socket.once('data', () => socket.end(answer.slice(0, length)));
    });
    const transport = create({ timeouts });
    open.push(transport);
    const fates: string[] = [];
    for (length = 0; length <= answer.length; length += 1) {
      const record: WriteRecord = { fate: 'none' };
      const send = recordWrites(transport.send, record);
      const request = { method: 'PUT', url: new URL(origin), headers: {}, effect: 'destructive' } as const;
      const end = await send(request, { timeouts, signal: new AbortController().signal })
        .then(({ body }) => readText(body))
        .then(
          () => 'whole',
          () => 'cut',
        );
      fates.push(`${end} ${record.fate}`);
    }
    expect(new Set(fates.slice(0, -1))).toEqual(new Set(['cut maybe']));
    expect(fates.at(-1)).toBe('whole done');
  });
});
