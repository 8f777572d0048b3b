/** Redirects held to the origin. */
import { describe, expect, it } from 'vitest';
import { SoracomError } from '../../../src/errors.ts';
import { createSend } from '../../../src/http/send.ts';
import { readText } from '../../../src/http/body.ts';
import type { HttpRequest, HttpResponse } from '../../../src/http/transport.ts';
import { en } from '../../../src/text/en.ts';
import { patient } from './exchange.ts';

type Answer = Partial<Omit<HttpResponse, 'body'>> & { body?: string };

/** A transport that gives these answers one after the other and keeps what it was asked. */
function answering(answers: Answer[]) {
  const asked: HttpRequest[] = [];
  const send = createSend((request) => {
    asked.push(request);
    const { status = 200, headers = {}, body = '' } = answers[asked.length - 1] ?? {};
    return Promise.resolve({ status, headers, body: toBody(body) });
  }, patient);
  return { send, asked };
}

async function* toBody(text: string): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield new TextEncoder().encode(text);
}

const request: HttpRequest = {
  method: 'GET',
  url: new URL('https://api.soracom.io/v1/bills?x=1'),
  headers: { 'X-Soracom-Token': 'T' },
};

async function failure(sending: Promise<unknown>) {
  const error: unknown = await sending.catch((reason: unknown) => reason);
  if (!(error instanceof SoracomError)) throw new Error('nothing was refused', { cause: error });
  const { kind, message, details } = error;
  return { kind, message, status: details.status, hint: details.hint?.(en) };
}

describe('a redirect within the origin', () => {
  it.each([301, 302, 303, 307, 308])('with HTTP %i is followed, headers and all', async (status) => {
    const { send, asked } = answering([{ status, headers: { location: '/v2/bills' } }, { body: 'there' }]);
    const response = await send(request);
    expect(await readText(response.body)).toBe('there');
    expect(asked.map(({ url }) => url.href)).toEqual([
      'https://api.soracom.io/v1/bills?x=1',
      'https://api.soracom.io/v2/bills',
    ]);
    expect(asked[1]?.headers).toEqual(request.headers);
  });

  it('sheds a user and password', async () => {
    const location = 'https://me:secret@api.soracom.io/v2/bills';
    const { send, asked } = answering([{ status: 307, headers: { location } }, { body: 'there' }]);
    await send(request);
    expect(asked[1]?.url.href).toBe('https://api.soracom.io/v2/bills');
  });

  it('is followed five times, not for ever', async () => {
    const { send, asked } = answering(
      Array.from({ length: 10 }, () => ({ status: 302, headers: { location: '/v1/again' } })),
    );
    expect(await failure(send(request))).toMatchObject({
      kind: 'network',
      message: 'api.soracom.io redirects in circles.',
    });
    expect(asked).toHaveLength(6);
  });

  it.each(['POST', 'PUT', 'DELETE'] as const)('is not followed by a %s', async (method) => {
    const { send, asked } = answering([{ status: 307, headers: { location: '/v2/bills' } }]);
    expect(await failure(send({ ...request, method }))).toMatchObject({ kind: 'network', status: 307 });
    expect(asked).toHaveLength(1);
  });
});

describe('a redirect elsewhere', () => {
  it.each([
    ['another host', 'https://evil.example/v1?signature=HUSH', 'https://evil.example'],
    ['a host named like ours', 'https://api.soracom.io.evil.example/', 'https://api.soracom.io.evil.example'],
    ['another host, without a protocol', '//evil.example/', 'https://evil.example'],
    ['another port', 'https://api.soracom.io:8443/v1', 'https://api.soracom.io:8443'],
    ['plain http', 'http://api.soracom.io/v1', 'http://api.soracom.io'],
  ])('to %s is refused', async (_, location, origin) => {
    const { send, asked } = answering([{ status: 302, headers: { location } }]);
    const refused = await failure(send(request));
    expect(refused).toMatchObject({ kind: 'network', status: 302 });
    expect(refused.message).toContain(`redirects to ${origin} `);
    expect(refused.message).not.toContain('HUSH');
    expect(asked).toHaveLength(1);
  });

  it('to no URL at all is refused', async () => {
    const { send } = answering([{ status: 302, headers: { location: 'https://[' } }]);
    expect(await failure(send(request))).toMatchObject({ kind: 'network', status: 302 });
  });
});
