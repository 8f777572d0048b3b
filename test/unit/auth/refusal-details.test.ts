/** What an answer that refuses tells besides its sentence, and what of it is taken for no more than it is. */
import { describe, expect, it } from 'vitest';
import { refusalOf, sendChecked } from '../../../src/auth/refusal.ts';
import { NetworkError } from '../../../src/errors.ts';
import { en } from '../../../src/text/en.ts';

async function* nothing(): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield new Uint8Array();
}

const refuse = (body: string, status = 400, headers: Record<string, string> = {}) =>
  refusalOf({ status, headers, body: nothing() }, body);

describe('the details of a refusal', () => {
  it('are the status, the code and the request id', () => {
    const { details } = refuse('{"code":"X1","message":"No"}', 400, { 'x-request-id': 'r-1' });
    expect(details).toMatchObject({ status: 400, code: 'X1', requestId: 'r-1' });
  });

  it.each(['{"code":1}', '{"code":null}', '"X1"', '[]', 'null', '7', '', '<html>'])(
    'hold no code where the body is %j',
    (body) => {
      const { details, message } = refuse(body, 404);
      expect(Object.keys(details).toSorted()).toEqual(['answer', 'hint', 'status']);
      expect(message).toBe(en.http.refusedByApi(404, ''));
    },
  );

  it('name the id of the API itself before those of what it runs on', () => {
    const headers = { 'x-request-id': 'c', 'x-amzn-requestid': 'b', 'x-soracom-request-id': 'a' };
    expect(refuse('', 400, headers).details.requestId).toBe('a');
    expect(refuse('', 400, { 'x-request-id': 'c', 'x-amzn-requestid': 'b' }).details.requestId).toBe('b');
  });

  it('hold no advice for a status that there is none for', () => {
    expect(refuse('', 418).details.hint?.(en)).toBe('');
  });
});

describe('an answer', () => {
  it.each([
    [299, true],
    [300, false],
  ])('with HTTP %i is a success: %s', async (status, isSuccess) => {
    const response = { status, headers: {}, body: nothing() };
    const sent = sendChecked(() => Promise.resolve(response), {
      method: 'GET',
      url: new URL('https://api.example.com'),
      headers: {},
    });
    const outcome: unknown = await sent.catch((error: unknown) => error);
    expect([outcome === response, outcome instanceof NetworkError]).toEqual([isSuccess, !isSuccess]);
  });

  it.each([
    [399, 'network'],
    [400, 'api'],
    [499, 'api'],
    [500, 'network'],
  ])('with HTTP %i is a failure of the kind %s', (status, kind) => {
    expect(refuse('', status).kind).toBe(kind);
  });
});
