/** Documents from a server, and many processes at once: the built program against real sockets and files. */
import type { IncomingHttpHeaders, RequestListener } from 'node:http';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '../helpers/folder.ts';
import { makeDocument } from '../helpers/large-document.ts';
import { serve } from '../helpers/loopback.ts';
import { callProgram } from '../helpers/program.ts';

const secrets = {
  SORACOM_API_KEY: 'api-SECRET',
  SORACOM_API_TOKEN: 'token-SECRET',
  SORACOM_AUTH_KEY_ID: 'keyId-SECRET',
  SORACOM_AUTH_KEY: 'key-SECRET',
};

function setUp() {
  const profileDir = makeFolder();
  const env = { SORACOM_PROFILE_DIR: profileDir, LANG: 'C.UTF-8', ...secrets };
  return { profileDir, run: (...argv: string[]) => callProgram(argv, { env }) };
}

function documentOf(command: string): string {
  return `openapi: 3.0.0\npaths:\n  /a: { get: { operationId: a, x-soracom-cli: [${command}], responses: {} } }\n`;
}

describe('a document on a server', () => {
  it('is fetched without credentials, and again only when it has changed', async () => {
    let document = documentOf('things list');
    const seen: { headers: IncomingHttpHeaders; status: number }[] = [];
    const listener: RequestListener = ({ headers }, response) => {
      const etag = `"${document.length}"`;
      const status = headers['if-none-match'] === etag ? 304 : 200;
      seen.push({ headers, status });
      response.writeHead(status, { ETag: etag }).end(status === 200 ? document : undefined);
    };
    const { origin } = await serve(listener);
    const { run } = setUp();
    expect(await run('definitions', 'add', `${origin}/my-api.yaml?v=1`)).toMatchObject({
      code: 0,
      stderr: '',
    });
    const unchanged = await run('definitions', 'update');
    expect(JSON.parse(unchanged.stdout)).toMatchObject([{ name: 'my-api', status: 'unchanged' }]);
    document = documentOf('other-things list');
    const updated = await run('definitions', 'update', 'my-api');
    expect(JSON.parse(updated.stdout)).toMatchObject([{ name: 'my-api', status: 'updated' }]);
    expect((await run('other-things', 'list', '--help')).code).toBe(0);
    expect((await run('things', 'list', '--help')).code).toBe(2);
    expect(seen.map(({ status }) => status)).toEqual([200, 304, 200]);
    expect(JSON.stringify(seen)).not.toMatch(/SECRET/);
  });

  it.each<[string, RequestListener, number, string]>([
    ['missing', (_, response) => response.writeHead(404).end('{}'), 4, 'HTTP 404'],
    [
      'elsewhere',
      (_, response) => response.writeHead(302, { Location: 'https://other.example/x?sig=1' }).end(),
      5,
      'https://other.example',
    ],
    [
      'too large, as announced',
      (_, response) => response.writeHead(200, { 'Content-Length': 1e8 }).end('x'),
      2,
      'larger than 32 MB',
    ],
    ['endless', (_, response) => pour(response), 2, 'larger than 32 MB'],
    ['no document', (_, response) => response.end('<html>'), 2, '/x.yaml:1:1: Expected a mapping'],
  ])('that is %s leaves everything as it was', async (_, listener, code, said) => {
    const { origin } = await serve(listener);
    const { run, profileDir } = setUp();
    const added = await run('definitions', 'add', `${origin}/x.yaml`, '--no-retry-on-error');
    expect(added.stderr).toContain(said);
    expect(added).toMatchObject({ code, stdout: '' });
    expect(readdirSync(profileDir).filter((name) => name === 'definitions').length).toBeLessThanOrEqual(1);
    expect((await run('definitions', 'list')).stdout).toBe('[]\n');
  });
});

describe('many processes', () => {
  it('add at once and lose nothing, while others read', async () => {
    const { run, profileDir } = setUp();
    const numbers = [0, 1, 2, 3, 4, 5];
    for (const number of numbers) {
      const text = makeDocument({ groups: 1, commandsPerGroup: 5, firstGroup: number });
      writeFileSync(join(profileDir, `part${number}.yaml`), text);
    }
    const outcomes = await Promise.all(
      numbers.flatMap((number) => [
        run('definitions', 'add', join(profileDir, `part${number}.yaml`)),
        run('bills', 'list', '--help'),
      ]),
    );
    expect(outcomes.map(({ code, stderr }) => ({ code, stderr }))).toEqual(
      outcomes.map(() => ({ code: 0, stderr: '' })),
    );
    const listed = await run('definitions', 'list');
    expect(JSON.parse(listed.stdout)).toHaveLength(numbers.length);
    for (const number of numbers) expect((await run(`group${number}`, '--help')).code).toBe(0);
    const state = readFileSync(join(profileDir, 'definitions/state.json'), 'utf8');
    expect(state).toContain('"part5"');
  });
});

/** Sends for as long as somebody takes it. */
function pour(response: Parameters<RequestListener>[1]): void {
  const piece = Buffer.alloc(64 * 1024, 'a');
  const more = (): void => {
    while (!response.destroyed && response.write(piece));
    if (!response.destroyed) response.once('drain', more);
  };
  response.on('error', () => undefined);
  more();
}
