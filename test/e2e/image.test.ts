/** The executable in what the image of packaging/Dockerfile has: glibc, a user, and no shell. */
import { existsSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { canBeBare, makeBareSystem, nonroot, type BareSystem } from '../helpers/bare-system.ts';

/** A user of the machine, whom the image does not know. */
const somebody = 1000;

/** What the base has of libraries. */
const glibc = /^(ld-linux-[\w-]+\.so\.\d|lib(c|m|dl|rt|pthread)\.so\.\d)$/;

const demo = ['bills', 'get-latest', '--profile', 'demo', '--query', 'currency'];

describe.runIf(canBeBare)('in the image', () => {
  let image: BareSystem;

  beforeAll(() => {
    // The folder that is mounted is of whoever started the container.
    image = makeBareSystem('/usr/bin/soracom', [{ path: '/profiles', owner: somebody, mode: 0o700 }]);
  });

  const asNonroot = { user: nonroot, env: { HOME: '/home/nonroot' } };
  const mounted = { SORACOM_PROFILE_DIR: '/profiles' };

  it('needs glibc alone', () => {
    expect(image.libraries.length).toBeGreaterThan(1);
    expect(image.libraries.map((path) => basename(path)).filter((name) => !glibc.test(name))).toEqual([]);
  });

  it('shows the demo', async () => {
    expect(await image.run(demo, asNonroot)).toMatchObject({ code: 0, stderr: '', stdout: '"JPY"\n' });
    expect(statSync(join(image.root, 'home/nonroot/.soracom')).mode & 0o777).toBe(0o700);
  });

  it('finds nothing wrong with the demo', async () => {
    const { code, stdout } = await image.run(['doctor', '--profile', 'demo', '-o', 'json'], asNonroot);
    const checks = JSON.parse(stdout) as { check: string; status: string }[];
    expect(checks.filter(({ status }) => !['ok', 'skipped'].includes(status))).toEqual([]);
    expect(code).toBe(0);
  });

  it('keeps a profile in the folder of whoever runs it', async () => {
    const who = { user: somebody, env: { HOME: '/', ...mounted } };
    const argv = [
      'configure',
      '--profile',
      'ci',
      '--coverage-type',
      'jp',
      '--auth-key-id',
      'i',
      '--secret-stdin',
    ];
    expect(await image.run(argv, { ...who, stdin: 's\n' })).toMatchObject({ code: 0, stdout: '' });
    const { mode, uid } = statSync(join(image.root, 'profiles/ci.json'));
    expect([mode & 0o777, uid]).toEqual([0o600, somebody]);
    const { stdout } = await image.run(['configure', 'get', '--profile', 'ci'], who);
    expect(JSON.parse(stdout)).toMatchObject({ authKeyId: 'i' });
  });

  it('refuses the folder of somebody else, and says how to run it', async () => {
    const { code, stderr } = await image.run(['configure', 'get'], {
      user: nonroot,
      env: { HOME: '/', ...mounted },
    });
    expect(stderr).toContain(`belongs to another user (id ${somebody}).\nHint: Run the command as that user`);
    expect(code).toBe(3);
  });

  it('works without a home, for a user whom nobody knows', async () => {
    const { code, stdout } = await image.run(demo, { user: somebody, env: { HOME: '/' } });
    expect(stdout).toBe('"JPY"\n');
    expect(code).toBe(0);
    expect(existsSync(join(image.root, '.soracom'))).toBe(false);
  });
});
