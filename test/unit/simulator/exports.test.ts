/** Exports: addresses that stand for files, and files of any size. */
import { describe, expect, it } from 'vitest';
import { billOf, readCsvRows, sumAmounts } from '../../helpers/billing-csv.ts';
import { logIn, send, type Session } from './start.ts';

async function exportLatest({ call }: Session): Promise<string> {
  return String((await call('POST', '/bills/latest/export')).body['url']);
}

describe('an export', () => {
  it('gives the address of a CSV with a byte order mark, without credentials', async () => {
    const session = await logIn();
    const response = await fetch(await exportLatest(session));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/csv;charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="billing-202509.csv"');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.length).toBe(Number(response.headers.get('content-length')));
    expect(bytes.toString('utf8').split('\r\n')[0]?.slice(1)).toBe(
      'imsi,vpgId,soraCamDeviceId,date,billItemName,unitPrice,quantity,amount,name,site,設置場所,group',
    );
  });

  it('is under way at first when asked for later', async () => {
    const { call } = await logIn();
    const { body } = await call('POST', '/bills/202508/export?export_mode=async');
    const id = String(body['exportedFileId']);
    expect(body).toEqual({ exportedFileId: id, exportedFilePath: `//files/exported/${id}` });
    expect((await call('GET', `/files/exported/${id}`)).body).toEqual({ status: 'processing' });
    const { body: done } = await call('GET', `/files/exported/${id}`);
    expect(done['status']).toBe('exported');
    expect((await fetch(String(done['url']))).status).toBe(200);
    expect((await call('GET', '/files/exported/none')).status).toBe(404);
  });

  it('is found under its own address only', async () => {
    const session = await logIn();
    const url = await exportLatest(session);
    expect((await fetch(url.replace('/exports/', '/exports/x'))).status).toBe(404);
    expect((await fetch(url, { method: 'POST' })).status).toBe(405);
    expect((await fetch(url, { method: 'HEAD' })).headers.get('content-length')).toBe(
      (await fetch(url)).headers.get('content-length'),
    );
  });

  it('goes on where a download broke off', async () => {
    const session = await logIn();
    const url = await exportLatest(session);
    const whole = Buffer.from(await (await fetch(url)).arrayBuffer());
    const etag = (await fetch(url)).headers.get('etag') ?? '';
    const get = async (range: string, more: Record<string, string> = {}) => {
      const response = await fetch(url, { headers: { range, ...more } });
      const bytes = Buffer.from(await response.arrayBuffer());
      return { status: response.status, bytes, range: response.headers.get('content-range') };
    };
    const rest = await get('bytes=70000-', { 'if-range': etag });
    expect([rest.status, rest.range]).toEqual([206, `bytes 70000-${whole.length - 1}/${whole.length}`]);
    expect(rest.bytes.equals(whole.subarray(70_000))).toBe(true);
    expect((await get('bytes=3-6')).bytes.toString()).toBe('imsi');
    expect((await get('bytes=-5')).bytes.equals(whole.subarray(-5))).toBe(true);
    expect(await get(`bytes=${whole.length}-`)).toMatchObject({
      status: 416,
      range: `bytes */${whole.length}`,
    });
    expect((await get('bytes=5-', { 'if-range': '"other"' })).status).toBe(200);
  });

  it('is as large as asked, in constant memory, and adds up all the same', async () => {
    const exportBytes = 200_000_000;
    const session = await logIn({ exportBytes });
    const response = await fetch(await exportLatest(session));
    const length = Number(response.headers.get('content-length'));
    expect(length).toBeGreaterThanOrEqual(exportBytes);
    expect(length).toBeLessThan(exportBytes + 100);
    let received = 0;
    let most = 0;
    const before = process.memoryUsage().rss;
    for await (const chunk of response.body ?? []) {
      received += chunk.length;
      most = Math.max(most, process.memoryUsage().rss);
    }
    expect(received).toBe(length);
    expect(most - before).toBeLessThan(exportBytes / 2);
    const head = await fetch(await exportLatest(session), { headers: { range: 'bytes=0-400000' } });
    const text = await head.text();
    const { rows } = readCsvRows(text.slice(0, text.lastIndexOf('\r\n') + 2));
    expect(rows.at(-1)).toMatchObject({ billItemName: 'dataTraffic', quantity: '0', amount: '0' });
    const { body: bill } = await session.call('GET', '/bills/latest');
    expect(billOf(sumAmounts(rows), 'jp')).toBe(bill['amount']);
  });

  it.each(['reliability', 'a', 'b', 'c', 'd'])(
    'that is filled up ends with a whole row (seed %s)',
    async (seed) => {
      const session = await logIn({ seed, exportBytes: 300_000 });
      const response = await fetch(await exportLatest(session));
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(bytes).toHaveLength(Number(response.headers.get('content-length')));
      expect(bytes.subarray(-2).toString()).toBe('\r\n');
    },
  );

  it('of a million SIMs has a length at once, and any part of it', async () => {
    const session = await logIn({ simCount: 1_000_000 });
    const { body } = await session.call('POST', '/bills/202508/export');
    const url = String(body['url']);
    const head = await fetch(url, { method: 'HEAD' });
    const length = Number(head.headers.get('content-length'));
    expect(length).toBeGreaterThan(5e9);
    const part = async (range: string): Promise<string> => (await fetch(url, { headers: { range } })).text();
    const last = await part('bytes=-2000');
    expect(last).toMatch(/\r\n,,,202508,basicChargeLongTermDiscount,-60,8,-480,,,,\r\n$/);
    // The same bytes, whichever way they are asked for.
    const middle = Math.floor(length / 2);
    const whole = await part(`bytes=${middle}-${middle + 99_999}`);
    expect(Buffer.byteLength(whole)).toBeGreaterThanOrEqual(100_000);
    expect(whole.endsWith(await part(`bytes=${middle + 99_000}-${middle + 99_999}`))).toBe(true);
  });

  it('of a million SIMs is made as it is read, in bounded memory', async () => {
    const session = await logIn({ simCount: 1_000_000 });
    const { body } = await session.call('POST', '/bills/202508/export');
    const ends = new AbortController();
    const response = await fetch(String(body['url']), { signal: ends.signal });
    const before = process.memoryUsage().rss;
    let [received, most] = [0, 0];
    for await (const chunk of response.body ?? []) {
      received += chunk.length;
      most = Math.max(most, process.memoryUsage().rss);
      if (received > 300_000_000) break;
    }
    ends.abort();
    expect(most - before).toBeLessThan(200_000_000);
  });

  it('of an account without SIMs is a header', async () => {
    const session = await logIn({ simCount: 0, exportBytes: 1000 });
    const text = await (await fetch(await exportLatest(session))).text();
    expect(text.split('\r\n')).toHaveLength(2);
    expect((await session.call('GET', '/bills/latest')).body['amount']).toBe(0);
  });

  it('leads to the host that the client asked', async () => {
    const { simulator, headers } = await logIn();
    const other = { ...headers, host: 'localhost:1' };
    const { request } = await import('node:http');
    const text = await new Promise<string>((done, fail) => {
      const call = request(
        `${simulator.endpoint}/v1/bills/latest/export`,
        { method: 'POST', headers: other },
        (response) => {
          response.setEncoding('utf8').once('data', done);
        },
      );
      call.once('error', fail).end();
    });
    expect(text).toContain('"url":"http://localhost:1/exports/');
  });

  it('tells on a client that hands out its credentials', async () => {
    const session = await logIn();
    const url = await exportLatest(session);
    await fetch(url);
    await fetch(url, { headers: session.headers });
    const { text } = await send(session.simulator, 'GET', '/_simulator/requests');
    const log: { latest: { path: string; credentials: boolean }[] } = JSON.parse(text);
    const downloads = log.latest.filter(({ path }) => path.startsWith('/exports/'));
    expect(downloads.map(({ credentials }) => credentials)).toEqual([false, true]);
  });
});
