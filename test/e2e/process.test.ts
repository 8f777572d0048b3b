/** The built program as a process: pipes that close, signals, homes that can't be written. */
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { findClosedPort, serve, serveSelfSigned, serveSilence } from '../helpers/loopback.ts';
import { makeFolder } from '../helpers/folder.ts';
import { callProgram, startProgram } from '../helpers/program.ts';

const pair = { SORACOM_API_KEY: 'k', SORACOM_API_TOKEN: 't' };

/** An endpoint whose answer is far longer than any pipe holds. */
async function serveLongList(): Promise<string> {
  const items = Array.from(
    { length: 20_000 },
    (_, index) => `{"id":${index},"name":"a name of some length"}`,
  );
  const body = `{"list":[${items.join(',')}]}`;
  const { origin } = await serve((_, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(body);
  });
  return origin;
}

/** A home below a plain file: nothing can be made there, whoever runs the test. */
function makeUnwritableHome(): string {
  const file = join(makeFolder(), 'plain');
  writeFileSync(file, '');
  return join(file, 'home');
}

describe('a reader who leaves', () => {
  it.each(['json', 'jsonl', 'table'])('in the middle of %s ends the program quietly', async (format) => {
    const env = { ...pair, SORACOM_ENDPOINT: await serveLongList() };
    const running = startProgram(['bills', 'list', '--output', format], { env });
    await once(running.stdout, 'data');
    running.stdout.destroy();
    expect(await running.ended).toMatchObject({ code: 0, signal: null, stderr: '' });
  });

  it('before the first byte ends it quietly too', async () => {
    const running = startProgram(['version']);
    running.stdout.destroy();
    expect(await running.ended).toMatchObject({ code: 0, stderr: '' });
  });

  it('from stderr does not change the exit code', async () => {
    const running = startProgram(['no-such-command']);
    running.stderr.destroy();
    expect(await running.ended).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('a long answer', () => {
  it('reaches a slow reader whole', async () => {
    const env = { ...pair, SORACOM_ENDPOINT: await serveLongList() };
    const running = startProgram(['bills', 'list', '--jsonl'], { env });
    await once(running.stdout, 'data');
    running.stdout.pause();
    await sleep(300);
    running.stdout.resume();
    const { stdout } = await running.ended;
    expect(stdout.split('\n')).toHaveLength(20_001);
  });
});

describe('a signal', () => {
  it.each(['SIGHUP', 'SIGINT', 'SIGTERM'] as const)(
    '%s while the answer is awaited: exit code 130',
    async (signal) => {
      const { origin, asked } = await serveSilence();
      const env = { ...pair, SORACOM_ENDPOINT: origin };
      const running = startProgram(['bills', 'list'], { env });
      await asked;
      running.child.kill(signal);
      expect(await running.ended).toMatchObject({
        code: 130,
        signal: null,
        stdout: '',
        stderr: 'Error: Interrupted.\n',
      });
    },
  );

  it('while the standard input is read: exit code 130 at once', async () => {
    const running = startProgram(['auth', '--body', '-'], { stdin: { open: true } });
    // More than a pipe holds: once it is all written, the program must be reading.
    await new Promise((resolve) => running.child.stdin?.write(Buffer.alloc(4_000_000, ' '), resolve));
    running.child.kill('SIGINT');
    expect(await running.ended).toMatchObject({ code: 130, signal: null, stdout: '' });
  });

  it('while a profile command runs: exit code 130, and the command ends', async () => {
    const { origin, asked } = await serveSilence();
    const script = join(makeFolder(), 'wait.cjs');
    writeFileSync(script, `fetch('${origin}')`);
    const argv = ['bills', 'list', '--profile-command', `'${process.execPath}' '${script}'`];
    const running = startProgram(argv);
    await asked;
    running.child.kill('SIGINT');
    expect(await running.ended).toMatchObject({ code: 130, signal: null, stdout: '' });
  });
});

describe('standard input and files', () => {
  it('carry a body', async () => {
    const bodies: string[] = [];
    const { origin } = await serve((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => {
        bodies.push(body);
        response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}');
      });
    });
    const env = { ...pair, SORACOM_ENDPOINT: origin };
    const cwd = makeFolder();
    writeFileSync(join(cwd, 'body.json'), '{"amount": 2.50}');
    const options = { env, cwd, stdin: '{"amount": 1.50}' };
    expect(await callProgram(['coupons', 'create', '--body', '-'], options)).toMatchObject({ code: 0 });
    expect(await callProgram(['coupons', 'create', '--body', '@body.json'], options)).toMatchObject({
      code: 0,
    });
    expect(bodies).toEqual(['{"amount": 1.50}', '{"amount": 2.50}']);
  });
});

describe('a home that can’t be written', () => {
  it('does not keep the demo from working', async () => {
    const { code, stdout, stderr } = await callProgram(['bills', 'list', '--profile', 'demo'], {
      env: { HOME: makeUnwritableHome() },
    });
    expect(stderr).toMatch(/^Warning: .* the demo forgets [^\n]*\n$/);
    expect(stdout).toContain('"billList"');
    expect(code).toBe(0);
  });

  it('says so when a profile should be written', async () => {
    const argv = ['configure', '--auth-key-id', 'i', '--auth-key', 's'];
    const { code, stderr } = await callProgram(argv, { env: { HOME: makeUnwritableHome() } });
    expect(stderr).toMatch(/^Error: The profile .*\.soracom can't be written: /);
    expect(code).toBe(1);
  });

  it.each([
    [['bills', 'list'], 'No credentials were given'],
    [['bills', 'list', '--profile', 'none'], 'There is no profile "none".'],
    [['configure', 'get', '--profile', 'none'], 'There is no profile "none".'],
    [['unconfigure', '--profile', 'none'], 'There is no profile "none".'],
  ])('has no profiles: %j', async (argv, words) => {
    const { code, stderr } = await callProgram(argv, { env: { HOME: makeUnwritableHome() } });
    expect(stderr).toMatch(/^Error: .*\nHint: .*\n$/);
    expect(stderr).toContain(words);
    expect(code).toBe(3);
  });
});

describe('the exit code', () => {
  it('is 5 where nothing listens, in one line', async () => {
    const port = await findClosedPort();
    const env = { ...pair, SORACOM_ENDPOINT: `http://127.0.0.1:${port}` };
    const { code, stdout, stderr } = await callProgram(['bills', 'list', '--no-retry-on-error'], { env });
    expect(stderr).toBe(`Error: Nothing answers at 127.0.0.1:${port}: the connection was refused.\n`);
    expect(stdout).toBe('');
    expect(code).toBe(5);
  });

  it('is 5 for a certificate that nobody vouches for, unless its CA is given', async () => {
    const { origin, certificate } = await serveSelfSigned((_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}');
    });
    const env = { ...pair, SORACOM_ENDPOINT: origin };
    const refused = await callProgram(['bills', 'list', '--no-retry-on-error'], { env });
    expect(refused.stderr).toMatch(
      /can't be trusted: it is self-signed\.\nHint: .*--ca-file FILE or NODE_EXTRA_CA_CERTS/,
    );
    expect(refused.code).toBe(5);
    const trusted = await callProgram(['bills', 'list'], {
      env: { ...env, NODE_EXTRA_CA_CERTS: certificate },
    });
    expect(trusted).toMatchObject({ code: 0, stdout: '{}\n', stderr: '' });
  });
});
