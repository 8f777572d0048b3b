/** The install script, in every POSIX shell of this machine, against a server of releases. */
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { makeFolder } from '../helpers/folder.ts';
import { findClosedPort } from '../helpers/loopback.ts';
import { startProcess, type Command, type Ended, type StartOptions } from '../helpers/program.ts';
import {
  makeArchive,
  pretendedProgram,
  putProgram,
  serveRelease,
  type ReleaseServer,
} from '../helpers/release.ts';
import { isThere } from '../helpers/terminal.ts';

const script = join(import.meta.dirname, '../../packaging/install.sh');

/** Of those of this machine, the ones whose name is known; `sh` is everywhere. */
const shells = ['sh', 'bash --posix', 'dash', 'busybox sh', 'ksh', 'zsh --emulate sh']
  .map((line): Command => line.split(' ') as [string, ...string[]])
  .filter(([program]) => program === 'sh' || isThere(program))
  .map((command) => [command.join(' '), command] as const);

/** What the script needs of a system, without whatever fetches, hashes or tells the machine. */
const tools = ['sh', 'cat', 'chmod', 'cp', 'cut', 'find', 'gzip', 'mkdir', 'mktemp', 'mv', 'rm', 'tar'];

/** A machine of a known kind. */
const linux = {
  uname: '[ "$1" = -s ] && echo Linux || echo x86_64',
  getconf: 'echo 64',
  ldd: 'echo "ldd (GNU libc) 2.36"',
};

/** A PATH with these programs of the system, and these scripts. */
function makePath(programs: readonly string[], scripts: Readonly<Record<string, string>> = linux): string {
  const folder = makeFolder();
  for (const name of new Set([...tools, ...programs])) {
    const found = (process.env['PATH'] ?? '').split(delimiter).map((dir) => join(dir, name));
    symlinkSync(found.find((path) => existsSync(path)) ?? name, join(folder, name));
  }
  for (const [name, text] of Object.entries(scripts)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
  }
  return folder;
}

interface Setting {
  server?: ReleaseServer;
  path?: string;
  shell?: Command;
  home?: string;
  env?: Readonly<Record<string, string>>;
  stdin?: StartOptions['stdin'];
}

const release = { version: '1.2.3', target: 'linux-x64', beside: { 'share/man/man1/soracom.1': 'a page\n' } };

async function install(
  argv: readonly string[],
  {
    server,
    shell = ['sh'],
    path = makePath(['curl', 'sha256sum', shell[0]]),
    home = makeFolder(),
    env = {},
  }: Setting = {},
): Promise<Ended & { home: string; bin: string }> {
  const base = server === undefined ? {} : { SORACOM_RELEASES_URL: server.base };
  const running = startProcess([...shell, script, ...argv], {
    cwd: home,
    env: { PATH: path, ...base, ...env },
  });
  return { ...(await running.ended), home, bin: join(home, '.local/bin') };
}

/** Nothing but what was there before. */
function listAll(folder: string): string[] {
  return readdirSync(folder, { recursive: true }).map(String).toSorted();
}

describe('the install script', () => {
  it('installs where releases really are, unless told otherwise', () => {
    const url = manifest.repository.url.replace(/^git\+|\.git$/g, '');
    expect(readFileSync(script, 'utf8')).toContain(`releases=\${SORACOM_RELEASES_URL:-${url}/releases}\n`);
  });

  it.each(shells)('installs the latest version, with what lies beside it (%s)', async (_, shell) => {
    const server = await serveRelease(release);
    const { code, stdout, stderr, bin, home } = await install([], { server, shell });
    expect(stderr).toContain(`Installed soracom 1.2.3 in ${bin}\n`);
    expect(code).toBe(0);
    expect(stdout).toBe('');
    expect(readFileSync(join(bin, 'soracom'), 'utf8')).toBe(pretendedProgram('1.2.3'));
    expect(statSync(join(bin, 'soracom')).mode & 0o777).toBe(0o755);
    expect(readFileSync(join(home, '.local/share/man/man1/soracom.1'), 'utf8')).toBe('a page\n');
    expect(statSync(join(home, '.local/share/man/man1/soracom.1')).mode & 0o777).toBe(0o644);
    expect(stderr).toContain(`  export PATH="${bin}:$PATH"\n`);
    // The version that the checksums name is the one that is fetched, whatever becomes the latest meanwhile.
    expect(server.asked).toEqual([
      '/releases/latest/download/SHA256SUMS',
      `/releases/download/v1.2.3/${server.archive}`,
    ]);
    expect(listAll(home).filter((name) => name.includes('.soracom'))).toEqual([]);
  });

  it.each([
    ['curl', 'shasum'],
    ['wget', 'openssl'],
    ['wget', 'sha256sum'],
  ])('works with %s and %s', async (fetcher, hasher) => {
    // shasum is written in Perl.
    const programs = hasher === 'shasum' ? [fetcher, hasher, 'perl'] : [fetcher, hasher];
    const path = makePath(programs);
    const good = await install([], { server: await serveRelease(release), path });
    expect(good.stderr).toContain('Installed soracom 1.2.3');
    expect(good.code).toBe(0);
    const server = await serveRelease(release);
    server.files.set(server.archive, await makeArchive({ ...release, program: 'other' }));
    const bad = await install([], { server, path });
    expect(bad.stderr).toContain('The checksum of');
    expect(bad.code).toBe(1);
  });

  it.each(shells)('refuses a file that was not released, and leaves nothing (%s)', async (_, shell) => {
    const server = await serveRelease(release);
    server.files.set(server.archive, await makeArchive({ ...release, program: 'other' }));
    const { code, stderr, home } = await install([], { server, shell });
    expect(stderr).toContain(`Error: The checksum of ${server.archive} is wrong`);
    expect(code).toBe(1);
    expect(listAll(home)).toEqual([]);
  });

  const sum = 'a'.repeat(64);
  it.each([
    ['nothing', '', 'has no archive for linux-x64'],
    ['another machine', `${sum}  soracom-1.2.3-linux-arm64.tar.gz\n`, 'has no archive for linux-x64'],
    [
      'the musl archive alone',
      `${sum}  soracom-1.2.3-linux-x64-musl.tar.gz\n`,
      'has no archive for linux-x64',
    ],
    ['a checksum that is cut off', `${sum.slice(1)}  soracom-1.2.3-linux-x64.tar.gz\n`, 'no valid checksum'],
    [
      'a checksum in no hexadecimal',
      `${'g'.repeat(64)}  soracom-1.2.3-linux-x64.tar.gz\n`,
      'no valid checksum',
    ],
    [
      'two archives',
      `${sum}  soracom-1.2.3-linux-x64.tar.gz\n${sum}  soracom-1.2.4-linux-x64.tar.gz\n`,
      'more than one archive',
    ],
    ['a path', `${sum}  soracom-1/../../../1.2.3-linux-x64.tar.gz\n`, 'has no archive for linux-x64'],
    ['a page', '<!DOCTYPE html><html><body>Not found</body></html>', 'has no archive for linux-x64'],
  ])('refuses checksums that hold %s', async (_, text, message) => {
    const server = await serveRelease(release);
    server.files.set('SHA256SUMS', Buffer.from(text));
    const { code, stderr, home } = await install([], { server });
    expect(stderr).toContain(message);
    expect(code).toBe(1);
    expect(listAll(home)).toEqual([]);
  });

  it.each(['SHA256SUMS', 'soracom-1.2.3-linux-x64.tar.gz'])('stops where there is no %s', async (name) => {
    const server = await serveRelease(release);
    server.files.delete(name);
    const { code, stderr, home } = await install([], { server });
    expect(stderr).toContain(`Error: Can't fetch ${server.base}/`);
    expect(code).toBe(1);
    expect(listAll(home)).toEqual([]);
  });

  it('stops where the archive is cut off', async () => {
    const server = await serveRelease(release, (file, response) => {
      if (!file.endsWith('.gz')) return false;
      response.writeHead(200, { 'content-length': '1000' });
      response.write('half', () => response.destroy());
      return true;
    });
    const { code, stderr, home } = await install([], { server });
    expect(stderr).toMatch(/^Error: /m);
    expect(code).toBe(1);
    expect(listAll(home)).toEqual([]);
  });

  it('stops where nobody answers', async () => {
    const server = { ...(await serveRelease(release)), base: `http://127.0.0.1:${await findClosedPort()}` };
    expect(await install([], { server })).toMatchObject({ code: 1 });
  });

  it('installs the version that was asked for', async () => {
    const server = await serveRelease({ ...release, version: '1.0.0-rc.1' });
    const { code, stderr } = await install(['--version', 'v1.0.0-rc.1'], { server });
    expect(stderr).toContain('Installed soracom 1.0.0-rc.1');
    expect(code).toBe(0);
    expect(server.asked[0]).toBe('/releases/download/v1.0.0-rc.1/SHA256SUMS');
    const missing = await install(['--version=9.9.9'], { server });
    expect(missing.stderr).toContain('There is no version 9.9.9');
    expect(missing.code).toBe(1);
  });

  it('refuses a release that holds another version than was asked for', async () => {
    const server = await serveRelease(release);
    server.files.set('SHA256SUMS', Buffer.from(`${sum}  soracom-1.0.0-linux-x64.tar.gz\n`));
    const { code, stderr } = await install(['--version', '1.2.3'], { server });
    expect(stderr).toContain('holds version 1.0.0 instead');
    expect(code).toBe(1);
  });

  it('replaces an earlier version, in a folder whose name holds spaces', async () => {
    const home = makeFolder();
    const dir = join(home, "my $HOME's tools/bin");
    putProgram(join(dir, 'soracom'), '0.1.0');
    const { code, stderr } = await install([`--dir=${dir}/`], { server: await serveRelease(release), home });
    expect(stderr).toContain(`Installed soracom 1.2.3 in ${dir}\n`);
    expect(code).toBe(0);
    expect(readFileSync(join(dir, 'soracom'), 'utf8')).toBe(pretendedProgram('1.2.3'));
    expect(existsSync(join(home, "my $HOME's tools/share/man/man1/soracom.1"))).toBe(true);
  });

  it('takes a folder relative to where it runs', async () => {
    const { code, home } = await install(['--dir', 'tools'], { server: await serveRelease(release) });
    expect(code).toBe(0);
    expect(listAll(join(home, 'tools'))).toContain('soracom');
  });

  it('replaces a link, and leaves what it leads to', async () => {
    const home = makeFolder();
    const bin = join(home, '.local/bin');
    putProgram(join(home, 'npm/soracom.cjs'), '0.1.0');
    mkdirSync(bin, { recursive: true });
    symlinkSync(join(home, 'npm/soracom.cjs'), join(bin, 'soracom'));
    const { code, stderr } = await install([], { server: await serveRelease(release), home });
    expect(stderr).toContain(`Replacing the link ${bin}/soracom`);
    expect(code).toBe(0);
    expect(lstatSync(join(bin, 'soracom')).isFile()).toBe(true);
    expect(readFileSync(join(home, 'npm/soracom.cjs'), 'utf8')).toBe(pretendedProgram('0.1.0'));
  });

  it.each(['a folder', 'a link to a folder'])('refuses %s in the place of the program', async (kind) => {
    const home = makeFolder();
    const place = join(home, '.local/bin/soracom');
    const folder = kind === 'a folder' ? place : join(home, 'elsewhere');
    mkdirSync(folder, { recursive: true });
    mkdirSync(join(home, '.local/bin'), { recursive: true });
    if (folder !== place) symlinkSync(folder, place);
    const { code, stderr } = await install([], { server: await serveRelease(release), home });
    expect(stderr).toContain('is a folder. Nothing was installed.');
    expect(code).toBe(1);
    expect(listAll(folder)).toEqual([]);
    expect(realpathSync(place)).toBe(realpathSync(folder));
  });

  it('names --dir where it can not write', async () => {
    const home = makeFolder();
    // A file where the folder should be stops even the administrator.
    writeFileSync(join(home, 'file'), '');
    const { code, stderr } = await install(['--dir', join(home, 'file')], {
      server: await serveRelease(release),
      home,
    });
    expect(stderr).toMatch(/Error: Can't make .*\/file\. Name another folder with --dir\./);
    expect(code).toBe(1);
    expect(listAll(home)).toEqual(['file']);
  });

  it('leaves the earlier version where the new one does not run here', async () => {
    const home = makeFolder();
    const bin = join(home, '.local/bin');
    putProgram(join(bin, 'soracom'), '0.1.0');
    const server = await serveRelease({
      ...release,
      program: '#!/bin/sh\necho "GLIBC_2.99 not found" >&2\nexit 1\n',
    });
    const { code, stderr } = await install([], { server, home });
    expect(stderr).toContain('Error: soracom 1.2.3 does not run on this machine: GLIBC_2.99 not found\n');
    expect(code).toBe(1);
    expect(listAll(bin)).toEqual(['soracom']);
    expect(readFileSync(join(bin, 'soracom'), 'utf8')).toBe(pretendedProgram('0.1.0'));
  });

  it('installs the program even where man pages can not go', async () => {
    const home = makeFolder();
    mkdirSync(join(home, '.local'));
    writeFileSync(join(home, '.local/share'), '');
    const { code, stderr, bin } = await install([], { server: await serveRelease(release), home });
    expect(stderr).toContain('Warning: man pages and completions could not be written');
    expect(code).toBe(0);
    expect(existsSync(join(bin, 'soracom'))).toBe(true);
  });

  it.each([
    [[], ['sha256sum'], 'Error: Install curl or wget first.\n'],
    [[], ['curl'], 'Error: Install sha256sum, shasum or openssl first: downloads are verified.\n'],
  ])('says what is missing', async (argv, programs, message) => {
    const { code, stderr, home } = await install(argv, {
      server: await serveRelease(release),
      path: makePath(programs),
    });
    expect(stderr).toBe(message);
    expect(code).toBe(1);
    expect(listAll(home)).toEqual([]);
  });

  it.each([
    ['Linux', 'x86_64', 'musl libc (x86_64)', '64', 'linux-x64-musl'],
    ['Linux', 'amd64', 'ldd (Ubuntu GLIBC 2.39-0ubuntu8) 2.39', '64', 'linux-x64'],
    ['Linux', 'aarch64', 'ldd (GNU libc) 2.36', '64', 'linux-arm64'],
    ['Darwin', 'arm64', '', '64', 'macos-arm64'],
    ['Darwin', 'x86_64', '', '64', 'macos-x64'],
  ])('knows %s on %s with "%s"', async (system, machine, ldd, bits, target) => {
    const scripts = {
      uname: `[ "$1" = -s ] && echo ${system} || echo ${machine}`,
      ldd: `echo "${ldd}" >&2; exit 1`,
      getconf: `echo ${bits}`,
      sysctl: 'exit 1',
    };
    const server = await serveRelease({ ...release, target });
    const { code, stderr } = await install([], { server, path: makePath(['curl', 'sha256sum'], scripts) });
    expect(stderr).toContain(`Downloading soracom-1.2.3-${target}.tar.gz\n`);
    expect(code).toBe(0);
  });

  it('sees through the translation of another processor on macOS', async () => {
    const scripts = { uname: '[ "$1" = -s ] && echo Darwin || echo x86_64', sysctl: 'echo 1' };
    const server = await serveRelease({ ...release, target: 'macos-arm64' });
    const path = makePath(['curl', 'sha256sum'], scripts);
    expect((await install([], { server, path })).stderr).toContain('soracom-1.2.3-macos-arm64');
  });

  it.each([
    ['FreeBSD', 'amd64', '', '64', 'There is no soracom for FreeBSD'],
    ['Linux', 'riscv64', '', '64', 'There is no soracom for riscv64'],
    ['Linux', 'x86_64', '', '32', 'There is no soracom for 32-bit systems'],
    ['Linux', 'aarch64', 'musl libc (aarch64)', '64', 'There is no soracom for musl on aarch64'],
    ['MINGW64_NT-10.0', 'x86_64', '', '64', 'On Windows, use Scoop'],
  ])('refuses %s on %s', async (system, machine, ldd, bits, message) => {
    const scripts = {
      uname: `[ "$1" = -s ] && echo ${system} || echo ${machine}`,
      ldd: `echo "${ldd}"`,
      getconf: `echo ${bits}`,
    };
    const server = await serveRelease(release);
    const { code, stderr } = await install([], { server, path: makePath(['curl', 'sha256sum'], scripts) });
    expect(stderr).toContain(`Error: ${message}`);
    expect(code).toBe(1);
    expect(server.asked).toEqual([]);
  });

  it.each([
    [['--dir'], {}, '--dir needs a value'],
    [['--dir', ''], {}, '--dir needs a value'],
    [['--version', '../1'], {}, '--version takes a version'],
    [['--version', '1.2'], {}, '--version takes a version'],
    [['--force'], {}, 'Unknown argument "--force"'],
    [[], { HOME: '' }, 'HOME is not set'],
    [[], { SORACOM_RELEASES_URL: 'http://example.com/releases' }, 'takes an https URL'],
    [[], { SORACOM_RELEASES_URL: 'http://127.0.0.1.example.com/releases' }, 'takes an https URL'],
    [[], { SORACOM_RELEASES_URL: 'http://localhost@example.com/releases' }, 'takes an https URL'],
    [[], { SORACOM_RELEASES_URL: 'file:///tmp' }, 'takes an https URL'],
  ])('refuses %j with %j before anything is fetched', async (argv, env, message) => {
    const { code, stderr, home } = await install(argv, { env });
    expect(stderr).toContain(message);
    expect(code).toBe(2);
    expect(listAll(home)).toEqual([]);
  });

  it('says so where another soracom comes first', async () => {
    const home = makeFolder();
    const bin = join(home, '.local/bin');
    const path = makePath(['curl', 'sha256sum'], { ...linux, soracom: 'echo other' });
    const server = await serveRelease(release);
    const { stderr } = await install([], { server, path: `${path}:${bin}`, home });
    expect(stderr).toContain(`Another soracom comes first in PATH: ${path}/soracom\n`);
    expect(stderr).not.toContain('export PATH');
    const first = await install([], { server, path: `${bin}:${path}`, home });
    expect(first.stderr).not.toContain('PATH');
  });

  it.each([
    ['/usr/bin/fish', "  fish_add_path '"],
    ['/bin/zsh', '  export PATH="'],
  ])('speaks the language of %s', async (SHELL, line) => {
    const { stderr } = await install([], { server: await serveRelease(release), env: { SHELL } });
    expect(stderr).toContain(line);
  });

  it('says how zsh finds its completion', async () => {
    const server = await serveRelease({
      ...release,
      beside: { 'share/zsh/site-functions/_soracom': '#compdef\n' },
    });
    const { stderr, home } = await install([], { server, env: { SHELL: '/bin/zsh' } });
    expect(stderr).toContain(`  fpath=('${home}/.local/share/zsh/site-functions' $fpath)\n`);
  });

  it('does nothing where the script itself is cut off', async () => {
    const text = readFileSync(script, 'utf8');
    const server = await serveRelease(release);
    const lines = text.split('\n');
    for (let count = 0; count < lines.length - 2; count += 9) {
      const home = makeFolder();
      const { ended } = startProcess(['sh'], {
        cwd: home,
        env: { PATH: makePath(['curl', 'sha256sum']), SORACOM_RELEASES_URL: server.base },
        stdin: lines.slice(0, count).join('\n'),
      });
      await ended;
      expect(listAll(home)).toEqual([]);
    }
    expect(server.asked).toEqual([]);
  });

  it('reads from a pipe, and passes arguments on', async () => {
    const home = makeFolder();
    const server = await serveRelease(release);
    const running = startProcess(['sh', '-s', '--', '--dir', join(home, 'x')], {
      cwd: home,
      env: { PATH: makePath(['curl', 'sha256sum']), SORACOM_RELEASES_URL: server.base },
      stdin: readFileSync(script, 'utf8'),
    });
    expect(await running.ended).toMatchObject({ code: 0 });
    expect(existsSync(join(home, 'x/soracom'))).toBe(true);
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('cleans up after %s', async (signal) => {
    let reportAsked = (): void => undefined;
    const asked = new Promise<void>((done) => (reportAsked = done));
    const server = await serveRelease(release, (file) => {
      if (!file.endsWith('.gz')) return false;
      reportAsked();
      return true;
    });
    const home = makeFolder();
    const temporary = join(home, 'tmp');
    mkdirSync(temporary);
    const running = startProcess(['sh', script], {
      cwd: home,
      env: { PATH: makePath(['curl', 'sha256sum']), SORACOM_RELEASES_URL: server.base, TMPDIR: temporary },
      group: true,
    });
    await asked;
    process.kill(-(running.child.pid ?? 0), signal);
    const { code } = await running.ended;
    expect(code).toBe({ SIGHUP: 129, SIGINT: 130, SIGTERM: 143 }[signal]);
    expect(listAll(home)).toEqual(['tmp']);
  });
});
