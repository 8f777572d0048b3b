/** The built program as a process: pipes that close, signals, homes that can't be written. */
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findClosedPort, serveHttp, serveSelfSigned, serveSilence } from '../helpers/loopback.ts';
import { collect, runChild, startProgram } from '../helpers/spawn-program.ts';

const pair = { SORACOM_API_KEY: 'k', SORACOM_API_TOKEN: 't' };

/** An endpoint whose answer is far longer than any pipe holds. */
function serveLongList(): Promise<string> {
  const items = Array.from(
    { length: 20_000 },
    (_, index) => `{"id":${index},"name":"a name of some length"}`,
  );
  const body = `{"list":[${items.join(',')}]}`;
  return serveHttp((_, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(body);
  });
}

/** A home below a plain file: nothing can be made there, whoever runs the test. */
function makeUnwritableHome(): string {
  const file = join(mkdtempSync(join(tmpdir(), 'soracom-home-')), 'plain');
  writeFileSync(file, '');
  return join(file, 'home');
}

describe('a reader who leaves', () => {
  it.each(['json', 'jsonl', 'table'])('in the middle of %s ends the program quietly', async (format) => {
    const env = { ...pair, SORACOM_ENDPOINT: await serveLongList() };
    const child = startProgram(['bills', 'list', '--output', format], { env });
    await once(child.stdout, 'data');
    child.stdout.destroy();
    expect(await collect(child)).toMatchObject({ code: 0, signal: null, stderr: '' });
  });

  it('before the first byte ends it quietly too', async () => {
    const child = startProgram(['version']);
    child.stdout.destroy();
    expect(await collect(child)).toMatchObject({ code: 0, stderr: '' });
  });

  it('from stderr does not change the exit code', async () => {
    const child = startProgram(['no-such-command']);
    child.stderr.destroy();
    expect(await collect(child)).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('a long answer', () => {
  it('reaches a slow reader whole', async () => {
    const env = { ...pair, SORACOM_ENDPOINT: await serveLongList() };
    const child = startProgram(['bills', 'list', '--jsonl'], { env });
    let lines = 0;
    for await (const chunk of child.stdout) lines += String(chunk).split('\n').length - 1;
    expect(lines).toBe(20_000);
  });
});

describe('a signal', () => {
  it.each(['SIGHUP', 'SIGINT', 'SIGTERM'] as const)(
    '%s while the answer is awaited: exit code 130',
    async (signal) => {
      const { origin, asked } = await serveSilence();
      const env = { ...pair, SORACOM_ENDPOINT: origin };
      const child = startProgram(['bills', 'list'], { env });
      await asked;
      child.kill(signal);
      expect(await collect(child)).toEqual({
        code: 130,
        signal: null,
        stdout: '',
        stderr: 'error: Interrupted.\n',
      });
    },
  );

  it('while the standard input is read: exit code 130 at once', async () => {
    const child = startProgram(['auth', '--body', '-']);
    // More than a pipe holds: once it is all written, the program must be reading.
    await new Promise((resolve) => child.stdin.write(Buffer.alloc(4_000_000, ' '), resolve));
    child.kill('SIGINT');
    expect(await collect(child)).toMatchObject({ code: 130, signal: null, stdout: '' });
  });

  it('while a profile command runs: exit code 130, and the command ends', async () => {
    const { origin, asked } = await serveSilence();
    const script = join(mkdtempSync(join(tmpdir(), 'soracom-command-')), 'wait.cjs');
    writeFileSync(script, `fetch('${origin}')`);
    const argv = ['bills', 'list', '--profile-command', `'${process.execPath}' '${script}'`];
    const child = startProgram(argv);
    await asked;
    child.kill('SIGINT');
    expect(await collect(child)).toMatchObject({ code: 130, signal: null, stdout: '' });
  });
});

describe('standard input and files', () => {
  it('carry a body', async () => {
    const bodies: string[] = [];
    const origin = await serveHttp((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => {
        bodies.push(body);
        response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}');
      });
    });
    const env = { ...pair, SORACOM_ENDPOINT: origin };
    const cwd = mkdtempSync(join(tmpdir(), 'soracom-cwd-'));
    writeFileSync(join(cwd, 'body.json'), '{"amount": 2.50}');
    const options = { env, cwd, stdin: '{"amount": 1.50}' };
    expect(await runChild(['coupons', 'create', '--body', '-'], options)).toMatchObject({ code: 0 });
    expect(await runChild(['coupons', 'create', '--body', '@body.json'], options)).toMatchObject({ code: 0 });
    expect(bodies).toEqual(['{"amount": 1.50}', '{"amount": 2.50}']);
  });
});

describe('a home that can’t be written', () => {
  it('does not keep the demo from working', async () => {
    const { code, stdout, stderr } = await runChild(['bills', 'list', '--profile', 'demo'], {
      env: { HOME: makeUnwritableHome() },
    });
    expect(stderr).toMatch(/^warning: .* the demo forgets [^\n]*\n$/);
    expect(stdout).toContain('"billList"');
    expect(code).toBe(0);
  });

  it('says so when a profile should be written', async () => {
    const argv = ['configure', '--auth-key-id', 'i', '--auth-key', 's'];
    const { code, stderr } = await runChild(argv, { env: { HOME: makeUnwritableHome() } });
    expect(stderr).toMatch(/^error: The profile .*default\.json can't be written: /);
    expect(code).toBe(1);
  });

  it.each([
    [['bills', 'list'], 'No credentials were given'],
    [['bills', 'list', '--profile', 'none'], 'There is no profile "none".'],
    [['configure', 'get', '--profile', 'none'], 'There is no profile "none".'],
    [['unconfigure', '--profile', 'none'], 'There is no profile "none".'],
  ])('has no profiles: %j', async (argv, words) => {
    const { code, stderr } = await runChild(argv, { env: { HOME: makeUnwritableHome() } });
    expect(stderr).toMatch(/^error: .*\nhint: .*\n$/);
    expect(stderr).toContain(words);
    expect(code).toBe(3);
  });
});

describe('the exit code', () => {
  it('is 5 where nothing listens, in one line', async () => {
    const port = await findClosedPort();
    const env = { ...pair, SORACOM_ENDPOINT: `http://127.0.0.1:${port}` };
    const { code, stdout, stderr } = await runChild(['bills', 'list', '--no-retry-on-error'], { env });
    expect(stderr).toBe(`error: Nothing answers at 127.0.0.1:${port}: the connection was refused.\n`);
    expect(stdout).toBe('');
    expect(code).toBe(5);
  });

  it('is 5 for a certificate that nobody vouches for, unless its CA is given', async () => {
    const { origin, certificate } = await serveSelfSigned((_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}');
    });
    const env = { ...pair, SORACOM_ENDPOINT: origin };
    const refused = await runChild(['bills', 'list', '--no-retry-on-error'], { env });
    expect(refused.stderr).toMatch(
      /can't be trusted \(DEPTH_ZERO_SELF_SIGNED_CERT\)\.\nhint: .*NODE_EXTRA_CA_CERTS/,
    );
    expect(refused.code).toBe(5);
    const trusted = await runChild(['bills', 'list'], { env: { ...env, NODE_EXTRA_CA_CERTS: certificate } });
    expect(trusted).toMatchObject({ code: 0, stdout: '{}\n', stderr: '' });
  });
});
