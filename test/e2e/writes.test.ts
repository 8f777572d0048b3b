/** A write that goes wrong on real sockets: whether it may have been carried out is said, and never where it can't have been. */
import { createServer as createNetServer } from 'node:net';
import { existsSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { callProgram, startProgram } from '../helpers/program.ts';
import { findClosedPort, listen, serve, serveSockets } from '../helpers/loopback.ts';
import { createProxy } from '../helpers/proxy.ts';

const pair = { SORACOM_API_KEY: 'k', SORACOM_API_TOKEN: 't', SORACOM_PROFILE_DIR: '/nonexistent' };
const confirm = [
  'orders',
  'confirm',
  '--order-id',
  'o',
  '--error-format',
  'json',
  '--yes',
  '--insecure-http',
];

function fateOf(stderr: string): { maybeDone?: true; done?: true } {
  const { error } = JSON.parse(stderr.trim().split('\n').at(-1) ?? '') as {
    error: { maybeDone?: true; done?: true };
  };
  return { ...(error.maybeDone && { maybeDone: true }), ...(error.done && { done: true }) };
}

/** Something that is waited for, and happens once. */
function makeLatch(): { opened: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

const answers: [what: string, code: number, fate: object, answer: (response: ServerResponse) => void][] = [
  [
    'an answer that breaks off after HTTP 200',
    5,
    { maybeDone: true },
    (response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
      response.write('{"orderId":');
      setTimeout(() => response.destroy(), 50);
    },
  ],
  ['a connection that is closed', 5, { maybeDone: true }, (response) => response.destroy()],
  ['a 500', 5, { maybeDone: true }, (response) => response.writeHead(500).end('{}')],
  [
    'a 503 with Retry-After',
    5,
    { maybeDone: true },
    (response) => response.writeHead(503, { 'retry-after': '0' }).end(),
  ],
  ['a 400', 4, {}, (response) => response.writeHead(400).end('{}')],
  [
    'a success that is no JSON',
    5,
    { maybeDone: true, done: true },
    (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('<html>'),
  ],
];

describe.each([['straight'], ['through a proxy']])('a confirmation sent %s', (way) => {
  async function surroundings(origin: string): Promise<Record<string, string>> {
    if (way === 'straight') return { ...pair, SORACOM_ENDPOINT: origin };
    const proxy = await listen(createProxy({}).server, '127.0.0.1', 'http');
    return {
      ...pair,
      SORACOM_ENDPOINT: origin.replace('127.0.0.1', 'api.test'),
      HTTP_PROXY: proxy.origin,
    };
  }

  it.each(answers)('meets %s', async (_, code, fate, answer) => {
    let requests = 0;
    const { origin } = await serve((request, response) => {
      requests += 1;
      request.resume().once('end', () => answer(response));
    });
    const outcome = await callProgram(confirm, { env: await surroundings(origin) });
    expect(fateOf(outcome.stderr)).toEqual(fate);
    expect(outcome.code).toBe(code);
    expect(requests).toBe(1);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('is interrupted in flight by %s', async (signal) => {
    const arrived = makeLatch();
    const { origin } = await serve((request) => {
      request.resume();
      arrived.open();
    });
    const { child, ended } = startProgram(confirm, { env: await surroundings(origin) });
    await arrived.opened;
    child.kill(signal);
    const { code, stderr } = await ended;
    expect(fateOf(stderr)).toEqual({ maybeDone: true });
    expect(code).toBe(130);
  });
});

describe('what was never sent', () => {
  it('is not said to have been, where nothing listens', async () => {
    const endpoint = `http://127.0.0.1:${await findClosedPort()}`;
    const outcome = await callProgram([...confirm, '--retry', '0'], {
      env: { ...pair, SORACOM_ENDPOINT: endpoint },
    });
    expect(fateOf(outcome.stderr)).toEqual({});
    expect(outcome.code).toBe(5);
  });

  it('is not said to have been, interrupted before the encryption stands', async () => {
    const connected = makeLatch();
    const { port } = await listen(
      createNetServer(() => connected.open()),
      '127.0.0.1',
      'https',
    );
    const { child, ended } = startProgram(confirm, {
      env: { ...pair, SORACOM_ENDPOINT: `https://127.0.0.1:${port}` },
    });
    await connected.opened;
    child.kill('SIGINT');
    const { code, stderr } = await ended;
    expect(fateOf(stderr)).toEqual({});
    expect(code).toBe(130);
  });

  it('is not said to have been, interrupted while a proxy opens no tunnel', async () => {
    const asked = makeLatch();
    const proxy = await listen(
      createNetServer((socket) => void socket.once('data', () => asked.open())),
      '127.0.0.1',
      'http',
    );
    const env = { ...pair, SORACOM_ENDPOINT: 'https://api.test', HTTPS_PROXY: proxy.origin };
    const { child, ended } = startProgram(confirm, { env });
    await asked.opened;
    child.kill('SIGINT');
    const { code, stderr } = await ended;
    expect(fateOf(stderr)).toEqual({});
    expect(code).toBe(130);
  });
});

describe.runIf(existsSync('/dev/full'))('an output that can’t be written', () => {
  it('does not hide that the request was carried out', async () => {
    const { origin } = await serve((request, response) => {
      request.resume();
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"orderId":"o"}');
    });
    const env = { ...pair, SORACOM_ENDPOINT: origin };
    const outcome = await callProgram([...confirm, '--output-file', '/dev/full'], { env });
    expect(fateOf(outcome.stderr)).toEqual({ maybeDone: true, done: true });
    expect(outcome.code).toBe(1);
  });
});

describe('a confirmation that is answered by a change of protocol', () => {
  it('is no success', async () => {
    const { origin } = await serveSockets((socket) => {
      socket.once('data', () =>
        socket.end('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n'),
      );
    });
    const { code, stdout, stderr } = await callProgram(confirm, {
      env: { ...pair, SORACOM_ENDPOINT: origin },
    });
    expect(fateOf(stderr)).toEqual({ maybeDone: true });
    expect([code, stdout]).toEqual([5, '']);
  });
});
