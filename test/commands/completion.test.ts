/** `soracom __complete` and the commands around it, in this process. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import nock from 'nock';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeFolder } from '../helpers/folder.ts';
import { serve, serveSilence } from '../helpers/loopback.ts';
import { runProgram, type Outcome } from '../helpers/run-program.ts';

const access = { SORACOM_API_KEY: 'key', SORACOM_API_TOKEN: 'token' };

/** An API that answers everything with a list of one order, and tells what it was asked. */
async function serveOrder(): Promise<{ endpoint: string; asked: string[] }> {
  const asked: string[] = [];
  const { origin } = await serve(({ method, url }, response) => {
    asked.push(`${method} ${url}`);
    response.setHeader('Content-Type', 'application/json');
    response.end('{"orderList":[{"orderId":"ORDER-1"}],"couponList":[]}');
  });
  return { endpoint: origin, asked };
}

beforeEach(() => nock.enableNetConnect('127.0.0.1'));

const silent = (stdout: string): Partial<Outcome> => ({ code: 0, stdout, stderr: '' });

describe('__complete', () => {
  it.each([
    ['--order-id orders get', 'ORDER-1\n'],
    ['--order-id orders cancel', 'ORDER-1\n'],
    ['--order-id --dry-run --verbose --fetch-all orders confirm', 'ORDER-1\n'],
    ['--order-id volume-discounts confirm --output xml', ''],
    ['- simulator advance', 'ORDER-1\n'],
    ['--shipping-address-id orders create --shipping-address-id', ''],
    ['--no-such-flag orders get', ''],
    ['--order-id no such command', ''],
    ['--order-id', ''],
    ['', ''],
  ])('%s only reads', async (line, values) => {
    const { endpoint, asked } = await serveOrder();
    const env = { ...access, SORACOM_ENDPOINT: endpoint };
    expect(await runProgram(['__complete', ...line.split(' ')], { env })).toMatchObject(silent(values));
    expect(asked.filter((request) => !request.startsWith('GET '))).toEqual([]);
  });

  it('says nothing without credentials, with a broken profile, or of an endpoint that nobody can call', async () => {
    const profileDir = makeFolder();
    const ask = (...words: string[]): Promise<Outcome> =>
      runProgram(['__complete', '--order-id', 'orders', 'get', ...words], { profileDir });
    expect(await ask()).toMatchObject(silent(''));
    writeFileSync(join(profileDir, 'broken.json'), '{', { mode: 0o600 });
    expect(await ask('--profile', 'broken')).toMatchObject(silent(''));
    expect(await ask('--profile', '../etc')).toMatchObject(silent(''));
    expect(await ask('--endpoint', 'nonsense')).toMatchObject(silent(''));
    expect(await ask('--profile')).toMatchObject(silent(''));
  });

  it('runs no profile command, which may ask for a password', async () => {
    const profileDir = makeFolder();
    const profile = { profileCommand: `touch ${join(profileDir, 'ran')}` };
    writeFileSync(join(profileDir, 'vault.json'), JSON.stringify(profile), { mode: 0o600 });
    const words = ['__complete', '--order-id', 'orders', 'get'];
    expect(await runProgram([...words, '--profile', 'vault'], { profileDir })).toMatchObject(silent(''));
    expect(
      await runProgram([...words, '--profile-command', profile.profileCommand], { profileDir }),
    ).toMatchObject(silent(''));
    const { stdout } = await runProgram(['configure', 'list'], { profileDir });
    expect(stdout).not.toContain('"ran"');
  });

  it('gives up on an API that does not answer, and leaves it alone for a while', async () => {
    const { origin } = await serveSilence();
    const env = { ...access, SORACOM_ENDPOINT: origin };
    const profileDir = makeFolder();
    expect(
      await runProgram(['__complete', '--order-id', 'orders', 'get'], { env, profileDir }),
    ).toMatchObject(silent(''));
  });

  it('asks again after a minute, and for each account on its own', async () => {
    const { endpoint, asked } = await serveOrder();
    const profileDir = makeFolder();
    let now = Date.now();
    const ask = (key: string): Promise<Outcome> =>
      runProgram(['__complete', '--order-id', 'orders', 'get'], {
        env: { ...access, SORACOM_API_KEY: key, SORACOM_ENDPOINT: endpoint },
        profileDir,
        now: () => now,
      });
    await ask('one');
    await ask('one');
    expect(asked.length).toBe(1);
    await ask('two');
    expect(asked.length).toBe(2);
    now += 60_001;
    expect(await ask('one')).toMatchObject(silent('ORDER-1\n'));
    expect(asked.length).toBe(3);
  });

  it('lists profiles, broken ones included, and the demo once', async () => {
    const profileDir = makeFolder();
    for (const name of ['work', 'demo', 'broken']) writeFileSync(join(profileDir, `${name}.json`), '{');
    mkdirSync(join(profileDir, 'cache'));
    expect(await runProgram(['__complete', '--profile'], { profileDir })).toMatchObject(
      silent('broken\ndemo\nwork\n'),
    );
  });

  it('lists added documents, and shows no signature of where they came from', async () => {
    const profileDir = makeFolder();
    const source = 'https://docs.example.com/my.yaml?signature=secret';
    const document =
      'openapi: 3.0.0\npaths: { /things: { get: { x-soracom-cli: [things list], responses: {} } } }';
    nock('https://docs.example.com').get('/my.yaml').query(true).reply(200, document);
    const options = { profileDir };
    const added = await runProgram(['definitions', 'add', source, '--name', 'my'], options);
    expect(added.code).toBe(0);
    const { stdout } = await runProgram(['__complete', '-', 'definitions', 'remove'], options);
    expect(stdout).toMatch(/^my\thttps:\/\/.*docs\.example\.com/);
    expect(stdout).not.toContain('secret');
  });

  it('is no command for people', async () => {
    expect((await runProgram(['--help'])).stdout).not.toContain('__complete');
    expect((await runProgram(['commands'])).stdout).not.toContain('__complete');
    expect((await runProgram(['completion', 'bash'])).stdout).not.toContain("'__complete'");
  });
});

describe('completion', () => {
  it('is the script of bash where no shell is named', async () => {
    const [bare, named] = [await runProgram(['completion']), await runProgram(['completion', 'bash'])];
    expect(bare).toMatchObject({ code: 0, stderr: '' });
    expect(bare.stdout).toBe(named.stdout);
    expect(bare.stdout).toMatch(/^# Completion of soracom for bash/);
  });

  it.each([
    ['zhs', 'Did you mean "zsh"?'],
    ['tcsh-what', 'only for bash, zsh, fish, powershell.'],
  ])('refuses %s', async (shell, message) => {
    const { code, stdout, stderr } = await runProgram(['completion', shell]);
    expect(stderr).toContain(message);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

  it.each(['zsh', 'fish', 'powershell'])("describes in the user's language in %s", async (shell) => {
    const { stdout } = await runProgram(['completion', shell], { env: { LANG: 'ja_JP.UTF-8' } });
    expect(stdout).toContain('シェルの補完を設定します');
  });
});
