/** Requests as soracom-cli sends them, for a document that a user added. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import nock from 'nock';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeFolder } from '../helpers/folder.ts';
import { runProgram, type Surroundings } from '../helpers/run-program.ts';

const document = fileURLToPath(new URL('../fixtures/requests/vendor-shapes.yaml', import.meta.url));
const profileDir = makeFolder();
const operator = Buffer.from('{"operator":{"operatorId":"OP1"}}').toString('base64url');

beforeAll(async () => {
  const added = await runProgram(['definitions', 'add', document], { profileDir });
  if (added.code !== 0) throw new Error(added.stderr);
  writeFileSync(join(profileDir, 'zip.bin'), Uint8Array.of(0x50, 0x4b, 0, 0xff, 1));
});

function run(line: string, surroundings: Surroundings = {}) {
  const env = { SORACOM_API_KEY: 'k', SORACOM_API_TOKEN: `h.${operator}.s`, ...surroundings.env };
  return runProgram(line.split(' '), {
    now: () => Date.UTC(2026, 0, 31, 23, 59),
    ...surroundings,
    profileDir,
    env,
  });
}

interface Sent {
  line: string;
  body: string;
  type: string | undefined;
}

/** Runs a command that makes one call and returns what was sent. */
async function call(line: string): Promise<Sent & { code: number; stderr: string }> {
  const sent: Sent[] = [];
  for (const method of ['GET', 'POST', 'PUT']) {
    nock('https://api.soracom.io')
      .intercept(/.*/, method)
      .reply(function (path, body) {
        const text = typeof body === 'string' ? body : JSON.stringify(body);
        sent.push({ line: `${method} ${path}`, body: text, type: this.req.headers['content-type'] });
        return [200, '{}', { 'content-type': 'application/json' }];
      });
  }
  const { code, stderr } = await run(line);
  nock.cleanAll();
  expect(sent).toHaveLength(1);
  return { ...(sent[0] ?? { line: '', body: '', type: undefined }), code, stderr };
}

describe('a request', () => {
  it.each([
    ['groups create', 'POST /v1/groups', '{}', 'application/json'],
    ['operator generate-api-token', 'POST /v1/operators/OP1/token', '{}', 'application/json'],
    ['files get --path x', 'GET /v1/files/private/x', '', undefined],
    ['files get --path /a//b%/ --scope public', 'GET /v1/files/public/a/b%25', '', undefined],
    ['files list --path /', 'GET /v1/files/private/', '', undefined],
    ['files list --path foo/', 'GET /v1/files/private/foo/', '', undefined],
    ['files list --path foo//bar', 'GET /v1/files/private/foo/bar/', '', undefined],
    ['files put --path a --body text', 'PUT /v1/files/private/a', 'text', undefined],
    [
      'files put --path a --content-type text/plain --body text',
      'PUT /v1/files/private/a',
      'text',
      'text/plain',
    ],
    ['soralets upload --soralet-id s --body wasm', 'POST /v1/soralets/s/versions', 'wasm', undefined],
    [
      'groups put-tags --group-id g --body {"tagName":"a"} --no-validate',
      'PUT /v1/groups/g/tags',
      '{"tagName":"a"}',
      'application/json',
    ],
    [
      'sims list --from 2026-02-28 --until 2026/01 --months 2025/12,last-month',
      'GET /v1/sims?from=20260228&until=2026-01&months=202512&months=202512',
      '',
      undefined,
    ],
    [
      'sims list --from yesterday --until this-month',
      'GET /v1/sims?from=20260130&until=2026-01',
      '',
      undefined,
    ],
    [
      'sims list --yyyy-mmdd-hhmmss 20260101000000',
      'GET /v1/sims?yyyyMMddHHmmss=20260101000000',
      '',
      undefined,
    ],
  ])('%s', async (line, target, body, type) => {
    expect(await call(line)).toEqual({ line: target, body, type, code: 0, stderr: '' });
  });

  it.each([
    ['soralets exec --soralet-id s --body {"a":1}', '{"a":1}', '--body: Expected a string, found an object.'],
    [
      'groups put-tags --group-id g --body {"tagName":"a"}',
      '{"tagName":"a"}',
      '--body should be a JSON array.',
    ],
    ['groups create --body []', '[]', '--body should be a JSON object.'],
    [
      'credentials create --id c --type [x509] --body {"credentials":{"a":1}}',
      '{"credentials":{"a":1},"type":"[x509]"}',
      '--type: "[x509]" is not one of aws-credentials, x509. Did you mean x509?',
    ],
    ['credentials create --id c --body {"type":"x509"}', '{"type":"x509"}', '--credentials is required.'],
    ['sims list --status [active]', '', '--status: "[active]" is not one of active, ready.'],
  ])('that only its document objects to goes out with a warning: %s', async (line, body, warning) => {
    const sent = await call(line);
    expect(sent.stderr.split('\n')[0]).toContain(`Warning: ${warning}`);
    expect(sent).toMatchObject({ body, code: 0 });
  });

  it.each([
    ['credentials create --id c --type x509', '--credentials is required.'],
    ['credentials create --id c --body {', '--body is not valid JSON'],
    ['groups create --body [] --body', '--body needs a value'],
    ['files get --path a/../b', "can't be part of a path"],
    ['files get --path=', '--path needs a value'],
    ['sims list --from 2026-02-29', '--from takes a day such as'],
    ['sims list --from 202602', '--from takes a day such as'],
    ['sims list --from 2026-0228', '--from takes a day such as'],
    ['sims list --until 2026-13', '--until takes a month such as'],
    ['sims list --months 2026-01,soon', 'not "soon"'],
    ['sims list --until today', '--until takes a month such as'],
  ])('that is wrong whatever its document says is refused: %s', async (line, said) => {
    const { code, stderr } = await run(line);
    expect(stderr).toContain(said);
    expect(code).toBe(2);
  });

  it('is no JSON at all goes out as it is given, where no flag is joined with it', async () => {
    const { code, stdout, stderr } = await run('soralets exec --soralet-id s --body hello --dry-run=text');
    expect(stdout).toContain('POST https://api.soracom.io/v1/soralets/s/exec?version=%24LATEST\n');
    expect(stdout).toContain('\n\nhello\n');
    expect(stderr).toBe('Warning: --body is not valid JSON (line 1, column 1).\n');
    expect(code).toBe(0);
  });

  it('sends a date that nobody understands where nothing is checked', async () => {
    const sent = await call('sims list --from soon --no-validate');
    expect(sent).toMatchObject({ line: 'GET /v1/sims?from=soon', code: 0, stderr: '' });
  });
});

describe('a dry run of bytes', () => {
  it('tells their size and type', async () => {
    const put = 'files put --path a --body @zip.bin --content-type application/zip';
    expect(JSON.parse((await run(`${put} --dry-run=json`)).stdout)).toMatchObject({
      body: { bytes: 5, contentType: 'application/zip' },
    });
    expect((await run(`${put} --dry-run=text`)).stdout).toContain('(5 bytes, application/zip)');
    const untyped = 'soralets upload --soralet-id s --body @zip.bin';
    expect(JSON.parse((await run(`${untyped} --dry-run=json`)).stdout)).toMatchObject({
      body: { bytes: 5, contentType: null },
    });
    expect((await run(`${untyped} --dry-run=text`)).stdout).toContain('(5 bytes)');
    // curl would call it a form.
    expect((await run(`${untyped} --dry-run=curl`)).stdout).toContain("--header 'Content-Type:'");
  });
});

describe('help', () => {
  it('says how a month is typed, and does not ask for what has a default', async () => {
    const { stdout } = await run('files get --help');
    expect(stdout).toMatch(/--scope private\|public +Default of the API: private\./);
    expect(stdout).toContain('soracom files get --path PATH\n');
    expect((await run('sims list --help')).stdout).toContain(
      'Typed as 20261005, 2026-10-05, today or yesterday (UTC).',
    );
  });
});
