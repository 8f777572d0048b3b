/** Tokens and profiles between processes: parallel starts, killed holders, crashes in the middle of a write. */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { startAuthServer, type AuthServer } from '../helpers/auth-server.ts';
import { makeFolder } from '../helpers/folder.ts';
import { callProgram, startProgram } from '../helpers/program.ts';

let server: AuthServer;
let profileDir: string;
let env: Record<string, string>;
const list = ['bills', 'list'];

beforeEach(async () => {
  server = await startAuthServer();
  profileDir = makeFolder();
  env = {
    SORACOM_PROFILE_DIR: profileDir,
    SORACOM_ENDPOINT: server.endpoint,
    SORACOM_AUTH_KEY_ID: 'keyId-e2e',
    SORACOM_AUTH_KEY: 'secret-e2e-CANARY',
  };
});

const tokenFiles = (): string[] => readdirSync(join(profileDir, 'cache', 'tokens'));

describe('the token cache', () => {
  it('asks once for thirty processes that start together', async () => {
    const exits = await Promise.all(Array.from({ length: 30 }, () => callProgram(list, { env })));
    expect(exits.map(({ code, stderr }) => [code, stderr])).toEqual(exits.map(() => [0, '']));
    expect(server.count('/v1/auth')).toBe(1);
    expect(server.count('/v1/bills')).toBe(30);
    const [name = ''] = tokenFiles();
    expect(tokenFiles()).toEqual([name]);
    const path = join(profileDir, 'cache', 'tokens', name);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(path, 'utf8')).not.toContain('CANARY');
  });

  it('is not held up by a process that was killed while it asked', async () => {
    const asked = new Promise<void>((resolve) => {
      server.options.hold = resolve;
    });
    const holder = startProgram(list, { env });
    await asked;
    expect(tokenFiles().some((name) => name.endsWith('.lock'))).toBe(true);
    holder.child.kill('SIGKILL');
    await holder.ended;
    delete server.options.hold;
    expect(await callProgram(list, { env })).toMatchObject({ code: 0, stderr: '' });
    expect(server.count('/v1/auth')).toBe(2);
    expect(tokenFiles().filter((name) => !name.endsWith('.token'))).toEqual([]);
  });

  it('renews a refused token once for many, and repeats even a POST', async () => {
    await callProgram(list, { env });
    server.revokeAll();
    const order = ['payer-information', 'register', '--body', '{}'];
    const exits = await Promise.all([
      ...Array.from({ length: 8 }, () => callProgram(list, { env })),
      callProgram(order, { env }),
    ]);
    expect(exits.map(({ code }) => code)).toEqual(exits.map(() => 0));
    expect(server.count('/v1/auth')).toBe(2);
  });

  it('keeps what Ctrl-C leaves usable', async () => {
    const asked = new Promise<void>((resolve) => {
      server.options.hold = resolve;
    });
    const holder = startProgram(list, { env });
    await asked;
    holder.child.kill('SIGINT');
    const { code, stderr } = await holder.ended;
    expect(stderr).toContain('Interrupted');
    expect(code).toBe(130);
    delete server.options.hold;
    expect((await callProgram(list, { env })).code).toBe(0);
  });

  it('does without where the folder can’t be made, and says so when asked', async () => {
    writeFileSync(join(profileDir, 'cache'), '');
    expect(await callProgram(list, { env })).toMatchObject({ code: 0, stderr: '' });
    const { code, stderr } = await callProgram([...list, '--verbose'], { env });
    expect(stderr.match(/^Warning: The token is not cached, /gm)).toHaveLength(1);
    expect(code).toBe(0);
  });
});

describe('a profile', () => {
  it('is whole whenever its writer is killed', async () => {
    mkdirSync(profileDir, { recursive: true });
    const profile = { authKeyId: 'keyId-1', authKey: 'secret-1', padding: 'x'.repeat(100_000) };
    writeFileSync(join(profileDir, 'default.json'), JSON.stringify(profile), { mode: 0o600 });
    for (let round = 0; round < 15; round += 1) {
      const { child, ended } = startProgram(['configure', 'set', 'username', `u${round}`], { env });
      // Each round is cut off a little later, from before the program starts to after it ends.
      setTimeout(() => child.kill('SIGKILL'), 40 + round * 12);
      await ended;
      const text = readFileSync(join(profileDir, 'default.json'), 'utf8');
      expect(JSON.parse(text)).toMatchObject(profile);
    }
  });
});
