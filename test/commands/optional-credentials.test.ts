/** Operations whose credentials are optional: sent where there are any, done without where there are none. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import nock from 'nock';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeFolder } from '../helpers/folder.ts';
import { runProgram, type Outcome } from '../helpers/run-program.ts';

const api = 'https://api.soracom.io';
const json = { 'content-type': 'application/json' };

const operatorId = { name: 'operator_id', in: 'path', required: true, schema: { type: 'string' } };

const document = JSON.stringify({
  openapi: '3.0.3',
  servers: [{ url: `${api}/v1` }],
  security: [{ key: [] }],
  paths: {
    '/news': {
      get: { operationId: 'n', 'x-soracom-cli': ['news list'], security: [{}, { key: [] }], responses: {} },
    },
    '/open': { get: { operationId: 'o', 'x-soracom-cli': ['news open'], security: [], responses: {} } },
    '/closed': { get: { operationId: 'c', 'x-soracom-cli': ['news closed'], responses: {} } },
    '/operators/{operator_id}/news': {
      get: {
        operationId: 'p',
        'x-soracom-cli': ['news mine'],
        security: [{ key: [] }, {}],
        parameters: [operatorId],
        responses: {},
      },
    },
  },
});

let profileDir = '';

beforeEach(async () => {
  profileDir = makeFolder();
  writeFileSync(join(profileDir, 'news.json.txt'), document);
  const { stderr, code } = await run('definitions add ./news.json.txt --name news');
  if (code !== 0) throw new Error(stderr);
});

function run(line: string, env: Record<string, string> = {}): Promise<Outcome> {
  return runProgram(line.split(' '), { profileDir, env });
}

function writeProfile(profile: Record<string, string>): void {
  writeFileSync(join(profileDir, 'default.json'), JSON.stringify(profile), { mode: 0o600 });
}

/** Answers one GET that brings this key, or none where it is undefined. */
function expectCall(path: string, apiKey: string | undefined): void {
  const options = apiKey === undefined ? { badheaders } : { reqheaders: { 'x-soracom-api-key': apiKey } };
  nock(api, options).get(`/v1${path}`).reply(200, '{"ok":true}', json);
}

const badheaders = ['x-soracom-api-key', 'x-soracom-token'];

/** A token as far as its operator id is read. */
const token = `e30.${Buffer.from('{"operator":{"operatorId":"OP1"}}').toString('base64url')}.x`;

describe('optional credentials', () => {
  it.each(['news list', 'news open'])('"%s" goes without them where nothing is configured', async (line) => {
    expectCall(`/${line === 'news list' ? 'news' : 'open'}`, undefined);
    expect(await run(line)).toMatchObject({ code: 0, stderr: '' });
  });

  it('stop a command that requires them where nothing is configured', async () => {
    expect(await run('news closed')).toMatchObject({ code: 3, stdout: '' });
  });

  it('are sent where they are given', async () => {
    expectCall('/news', 'k');
    const env = { SORACOM_API_KEY: 'k', SORACOM_API_TOKEN: 't' };
    expect(await run('news list', env)).toMatchObject({ code: 0, stderr: '' });
  });

  it('are sent where a profile holds them', async () => {
    writeProfile({ authKeyId: 'keyId-a', authKey: 'secret-a' });
    nock(api).post('/v1/auth').reply(200, { apiKey: 'k2', token: 't2' });
    expectCall('/news', 'k2');
    expect(await run('news list')).toMatchObject({ code: 0, stderr: '' });
  });

  it('are done without where the profile holds anything but credentials', async () => {
    writeProfile({ coverageType: 'jp' });
    expectCall('/news', undefined);
    expect(await run('news list')).toMatchObject({ code: 0, stderr: '' });
  });

  it('stop the call where they are refused', async () => {
    writeProfile({ authKeyId: 'keyId-a', authKey: 'wrong' });
    nock(api).post('/v1/auth').reply(401, { code: 'AUM0004', message: 'Invalid AuthKey.' });
    const { code, stdout, stderr } = await run('news list');
    expect([code, stdout]).toEqual([3, '']);
    expect(stderr).toContain('Invalid AuthKey.');
  });

  it('stop the call where half of them is missing', async () => {
    writeProfile({ authKeyId: 'keyId-a' });
    expect(await run('news list')).toMatchObject({ code: 3, stdout: '' });
  });

  it('stop the call where the profile that is asked for does not exist', async () => {
    expect(await run('news list --profile other')).toMatchObject({ code: 3, stdout: '' });
  });

  it('give the operator id where there is a token', async () => {
    expectCall('/operators/OP1/news', 'k');
    const env = { SORACOM_API_KEY: 'k', SORACOM_API_TOKEN: token };
    expect(await run('news mine', env)).toMatchObject({ code: 0, stderr: '' });
  });

  it('leave the operator id to its flag where there is no token', async () => {
    const { code, stderr } = await run('news mine');
    expect([code, stderr]).toEqual([3, expect.stringContaining('--operator-id')]);
    expectCall('/operators/OP2/news', undefined);
    expect(await run('news mine --operator-id OP2')).toMatchObject({ code: 0, stderr: '' });
  });

  it('are shown by a dry run', async () => {
    const shown = await run('news list --dry-run=json');
    expect(shown.stdout).toContain('X-Soracom-API-Key');
    expect((await run('news open --dry-run=json')).stdout).not.toContain('X-Soracom-API-Key');
  });
});
