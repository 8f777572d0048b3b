/** What SORACOM_VERBOSE shows, and what it must not. */
import { describe, expect, it } from 'vitest';
import { traceTransport } from '../../../src/http/trace.ts';
import { readText } from '../../../src/http/body.ts';
import type { HttpRequest, HttpResponse } from '../../../src/http/transport.ts';
import { patient } from './exchange.ts';

async function trace(
  request: Partial<HttpRequest>,
  answer: { headers?: Record<string, string>; chunks?: string[] },
) {
  let shown = '';
  let now = 0;
  const transport = traceTransport(
    (): Promise<HttpResponse> =>
      Promise.resolve({ status: 200, headers: answer.headers ?? {}, body: toBody(answer.chunks ?? []) }),
    {
      write: (text) => {
        shown += text;
        return Promise.resolve();
      },
      mask: (text) => text.replaceAll('KNOWN', '[redacted]'),
      now: () => (now += 7),
    },
  );
  const response = await transport(
    { method: 'GET', url: new URL('https://api.soracom.io/v1/bills'), headers: {}, ...request },
    patient,
  );
  return { body: await readText(response.body), shown };
}

async function* toBody(chunks: string[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) {
    await Promise.resolve();
    yield new TextEncoder().encode(chunk);
  }
}

const json = { 'content-type': 'application/json' };

describe('a trace', () => {
  it('shows request and answer with the time they took', async () => {
    const { shown, body } = await trace({}, { headers: json, chunks: ['{"a":', '1}'] });
    expect(shown).toBe(
      '> GET https://api.soracom.io/v1/bills\n< HTTP 200 (7 ms)\n< content-type: application/json\n< {"a":1}\n',
    );
    expect(body).toBe('{"a":1}');
  });

  it('masks secrets in headers, query and both bodies, also across chunks', async () => {
    const { shown, body } = await trace(
      {
        method: 'POST',
        url: new URL('https://api.soracom.io/v1/x?token=HUSH1&limit=5'),
        headers: { 'X-Soracom-API-Key': 'HUSH2', 'X-Soracom-Token': 'HUSH3', 'X-Plain': 'shown' },
        body: '{"email":"a@example.com","password":"HUSH4","authKey":"HUSH5"}',
      },
      {
        headers: { ...json, 'set-cookie': 'HUSH6' },
        chunks: ['{"apiKey":"HU', 'SH7","token":"HUSH8","n":1}'],
      },
    );
    expect(shown).not.toContain('HUSH');
    expect(shown).toContain('limit=5');
    expect(shown).toContain('X-Plain: shown');
    expect(shown).toContain('a@example.com');
    expect(shown).toContain('"n":1');
    expect(body).toContain('HUSH7');
  });

  it('masks the signature of a download address', async () => {
    const signed =
      'https://bucket.example/bill.csv?X-Amz-Date=20260901&X-Amz-Signature=HUSH&X-Amz-Credential=HUSH';
    const { shown } = await trace(
      {},
      { headers: { ...json, location: signed }, chunks: [JSON.stringify({ url: signed })] },
    );
    expect(shown).not.toContain('HUSH');
    expect(shown.match(/X-Amz-Date=20260901/g)).toHaveLength(2);
  });

  it('masks what the document and the profile say is a secret', async () => {
    const { shown } = await trace(
      {
        url: new URL('https://api.soracom.io/v1/x/HUSH1?answer=HUSH2&a=1'),
        headers: { 'X-Own': 'HUSH3', 'X-Plain': 'shown' },
        body: '{"answer":"HUSH4","list":[{"answer":"HUSH5"}]}',
        findHidden: () => ({
          names: new Set(['answer']),
          headers: new Set(['x-own']),
          path: { sent: '/v1/x/HUSH1', shown: '/v1/x/[redacted]' },
        }),
      },
      { headers: json, chunks: ['{"Answer":"HUSH6"}'] },
    );
    expect(shown).not.toContain('HUSH');
    expect(shown).toContain('X-Plain: shown');
    expect(shown).toContain('&a=1');
  });

  it.each([9_990, 9_996, 10_000])('masks before it cuts: nothing shows of a secret at %i', async (at) => {
    const filler = 'x'.repeat(at);
    // The chunk ends in the middle of the secret, where what is shown ends.
    const { shown } = await trace({}, { headers: json, chunks: [`${filler}KN`, 'OWN', 'x'.repeat(90_000)] });
    expect(shown).not.toContain('KN');
    const sent = await trace({ body: `${filler}KNOWN${'x'.repeat(20_000)}` }, {});
    expect(sent.shown).not.toContain('KN');
  });

  it('counts bytes that are no text', async () => {
    const headers = { 'content-type': 'application/pdf' };
    const { shown } = await trace(
      { method: 'PUT', body: Uint8Array.of(1, 2, 3) },
      { headers, chunks: ['%PDF'] },
    );
    expect(shown).toContain('> (3 bytes)\n');
    expect(shown).toContain('< (4 bytes)\n');
  });

  it('ends after ten thousand characters; the answer does not', async () => {
    const { shown, body } = await trace(
      {},
      { headers: json, chunks: ['x'.repeat(9_000), 'x'.repeat(9_000)] },
    );
    expect(shown).toContain(`< ${'x'.repeat(10_000)}…\n`);
    expect(shown).not.toContain('x'.repeat(10_001));
    expect(body).toHaveLength(18_000);
  });
});
