/** What signals and kills leave behind: nothing that runs, nothing that holds a secret, nothing that nobody tells of. */
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeFolder } from '../helpers/folder.ts';
import { callProgram, programUnderTest, startProcess, startProgram } from '../helpers/program.ts';

const signals = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const;
const pair = { SORACOM_API_KEY: 'k', SORACOM_API_TOKEN: 't' };

/** A server that answers when it is told to. */
async function serveOnDemand(): Promise<{ origin: string; asked: Promise<void>; answer: () => void }> {
  let answer = (): void => undefined;
  let tell = (): void => undefined;
  const asked = new Promise<void>((resolve) => (tell = resolve));
  const server = createServer((_request, response) => {
    answer = () =>
      void response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"billList":[]}');
    tell();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, asked, answer: () => answer() };
}

/** A profile command that does not end when it is told to, and says where it runs. */
function writeStubborn(dir: string): string {
  const script = join(dir, 'stubborn.cjs');
  writeFileSync(
    script,
    `for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM']) process.on(signal, () => undefined);
     require('fs').writeFileSync(${JSON.stringify(join(dir, 'pid'))}, String(process.pid));
     process.stdin.resume();
     setInterval(() => require('fs').appendFileSync(${JSON.stringify(join(dir, 'beats'))}, '.'), 20);`,
  );
  return `'${process.execPath}' '${script}'`;
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe.runIf(process.platform !== 'win32').each(signals)('%s', (signal) => {
  it('ends a profile command that does not want to, and then the run', async () => {
    const dir = makeFolder();
    const running = startProgram(['bills', 'list', '--profile-command', writeStubborn(dir)]);
    await until(() => existsSync(join(dir, 'beats')));
    running.child.kill(signal);
    expect(await running.ended).toMatchObject({ code: 130, signal: null, stderr: 'Error: Interrupted.\n' });
    const beats = sizeOf(join(dir, 'beats'));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(sizeOf(join(dir, 'beats'))).toBe(beats);
  });

  it('given twice ends both at once', async () => {
    const dir = makeFolder();
    const running = startProgram(['bills', 'list', '--profile-command', writeStubborn(dir)]);
    await until(() => existsSync(join(dir, 'beats')));
    running.child.kill(signal);
    await new Promise((resolve) => setTimeout(resolve, 50));
    running.child.kill(signal);
    expect(await running.ended).toMatchObject({ code: 130, signal: null });
    const beats = sizeOf(join(dir, 'beats'));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(sizeOf(join(dir, 'beats'))).toBe(beats);
  });

  it('at any moment of a write leaves the profile whole and nothing beside it', async () => {
    const dir = makeFolder();
    const env = { SORACOM_PROFILE_DIR: dir };
    await callProgram(['configure', '--auth-key-id', 'i', '--auth-key', 'secret-1'], { env });
    for (let round = 0; round < 12; round += 1) {
      const running = startProgram(['configure', 'set', 'username', `u${round}`], { env });
      setTimeout(() => running.child.kill(signal), 30 + round * 6);
      const { code, signal: killer } = await running.ended;
      expect([0, 130, null]).toContain(code);
      expect([null, signal]).toContain(killer);
      expect(readdirSync(dir).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    }
  });
});

function sizeOf(path: string): number {
  return statSync(path).size;
}

describe.runIf(process.platform !== 'win32')('a hangup under nohup', () => {
  it('does not end the run', async () => {
    const { origin, asked, answer } = await serveOnDemand();
    const env = { ...pair, SORACOM_ENDPOINT: origin, _: '/usr/bin/nohup' };
    const running = startProgram(['bills', 'list'], { env });
    await asked;
    running.child.kill('SIGHUP');
    await new Promise((resolve) => setTimeout(resolve, 100));
    answer();
    expect(await running.ended).toMatchObject({ code: 0, signal: null, stderr: '' });
  });

  it.runIf(existsSync('/proc/self/status'))('nor where a script ignores it', async () => {
    const { origin, asked, answer } = await serveOnDemand();
    const script = `trap '' HUP; "$0" "$@"; exit $?`;
    const env = { ...pair, SORACOM_ENDPOINT: origin };
    // The signal reaches the shell and the program alike.
    const shell = startProcess(['sh', '-c', script, ...programUnderTest, 'bills', 'list'], {
      env,
      group: true,
    });
    await asked;
    process.kill(-(shell.child.pid ?? 0), 'SIGHUP');
    await new Promise((resolve) => setTimeout(resolve, 100));
    answer();
    expect(await shell.ended).toMatchObject({ code: 0, signal: null, stderr: '' });
  });
});

describe('a home whose folder can’t be made', () => {
  it('is told of at once', async () => {
    const env = { HOME: '/proc/nohome' };
    const { code, stderr } = await callProgram(['configure', '--auth-key-id', 'i', '--auth-key', 's'], {
      env,
    });
    expect(stderr).toContain('/proc/nohome');
    expect(code).toBe(1);
    expect((await callProgram(['bills', 'list', '--profile', 'demo'], { env })).code).toBe(0);
    expect(await callProgram(['doctor'], { env })).toMatchObject({ signal: null });
  });
});

describe('a write that was killed', () => {
  const left = '.work.json.0123456789ab.tmp';
  const leftToken = '.0123456789abcdef0123456789abcdef.token.0123456789ab.tmp';

  function prepare(): string {
    const dir = makeFolder();
    mkdirSync(join(dir, 'cache/tokens'), { recursive: true });
    writeFileSync(join(dir, left), '{"authKey":"secret-1"', { mode: 0o600 });
    writeFileSync(join(dir, 'cache/tokens', leftToken), '{"token":"t"', { mode: 0o600 });
    return dir;
  }

  it('is found by doctor, with what to do', async () => {
    const dir = prepare();
    const { stdout } = await callProgram(['doctor'], { env: { SORACOM_PROFILE_DIR: dir } });
    const rows = JSON.parse(stdout) as { check: string; status: string; detail: string; fix: string }[];
    const row = rows.find(({ check }) => check === 'leftovers');
    expect(row).toMatchObject({ status: 'problem', detail: expect.stringContaining('2 unfinished files') });
    expect(row?.fix).toBe(`rm '${join(dir, left)}' '${join(dir, 'cache/tokens', leftToken)}'`);
  });

  it('is cleared away by unconfigure, even where no profile came of it', async () => {
    const dir = prepare();
    const env = { SORACOM_PROFILE_DIR: dir };
    expect((await callProgram(['unconfigure', '--profile', 'other', '--yes'], { env })).code).toBe(3);
    expect((await callProgram(['unconfigure', '--profile', 'work', '--yes'], { env })).code).toBe(0);
    expect(readdirSync(dir)).toEqual(['cache']);
  });
});
