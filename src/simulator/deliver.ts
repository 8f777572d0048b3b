/** Puts a reply on the wire, with its delays and breaks. */
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Reply } from './reply.ts';

const graceMs = 20;

/**
 * Sends `reply`. Content-Length is added where the length is known and nobody set one.
 *
 * @param signal aborted when the simulator closes: no wait outlives it
 */
export async function deliver(response: ServerResponse, reply: Reply, signal: AbortSignal): Promise<void> {
  if (reply.delayMs !== undefined) await sleep(reply.delayMs, undefined, { signal });
  const hasBody = reply.status !== 204 && reply.status !== 304;
  const { body } = reply;
  // Without a body, an answer that has a head is complete: one that is to break has none.
  const isComplete = !hasBody || body.length === 0 || response.req.method === 'HEAD';
  if (reply.end === 'reset' && isComplete) return reset(response);
  response.writeHead(reply.status, { ...(hasBody ? lengthOf(body) : {}), ...reply.headers });
  if (body instanceof Uint8Array && reply.end === undefined) {
    response.end(hasBody ? body : undefined);
    return;
  }
  // Nothing may hold back the first half of an answer that will have no second.
  response.flushHeaders();
  const chunks = body instanceof Uint8Array ? [body] : body.chunks;
  await pipeline(Readable.from(chunks), response, { end: false, signal });
  await finish(response, reply.end, signal);
}

function lengthOf(body: Reply['body']): Record<string, string> {
  return body.length === undefined ? {} : { 'content-length': String(body.length) };
}

async function finish(response: ServerResponse, end: Reply['end'], signal: AbortSignal): Promise<void> {
  const { socket } = response;
  if (end === undefined || socket === null) {
    response.end();
    return;
  }
  // What was written must leave, and be read, before the connection goes: a reset overtakes what still waits.
  await new Promise<void>((done) => socket.write('', () => done()));
  await sleep(graceMs, undefined, { signal });
  if (end === 'reset') socket.resetAndDestroy();
  else socket.end();
}

function reset(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}
