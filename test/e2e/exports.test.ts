/** Exports that are waited for and downloaded, against a server of real sockets. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { serve } from '../helpers/loopback.ts';
import { makeFolder } from '../helpers/folder.ts';
import { callProgram, startProgram, type Ended } from '../helpers/program.ts';

const content = Buffer.alloc(300_000, 'a,b,c\n');
const id = 'fe_1';

/** What the storage host does with a request for the file. */
type Storage = (request: IncomingMessage, response: ServerResponse, attempt: number) => void;

const whole: Storage = (_request, response) => {
  response
    .writeHead(200, { 'content-type': 'text/csv', 'content-length': String(content.length) })
    .end(content);
};

/** Half of the file at first; then the range that is asked for. */
const brokenOnce: Storage = (request, response, attempt) => {
  const start = Number(/^bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
  const headers = { 'content-length': String(content.length - start), etag: '"1"' };
  if (start > 0) {
    const range = `bytes ${start}-${content.length - 1}/${content.length}`;
    response.writeHead(206, { ...headers, 'content-range': range }).end(content.subarray(start));
    return;
  }
  response.writeHead(200, headers);
  if (attempt > 1) response.end(content);
  else response.write(content.subarray(0, 100_000), () => response.socket?.resetAndDestroy());
};

/** Half of the file at first; then the whole, since it knows no ranges. */
const withoutRanges: Storage = (request, response, attempt) => {
  delete request.headers.range;
  brokenOnce(request, response, attempt);
};

interface World {
  api: string;
  modes: (string | null)[];
  polls: () => number;
  storageHeaders: IncomingHttpHeaders[];
}

/** An API whose export is ready at the second look, and a storage host at an origin of its own. */
async function openWorld(storage: Storage, polls = 2): Promise<World> {
  const storageHeaders: IncomingHttpHeaders[] = [];
  const host = await serve((request, response) => {
    storageHeaders.push({ ...request.headers });
    storage(request, response, storageHeaders.length);
  });
  const url = `${host.origin}/file?signature=x`;
  const modes: (string | null)[] = [];
  let looks = 0;
  const api = await serve((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://api');
    response.setHeader('content-type', 'application/json');
    if (pathname === `/v1/files/exported/${id}`) {
      looks += 1;
      response.end(JSON.stringify(looks >= polls ? { status: 'exported', url } : { status: 'processing' }));
      return;
    }
    modes.push(searchParams.get('export_mode'));
    response.end(
      JSON.stringify(searchParams.get('export_mode') === 'async' ? { exportedFileId: id } : { url }),
    );
  });
  return { api: api.origin, modes, polls: () => looks, storageHeaders };
}

function exportBill({ api }: World, cwd: string, ...flags: string[]): Promise<Ended> {
  const argv = [
    'bills',
    'export-latest',
    '--endpoint',
    api,
    '--api-key',
    'KEY',
    '--api-token',
    'TOKEN',
    ...flags,
  ];
  return callProgram(argv, { cwd });
}

describe('bills export-latest', () => {
  it('only starts the export without our flags', async () => {
    const world = await openWorld(whole);
    const { code, stdout } = await exportBill(world, makeFolder(), '--export-mode', 'async');
    expect(JSON.parse(stdout)).toEqual({ exportedFileId: id });
    expect(world.polls()).toBe(0);
    expect(code).toBe(0);
  });

  it('--wait works in the background and prints where the file is', async () => {
    const world = await openWorld(whole);
    const { code, stdout } = await exportBill(world, makeFolder(), '--wait');
    expect(JSON.parse(stdout)).toMatchObject({ status: 'exported' });
    expect(world.modes).toEqual(['async']);
    expect(world.polls()).toBe(2);
    expect(code).toBe(0);
  });

  it.each([
    ['in one piece', whole, 1],
    ['resumed after a drop', brokenOnce, 2],
    ['from the start again where the server knows no ranges', withoutRanges, 2],
  ])(
    '--download saves the file %s, and shows the storage host no credentials',
    async (_name, storage, requests) => {
      const world = await openWorld(storage, 1);
      const cwd = makeFolder();
      const { code, stdout, stderr } = await exportBill(world, cwd, '--download', 'bill.csv');
      expect(readFileSync(join(cwd, 'bill.csv')).equals(content)).toBe(true);
      expect(readdirSync(cwd).filter((name) => name.includes('bill.csv'))).toEqual(['bill.csv']);
      expect(world.storageHeaders).toHaveLength(requests);
      expect(JSON.stringify(world.storageHeaders)).not.toMatch(/KEY|TOKEN|soracom-(api|token)/i);
      expect(stdout).toBe('');
      expect(stderr).toContain('Saved ');
      expect(code).toBe(0);
    },
  );

  it('--download - writes it to the standard output, resumed as well', async () => {
    const { code, stdoutBytes } = await exportBill(
      await openWorld(brokenOnce, 1),
      makeFolder(),
      '--download',
      '-',
    );
    expect(stdoutBytes.equals(content)).toBe(true);
    expect(code).toBe(0);
  });

  it('replaces a file with --overwrite alone, and finds out before anything is sent', async () => {
    const world = await openWorld(whole, 1);
    const cwd = makeFolder();
    writeFileSync(join(cwd, 'bill.csv'), 'old');
    const refused = await exportBill(world, cwd, '--download', 'bill.csv');
    expect(refused.code).toBe(2);
    expect(world.modes).toEqual([]);
    expect(readFileSync(join(cwd, 'bill.csv'), 'utf8')).toBe('old');
    expect((await exportBill(world, cwd, '--download', 'bill.csv', '--overwrite')).code).toBe(0);
    expect(statSync(join(cwd, 'bill.csv')).size).toBe(content.length);
  });

  const spoilt: [string, Storage, number][] = [
    ['is refused', (_request, response) => void response.writeHead(403).end('<Error/>'), 5],
    [
      'is shorter than announced',
      (request, response) => {
        if (request.headers.range !== undefined) response.writeHead(416).end();
        else
          response
            .writeHead(200, { 'content-length': '400000' })
            .write(content, () => response.socket?.end());
      },
      5,
    ],
    [
      'changes between two attempts',
      (_request, response, attempt) => {
        response.setHeader('etag', `"${attempt}"`);
        response.writeHead(200, { 'content-length': String(content.length) });
        response.write(content.subarray(0, 1000), () => response.socket?.resetAndDestroy());
      },
      5,
    ],
    [
      'of unknown length ends at once',
      (_request, response) => {
        response.socket?.end('HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nConnection: close\r\n\r\n');
      },
      5,
    ],
    [
      'redirects to plain http elsewhere',
      (_request, response) => void response.writeHead(302, { location: 'http://192.0.2.1/x' }).end(),
      5,
    ],
  ];
  it.each(spoilt)('leaves nothing behind when the file %s', async (_name, storage, exit) => {
    const cwd = makeFolder();
    const { code } = await exportBill(await openWorld(storage, 1), cwd, '--download', 'bill.csv');
    expect(readdirSync(cwd).filter((name) => name.includes('bill'))).toEqual([]);
    expect(code).toBe(exit);
  });

  it.each([
    ['a folder that is not there', ['--download', 'none/bill.csv']],
    ['a folder', ['--download', '.']],
    ['no name', ['--download', '']],
    ['--overwrite alone', ['--overwrite']],
  ])('refuses %s before anything is sent', async (_name, flags) => {
    const world = await openWorld(whole, 1);
    expect((await exportBill(world, makeFolder(), ...flags)).code).toBe(2);
    expect(world.modes).toEqual([]);
  });
});

describe.each(['SIGHUP', 'SIGINT', 'SIGTERM'] as const)('%s', (signal) => {
  it('in the middle of a download leaves no file', async () => {
    const world = await openWorld((_request, response) => {
      response.writeHead(200, { 'content-length': String(content.length) }).write(content.subarray(0, 1000));
    }, 1);
    const cwd = makeFolder();
    const argv = ['bills', 'export-latest', '--download', 'bill.csv', '--verbose'];
    const env = { SORACOM_ENDPOINT: world.api, SORACOM_API_KEY: 'KEY', SORACOM_API_TOKEN: 'TOKEN' };
    const running = startProgram(argv, { cwd, env });
    await running.sees('content-length: 300000');
    running.child.kill(signal);
    const { code, stderr } = await running.ended;
    expect(readdirSync(cwd).filter((name) => name.includes('bill'))).toEqual([]);
    expect(stderr).toContain('Interrupted.');
    expect(code).toBe(130);
  });

  it('between two looks at an export ends at once', async () => {
    const running = startProgram(['bills', 'export-latest', '--wait', '--verbose'], {
      env: {
        SORACOM_ENDPOINT: (await openWorld(whole, Infinity)).api,
        SORACOM_API_KEY: 'KEY',
        SORACOM_API_TOKEN: 'TOKEN',
      },
    });
    await running.sees('processing');
    running.child.kill(signal);
    expect((await running.ended).code).toBe(130);
  });

  it('while a retry is waited for ends at once', async () => {
    const { origin } = await serve((_request, response) => {
      response.writeHead(429, { 'retry-after': '60' }).end('{}');
    });
    const running = startProgram([
      'bills',
      'list',
      '--api-key',
      'k',
      '--api-token',
      't',
      '--endpoint',
      origin,
    ]);
    await running.sees('Trying again in 60');
    running.child.kill(signal);
    expect((await running.ended).code).toBe(130);
  });
});

it('ends quietly when the reader of the output goes away', async () => {
  const { origin } = await serve((request, response) => {
    const key = Number(new URL(request.url ?? '', 'http://api').searchParams.get('last_evaluated_key') ?? 0);
    const items = Array.from({ length: 1000 }, (_, index) => ({ index, text: 'x'.repeat(100) }));
    response.writeHead(200, { 'content-type': 'application/json', 'x-soracom-next-key': String(key + 1) });
    response.end(JSON.stringify({ orderedSubscriberList: items }));
  });
  const words = [
    'orders',
    'list-subscribers',
    '--order-id',
    'O',
    '--fetch-all',
    '--jsonl',
    '--endpoint',
    origin,
  ];
  const running = startProgram([...words, '--api-key', 'k', '--api-token', 't']);
  await running.sees('"index":0');
  running.stdout.destroy();
  const { code, stderr } = await running.ended;
  expect(stderr).toBe('');
  expect(code).toBe(0);
});
