/** Where output can't go is found before anything is sent, and what stands there is left alone. */
import { execFileSync } from 'node:child_process';
import { lstatSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '../helpers/folder.ts';
import { runProgram } from '../helpers/run-program.ts';

const pair = ['--api-key', 'k', '--api-token', 't'];
const confirm = ['orders', 'confirm', '--order-id', 'o', ...pair];
const download = ['bills', 'export-latest', ...pair, '--overwrite', '--download'];

describe('--output-file', () => {
  it.each(['missing/x', '.'])('to %j sends nothing', async (file) => {
    const { code, stderr } = await runProgram([...confirm, '--output-file', file]);
    expect(stderr).toContain("can't be written");
    expect(code).toBe(2);
  });

  it('takes prose where it was typed, and leaves it where only the variable says so', async () => {
    const profileDir = makeFolder();
    const typed = await runProgram(['help', 'exit-codes', '--output-file', 'page'], { profileDir });
    expect([typed.code, typed.stdout, lstatSync(join(profileDir, 'page')).isFile()]).toEqual([0, '', true]);
    const { stdout } = await runProgram(['help', 'exit-codes'], { env: { SORACOM_OUTPUT_FILE: 'other' } });
    expect(stdout).toContain('130');
  });
});

describe.runIf(process.platform !== 'win32')('--download', () => {
  it.each(['link', 'pipe'])('never replaces a %s', async (name) => {
    const profileDir = makeFolder();
    writeFileSync(join(profileDir, 'real'), 'kept');
    symlinkSync('real', join(profileDir, 'link'));
    execFileSync('mkfifo', [join(profileDir, 'pipe')]);
    const before = lstatSync(join(profileDir, name)).mode;
    const { code, stderr } = await runProgram([...download, name], { profileDir });
    expect(stderr).toContain('a device, a pipe or a link');
    expect([code, lstatSync(join(profileDir, name)).mode]).toEqual([2, before]);
  });
});

describe('a profile', () => {
  it.runIf(process.platform !== 'win32')('that is a pipe keeps nobody waiting', async () => {
    const profileDir = makeFolder();
    execFileSync('mkfifo', ['-m', '600', join(profileDir, 'pipe.json')]);
    const { code, stderr } = await runProgram(['bills', 'list', '--profile', 'pipe'], { profileDir });
    expect(stderr).toContain('is not a regular file');
    expect(code).toBe(3);
  });

  it('is not filled by a field named __proto__', async () => {
    const profileDir = makeFolder();
    writeFileSync(join(profileDir, 'default.json'), '{"__proto__":{"authKeyId":"i","authKey":"s"}}', {
      mode: 0o600,
    });
    const { code, stderr } = await runProgram(['bills', 'list'], { profileDir });
    expect(stderr).toContain('no complete credentials');
    expect(code).toBe(3);
  });
});

describe('a document', () => {
  it('does not take the words of a parent of hand-written commands', async () => {
    const profileDir = makeFolder();
    mkdirSync(profileDir, { recursive: true });
    const document = {
      openapi: '3.0.0',
      info: { title: 't', version: '1' },
      servers: [{ url: 'https://api.soracom.io/v1' }],
      paths: {
        '/x': {
          get: { operationId: 'x', 'x-soracom-cli': ['simulator'], responses: { 200: { description: '' } } },
        },
      },
    };
    writeFileSync(join(profileDir, 'x.json'), JSON.stringify(document));
    const added = await runProgram(['definitions', 'add', 'x.json', '--name', 'x'], { profileDir });
    expect(added.stderr).toContain('simulator');
    const { stdout } = await runProgram(['simulator'], { profileDir });
    expect(stdout).toContain('serve');
    expect(nock.isDone()).toBe(true);
  });
});
