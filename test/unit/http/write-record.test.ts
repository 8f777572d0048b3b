/** What became of a write, told from what the transport saw of it. */
import { describe, expect, it } from 'vitest';
import { readText } from '../../../src/http/body.ts';
import { TransportError, type HttpRequest, type Transport } from '../../../src/http/transport.ts';
import { recordWrites, type Fate, type WriteRecord } from '../../../src/http/write-record.ts';
import { patient } from './exchange.ts';

type Step = { status: number; breaks?: true } | { fails: 'connect' | 'headers' | 'door' };

/** A server that takes one step an attempt. A request goes out unless the connection fails. */
function play(steps: readonly Step[]): Transport {
  const left = [...steps];
  return async (_request, { onSend }) => {
    const step = left.shift() ?? { status: 200 };
    if (!('fails' in step) || step.fails !== 'connect') onSend?.();
    if ('fails' in step) {
      // A proxy takes a plain request in and refuses it: it went out, and got nowhere.
      throw new TransportError(step.fails === 'door' ? 'connect' : step.fails, () => 'failed');
    }
    return { status: step.status, headers: {}, body: body(step.breaks === true) };
  };
}

async function* body(breaks: boolean): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode('{}');
  if (breaks) throw new TransportError('body', () => 'broken');
}

async function fateAfter(steps: readonly Step[], more: Partial<HttpRequest> = {}): Promise<Fate> {
  const record: WriteRecord = { fate: 'none' };
  const send = recordWrites(play(steps), record);
  const request: HttpRequest = {
    method: 'PUT',
    url: new URL('https://api.test'),
    headers: {},
    effect: 'write',
    ...more,
  };
  for (const _ of steps) {
    await send(request, patient)
      .then(({ body: bytes }) => readText(bytes))
      .catch(() => undefined);
  }
  return record.fate;
}

describe('a write', () => {
  it.each<[what: string, expected: Fate, steps: Step[]]>([
    ['was not sent where nothing answers', 'none', [{ fails: 'connect' }]],
    ['was not carried out where a proxy refuses to pass it on', 'none', [{ fails: 'door' }]],
    [
      'may have been by a first attempt, whatever a proxy says of the second',
      'maybe',
      [{ status: 503 }, { fails: 'door' }],
    ],
    ['may have been carried out where no answer comes', 'maybe', [{ fails: 'headers' }]],
    ['may have been where the answer to its success breaks off', 'maybe', [{ status: 200, breaks: true }]],
    ['was where a success arrives whole', 'done', [{ status: 200 }]],
    ['may have been where the status is none', 'maybe', [{ status: 99 }]],
    ['was not where it is refused', 'none', [{ status: 400 }]],
    ['was not where it comes too often', 'none', [{ status: 429 }]],
    ['may have been where the server fails', 'maybe', [{ status: 503 }]],
    ['may have been where the server leads elsewhere', 'maybe', [{ status: 302 }]],
    [
      'may have been by a first attempt, whatever the second says',
      'maybe',
      [{ status: 503 }, { status: 409 }],
    ],
    [
      'may have been by a first attempt, the second not sent',
      'maybe',
      [{ fails: 'headers' }, { fails: 'connect' }],
    ],
    ['was not where each attempt is refused', 'none', [{ status: 429 }, { status: 400 }]],
    ['was not by the one that follows another', 'none', [{ status: 200 }, { status: 400 }]],
  ])('%s', async (_, expected, steps) => {
    expect(await fateAfter(steps)).toBe(expected);
  });

  it.each([['read'], [undefined]] as const)('is no request whose effect is %s', async (effect) => {
    expect(await fateAfter([{ status: 200 }, { status: 500 }], { effect: effect ?? 'read' })).toBe('none');
  });
});
