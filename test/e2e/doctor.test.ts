/** `soracom doctor` on a sound installation, and on broken ones: each check on its own. */
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { startAuthServer, type AuthServer } from '../helpers/auth-server.ts';
import { makeFolder } from '../helpers/folder.ts';
import { callProgram } from '../helpers/program.ts';

let server: AuthServer;
let profileDir: string;
let path: string;

beforeEach(async () => {
  server = await startAuthServer();
  profileDir = makeFolder();
  path = join(profileDir, 'default.json');
  const profile = { authKeyId: 'keyId-1', authKey: 'secret-1', endpoint: server.endpoint };
  writeFileSync(path, JSON.stringify(profile), { mode: 0o600 });
});

interface Row {
  check: string;
  status: string;
  detail: string;
  fix?: string;
}

/** The findings by name, and the exit code. */
async function examine(env: Record<string, string> = {}): Promise<[Record<string, Row>, number | null]> {
  const { code, stdout } = await callProgram(['doctor', '--output', 'json'], {
    env: { SORACOM_PROFILE_DIR: profileDir, ...env },
  });
  const rows = JSON.parse(stdout) as Row[];
  return [Object.fromEntries(rows.map((row) => [row.check, row])), code];
}

const problemsIn = (rows: Record<string, Row>): string[] =>
  Object.values(rows)
    .filter(({ status }) => status === 'problem')
    .map(({ check }) => check);

describe('doctor', () => {
  it('finds nothing where all is well', async () => {
    const [rows, code] = await examine();
    expect(problemsIn(rows)).toEqual([]);
    expect(Object.keys(rows)).toHaveLength(12);
    expect(code).toBe(0);
  });

  it('says how to close a profile that others can read, and looks at the rest', async () => {
    chmodSync(path, 0o644);
    const [rows, code] = await examine({ SORACOM_ENDPOINT: server.endpoint });
    expect(rows['profile']?.fix).toBe(`chmod 600 '${path}'`);
    expect(rows['clock']?.status).toBe('ok');
    expect(rows['authentication']?.status).toBe('skipped');
    expect(code).toBe(3);
  });

  it('names refused credentials', async () => {
    server.options.refusal = 'Unknown key';
    const [rows, code] = await examine();
    expect(problemsIn(rows)).toEqual(['authentication']);
    expect(rows['authentication']?.detail).toContain('Unknown key');
    expect(code).toBe(3);
  });

  it('names a clock that is off', async () => {
    server.options.date = new Date(Date.now() - 600_000).toUTCString();
    const [rows, code] = await examine();
    expect(problemsIn(rows)).toEqual(['clock']);
    expect(code).toBe(3);
  });

  it('works where everything is broken', async () => {
    writeFileSync(path, '{');
    writeFileSync(join(profileDir, 'cache'), '');
    chmodSync(profileDir, 0o755);
    const [rows, code] = await examine({
      SORACOM_COVERAGE_TYPE: 'xx',
      SORACOM_ENDPOINT: 'http://127.0.0.1:1',
      HTTP_PROXY: 'nonsense://',
    });
    expect(problemsIn(rows)).toEqual([
      'settings',
      'profile-dir',
      'profile',
      'credentials',
      'proxy',
      'token-cache',
      'clock',
    ]);
    expect(code).toBe(5);
  });
});

describe('a folder that nothing can lead to', () => {
  it('is named with what to do', async () => {
    const [rows] = await examine({ SORACOM_PROFILE_DIR: join(path, 'x'), SORACOM_ENDPOINT: server.endpoint });
    expect(rows['profile-dir']).toMatchObject({ status: 'problem' });
    expect(rows['profile-dir']?.detail).toContain('is not a folder');
    expect(rows['profile-dir']?.fix).toContain('SORACOM_PROFILE_DIR');
  });
});
