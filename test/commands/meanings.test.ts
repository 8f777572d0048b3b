/** An API that calls everything otherwise than Soracom does is served as well, from its annotations alone. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import nock from 'nock';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeFolder } from '../helpers/folder.ts';
import { runProgram, type Surroundings } from '../helpers/run-program.ts';

const json = { 'content-type': 'application/json' };
const api = (): nock.Scope => nock('https://api.soracom.io');
const profileDir = makeFolder();

const other = `
openapi: 3.0.0
paths:
  /ships/{ship}:
    get:
      operationId: getShip
      x-soracom-cli: [ships get]
      parameters: [{ name: ship, in: path, required: true, schema: { type: string } }]
      responses: { '200': { description: OK, content: { application/json: { schema: { $ref: '#/components/schemas/Ship' } } } } }
    delete:
      operationId: sinkShip
      summary: Sink a ship
      x-soracom-cli: [ships sink]
      parameters: [{ name: ship, in: path, required: true, schema: { type: string } }]
      responses: { '204': { description: OK } }
  /jobs/{number}:
    get:
      operationId: getJob
      x-soracom-cli: [jobs get, jobs show]
      parameters: [{ name: number, in: path, required: true, schema: { type: string } }]
      responses: { '200': { description: OK } }
  /reports/export:
    post:
      operationId: exportReport
      x-soracom-cli: [reports export]
      x-soracom-cli-effect: read
      parameters: [{ name: export_mode, in: query, schema: { type: string, enum: [async, sync] } }]
      responses:
        '200':
          description: OK
          content:
            application/json:
              schema: { properties: { exportedFileId: { type: string }, url: { type: string } } }
components:
  schemas:
    Ship:
      properties:
        captain: { type: string }
        worth: { type: number, x-soracom-cli-meaning: money }
        guilders: { type: string, x-soracom-cli-meaning: currency }
        afloat: { type: string, x-soracom-cli-status-words: { good: ['yes'] } }
        waitingStatusCost: { type: string }
`;

beforeAll(async () => {
  const file = join(profileDir, 'other.yaml');
  writeFileSync(file, other);
  const invoices = fileURLToPath(new URL('../fixtures/openapi/meanings/document.yaml', import.meta.url));
  for (const document of [file, invoices]) {
    const name = document === file ? 'other' : 'invoices';
    const added = await runProgram(['definitions', 'add', document, '--name', name], { profileDir });
    if (added.code !== 0) throw new Error(added.stderr);
  }
});

function run(argv: string[], surroundings: Surroundings = {}) {
  const env = { SORACOM_API_KEY: 'k', SORACOM_API_TOKEN: 't' };
  return runProgram(argv, { ...surroundings, profileDir, env });
}

it('an export is asked for, looked at and found as the annotation says', async () => {
  api().post('/invoices/export?mode=async').reply(200, { job: 'a/b' }, json);
  api().get('/jobs/a%2Fb').reply(200, { phase: 'done', link: 'https://files.example/x' }, json);
  const { code, stdout } = await run(['invoices', 'export', '--wait', '--output', 'json']);
  expect(JSON.parse(stdout)).toEqual({ phase: 'done', link: 'https://files.example/x' });
  expect(code).toBe(0);
});

it('an export has failed where the annotation says so', async () => {
  api().post('/invoices/export?mode=sync').reply(200, { job: '1' }, json);
  api().get('/jobs/1').reply(200, { phase: 'broken' }, json);
  const { code, stderr } = await run(['invoices', 'export', '--wait', '--mode', 'sync']);
  expect(stderr).toContain('could not make the file');
  expect(code).toBe(5);
});

describe('an export that takes too long', () => {
  /** Each look at the clock takes ten minutes. */
  const slowly = (): (() => number) => {
    let now = Date.now();
    return () => (now += 600_000);
  };

  it('names the command that looks at it, its id as a word of the shell', async () => {
    api().post('/invoices/export?mode=async').reply(200, { job: 'a;b' }, json);
    api().get('/jobs/a%3Bb').optionally().reply(200, { phase: 'busy' }, json);
    const { code, stderr } = await run(['invoices', 'export', '--wait'], { now: slowly() });
    expect(stderr).toContain("Check with: soracom jobs get --number 'a;b'\n");
    expect(code).toBe(5);
  });

  it('tells its id where no command looks at it', async () => {
    api().post('/reports/export?export_mode=async').reply(200, { exportedFileId: 'fe_1' }, json);
    api().get('/files/exported/fe_1').optionally().reply(200, { status: 'processing' }, json);
    const { code, stderr } = await run(['reports', 'export', '--wait'], { now: slowly() });
    expect(stderr).toContain('Its id is fe_1.');
    expect(stderr).not.toContain('soracom ');
    expect(code).toBe(5);
  });
});

it("Soracom's own way to export needs no annotation", async () => {
  api().post('/reports/export?export_mode=async').reply(200, { exportedFileId: 'fe_1' }, json);
  api().get('/files/exported/fe_1').reply(200, { status: 'exported', url: 'https://files.example/y' }, json);
  const { code, stdout } = await run(['reports', 'export', '--wait', '--output', 'json']);
  expect(JSON.parse(stdout)).toMatchObject({ url: 'https://files.example/y' });
  expect(code).toBe(0);
});

it('the question before something is destroyed tells amount and state by their meanings', async () => {
  const ship = { captain: 'A', worth: 5.5, guilders: 'NLG', afloat: 'yes', waitingStatusCost: 'none' };
  api().get('/ships/1').reply(200, ship, json);
  const { stderr: colored } = await run(['ships', 'sink', '--ship', '1'], {
    prompter: {
      input: () => Promise.reject(new Error('not asked')),
      secret: () => Promise.reject(new Error('not asked')),
      select: () => Promise.reject(new Error('not asked')),
      confirm: () => Promise.resolve(false),
    },
  });
  // oxlint-disable-next-line no-control-regex -- colours begin with a control character
  const stderr = colored.replaceAll(/\u001b\[\d+m/g, '');
  expect(stderr).toMatch(/^ {2}worth: +5\.50 NLG$/m);
  expect(stderr).toMatch(/^ {2}afloat: +Yes$/m);
  expect(stderr.indexOf('worth:')).toBeLessThan(stderr.indexOf('waitingStatusCost:'));
});
