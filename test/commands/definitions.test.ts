/** Documents that the user adds: taken in, replaced, refused, removed. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '../helpers/folder.ts';
import { runProgram } from '../helpers/run-program.ts';

/** One operation for each command; its path is the command's words. */
function documentOf(commands: string[], servers = 'https://elsewhere.example/v1'): string {
  const paths = commands.map((command) => [
    `/${command.replaceAll(' ', '-')}`,
    {
      get: {
        operationId: `op ${command}`,
        summary: `Mine: ${command}`,
        'x-soracom-cli': [command],
        responses: {},
      },
    },
  ]);
  return JSON.stringify({
    openapi: '3.0.3',
    servers: [{ url: servers }],
    security: [{ key: [] }],
    paths: Object.fromEntries(paths),
  });
}

/** A profile folder that doubles as working folder, and the program in it. */
function setUp(files: Record<string, string> = {}) {
  const profileDir = makeFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(profileDir, name), content);
  const run = (line: string, env: Record<string, string> = {}) =>
    runProgram(line.split(' '), {
      profileDir,
      env: { SORACOM_API_KEY: 'k', SORACOM_API_TOKEN: 't', ...env },
    });
  return { profileDir, run, store: join(profileDir, 'definitions') };
}

describe('definitions add', () => {
  it('has the commands there at once, called at the profile’s endpoint', async () => {
    const { run } = setUp({ 'my.yaml': documentOf(['things list', 'bills mine']) });
    const added = await run('definitions add my.yaml');
    expect(added).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(added.stdout)).toMatchObject({ name: 'my', commands: 2, overrides: [], skipped: [] });

    nock('https://api.soracom.io', { reqheaders: { 'x-soracom-api-key': 'k' } })
      .get('/v1/things-list')
      .reply(200, '{"a":1}', { 'content-type': 'application/json' });
    expect(await run('things list --jsonl')).toMatchObject({ code: 0, stdout: '{"a":1}\n' });
    const help = await run('bills --help');
    expect(help.stdout).toContain('Mine: bills mine');
    expect(help.stdout).toContain('get-latest');
  });

  it('tells operations apart that differ in their base paths alone', async () => {
    const document = {
      openapi: '3.0.0',
      paths: { '/bills': { get: { operationId: 'l', 'x-soracom-cli': ['bills list'], responses: {} } } },
    };
    const { run } = setUp({ 'my.json': JSON.stringify(document) });
    expect((await run('definitions add my.json')).stderr).toContain(
      'is a shipped command for GET /v1/bills; this document would have it call GET /bills.',
    );
  });

  it('overrides shipped commands and names both sources; remove brings them back', async () => {
    const { run } = setUp({ 'my.yaml': documentOf(['bills list']) });
    const refused = await run('definitions add my.yaml');
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain(
      '"bills list" is a shipped command for GET /bills; this document would have it call GET /bills-list.',
    );
    expect((await run('definitions list')).stdout).toBe('[]\n');
    const added = await run('definitions add my.yaml --allow-override');
    expect(added.stderr).toContain('bills list (billing.yaml → my)');
    expect(JSON.parse(added.stdout)).toMatchObject({
      overrides: [{ command: 'bills list', source: 'my', replaces: { source: 'billing.yaml' } }],
    });
    expect((await run('bills list --help')).stdout).toContain('Mine: bills list');
    expect(await run('definitions remove my')).toMatchObject({ code: 0, stderr: 'Removed "my".\n' });
    expect((await run('bills list --help')).stdout).not.toContain('Mine');
    expect(await run('definitions list')).toMatchObject({ code: 0, stdout: '[]\n' });
  });

  it('leaves hand-written commands alone', async () => {
    const { run } = setUp({ 'my.yaml': documentOf(['version', 'configure get', 'things list']) });
    const added = await run('definitions add my.yaml');
    expect(added.stderr).toContain(
      '2 commands are left out, since soracom has its own: configure get, version',
    );
    expect(JSON.parse(added.stdout)).toMatchObject({ commands: 1 });
    expect((await run('version')).stdout).toMatch(/^soracom \d/);
    expect((await run('--help')).stdout).not.toContain('Mine: version');
  });

  it('refuses a document whose commands another one brings, and names both', async () => {
    const { run } = setUp({
      'one.yaml': documentOf(['things list']),
      'two.yaml': documentOf(['things list']),
    });
    await run('definitions add one.yaml');
    const { code, stderr } = await run('definitions add two.yaml');
    expect(code).toBe(2);
    expect(stderr).toContain('op things list (one) and op things list (two)');
    expect((await run('definitions list --jsonl')).stdout).not.toContain('two');
  });

  it('asks for --overwrite where a name is taken by another source', async () => {
    const { run } = setUp({ 'my.yaml': documentOf(['a b']), 'my.json': documentOf(['c d']) });
    await run('definitions add my.yaml');
    expect(await run('definitions add my.json')).toMatchObject({ code: 2 });
    expect(await run('definitions add my.yaml')).toMatchObject({ code: 0 });
    expect(await run('definitions add my.json --overwrite')).toMatchObject({ code: 0 });
    expect((await run('c d --help')).code).toBe(0);
    expect((await run('a b --help')).code).toBe(2);
  });

  it('lists what has no annotation as skipped', async () => {
    const document = 'openapi: 3.0.0\npaths: {/a: {get: {operationId: getA, responses: {}}}}\n';
    const { run } = setUp({ 'my.yaml': document });
    const added = await run('definitions add my.yaml');
    expect(added.stderr).toContain('brings no command');
    expect(JSON.parse(added.stdout)).toMatchObject({
      skipped: [{ operationId: 'getA', method: 'GET', path: '/a' }],
    });
  });

  it('takes Japanese texts from a translated twin', async () => {
    const twin = documentOf(['things list']).replace('Mine: things list', 'ものの一覧');
    const { run } = setUp({ 'my.en.yaml': documentOf(['things list']), 'my.ja.yaml': twin });
    expect((await run('definitions add my.ja.yaml --lang ja')).stderr).toContain('no definition "my"');
    await run('definitions add my.en.yaml');
    expect(await run('definitions add my.ja.yaml --lang ja')).toMatchObject({ code: 0 });
    expect((await run('things list --help', { LANG: 'ja_JP.UTF-8' })).stdout).toContain('ものの一覧');
    expect((await run('things list --help')).stdout).toContain('Mine: things list');
  });
});

describe('a document that is no good', () => {
  it.each([
    ['cut off', '{"openapi": "3.0.0", "paths": {', 'broken.yaml:1:'],
    ['of another kind', 'swagger: "2.0"\n', 'Expected "openapi: 3.0.x" or "openapi: 3.1.x"'],
    ['empty', '', 'Expected a mapping'],
    ['an alias bomb', aliasBomb(), 'aliases multiply'],
    ['with a $ref in a circle', circle(), 'broken.yaml:4:22: "#/components/parameters/A" refers to itself'],
    [
      'with an empty annotation',
      annotated('[]'),
      'broken.yaml:4:30: "x-soracom-cli" must be a list of commands',
    ],
    ['with an annotation of the wrong type', annotated('7'), '"x-soracom-cli" must be a list of commands'],
    ['with words that are paths', annotated('["../../x"]'), 'must be words of letters'],
    ['with the same command twice', annotated('[a b, a b]'), 'Two operations have the same command "a b"'],
    ['not text', '\u0000\ud800', 'broken.yaml'],
  ])('%s is refused with its place, and the previous definitions stay in force', async (_, text, said) => {
    const { run, profileDir } = setUp({ 'my.yaml': documentOf(['things list']), 'broken.yaml': text });
    await run('definitions add my.yaml');
    const before = readFileSync(join(profileDir, 'definitions/state.json'), 'utf8');
    const { code, stdout, stderr } = await run('definitions add broken.yaml');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(said);
    expect(readFileSync(join(profileDir, 'definitions/state.json'), 'utf8')).toBe(before);
    expect((await run('things list --help')).code).toBe(0);
  });

  it('at its source leaves the stored one in force', async () => {
    const { run, profileDir } = setUp({ 'my.yaml': documentOf(['things list']) });
    await run('definitions add my.yaml');
    writeFileSync(join(profileDir, 'my.yaml'), 'openapi: 4\n');
    expect(await run('definitions update')).toMatchObject({ code: 2 });
    expect((await run('things list --help')).code).toBe(0);
  });

  it('is not even read where it is too large', async () => {
    const { run } = setUp({ 'huge.yaml': 'x'.repeat(33 * 1024 * 1024) });
    const { code, stderr } = await run('definitions add huge.yaml');
    expect(code).toBe(2);
    expect(stderr).toContain('huge.yaml is larger than 32 MB');
  });

  it.each([
    'http://example.com/a.yaml',
    'ftp://example.com/a',
    'https://u:p@example.com/a.yaml',
    'nope.yaml',
    '.',
  ])('is not fetched from %s', async (source) => {
    const { run } = setUp();
    expect(await run(`definitions add ${source} --name x`)).toMatchObject({ code: 2, stdout: '' });
  });

  it.each([
    'http://me:pass-word-1@example.com/a.yaml',
    'ftp://me:pass-word-1@example.com/a',
    'http://example.com/a.yaml?signature=pass-word-1',
    'http://me:pass-word-1@:x/a',
  ])('is refused without repeating the secret in %s', async (source) => {
    const { run } = setUp();
    const { code, stderr } = await run(`definitions add ${source} --name x`);
    expect({ code, leaks: stderr.includes('pass-word-1') }).toEqual({ code: 2, leaks: false });
    expect(stderr).toContain("can't be fetched: only https is, or a file.");
  });
});

describe('the compiled index', () => {
  it('is made anew when another version of the tool wrote it, or when it is gone', async () => {
    const { run, store } = setUp({ 'my.yaml': documentOf(['things list']) });
    await run('definitions add my.yaml');
    const state = join(store, 'state.json');
    const written = readFileSync(state, 'utf8');
    writeFileSync(state, written.replace(/"tool": "[^"]+"/, '"tool": "0.0.0"'));
    expect(await run('things list --help')).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(state, 'utf8')).toBe(written);
    rmSync(join(store, 'index'), { recursive: true });
    expect(await run('things list --help')).toMatchObject({ code: 0, stderr: '' });
    expect(readdirSync(join(store, 'index'))).toHaveLength(1);
  });

  it.each([
    [
      'has another schema version',
      (root: string) => root.replace(/"schemaVersion":\d+/, '"schemaVersion":0'),
    ],
    ['has no schema version', (root: string) => root.replace(/"schemaVersion":\d+,/, '')],
    ['is damaged', (root: string) => root.slice(0, -1)],
  ])('is made anew when its root %s', async (_, change) => {
    const { run, store } = setUp({ 'my.yaml': documentOf(['things list']) });
    await run('definitions add my.yaml');
    const [key = ''] = readdirSync(join(store, 'index'));
    const root = join(store, 'index', key, 'en', 'root.json');
    const written = readFileSync(root, 'utf8');
    writeFileSync(root, change(written));
    expect((await run('--help')).stdout).toContain('things');
    expect(readFileSync(root, 'utf8')).toBe(written);
    expect(await run('things list --help')).toMatchObject({ code: 0, stderr: '' });
  });

  it('is used without being kept where nothing can be written', async () => {
    const { run, store } = setUp({ 'my.yaml': documentOf(['things list']) });
    await run('definitions add my.yaml');
    rmSync(join(store, 'index'), { recursive: true });
    writeFileSync(join(store, 'index'), 'in the way');
    const { code, stderr } = await run('things list --help');
    expect(code).toBe(0);
    expect(stderr).toContain('compiled at every start');
  });

  it('falls back to the shipped commands where the record is damaged', async () => {
    const { run, store } = setUp();
    mkdirSync(store);
    writeFileSync(join(store, 'state.json'), '{"definitions":[{"name":"x","document":{"sha256":"../.."}}]}');
    const { code, stderr } = await run('bills list --help');
    expect(code).toBe(0);
    expect(stderr).toContain('only the shipped commands are there');
  });
});

function aliasBomb(): string {
  const lines = ['a0: &a0 [x]'];
  for (let i = 1; i < 30; i += 1) lines.push(`a${i}: &a${i} [*a${i - 1}, *a${i - 1}, *a${i - 1}]`);
  return lines.join('\n');
}

function annotated(annotation: string): string {
  return `openapi: 3.0.0\npaths:\n  /a:\n    get: {operationId: getA, x-soracom-cli: ${annotation}, responses: {}}\n`;
}

function circle(): string {
  const use =
    'paths: {/a: {get: {operationId: a, x-soracom-cli: [a], parameters: [{$ref: "#/components/parameters/A"}]}}}';
  return `openapi: 3.0.0\n${use}\ncomponents:\n  parameters: { A: { $ref: "#/components/parameters/A" } }\n`;
}
