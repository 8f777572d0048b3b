/**
 * The executable where there is nothing but what the image has: glibc, certificates and a user, and no shell. Only root
 * may make such a place, and only the executable runs without Node.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, copyFileSync, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeFolder } from '../helpers/folder.ts';
import { isStandAlone, programUnderTest, startProcess, type Ended } from '../helpers/program.ts';

const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
const canMount = isRoot && spawnSync('unshare', ['--mount', 'true']).status === 0;

/** The user that the image names, and one of the machine's, whom the image does not know. */
const [nonroot, somebody] = [65_532, 1000];

/** What glibc's package has. The base has no other library. */
const glibc = /^(ld-linux-[\w-]+\.so\.\d|lib(c|m|dl|rt|pthread)\.so\.\d)$/;

let root: string;
let libraries: string[];

beforeAll(() => {
  if (!canMount || !isStandAlone) return;
  root = makeFolder();
  chmodSync(root, 0o755);
  const put = (path: string): void => {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    copyFileSync(path, join(root, path));
  };
  const { stdout } = spawnSync('ldd', [programUnderTest[0]], { encoding: 'utf8' });
  libraries = Array.from(stdout.matchAll(/(\/\S+) \(0x/g), ([, path = '']) => path);
  for (const library of libraries) put(library);
  for (const folder of ['usr/bin', 'etc', 'proc', 'tmp', 'home/nonroot', 'profiles', 'work'])
    mkdirSync(join(root, folder), { recursive: true });
  copyFileSync(programUnderTest[0], join(root, 'usr/bin/soracom'));
  chmodSync(join(root, 'usr/bin/soracom'), 0o755);
  writeFileSync(join(root, 'etc/passwd'), `nonroot:x:${nonroot}:${nonroot}::/home/nonroot:/sbin/nologin\n`);
  chmodSync(join(root, 'tmp'), 0o1777);
  chmodSync(join(root, 'home/nonroot'), 0o700);
  chownSync(join(root, 'home/nonroot'), nonroot, nonroot);
  // The folder that is mounted is of whoever started the container.
  chmodSync(join(root, 'profiles'), 0o700);
  chownSync(join(root, 'profiles'), somebody, somebody);
});

/** Runs the program in the image. Containers have /proc, and their own variables alone. */
function run(
  user: number,
  argv: readonly string[],
  { stdin, ...env }: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const enter =
    'mount -t proc proc "$1/proc" && cd / && root=$1 user=$2 && shift 2 && exec chroot --userspec="$user" "$root" "$@"';
  const inside = ['sh', '-c', enter, 'sh', root, `${user}:${user}`, '/usr/bin/soracom', ...argv];
  const home = user === nonroot ? '/home/nonroot' : '/';
  return startProcess(['unshare', '--mount', '--pid', '--fork', ...inside], {
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', HOME: home, ...env },
    stdin,
  }).ended;
}

describe.runIf(canMount && isStandAlone)('in the image', () => {
  it('needs glibc alone', () => {
    expect(libraries.length).toBeGreaterThan(1);
    expect(libraries.map((path) => basename(path)).filter((name) => !glibc.test(name))).toEqual([]);
  });

  it('shows the demo', async () => {
    const argv = ['bills', 'get-latest', '--profile', 'demo', '--query', 'currency'];
    expect(await run(nonroot, argv)).toMatchObject({ code: 0, stderr: '', stdout: '"JPY"\n' });
    expect(statSync(join(root, 'home/nonroot/.soracom')).mode & 0o777).toBe(0o700);
  });

  it('finds nothing wrong with the demo', async () => {
    const { code, stdout } = await run(nonroot, ['doctor', '--profile', 'demo', '-o', 'json']);
    const checks = JSON.parse(stdout) as { check: string; status: string }[];
    expect(checks.filter(({ status }) => !['ok', 'skipped'].includes(status))).toEqual([]);
    expect(code).toBe(0);
  });

  it('keeps a profile in the folder of whoever runs it', async () => {
    const env = { SORACOM_PROFILE_DIR: '/profiles' };
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
    expect(await run(somebody, argv, { ...env, stdin: 's\n' })).toMatchObject({ code: 0 });
    const { mode, uid } = statSync(join(root, 'profiles/ci.json'));
    expect([mode & 0o777, uid]).toEqual([0o600, somebody]);
    const { stdout } = await run(somebody, ['configure', 'get', '--profile', 'ci'], env);
    expect(JSON.parse(stdout)).toMatchObject({ authKeyId: 'i' });
  });

  it('refuses the folder of somebody else, and says how to run it', async () => {
    const env = { SORACOM_PROFILE_DIR: '/profiles' };
    expect(await run(nonroot, ['configure', 'get'], env)).toMatchObject({
      code: 3,
      stderr: expect.stringContaining(
        `belongs to another user (id ${somebody}).\nHint: Run the command as that user`,
      ),
    });
  });

  it('works without a home, for a user whom nobody knows', async () => {
    const argv = ['bills', 'get-latest', '--profile', 'demo', '--query', 'currency'];
    const { code, stdout } = await run(somebody, argv);
    expect(stdout).toBe('"JPY"\n');
    expect(code).toBe(0);
    expect(existsSync(join(root, '.soracom'))).toBe(false);
  });
});
