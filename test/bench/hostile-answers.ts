/** Answers that no API should give, made anew for every request. */
import type { Socket } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Random } from './random.ts';

/** Writes one answer, and ends the connection unless it goes on for ever. */
export type HostileAnswer = (socket: Socket, random: Random) => void;

const bill = { yearMonth: '202511', amount: 1234.5, currency: 'JPY', state: 'closed' };
const good = JSON.stringify({ billList: Array.from({ length: 50 }, () => bill) });

function send(socket: Socket, head: readonly string[], body: string | Uint8Array = ''): void {
  const bytes = Buffer.from(body);
  socket.write(`HTTP/1.1 200 OK\r\nConnection: close\r\n${head.map((line) => `${line}\r\n`).join('')}\r\n`);
  socket.end(bytes);
}

function json(socket: Socket, body: string | Uint8Array, ...head: string[]): void {
  const { length } = Buffer.from(body);
  send(socket, ['Content-Type: application/json', `Content-Length: ${length}`, ...head], body);
}

/** A JSON text of `size` bytes once it is unpacked. */
function bomb(size: number): Buffer {
  return Buffer.concat([Buffer.from('{"billList":["'), Buffer.alloc(size, 'a'), Buffer.from('"]}')]);
}

const packed = { gzip: gzipSync(bomb(300_000_000), { level: 1 }), br: brotliCompressSync(bomb(20_000_000)) };

/** Bytes for ever, at a pace that leaves the machine alone. */
function drip(socket: Socket, chunk: string): void {
  const timer = setInterval(() => socket.write(chunk), 10);
  socket.once('close', () => clearInterval(timer));
}

/** By the kind of what is wrong with them. */
export const hostileAnswers: Readonly<Record<string, HostileAnswer>> = {
  'JSON cut off': (socket, random) => json(socket, good.slice(0, random.below(good.length))),
  'JSON with noise': (socket, random) => {
    const at = random.below(good.length);
    json(
      socket,
      good.slice(0, at) + random.pick(['\u0000', '}', '"', '\\', ',,', '\u2028']) + good.slice(at),
    );
  },
  'values of another type': (socket, random) =>
    json(
      socket,
      random.pick([
        'null',
        '[]',
        '7',
        '"x"',
        '{}',
        '{"billList":7}',
        '{"billList":[[]]}',
        '[null,[],{}]',
        'true',
      ]),
    ),
  'nothing at all': (socket, random) => random.pick([() => socket.end(), () => socket.destroy()])(),
  'an empty body': (socket) => json(socket, ''),
  'deep nesting': (socket, random) => json(socket, random.pick(['[', '{"a":']).repeat(100_000)),
  'one huge number': (socket, random) => json(socket, `[${'9'.repeat(1 + random.below(2_000_000))}]`),
  'names of prototypes': (socket) => json(socket, '{"__proto__":{"a":1},"constructor":{"prototype":{}}}'),
  'bytes that are no UTF-8': (socket, random) =>
    json(socket, Buffer.from(Array.from({ length: 500 }, () => random.below(256)))),
  'half a character': (socket) =>
    json(socket, Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xe3, 0x81])])),
  'a gzip bomb': (socket) => json(socket, packed.gzip, 'Content-Encoding: gzip'),
  'a gzip bomb as an error': (socket) => {
    const head = ['Content-Encoding: gzip', `Content-Length: ${packed.gzip.length}`, 'Connection: close'];
    socket.write(
      `HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\n${head.join('\r\n')}\r\n\r\n`,
    );
    socket.end(packed.gzip);
  },
  'a brotli bomb': (socket) => json(socket, packed.br, 'Content-Encoding: br'),
  'an encoding that is none': (socket, random) =>
    json(
      socket,
      good,
      `Content-Encoding: ${random.pick(['gzip', 'br', 'deflate', 'zstd', 'x, y', 'gzip, gzip'])}`,
    ),
  'too short for its length': (socket) =>
    send(socket, ['Content-Type: application/json', 'Content-Length: 999999'], good),
  'too long for its length': (socket) =>
    send(socket, ['Content-Type: application/json', 'Content-Length: 3'], good),
  'a length that is none': (socket, random) =>
    send(
      socket,
      [`Content-Length: ${random.pick(['-1', 'x', '1e9', '99999999999999999999', '1, 2'])}`],
      good,
    ),
  'two lengths': (socket) => send(socket, ['Content-Length: 5', 'Content-Length: 7'], good),
  'broken chunks': (socket, random) =>
    send(
      socket,
      ['Content-Type: application/json', 'Transfer-Encoding: chunked'],
      random.pick(['zz\r\n', 'ffffffffffffffff\r\nx', '5\r\nab', '-1\r\n\r\n', '2\r\n{}\r\n']),
    ),
  'a huge header': (socket, random) =>
    json(socket, good, `X-Big: ${'x'.repeat(10_000 + random.below(200_000))}`),
  'many headers': (socket) => json(socket, good, ...Array.from({ length: 5000 }, (_, at) => `X-${at}: 1`)),
  'headers that are none': (socket, random) =>
    json(socket, good, random.pick(['no colon', ': no name', 'X-\u0001: 1', 'X: \u0000', '\u001b[31m: x'])),
  'no HTTP': (socket, random) =>
    socket.end(
      random.pick(['SSH-2.0-x\r\n', '\u0016\u0003\u0001', 'HTTP/9.9 200 OK\r\n\r\n', 'HTTP/1.1 7\r\n\r\n']),
    ),
  'a redirect': (socket, random) =>
    send(socket, [
      'Content-Length: 0',
      `Location: ${random.pick(['/v1/bills', 'http://127.0.0.1:1/', 'file:///etc/passwd', '//x', '\\\\x', '', ':'])}`,
    ]),
  'a redirect, status and all': (socket, random) =>
    socket.end(
      `HTTP/1.1 ${random.pick(['301', '302', '307', '308'])} Moved\r\nConnection: close\r\nContent-Length: 0\r\nLocation: ${random.pick(['/v1/bills', 'http://user:pass@127.0.0.1:1/', 'javascript:x', 'http://[', '?'])}\r\n\r\n`,
    ),
  'a status that is none': (socket, random) =>
    socket.end(
      `HTTP/1.1 ${random.pick(['000', '099', '199', '600', '999', '204'])} X\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}`,
    ),
  'only 100 Continue': (socket) => socket.end('HTTP/1.1 100 Continue\r\n\r\n'.repeat(1000)),
  'text that drives a terminal': (socket) => json(socket, '{"\\u001b]0;x\\u0007":"\\u009b2J","b":"\u202e"}'),
  'an endless body': (socket, random) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{"billList":["');
    drip(socket, random.pick(['a', ' ', '","']).repeat(200_000));
  },
  'endless headers': (socket) => {
    socket.write('HTTP/1.1 200 OK\r\n');
    drip(socket, 'X: 1\r\n'.repeat(100));
  },
};
