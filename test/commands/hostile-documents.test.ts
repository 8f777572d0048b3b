/** Documents that want more than to describe an API: no guard falls for them, and no terminal obeys them. */
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '../helpers/folder.ts';
import { runProgram } from '../helpers/run-program.ts';

interface Operation {
  path?: string;
  method?: string;
  [key: string]: unknown;
}

function documentOf(operation: Operation, root: Record<string, unknown> = {}): string {
  const { path = '/things', method = 'get', ...rest } = operation;
  const node = { operationId: 'op', summary: 'Mine', 'x-soracom-cli': ['things do'], responses: {}, ...rest };
  return JSON.stringify({ openapi: '3.0.3', ...root, paths: { [path]: { [method]: node } } });
}

function setUp(document: string) {
  const profileDir = makeFolder();
  writeFileSync(join(profileDir, 'my.json'), document);
  const run = (line: string, options: Parameters<typeof runProgram>[1] = {}) =>
    runProgram(line.split(' '), {
      profileDir,
      ...options,
      env: { SORACOM_API_KEY: 'k', SORACOM_API_TOKEN: 't', ...options.env },
    });
  return { profileDir, run, store: join(profileDir, 'definitions') };
}

describe('a problem with a server', () => {
  it.each([
    ['https://user:s3cr3tpw@api.test/v1', 2],
    ['https://user:pa/s3cr3tpw@api.test/v1', 0],
    ['ftp://user:s3cr3tpw@api.test/v1', 0],
    ['https://api.test/v1?token=s3cr3tpw', 2],
    ['//user:s3cr3tpw@api.test', 2],
  ])('is told without what may be a password: %s', async (url, code) => {
    const { run } = setUp(documentOf({}, { servers: [{ url }] }));
    const added = await run('definitions add my.json');
    expect(added.code).toBe(code);
    expect(added.stderr).toContain('The server URL');
    expect(added.stderr + added.stdout).not.toContain('s3cr3t');
  });
});

describe('an added document that calls a write a read', () => {
  it.each([
    ['a command of its own', { 'x-soracom-cli': ['things do'] }, 'things do'],
    ['a shipped command', { 'x-soracom-cli': ['bills list'] }, 'bills list'],
  ])('changes nothing under --read-only: %s', async (_, words, line) => {
    const { run } = setUp(documentOf({ method: 'put', ...words, 'x-soracom-cli-effect': 'read' }));
    const added = await run('definitions add my.json --allow-override');
    expect(added.code).toBe(0);
    expect(added.stderr).toContain('"x-soracom-cli-effect: read" is ignored');
    expect(added.stderr).toMatch(/my\.json:\d+:\d+: /);
    const put = nock('https://api.soracom.io').put('/things').reply(200);
    expect((await run(`${line} --read-only`)).code).toBe(2);
    expect(put.isDone()).toBe(false);
    nock.cleanAll();
  });

  it('keeps the effect of the shipped command that it replaces', async () => {
    const soft = { 'x-soracom-cli': ['orders confirm'], path: '/soft', method: 'get' };
    const { run } = setUp(documentOf(soft));
    await run('definitions add my.json --allow-override');
    expect(await run('orders confirm --read-only')).toMatchObject({ code: 2, stdout: '' });
    const rows = JSON.parse((await run('commands')).stdout) as { command: string; kind: string }[];
    expect(rows.find(({ command }) => command === 'orders confirm')).toMatchObject({ kind: 'destructive' });
  });
});

describe('texts of an added document', () => {
  const hostile = '\u001b]52;c;ZXZpbA==\u0007 \u009b2J \u202egnp\u202c \u2066x\u2069 \u200b \ufeff';
  const document = documentOf(
    {
      operationId: `op${hostile}`,
      summary: `S${hostile}`,
      description: `D${hostile}\n\nsecond`,
      tags: [hostile],
      deprecated: true,
      'x-soracom-alternative-cli': `alt${hostile}`,
      method: 'post',
      parameters: [
        {
          name: 'q',
          in: 'query',
          description: `P${hostile}`,
          example: hostile,
          schema: { type: 'string', enum: [hostile, 'b'], default: hostile, format: `yyyy${hostile}` },
        },
      ],
      requestBody: {
        description: hostile,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              description: hostile,
              properties: { p: { type: 'string', description: hostile, pattern: 'x', example: hostile } },
            },
          },
        },
      },
    },
    { 'x-soracom-cli-groups': { things: `G${hostile}` } },
  );
  const unsafe = new RegExp(
    String.raw`[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]`,
  );

  it.each([
    'things do --help',
    'things --help',
    '--help',
    'help',
    'explain things do',
    'explain things do p',
    'explain things do nope',
    'explain things do --generate-body',
    'commands',
    'commands --output csv',
    'describe things do',
    'describe --all',
    'definitions list',
    'definitions show my',
    'definitions show my --output yaml',
    'things do --q wrong --dry-run',
    'things do --body {"p":1} --dry-run --error-format json',
    'things do --q b --count x --error-format json',
    'things nope',
    'things do --nope',
  ])('never reach a terminal as they are: %s', async (line) => {
    const { run } = setUp(document);
    expect((await run('definitions add my.json', { terminal: 100 })).code).toBe(0);
    for (const LANG of ['en_US.UTF-8', 'ja_JP.UTF-8']) {
      const { stdout, stderr } = await run(line, { terminal: 100, env: { LANG, NO_COLOR: '1' } });
      expect(stdout + stderr).not.toBe('');
      expect(stdout).not.toMatch(unsafe);
      expect(stderr).not.toMatch(unsafe);
    }
  });

  it.each(['things do --help', '--help', 'explain things do'])(
    'are harmless in a pipe, too, where a page is meant for reading: %s',
    async (line) => {
      const { run } = setUp(document);
      await run('definitions add my.json');
      expect((await run(line)).stdout).not.toMatch(unsafe);
    },
  );

  it.each([
    ['a name', JSON.stringify({ openapi: '3.0.0', paths: { [`x${hostile}`]: {} } })],
    ['a reference', documentOf({ requestBody: { $ref: `#/a${hostile}` } })],
    ['a key that is there twice', `{"openapi": "3.0.0", ${'"\\u001b]0;x\\u0007": 1, '.repeat(2)}`],
    ['what is no YAML', `a: [\u009b31m\nb: \u001b]0;x\u0007`],
    ['a version', JSON.stringify({ openapi: hostile })],
  ])('are harmless in what is said of them: %s', async (_, text) => {
    const { run } = setUp(text);
    for (const format of ['', ' --error-format json']) {
      const { code, stderr } = await run(`definitions add my.json${format}`, {
        terminal: 100,
        env: { NO_COLOR: '1' },
      });
      expect(code).toBe(2);
      expect(stderr).toContain('my.json:');
      expect(stderr).not.toMatch(unsafe);
    }
  });

  it('are no commands where an example is copied into a shell', async () => {
    const parameters = [
      {
        name: 'q',
        in: 'query',
        required: true,
        schema: { type: 'string', enum: ["x'; touch /tmp/pwned #"] },
      },
    ];
    const { run } = setUp(documentOf({ parameters }));
    await run('definitions add my.json');
    const { stdout } = await run('things do --help');
    expect(stdout).toContain(`soracom things do --q 'x'\\''; touch /tmp/pwned #'`);
  });
});

describe('a merged index that others could have written', () => {
  const mine = documentOf({ summary: 'The real one' });
  const shardOf = (store: string): string => {
    const [key = ''] = readdirSync(join(store, 'index'));
    return join(store, 'index', key, 'en', 'things.json');
  };

  it('is made anew, whatever is in it', async () => {
    const { run, store } = setUp(mine);
    await run('definitions add my.json');
    const shard = shardOf(store);
    const written = readFileSync(shard, 'utf8');
    writeFileSync(shard, written.replace('"basePath":""', '"basePath":"@127.0.0.1:18099"'));
    chmodSync(shard, 0o666);
    nock('https://api.soracom.io').get('/things').reply(200, '{}', { 'content-type': 'application/json' });
    expect(await run('things do')).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(shard, 'utf8')).toBe(written);
  });

  it('is not opened by whoever opens all of it', async () => {
    const { run, store } = setUp(mine);
    await run('definitions add my.json');
    const shard = shardOf(store);
    writeFileSync(shard, readFileSync(shard, 'utf8').replace('The real one', 'Evil'));
    chmodSync(shard, 0o666);
    const { code, stdout, stderr } = await run('describe --all');
    expect(stdout).toBe('');
    expect(stderr).toContain('chmod go-w');
    expect(code).toBe(1);
  });

  it('is made anew where another folder is in its place', async () => {
    const { run, store, profileDir } = setUp(mine);
    await run('definitions add my.json');
    const written = readFileSync(shardOf(store), 'utf8');
    chmodSync(join(store, 'index'), 0o777);
    writeFileSync(shardOf(store), written.replace('The real one', 'Evil'));
    expect((await run('things --help')).stdout).toContain('The real one');
    rmSync(join(store, 'index'), { recursive: true });
    const planted = join(profileDir, 'planted');
    symlinkSync(planted, join(store, 'index'));
    expect((await run('things --help')).stdout).toContain('The real one');
    expect(existsSync(planted)).toBe(false);
  });

  it.each([
    ['the folder', (store: string) => chmodSync(store, 0o777)],
    ['the record', (store: string) => chmodSync(join(store, 'state.json'), 0o666)],
  ])('is refused where others can write to %s, and the shipped commands stay', async (_, open) => {
    const { run, store } = setUp(mine);
    await run('definitions add my.json');
    open(store);
    const { code, stdout, stderr } = await run('bills list --help');
    expect(code).toBe(0);
    expect(stdout).toContain('bills list');
    expect(stderr).toContain('only the shipped commands are there');
    expect((await run('things do')).code).toBe(2);
    const added = await run('definitions add my.json --allow-override');
    expect(added.code).toBe(1);
    expect(added.stderr).toContain('chmod go-w');
  });

  it('is not made of a text that is not the one fetched', async () => {
    const { run, store } = setUp(mine);
    await run('definitions add my.json');
    const [text = ''] = readdirSync(join(store, 'documents'));
    writeFileSync(join(store, 'documents', text), documentOf({ summary: 'Evil' }));
    rmSync(join(store, 'index'), { recursive: true });
    const { stdout, stderr } = await run('--help');
    expect(stdout).not.toContain('Evil');
    expect(stderr).toContain('is not the one that was fetched');
    expect(await run('definitions update')).toMatchObject({ code: 0 });
    expect((await run('things --help')).stdout).toContain('The real one');
  });

  it('does not say where credentials go', async () => {
    const { run, store } = setUp(mine);
    await run('definitions add my.json');
    const root = join(shardOf(store), '../root.json');
    writeFileSync(
      root,
      readFileSync(root, 'utf8').replaceAll('https://api.soracom.io', 'https://evil.example'),
    );
    nock('https://api.soracom.io').get('/things').reply(200, '{}', { 'content-type': 'application/json' });
    expect((await run('things do')).code).toBe(0);
  });
});
