/** Answers that refuse, turned into errors. */
import { describe, expect, it } from 'vitest';
import { refusalOf, sendChecked } from '../../../src/auth/refusal.ts';
import { SoracomError } from '../../../src/errors.ts';
import type { Send } from '../../../src/http/send.ts';
import type { HttpRequest } from '../../../src/http/transport.ts';
import { en } from '../../../src/text/en.ts';

interface Answer {
  status: number;
  body?: string;
}

function answering({ status, body = '' }: Answer): Send {
  return () => Promise.resolve({ status, headers: {}, body: toBody(body) });
}

async function* toBody(text: string): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield new TextEncoder().encode(text);
}

const request: HttpRequest = { method: 'GET', url: new URL('https://api.soracom.io/v1/bills'), headers: {} };

async function failure(sending: Promise<unknown>) {
  const error: unknown = await sending.catch((reason: unknown) => reason);
  if (!(error instanceof SoracomError)) throw new Error('nothing was refused', { cause: error });
  const { kind, message, details } = error;
  return { kind, message, status: details.status };
}

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
    expect(await failure(sendChecked(answering(answer), request))).toMatchObject({
      kind,
      message,
      status: answer.status,
    });
  });

  it.each([200, 201, 204])('is not HTTP %i', async (status) => {
    await expect(sendChecked(answering({ status }), request)).resolves.toMatchObject({ status });
  });

  it.each([
    [400, ''],
    [401, 'The credentials were refused or have expired.'],
    [403, 'An administrator of the account can grant the permission.'],
    [404, ''],
    [409, ''],
    [429, 'Wait a minute, then try again.'],
  ])('with HTTP %i has advice that fits, or none', (status, advice) => {
    const error = refusalOf({ status, headers: {}, body: toBody('') }, '');
    expect(error.details.hint?.(en)).toBe(advice);
  });

  it.each<[body: string, hint: RegExp]>([
    ['<html>', /came through the proxy proxy.test and may be its own/],
    ['{"code":"SEM0049","message":"No."}', /administrator/],
  ])('of %s that a proxy passed on says whose it may be', (body, hint) => {
    const error = refusalOf({ status: 403, headers: {}, body: toBody(''), forwardedBy: 'proxy.test' }, body);
    expect(error.details.hint?.(en)).toMatch(hint);
  });

  it.each(['x-soracom-request-id', 'x-amzn-requestid', 'x-request-id'])('carries %s', (name) => {
    const error = refusalOf({ status: 400, headers: { [name]: 'r-1' }, body: toBody('') }, '');
    expect(error.details.requestId).toBe('r-1');
  });
});
