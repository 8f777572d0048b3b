/** Flags of a document that are called like ones of ours: the document's come first, in help and on the wire. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import nock from 'nock';
import { beforeAll, expect, it } from 'vitest';
import { makeFolder } from '../helpers/folder.ts';
import { runProgram } from '../helpers/run-program.ts';

const profileDir = makeFolder();

const text = { type: 'string' };
const json = (properties: object): object => ({
  'application/json': { schema: { type: 'object', properties } },
});

/** Exports a file, and has parameters and a property with the names of our flags. */
const document = {
  openapi: '3.0.3',
  info: { title: 'Jobs', version: '1' },
  servers: [{ url: '/v1' }],
  paths: {
    '/jobs': {
      post: {
        operationId: 'createJob',
        'x-soracom-cli': ['jobs create'],
        parameters: ['wait', 'overwrite'].map((name) => ({ name, in: 'query', schema: { type: 'boolean' } })),
        requestBody: { content: json({ generateBody: { type: 'boolean' }, name: text }) },
        responses: { 200: { description: 'The export', content: json({ exportedFileId: text, url: text }) } },
      },
    },
  },
};

beforeAll(async () => {
  const file = join(makeFolder(), 'jobs.json');
  writeFileSync(file, JSON.stringify(document));
  const added = await runProgram(['definitions', 'add', file], { profileDir });
  if (added.code !== 0) throw new Error(added.stderr);
});

it.each<[flags: string[], path: string, body: Record<string, string | boolean>]>([
  [['--generate-body', '--name', 'x'], '/v1/jobs', { name: 'x', generateBody: true }],
  [['--wait', '--overwrite', '--name', 'x'], '/v1/jobs?wait=true&overwrite=true', { name: 'x' }],
])('%j are sent as the document has them', async (flags, path, body) => {
  // An export that is not waited for, and that has no address yet.
  nock('https://api.soracom.io').post(path, body).reply(200, { exportedFileId: 'e1' });
  const { code, stdout, stderr } = await runProgram(['jobs', 'create', ...flags], { profileDir });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(stdout)).toEqual({ exportedFileId: 'e1' });
});
