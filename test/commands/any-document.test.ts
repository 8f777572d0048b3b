/** Everything that an annotated document can hold, from its flags to the wire and back. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import nock from 'nock';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeFolder } from '../helpers/folder.ts';
import { runProgram, type Surroundings } from '../helpers/run-program.ts';

const document = fileURLToPath(new URL('../fixtures/openapi/vocabulary/document.yaml', import.meta.url));
const profileDir = makeFolder();

beforeAll(async () => {
  const added = await runProgram(['definitions', 'add', document, '--name', 'vocabulary'], { profileDir });
  if (added.code !== 0) throw new Error(added.stderr);
});

function run(argv: string[], surroundings: Surroundings = {}) {
  const env = { SORACOM_API_KEY: 'k', SORACOM_API_TOKEN: 't', ...surroundings.env };
  return runProgram(argv, { ...surroundings, profileDir, env });
}

interface Sent {
  path: string;
  body: string;
  type: string | undefined;
}

/** Answers one call with `{}` and keeps what was sent. */
function expectCall(method: string, headers: Record<string, string> = {}): { sent: Sent[] } {
  const sent: Sent[] = [];
  nock('https://api.soracom.io', { reqheaders: headers })
    .intercept(/.*/, method)
    .reply(function (path, body) {
      sent.push({
        path,
        body: typeof body === 'string' ? body : JSON.stringify(body),
        type: this.req.headers['content-type'],
      });
      return [200, '{}', { 'content-type': 'application/json' }];
    });
  return { sent };
}

describe('a request', () => {
  it.each([
    [
      'GET',
      'sims list --tag a --tag b,a --port 1,2 --limit 5',
      '/v1/sims?tag=a&tag=b&tag=a&port=1&port=2&limit=5',
    ],
    ['GET', 'subscribers list', '/v1/sims'],
    ['GET', 'files get --scope private --path a/b%/c', '/v1/files/private/a/b%25/c'],
    ['DELETE', 'files delete-directory --scope s/t --path /a/b', '/v1/files/s%2Ft/a/b/'],
    ['GET', 'files other --path a/b', '/v1/other/a%2Fb/files'],
    [
      'GET',
      'sims slots get --sim-id 1 --slot 2 --verbose --ratio 1.50',
      '/v1/sims/1/2?verbose=true&ratio=1.50',
    ],
  ])('%s: %s', async (method, line, path) => {
    const { sent } = expectCall(method);
    expect(await run(line.split(' '))).toMatchObject({ code: 0 });
    expect(sent[0]?.path).toBe(path);
  });

  it('carries header parameters', async () => {
    expectCall('GET', { 'x-trace': 'one two' });
    expect(await run(['sims', 'list', '--x-trace', 'one two'])).toMatchObject({ code: 0, stderr: '' });
  });

  it.each([
    ['bodies array --body [1,2]', '[1,2]', 'application/json'],
    ['bodies binary --content-type image/gif --body GIF', 'GIF', 'image/gif'],
    ['bodies text --body plain', 'plain', 'text/plain'],
    ['bodies xml --body <a/>', '<a/>', 'application/xml'],
    ['bodies several --a x', '{"a":"x"}', 'application/json'],
    ['bodies several --body a,b --content-type text/csv', 'a,b', 'text/csv'],
    ['bodies json-bytes --body {"any":1}', '{"any":1}', 'application/json'],
    [
      'session --email a@example.com --remember',
      '{"email":"a@example.com","remember":true}',
      'application/json; charset=utf-8',
    ],
    ['session either --shared s --a 1 --b x,y', '{"shared":"s","a":"1","b":["x","y"]}', 'application/json'],
    [
      'coverages add --coverage-type g --request-body b --mfa-otpcode 1',
      '{"body":"b","mfaOTPCode":"1"}',
      'application/json',
    ],
  ])('has the body of %s', async (line, body, type) => {
    const { sent } = expectCall('POST');
    expect(await run(line.split(' '))).toMatchObject({ code: 0, stderr: '' });
    expect(sent).toMatchObject([{ body, type }]);
  });

  it('gives a flag to the command where a global one has its name; the variable still means the global', async () => {
    nock('https://g.api.soracom.io').post('/v1/coverages/jp?endpoint=e').reply(200, '{}');
    const line = 'coverages add --coverage-type jp --endpoint e --request-body b --mfa-otpcode 1';
    expect(await run(line.split(' '), { env: { SORACOM_COVERAGE_TYPE: 'g' } })).toMatchObject({ code: 0 });
  });

  it('is made by a node that is a parent as well', async () => {
    const { sent } = expectCall('PUT');
    expect(await run(['session', 'user', 'switch', '--kind', 'root'])).toMatchObject({ code: 0 });
    expect(sent[0]?.path).toBe('/v1/session/user');
    expect((await run(['session', 'use'])).stderr).toContain('Did you mean "soracom session user"?');
  });

  it.each([
    ['sims slots get --sim-id 1 --slot one', '--slot takes a whole number'],
    ['files get --scope s --path a/../b', "can't be part of a path"],
    ['bodies several --a x --content-type text/csv', "--a can't be sent as text/csv"],
  ])('is refused before it is sent: %s', async (line, said) => {
    const { code, stderr } = await run(line.split(' '));
    expect(stderr).toContain(said);
    expect(code).toBe(2);
  });

  it.each([
    ['GET', 'sims slots get --sim-id 1 --slot 3', '--slot: "3" is not one of 1, 2.'],
    ['GET', 'sims list --tag a,z', '--tag: "z" is not one of a, b.'],
    ['POST', 'bodies array --body [1,"x"]', '--body at /1: Expected a whole number, found a string.'],
    ['POST', 'bodies array --body {}', '--body should be a JSON array.'],
    [
      'POST',
      'bodies several --body x --content-type text/html',
      '--content-type: "text/html" is not one of application/json, text/csv.',
    ],
    [
      'POST',
      'coverages add --coverage-type g --body {"body":1,"mfaOTPCode":"x","slot":7,"nested":{"deep":[]}}',
      '--body at /nested/deep: Expected a string, found an array.',
    ],
  ])('that only the added document objects to is sent with a warning: %s %s', async (method, line, said) => {
    const { sent } = expectCall(method);
    const { code, stderr } = await run(line.split(' '));
    expect(stderr).toContain(`Warning: ${said}`);
    expect(code).toBe(0);
    expect(sent).toHaveLength(1);
    expectCall(method);
    const unchecked = await run([...line.split(' '), '--no-validate']);
    expect(unchecked.code).toBe(0);
    expect(unchecked.stderr).not.toContain(said);
  });

  it('goes out unchecked with --no-validate', async () => {
    const { sent } = expectCall('POST');
    expect(await run(['bodies', 'array', '--body', '["x"]', '--no-validate'])).toMatchObject({ code: 0 });
    expect(sent[0]?.body).toBe('["x"]');
  });

  it('is described, not sent, with --generate-body', async () => {
    const { code, stdout } = await run(['coverages', 'add', '--generate-body']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ body: '', slot: 2, nested: { deep: '' }, words: [''] });
  });
});

describe('an answer', () => {
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff]);
  const slot = ['sims', 'slots', 'get', '--sim-id', '1', '--slot', '1'];
  const answerPng = () =>
    nock('https://api.soracom.io').get('/v1/sims/1/1').reply(200, png, { 'content-type': 'image/png' });

  it('that is no JSON goes to a pipe byte by byte, with one warning that the command is deprecated', async () => {
    answerPng();
    const { code, stdoutBytes, stderr } = await run(slot);
    expect(code).toBe(0);
    expect(stdoutBytes).toEqual(png);
    expect(stderr).toBe('Warning: "sims slots get" is deprecated. Use "query slots" instead.\n');
  });

  it('that will be binary is kept from a terminal before anything is sent', async () => {
    const { code, stdout, stderr } = await run(slot, { terminal: 80 });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('--output-file');
  });

  it('that proves to be binary is kept from a terminal as well', async () => {
    nock('https://api.soracom.io').get('/v1/files/s/p').reply(200, png, { 'content-type': 'image/png' });
    const { code, stdout } = await run(['files', 'get', '--scope', 's', '--path', 'p'], { terminal: 80 });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it('goes whole into --output-file', async () => {
    answerPng();
    const file = join(profileDir, 'slot.png');
    expect(await run([...slot, '--output-file', 'slot.png'], { terminal: 80 })).toMatchObject({
      code: 0,
      stdout: '',
    });
    expect(readFileSync(file)).toEqual(png);
  });

  it('that breaks off leaves no file behind', async () => {
    nock('https://api.soracom.io').get('/v1/sims').reply(200, '[1,', { 'content-type': 'application/json' });
    expect((await run(['sims', 'list', '--output-file', 'list.json', '--output', 'jsonl'])).code).toBe(5);
    expect(existsSync(join(profileDir, 'list.json'))).toBe(false);
  });

  it('is text where the document says so', async () => {
    nock('https://api.soracom.io')
      .post('/v1/bodies/array')
      .reply(200, 'a,b\n', { 'content-type': 'text/csv' });
    expect(await run(['bodies', 'array', '--body', '[]'])).toMatchObject({ code: 0, stdout: 'a,b\n' });
  });

  it('to HEAD is its headers', async () => {
    nock('https://api.soracom.io').head('/v1/sims').reply(200, '', { 'X-Total': '5' });
    const { code, stdout } = await run(['sims', 'count']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ 'x-total': '5' });
  });
});
