/** `definitions add soracom`: the vendor's whole API with one command, from a server on this machine. */
import type { IncomingHttpHeaders } from 'node:http';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '../helpers/folder.ts';
import { serve } from '../helpers/loopback.ts';
import { callProgram } from '../helpers/program.ts';
import { makeVendorDocuments } from '../helpers/vendor-documents.ts';

/** The vendor's files on a server, and a profile folder to add them to. */
async function setUp() {
  const files = makeVendorDocuments(60);
  const seen: { path: string; status: number; headers: IncomingHttpHeaders }[] = [];
  const { origin } = await serve(({ url = '', headers }, response) => {
    const text = files[url.slice('/assets/'.length)];
    const etag = `"${text?.length}"`;
    const status = text === undefined ? 404 : headers['if-none-match'] === etag ? 304 : 200;
    seen.push({ path: url, status, headers });
    response.writeHead(status, { ETag: etag }).end(status === 200 ? text : undefined);
  });
  const profileDir = makeFolder();
  const env = {
    SORACOM_PROFILE_DIR: profileDir,
    SORACOM_DEFINITIONS_URL: `${origin}/assets`,
    LANG: 'C.UTF-8',
  };
  const run = (line: string, more: Record<string, string> = {}) =>
    callProgram(line.split(' '), { env: { ...env, ...more } });
  return { files, seen, profileDir, run };
}

describe('definitions add soracom', () => {
  it('adds both documents with their Japanese texts; shipped commands stay as they are', async () => {
    const { run, seen } = await setUp();
    const before = await run('bills list --help');
    const added = await run('definitions add soracom');
    expect(added).toMatchObject({ code: 0 });
    expect(added.stderr).not.toMatch(/replaced|stays?|left out/);
    expect(JSON.parse(added.stdout)).toMatchObject([
      { name: 'soracom', overrides: [], refused: [], displaced: [] },
      { name: 'soracom-sandbox', commands: 1, same: 0 },
    ]);
    expect(seen.map(({ path }) => path).toSorted()).toEqual([
      '/assets/sandbox/soracom-sandbox-api.en.yaml',
      '/assets/sandbox/soracom-sandbox-api.ja.yaml',
      '/assets/soracom-api.en.yaml',
      '/assets/soracom-api.ja.yaml',
    ]);
    expect((await run('bills list --help')).stdout).toBe(before.stdout);
    expect((await run('sims-0 call-thing-0 --help')).stdout).toContain('Call thing 0');
    expect((await run('sims-0 call-thing-0 --help', { LANG: 'ja_JP.UTF-8' })).stdout).toContain(
      '日本語の説明',
    );
  });

  it('asks by ETag on update, and takes what has changed', async () => {
    const { run, files, seen } = await setUp();
    await run('definitions add soracom');
    seen.length = 0;
    const same = await run('definitions update');
    expect(JSON.parse(same.stdout)).toMatchObject([{ status: 'unchanged' }, { status: 'unchanged' }]);
    expect(seen.map(({ status }) => status)).toEqual([304, 304, 304, 304]);
    const ja = 'sandbox/soracom-sandbox-api.ja.yaml';
    files[ja] = files[ja]?.replace('Create a subscriber', '加入者を作成する') ?? '';
    const updated = await run('definitions update');
    expect(JSON.parse(updated.stdout)).toMatchObject([{ status: 'unchanged' }, { status: 'updated' }]);
    expect((await run('sandbox subscribers create -h', { LANG: 'ja_JP.UTF-8' })).stdout).toContain('加入者');
  });

  it('adds all of them or none', async () => {
    const { run, files } = await setUp();
    delete files['sandbox/soracom-sandbox-api.ja.yaml'];
    const failed = await run('definitions add soracom');
    expect(failed).toMatchObject({ code: 4, stdout: '' });
    expect(failed.stderr).toContain('sandbox/soracom-sandbox-api.ja.yaml');
    files['sandbox/soracom-sandbox-api.ja.yaml'] = 'paths: [';
    expect(await run('definitions add soracom')).toMatchObject({ code: 2, stdout: '' });
    expect((await run('definitions list')).stdout).toBe('[]\n');
  });

  it('has no other names, and leaves a file of that name reachable', async () => {
    const { run } = await setUp();
    expect((await run('definitions add soracom --name mine')).stderr).toContain('--name and --lang');
    expect((await run('definitions add ./soracom')).stderr).toContain('no such file or folder');
    const elsewhere = await run('definitions add soracom', { SORACOM_DEFINITIONS_URL: 'http://192.0.2.1/' });
    expect(elsewhere).toMatchObject({ code: 2 });
    expect(elsewhere.stderr).toContain('only https');
  });

  it('is told of in the overview until anything is added', async () => {
    const { run } = await setUp();
    const hint = 'soracom definitions add soracom';
    expect((await run('--help')).stdout).toContain(hint);
    expect((await run('help')).stdout).toContain(hint);
    await run('definitions add soracom');
    expect((await run('--help')).stdout).not.toContain(hint);
    expect((await run('help')).stdout).not.toContain(hint);
    await run('definitions remove soracom');
    await run('definitions remove soracom-sandbox');
    expect((await run('--help')).stdout).toContain(hint);
  });
});

describe('a document with other operations for shipped commands', () => {
  it('is named command by command, and taken with --allow-override, also when it changes', async () => {
    const { run, files } = await setUp();
    const name = 'soracom-api.en.yaml';
    files[name] = files[name]?.replace('  /bills:', '  /elsewhere:').replace('/coupons:', '/vouchers:') ?? '';
    const refused = await run('definitions add soracom');
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain('"bills list" is a shipped command for GET /bills');
    expect(refused.stderr).toContain('"coupons list" is a shipped command for GET /coupons');
    expect(refused.stderr).toContain('--allow-override');
    expect((await run('definitions list')).stdout).toBe('[]\n');
    expect(await run('definitions add soracom --allow-override')).toMatchObject({ code: 0 });
    expect((await run('bills list --help')).stdout).toContain('GET /v1/elsewhere');
    files[name] = files[name].replace('/elsewhere:', '/elsewhere-again:');
    expect(await run('definitions update')).toMatchObject({ code: 0 });
    expect((await run('bills list --help')).stdout).toContain('GET /v1/elsewhere-again');
  });

  it('that comes with an update leaves the shipped command in force, and says so', async () => {
    const { run, files } = await setUp();
    await run('definitions add soracom');
    const name = 'soracom-api.en.yaml';
    files[name] = files[name]?.replace('  /bills:', '  /elsewhere:') ?? '';
    const updated = await run('definitions update');
    expect(updated).toMatchObject({ code: 0 });
    expect(updated.stderr).toContain('1 shipped command stays');
    expect((await run('bills list --help')).stdout).toContain('GET /v1/bills');
  });
});

describe('a command of the sandbox', () => {
  it('goes to the sandbox of a sandbox profile, and nowhere near production', async () => {
    const { run, profileDir } = await setUp();
    await run('definitions add soracom');
    const credentials = { authKeyId: 'keyId-x', authKey: 'secret-x' };
    const profiles = {
      default: { sandbox: false, coverageType: 'jp', ...credentials },
      sandbox: { sandbox: true, coverageType: 'g', ...credentials },
    };
    for (const [name, profile] of Object.entries(profiles))
      writeFileSync(join(profileDir, `${name}.json`), JSON.stringify(profile), { mode: 0o600 });
    const words = 'sandbox subscribers create --imsi 1 --dry-run=text';
    expect((await run(`${words} --profile sandbox`)).stdout).toContain(
      'POST https://g.api-sandbox.soracom.io/v1/sandbox/subscribers/create',
    );
    expect((await run(`${words} --profile sandbox --coverage-type jp`)).stdout).toContain(
      'POST https://api-sandbox.soracom.io/v1/sandbox/subscribers/create',
    );
    expect((await run(`${words} --endpoint http://127.0.0.1:9`)).stdout).toContain(
      'POST http://127.0.0.1:9/',
    );
    const refused = await run(words);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain('calls go to https://api.soracom.io');
    expect(refused.stderr).toContain('configure-sandbox');
    expect(await run(`${words} --coverage-type g`)).toMatchObject({ code: 2 });
    expect((await run('sandbox subscribers create --help')).stdout).toContain('configure-sandbox');
  });
});
