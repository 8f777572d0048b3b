/** Answers that are too large, never end, or lie about their size: what they cost is bounded. */
import { createGzip } from 'node:zlib';
import { Readable } from 'node:stream';
import { join } from 'node:path';
import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { callProgram, startProgram } from '../helpers/program.ts';
import { serve } from '../helpers/loopback.ts';

const json = { 'content-type': 'application/json' };
const preload = join(import.meta.dirname, '../bench/peak-memory.cjs');
const env = {
  SORACOM_API_KEY: 'k',
  SORACOM_API_TOKEN: 't',
  SORACOM_PROFILE_DIR: '/nonexistent',
  NODE_OPTIONS: `--require ${preload}`,
  BUN_OPTIONS: `--preload=${preload}`,
};

function* repeat(text: string, bytes: number): Generator<string> {
  for (let sent = 0; sent < bytes; sent += text.length) yield text;
}

function* list(bytes: number): Generator<string> {
  const items = Array.from({ length: 600 }, () => '{"yearMonth":"202601","amount":12.50}').join(',');
  yield `{"billList":[{}`;
  yield* repeat(`,${items}`, bytes);
  yield ']}';
}

function sendAll(response: ServerResponse, chunks: Iterable<string>): void {
  const source = Readable.from(chunks);
  response.on('close', () => source.destroy());
  source.pipe(response);
}

async function meet(answer: (response: ServerResponse) => void, ...flags: string[]) {
  const { origin } = await serve((_request, response) => answer(response));
  const argv = ['bills', 'list', '--retry', '0', '--error-format', 'json', ...flags];
  const { code, stdout, stderr } = await callProgram(argv, { env: { ...env, SORACOM_ENDPOINT: origin } });
  const peak = Number(/peak-memory-kb=(\d+)/.exec(stderr)?.[1]) / 1000;
  const report = /^\{.*\}$/m.exec(stderr)?.[0];
  const { error } = JSON.parse(report ?? '{"error":{}}') as {
    error: { kind?: string; message?: string; hint?: string };
  };
  return { code, stdout, error, peak };
}

describe('an error', () => {
  it('that unpacks to 300 MB is read up to its first megabyte', async () => {
    const { code, error, peak } = await meet((response) => {
      response.writeHead(400, { ...json, 'content-encoding': 'gzip' });
      const source = Readable.from(repeat('a'.repeat(65_536), 300e6));
      response.on('close', () => source.destroy());
      source.pipe(createGzip()).pipe(response);
    });
    expect(error.kind).toBe('api');
    expect(code).toBe(4);
    expect(peak).toBeLessThan(150);
  });

  it('that never ends does', async () => {
    const { code, peak } = await meet((response) => {
      response.writeHead(500, json);
      sendAll(response, repeat('a'.repeat(65_536), Infinity));
    });
    expect(code).toBe(5);
    expect(peak).toBeLessThan(150);
  });
});

describe('an answer', () => {
  const endless = (response: ServerResponse): void => {
    response.writeHead(200, json);
    sendAll(response, list(Infinity));
  };

  it('that never ends does, with a word on the way out', async () => {
    const { code, stdout, error, peak } = await meet(endless);
    expect(error.message).toContain('256 MB');
    expect(error.hint).toMatch(/--download.*--raw-output.*--max-answer/);
    expect(stdout).toBe('');
    expect(code).toBe(5);
    expect(peak).toBeLessThan(800);
  });

  it.each([
    [[]],
    [['--fetch-all']],
    [['--query', 'billList[0]']],
    [['-o', 'csv']],
    [['--sort-by', 'amount']],
  ])('is held up to --max-answer with %j', async (flags) => {
    const { code, error, peak } = await meet(endless, ...flags, '--max-answer', '2MB');
    expect(error.message).toContain('2 MB');
    expect(code).toBe(5);
    expect(peak).toBeLessThan(200);
  });

  it('of any size goes through with --raw-output', async () => {
    const { code, stdout } = await meet(
      (response) => {
        response.writeHead(200, json);
        sendAll(response, list(60e6));
      },
      '--raw-output',
      '--max-answer',
      '1MB',
    );
    expect(stdout.length).toBeGreaterThan(60e6);
    expect(stdout.endsWith(']}')).toBe(true);
    expect(code).toBe(0);
  });

  it('below the limit is printed whole', async () => {
    const { code, stdout } = await meet(
      (response) => {
        response.writeHead(200, json);
        sendAll(response, list(3e6));
      },
      '--max-answer',
      '5MB',
      '--jsonl',
    );
    expect(stdout.split('\n').length).toBeGreaterThan(50_000);
    expect(code).toBe(0);
  });
});

describe('--deadline', () => {
  const withoutPeak = { ...env, NODE_OPTIONS: '', BUN_OPTIONS: '' };

  it('ends an answer that comes in drips for ever', async () => {
    const { origin } = await serve((_request, response) => {
      response.writeHead(200, json).write('{"a":1');
      const drip = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(drip));
    });
    const { code, stderr } = await callProgram(['bills', 'list', '--deadline', '0.5'], {
      env: { ...withoutPeak, SORACOM_ENDPOINT: origin },
    });
    expect(stderr).toContain('--deadline');
    expect(code).toBe(5);
  });

  it('ends the wait for a standard input that nobody closes', async () => {
    const argv = ['orders', 'create', '--body', '-', '--deadline', '0.5', '--error-format', 'json'];
    const { code, stderr } = await callProgram(argv, { env: withoutPeak, stdin: { open: true } });
    expect(JSON.parse(stderr)).toMatchObject({ error: { kind: 'network' } });
    expect(stderr).not.toContain('maybeDone');
    expect(code).toBe(5);
  });

  it('ends the wait for a reader that takes nothing', async () => {
    const { origin } = await serve((_request, response) => {
      response.writeHead(200, json);
      sendAll(response, list(5e6));
    });
    const running = startProgram(['bills', 'list', '--deadline', '2'], {
      env: { ...withoutPeak, SORACOM_ENDPOINT: origin },
    });
    running.stdout.pause();
    const code = await new Promise((done) => {
      running.child.once('exit', done);
    });
    running.stdout.resume();
    const { stderr } = await running.ended;
    expect(stderr).toContain('--deadline');
    expect(code).toBe(5);
  });
});
