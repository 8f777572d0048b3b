/** Redirects held to the origin, and refusals turned into errors. */
import { describe, expect, it } from 'vitest';
import { SoracomError } from '../../../src/errors.ts';
import { createSend, describeRefusal, sendChecked } from '../../../src/http/send.ts';
import { readText, type HttpRequest, type HttpResponse } from '../../../src/http/transport.ts';
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

describe('a refusal', () => {
  it.each<[Answer, kind: string, message: string]>([
    [{ status: 400, body: '{"code":"X1","message":"No"}' }, 'api', 'No'],
    [{ status: 404, body: '<html>not found</html>' }, 'api', 'The API answered with HTTP 404.'],
    [{ status: 404, body: '' }, 'api', 'The API answered with HTTP 404.'],
    [{ status: 400, body: 'null' }, 'api', 'The API answered with HTTP 400.'],
    [{ status: 400, body: '{"message":{"deep":1}}' }, 'api', 'The API answered with HTTP 400.'],
    [{ status: 500, body: '{"message":"Oops"}' }, 'network', 'Oops'],
    [{ status: 504 }, 'network', 'The API answered with HTTP 504.'],
    [{ status: 302 }, 'network', 'The API answered with HTTP 302.'],
    [{ status: 304 }, 'network', 'The API answered with HTTP 304.'],
  ])('of %j is of the kind %s: %s', async (answer, kind, message) => {
    const { send } = answering([answer]);
    expect(await failure(sendChecked(send, request))).toMatchObject({ kind, message, status: answer.status });
  });

  it.each([200, 201, 204])('is not HTTP %i', async (status) => {
    const { send } = answering([{ status }]);
    await expect(sendChecked(send, request)).resolves.toMatchObject({ status });
  });

  it.each([
    [400, 'Check the values'],
    [401, 'refused or have expired'],
    [403, 'may not do that'],
    [404, 'nothing is known'],
    [429, 'wait a minute'],
  ])('with HTTP %i has advice', (status, advice) => {
    const error = describeRefusal({ status, headers: {}, body: toBody('') }, '');
    expect(error.details.hint?.(en)).toContain(advice);
  });

  it.each(['x-soracom-request-id', 'x-amzn-requestid', 'x-request-id'])('carries %s', (name) => {
    const error = describeRefusal({ status: 400, headers: { [name]: 'r-1' }, body: toBody('') }, '');
    expect(error.details.requestId).toBe('r-1');
  });
});
